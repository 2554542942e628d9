// Fills in macros (RFC 7208 §7.2, §7.3). Read first: SPFMacroString.swift.

import DNSProtocol
import Wire

/// What macros stand for at one moment of a check.
struct SPFMacroExpansion {
    var request: SPFRequest
    /// The domain whose record is being evaluated.
    var domain: [UInt8]
    /// The client's confirmed name (RFC 7208 §5.5); nil: "unknown".
    var clientName: DNSName?

    /// The text with its macros filled in.
    func expand(_ string: SPFMacroString) -> [UInt8] {
        var text: [UInt8] = []
        for part in string.parts {
            switch part {
            case .literal(let bytes): text += bytes
            case .macro(let macro): text += expand(macro)
            }
        }
        return text
    }

    /// The text as a domain to ask about. Nil when DNS cannot be asked for it: then it does not exist (RFC 7208 §4.3).
    func expandDomain(_ string: SPFMacroString) -> (text: [UInt8], name: DNSName)? {
        var text = expand(string)
        if text.last == UInt8(ascii: ".") { text.removeLast() }
        // RFC 7208 §7.3: labels are removed from the left until there are at most 253 characters.
        while text.count > 253 {
            guard let dot = text.firstIndex(of: UInt8(ascii: ".")) else { return nil }
            text.removeFirst(dot + 1)
        }
        return DNSName(dotted: text).map { (text, $0) }
    }

    private func expand(_ macro: SPFMacroString.Macro) -> [UInt8] {
        var parts = value(macro.letter).split(omittingEmptySubsequences: false) { macro.delimiters.contains($0) }
        if macro.isReversed { parts.reverse() }
        if let kept = macro.kept { parts = parts.suffix(kept) }
        let joined = Array(parts.joined(separator: [UInt8(ascii: ".")]))
        return macro.isEscaped ? Self.urlEscaped(joined) : joined
    }

    private func value(_ letter: UInt8) -> [UInt8] {
        switch letter {
        case UInt8(ascii: "s"): Array(request.sender.utf8)
        case UInt8(ascii: "l"): Array(request.localPart.utf8)
        case UInt8(ascii: "o"): Array(request.domain.utf8)
        case UInt8(ascii: "d"): domain
        case UInt8(ascii: "i"): address
        case UInt8(ascii: "p"): Array((clientName?.description ?? "unknown").utf8)
        case UInt8(ascii: "v"): Array((request.client.isIPv4 ? "in-addr" : "ip6").utf8)
        case UInt8(ascii: "h"): Array(request.helo.utf8)
        case UInt8(ascii: "c"): Array(request.client.description.utf8)
        case UInt8(ascii: "r"): Array(request.receiver.utf8)
        default: Array(String(request.clock).utf8)
        }
    }

    /// RFC 7208 §7.3: dotted quad, or the nibbles of an IPv6 address separated by dots.
    private var address: [UInt8] {
        if request.client.isIPv4 { return Array(request.client.description.utf8) }
        let digits = Array("0123456789ABCDEF".utf8)
        let nibbles = request.client.bytes.flatMap { [[digits[Int($0 >> 4)]], [digits[Int($0 & 15)]]] }
        return Array(nibbles.joined(separator: [UInt8(ascii: ".")]))
    }

    /// RFC 7208 §7.3: everything that RFC 3986 does not call unreserved becomes %XX.
    private static func urlEscaped(_ bytes: [UInt8]) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return bytes.flatMap { byte -> [UInt8] in
            switch byte {
            case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                [byte]
            default: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
    }
}
