// Text to SPF record (RFC 7208 §4.6.1 and §12). Read first: SPFRecord.swift.
//
// A mistake anywhere makes the whole record invalid (RFC 7208 §4.6), even behind the mechanism that would have decided.

import Wire

/// What is wrong with a record: the term that cannot be understood.
struct SPFSyntaxError: Error, Equatable, Sendable {
    var term: String
}

extension SPFRecord {
    /// Whether a TXT record is meant for SPF (RFC 7208 §4.5): "v=spf1" and then a space or nothing.
    static func isVersion1(_ text: [UInt8]) -> Bool {
        let version = "v=spf1".utf8
        guard text.count >= version.count else { return false }
        let isEqual = zip(text, version).allSatisfy { (65...90).contains($0) ? $0 | 0x20 == $1 : $0 == $1 }
        return isEqual && (text.count == version.count || text[version.count] == 0x20)
    }

    /// Reads a record for which `isVersion1` holds.
    init(parsing text: [UInt8]) throws(SPFSyntaxError) {
        self.init(directives: [])
        // RFC 7208 §4.6.1: terms are separated by spaces and nothing else.
        for term in text.dropFirst(6).split(separator: 0x20) {
            let written = String(decoding: term, as: UTF8.self)
            guard try addModifier(term, written) || addDirective(term, written) else {
                throw SPFSyntaxError(term: written)
            }
        }
    }

    /// Takes a term as a modifier: name "=" macro-string. False when it is none.
    private mutating func addModifier(_ term: ArraySlice<UInt8>, _ written: String) throws(SPFSyntaxError) -> Bool {
        guard let first = term.first, (97...122).contains(first | 0x20) else { return false }
        let name = term.prefix {
            (48...57).contains($0) || (97...122).contains($0 | 0x20)
                || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
        }
        guard name.count < term.count, term[name.endIndex] == UInt8(ascii: "=") else { return false }
        let value = Array(term.dropFirst(name.count + 1))
        switch Self.lowercased(name) {
        case "redirect":
            // RFC 7208 §6: redirect and exp must not appear more than once each.
            guard redirect == nil, let domain = SPFMacroString.domain(value) else {
                throw SPFSyntaxError(term: written)
            }
            redirect = domain
        case "exp":
            guard explanation == nil, let domain = SPFMacroString.domain(value) else {
                throw SPFSyntaxError(term: written)
            }
            explanation = domain
        default:
            // RFC 7208 §6: unknown modifiers are ignored, if their macros are well formed.
            guard SPFMacroString(value, in: .domain) != nil else { throw SPFSyntaxError(term: written) }
        }
        return true
    }

    /// Takes a term as a sign and a mechanism. False when it is none.
    private mutating func addDirective(_ term: ArraySlice<UInt8>, _ written: String) -> Bool {
        var rest = term
        var result = SPFResult.pass
        switch rest.first {
        case UInt8(ascii: "+"): rest = rest.dropFirst()
        case UInt8(ascii: "-"): (result, rest) = (.fail, rest.dropFirst())
        case UInt8(ascii: "~"): (result, rest) = (.softfail, rest.dropFirst())
        case UInt8(ascii: "?"): (result, rest) = (.neutral, rest.dropFirst())
        default: break
        }
        let name = rest.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "/") }
        let argument = Array(rest.dropFirst(name.count))
        guard let mechanism = Mechanism(Self.lowercased(name), argument) else {
            return false
        }
        directives.append(Directive(result: result, mechanism: mechanism, text: written))
        return true
    }
}

extension SPFRecord {
    /// A name in lower case; all names that mean something are ASCII.
    private static func lowercased(_ name: ArraySlice<UInt8>) -> String {
        unsafe String(unsafeUninitializedCapacity: name.count) { text in
            for (i, byte) in name.enumerated() { unsafe text[i] = (65...90).contains(byte) ? byte | 0x20 : byte }
            return name.count
        }
    }
}

extension SPFRecord.Mechanism {
    /// A mechanism by its name and everything after it. Nil when it is unknown or its argument is not as it must be.
    fileprivate init?(_ name: String, _ argument: [UInt8]) {
        let hasColon = argument.first == UInt8(ascii: ":")
        switch name {
        case "all":
            guard argument.isEmpty else { return nil }
            self = .all
        case "include", "exists":
            guard hasColon, let domain = SPFMacroString.domain(Array(argument.dropFirst())) else { return nil }
            self = name == "include" ? .include(domain) : .exists(domain)
        case "a", "mx":
            guard let (domain, prefixes) = Self.domainAndPrefixes(argument) else { return nil }
            self = name == "a" ? .a(domain, prefixes) : .mx(domain, prefixes)
        case "ptr":
            if argument.isEmpty {
                self = .ptr(nil)
                return
            }
            guard hasColon, let domain = SPFMacroString.domain(Array(argument.dropFirst())) else { return nil }
            self = .ptr(domain)
        case "ip4", "ip6":
            guard hasColon, let mechanism = Self.network(Array(argument.dropFirst()), isIPv4: name == "ip4") else {
                return nil
            }
            self = mechanism
        default: return nil
        }
    }

    /// [ ":" domain-spec ] [ dual-cidr-length ] (RFC 7208 §5.3). The lengths are taken off the end, since a domain-spec
    /// may itself have slashes.
    private static func domainAndPrefixes(_ argument: [UInt8]) -> (SPFMacroString?, SPFRecord.Prefixes)? {
        var rest = argument[...]
        var prefixes = SPFRecord.Prefixes()
        if let (length, before) = lengthAtEnd(rest), before.last == UInt8(ascii: "/") {
            guard let v6 = length, v6 <= 128 else { return nil }
            prefixes.v6 = v6
            rest = before.dropLast()
        }
        if let (length, before) = lengthAtEnd(rest) {
            guard let v4 = length, v4 <= 32 else { return nil }
            prefixes.v4 = v4
            rest = before
        }
        if rest.isEmpty { return (nil, prefixes) }
        guard rest.first == UInt8(ascii: ":"), let domain = SPFMacroString.domain(Array(rest.dropFirst())) else {
            return nil
        }
        return (domain, prefixes)
    }

    /// A "/" and digits at the end: their number (nil when it has leading zeros or is absurd), and what is before.
    private static func lengthAtEnd(_ text: ArraySlice<UInt8>) -> (Int?, ArraySlice<UInt8>)? {
        guard let slash = text.lastIndex(of: UInt8(ascii: "/")) else { return nil }
        let digits = text[(slash + 1)...]
        guard !digits.isEmpty, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        let isCanonical = digits.count <= 3 && (digits.first != 48 || digits.count == 1)
        return (isCanonical ? digits.reduce(0) { $0 * 10 + Int($1 - 48) } : nil, text[..<slash])
    }

    /// ip4-network [ ip4-cidr-length ] or the same for IPv6 (RFC 7208 §5.6).
    private static func network(_ text: [UInt8], isIPv4: Bool) -> SPFRecord.Mechanism? {
        var rest = text[...]
        var length = isIPv4 ? 32 : 128
        if rest.contains(UInt8(ascii: "/")) {
            guard let (number, before) = lengthAtEnd(rest), let number, number <= length else { return nil }
            length = number
            rest = before
        }
        let isIPv6Text = rest.contains(UInt8(ascii: ":"))
        guard isIPv6Text != isIPv4, let address = IPAddress(String(decoding: rest, as: UTF8.self)) else { return nil }
        // An IPv4-mapped IPv6 network stands for nothing: such clients count as IPv4 (RFC 7208 §5).
        if !isIPv4 && address.isIPv4 { return .ip(IPAddress(high: .max, low: .max), prefixLength: 128) }
        return .ip(address, prefixLength: length)
    }
}
