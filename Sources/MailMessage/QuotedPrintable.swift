// Text with a few bytes that a 7-bit road cannot carry: each becomes `=E3`, the rest stays readable (RFC 2045 §6.7).
// Read first: nothing.

/// Quoted-printable encoding and decoding.
package enum QuotedPrintable {
    private static let hex = Array("0123456789ABCDEF".utf8)

    /// Encodes text whose lines end with CRLF (or bare LF). Lines of the result have at most 76 characters.
    package static func encode(_ text: some Collection<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count + text.count / 8)
        var column = 0
        func put(_ piece: [UInt8]) {
            // RFC 2045 §6.7 (5): at most 76 characters, the soft break's "=" included.
            if column + piece.count > 75 {
                result += [Octet.equals, Octet.cr, Octet.lf]
                column = 0
            }
            result += piece
            column += piece.count
        }
        func escaped(_ byte: UInt8) -> [UInt8] { [Octet.equals, hex[Int(byte >> 4)], hex[Int(byte & 15)]] }
        var i = text.startIndex
        while i < text.endIndex {
            let byte = text[i]
            let next = text.index(after: i)
            let following = next < text.endIndex ? text[next] : Octet.lf
            if byte == Octet.lf || (byte == Octet.cr && following == Octet.lf && next < text.endIndex) {
                if byte == Octet.cr { i = next }
                result += Octet.crlf
                column = 0
            } else if Octet.isBlank(byte) {
                // RFC 2045 §6.7 (3): blanks at the end of a line are encoded, as gateways may remove them.
                put(following == Octet.cr || following == Octet.lf ? escaped(byte) : [byte])
            } else {
                put(byte > 32 && byte < 127 && byte != Octet.equals ? [byte] : escaped(byte))
            }
            i = text.index(after: i)
        }
        return result
    }

    /// Decodes; what is no legal escape is kept as it is (RFC 2045 §6.7, note on robustness).
    package static func decode(_ text: some Collection<UInt8>) -> [UInt8] {
        let bytes = Array(text)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var i = 0
        while i < bytes.count {
            guard bytes[i] == Octet.equals else {
                result.append(bytes[i])
                i += 1
                continue
            }
            if i + 2 < bytes.count, let high = digit(bytes[i + 1]), let low = digit(bytes[i + 2]) {
                result.append(high << 4 | low)
                i += 3
                continue
            }
            // A soft line break: "=", blanks that somebody added, the line's end.
            var end = i + 1
            while end < bytes.count, Octet.isBlank(bytes[end]) { end += 1 }
            if end < bytes.count, bytes[end] == Octet.lf {
                i = end + 1
            } else if end + 1 < bytes.count, bytes[end] == Octet.cr, bytes[end + 1] == Octet.lf {
                i = end + 2
            } else {
                result.append(bytes[i])
                i += 1
            }
        }
        return result
    }

    /// The value of a hexadecimal digit.
    static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}
