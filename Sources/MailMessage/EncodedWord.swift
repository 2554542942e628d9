// Text beyond ASCII in a header: `=?UTF-8?B?44GT44KT44Gr44Gh44Gv?=` (RFC 2047).
// Read first: Base64.swift, QuotedPrintable.swift, Charset.swift.
//
// Decoded is what Charset.swift knows, also the ISO-2022-JP of older Japanese mail. Other words stay as they are.

/// Encodes and decodes encoded words.
package enum EncodedWord {
    /// RFC 2047 §2: an encoded word has at most 75 characters.
    private static let maximumLength = 75

    /// `text` as is when it is printable ASCII, else as one or more encoded words with spaces between them.
    package static func encode(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 32 && $0 < 127 }) && !text.contains("=?") { return text }
        let prefix = "=?UTF-8?B?"
        // Four characters carry three bytes; a character must not be torn apart (RFC 2047 §5).
        let room = (maximumLength - prefix.utf8.count - 2) / 4 * 3
        var words: [String] = []
        var chunk: [UInt8] = []
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if chunk.count + bytes.count > room {
                words.append(prefix + String(decoding: Base64.encode(chunk), as: UTF8.self) + "?=")
                chunk = []
            }
            chunk += bytes
        }
        words.append(prefix + String(decoding: Base64.encode(chunk), as: UTF8.self) + "?=")
        return words.joined(separator: " ")
    }

    /// `text` with the encoded words that can be understood as what they say.
    package static func decode(_ text: String) -> String {
        guard text.utf8.contains(Octet.equals) else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var position = 0
        /// Blanks behind an encoded word, which vanish when another one follows.
        var blanks: [UInt8]?
        while position < bytes.count {
            if let (decoded, end) = word(bytes, at: position) {
                // RFC 2047 §6.2: blanks between two encoded words are not shown.
                blanks = []
                result += decoded
                position = end
            } else if blanks != nil, Octet.isBlank(bytes[position]) {
                blanks?.append(bytes[position])
                position += 1
            } else {
                result += blanks ?? []
                blanks = nil
                result.append(bytes[position])
                position += 1
            }
        }
        return Octet.text(result + (blanks ?? []))
    }

    /// The UTF-8 bytes of the encoded word at `start` and the offset behind it.
    private static func word(_ bytes: [UInt8], at start: Int) -> (decoded: [UInt8], end: Int)? {
        let question = UInt8(ascii: "?")
        guard start + 1 < bytes.count, bytes[start] == Octet.equals, bytes[start + 1] == question else { return nil }
        // The longest legal word has 75 characters; some senders exceed it, so a little more is read.
        let limit = min(bytes.count, start + 512)
        guard let charsetEnd = bytes[(start + 2)..<limit].firstIndex(of: question), charsetEnd + 2 < limit,
            bytes[charsetEnd + 2] == question,
            let textEnd = bytes[(charsetEnd + 3)..<limit].firstIndex(of: question), textEnd + 1 < limit,
            bytes[textEnd + 1] == Octet.equals
        else { return nil }
        let content = bytes[(charsetEnd + 3)..<textEnd]
        if content.contains(where: { $0 <= 32 || $0 >= 127 }) { return nil }
        let decoded: [UInt8]
        switch Octet.lowercased(bytes[charsetEnd + 1]) {
        case UInt8(ascii: "b"):
            guard let bytes = Base64.decode(content.span, lenient: true) else { return nil }
            decoded = bytes
        case UInt8(ascii: "q"):
            // RFC 2047 §4.2 (2): "_" is a space.
            decoded = QuotedPrintable.decode(content.map { $0 == UInt8(ascii: "_") ? Octet.space : $0 })
        default:
            return nil
        }
        // RFC 2231 §5: a language may follow the charset's name behind a "*".
        let charset = Octet.lowercased(Octet.text(bytes[(start + 2)..<charsetEnd].prefix { $0 != UInt8(ascii: "*") }))
        guard let text = Charset.utf8(decoded, charset: charset) else { return nil }
        return (text, textEnd + 2)
    }
}
