// Three bytes as four characters (RFC 4648 §4). Read first: nothing.
// MIME bodies break it into lines of 76 (RFC 2045 §6.8); AUTH and encoded words have it in one piece.

/// Base64 encoding and decoding.
package enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The encoded bytes in one piece, padded.
    package static func encode(_ bytes: [UInt8]) -> [UInt8] { encode(bytes.span) }

    /// The same for borrowed bytes.
    private static func encode(_ bytes: Span<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count + 2) / 3 * 4)
        let alphabet = alphabet.span
        for start in stride(from: 0, to: bytes.count, by: 3) {
            func byte(_ i: Int) -> UInt32 { start + i < bytes.count ? UInt32(bytes[start + i]) : 0 }
            let buffer = byte(0) << 16 | byte(1) << 8 | byte(2)
            result.append(alphabet[Int(buffer >> 18)])
            result.append(alphabet[Int(buffer >> 12 & 63)])
            // RFC 4648 §4: what is missing of the last three bytes is written as "=".
            result.append(start + 1 < bytes.count ? alphabet[Int(buffer >> 6 & 63)] : Octet.equals)
            result.append(start + 2 < bytes.count ? alphabet[Int(buffer & 63)] : Octet.equals)
        }
        return result
    }

    /// The encoded text of `text`.
    package static func encode(_ text: String) -> String {
        String(decoding: encode(text.utf8.span), as: UTF8.self)
    }

    /// The encoded bytes in lines of 76 characters with CRLF (RFC 2045 §6.8).
    package static func encodeLines(_ bytes: [UInt8]) -> [UInt8] {
        let text = encode(bytes)
        var result: [UInt8] = []
        result.reserveCapacity(text.count + text.count / 38 + 2)
        for start in stride(from: 0, to: text.count, by: 76) {
            result += text[start..<min(start + 76, text.count)]
            result += Octet.crlf
        }
        return result
    }

    /// The bytes of `text`; nil when a character is none of the alphabet or the padding is wrong.
    package static func decode(_ text: String) -> [UInt8]? { decode(text.utf8.span) }

    /// The same for a text in bytes. With `lenient`, as RFC 2045 §6.8 asks for bodies, other characters are passed over
    /// and missing padding is forgiven.
    package static func decode(_ text: Span<UInt8>, lenient: Bool = false) -> [UInt8]? {
        var result: [UInt8] = []
        result.reserveCapacity(text.count / 4 * 3 + 3)
        var buffer: UInt32 = 0
        var bits = 0
        var padding = 0
        var characters = 0
        for i in text.indices {
            let byte = text[i]
            let value: UInt32
            switch byte {
            case 65...90: value = UInt32(byte) - 65
            case 97...122: value = UInt32(byte) - 71
            case 48...57: value = UInt32(byte) + 4
            case 43: value = 62
            case 47: value = 63
            case Octet.equals:
                padding += 1
                continue
            default:
                if lenient { continue }
                return nil
            }
            if padding > 0 {
                if lenient { continue }
                return nil
            }
            characters += 1
            buffer = buffer << 6 | value
            bits += 6
            if bits >= 8 {
                bits -= 8
                result.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
            }
        }
        if lenient { return result }
        return (characters + padding) % 4 == 0 && padding <= 2 && characters % 4 != 1 ? result : nil
    }
}
