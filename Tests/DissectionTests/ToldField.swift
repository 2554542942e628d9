// A field as both dissectors tell it. Read first: nothing. Then PDMLReader.swift, Captures.swift.

import Dissection

/// What is compared of a field.
struct ToldField: Hashable, CustomStringConvertible {
    var name: String
    var offset: Int
    var length: Int
    var value: String
    /// The value as people read it.
    var show: String
    /// The name of the field that it stands below; empty for those at the top of a protocol.
    var parent: String

    var description: String {
        "\(name) at \(offset), \(length) B, in “\(parent)”: \(value.prefix(60)) “\(show.prefix(60))”"
    }

    /// What tells nothing about the dissector: line ends become blanks in an attribute of XML, and tshark 4.0 takes
    /// headers for ASCII, so that each byte above 127 becomes a mark there.
    static func plain(_ text: String) -> String {
        var plain = ""
        for character in text {
            for scalar in (character == "\r\n" ? "\n" : character).unicodeScalars {
                switch scalar {
                case "\r", "\n", "\t": plain += " "
                case "\u{FFFD}": plain += "?"
                // It writes other control characters as numbers.
                case ..<" ", "\u{7F}": plain += "\\x" + String(scalar.value, radix: 16)
                default: plain += scalar.isASCII ? String(scalar) : String(repeating: "?", count: UTF8.width(scalar))
                }
            }
        }
        return plain
    }

    /// Fields that are not compared.
    static func isLeftOut(_ name: String) -> Bool {
        // Wireshark's own notes; fingerprints of TLS hellos; the count of bytes that belong to no message.
        ["_ws.", "tls.handshake.ja3", "dns.extraneous"].contains { name.hasPrefix($0) }
            || WiresharkVersion.installed.leavesOut(name)
    }
}

extension [ToldField] {
    /// The fields that are not in `other`, counted: a field may come several times.
    func subtracting(_ other: [ToldField]) -> [ToldField] {
        var counts: [ToldField: Int] = [:]
        for field in other { counts[field, default: 0] += 1 }
        return filter { field in
            counts[field, default: 0] -= 1
            return counts[field, default: 0] < 0
        }
    }
}
