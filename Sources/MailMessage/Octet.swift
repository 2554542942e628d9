// The ASCII characters that mail is made of, by name, and the questions its grammars ask about a byte.
// Read first: nothing. Then HeaderField.swift and Message.swift.
//
// Mail is bytes, not text: a letter may be in any charset, or in none. So parsers look at bytes, and a `String`
// appears only where a person is meant to read it.

import Basics

/// Bytes with a meaning in mail grammars, and classes of bytes (RFC 5234 appendix B.1, RFC 5322 §3.2).
///
/// Computed rather than stored: the compiler then sees the numbers in other modules too, and calls nothing for them.
@usableFromInline package enum Octet {
    /// Horizontal tab.
    @inlinable package static var tab: UInt8 { 9 }
    /// Line feed.
    @inlinable package static var lf: UInt8 { 10 }
    /// Carriage return.
    @inlinable package static var cr: UInt8 { 13 }
    /// Space.
    @inlinable package static var space: UInt8 { 32 }
    /// `"`
    @inlinable package static var quote: UInt8 { 34 }
    /// `(`
    @inlinable package static var openParenthesis: UInt8 { 40 }
    /// `)`
    @inlinable package static var closeParenthesis: UInt8 { 41 }
    /// `,`
    @inlinable package static var comma: UInt8 { 44 }
    /// `.`
    @inlinable package static var dot: UInt8 { 46 }
    /// `:`
    @inlinable package static var colon: UInt8 { 58 }
    /// `;`
    @inlinable package static var semicolon: UInt8 { 59 }
    /// `<`
    @inlinable package static var less: UInt8 { 60 }
    /// `=`
    @inlinable package static var equals: UInt8 { 61 }
    /// `>`
    @inlinable package static var greater: UInt8 { 62 }
    /// `@`
    @inlinable package static var at: UInt8 { 64 }
    /// `[`
    @inlinable package static var openBracket: UInt8 { 91 }
    /// `\`
    @inlinable package static var backslash: UInt8 { 92 }
    /// `]`
    @inlinable package static var closeBracket: UInt8 { 93 }

    /// CR LF, the only line ending that mail has (RFC 5322 §2.1).
    package static let crlf: [UInt8] = [cr, lf]

    @inlinable package static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
    @inlinable package static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }
    /// Space or tab: the white space inside of a line.
    @inlinable package static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }

    /// `atext` of RFC 5322 §3.2.3, and with RFC 6532 §3.2 every byte of UTF-8 beyond ASCII.
    package static func isAtomText(_ byte: UInt8) -> Bool {
        if isLetter(byte) || isDigit(byte) || byte >= 0x80 { return true }
        switch byte {
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2F, 0x3D, 0x3F, 0x5E...0x60, 0x7B...0x7E: return true
        default: return false
        }
    }

    /// A byte of a header field's name: any visible ASCII character but the colon (RFC 5322 §3.6.8 `ftext`).
    @inlinable package static func isFieldName(_ byte: UInt8) -> Bool { byte > 32 && byte < 127 && byte != colon }

    @inlinable package static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 0x20 : byte }

    /// Whether two texts differ at most in the case of their ASCII letters.
    package static func equalIgnoringCase(_ a: String, _ b: String) -> Bool {
        equalIgnoringCase(a.utf8.span, b.utf8.span)
    }

    /// The same for a part of a text.
    package static func equalIgnoringCase(_ a: String, _ b: Substring) -> Bool {
        equalIgnoringCase(a.utf8.span, b.utf8.span)
    }

    /// The same for bytes and a text.
    package static func equalIgnoringCase(_ a: ArraySlice<UInt8>, _ b: String) -> Bool {
        equalIgnoringCase(a.span, b.utf8.span)
    }

    /// Whether two runs of bytes differ at most in the case of their ASCII letters.
    package static func equalIgnoringCase(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
        guard a.count == b.count else { return false }
        for i in a.indices where lowercased(a[i]) != lowercased(b[i]) { return false }
        return true
    }

    /// Whether any of `bytes` is zero.
    package static func haveNUL(_ bytes: Span<UInt8>) -> Bool {
        for i in bytes.indices where bytes[i] == 0 { return true }
        return false
    }

    /// The offset behind the next line feed from `start` on, or `limit`.
    @inlinable package static func endOfLine(_ bytes: Span<UInt8>, from start: Int, limit: Int) -> Int {
        bytes.bytes.firstOffset(of: lf, from: start, limit: limit).map { $0 + 1 } ?? limit
    }

    /// The offset of the first CR or LF from `start` on, or `bytes.count`; looks at eight bytes at a time.
    package static func endOfText(_ bytes: Span<UInt8>, from start: Int) -> Int {
        precondition(start >= 0, "text outside of the bytes")
        let raw = bytes.bytes
        var i = start
        while i + 8 <= bytes.count {
            let word = raw.unsafeLoadUnaligned(fromByteOffset: i, as: UInt64.self).littleEndian
            let (a, b) = (word ^ 0x0D0D_0D0D_0D0D_0D0D, word ^ 0x0A0A_0A0A_0A0A_0A0A)
            let found =
                ((a &- 0x0101_0101_0101_0101) & ~a | (b &- 0x0101_0101_0101_0101) & ~b) & 0x8080_8080_8080_8080
            if found != 0 { return i + found.trailingZeroBitCount / 8 }
            i += 8
        }
        while i < bytes.count, bytes[i] != cr, bytes[i] != lf { i += 1 }
        return i
    }

    /// Whether any of `bytes` is beyond ASCII; looks at eight of them at a time.
    package static func haveEightBit(_ bytes: Span<UInt8>) -> Bool {
        let raw = bytes.bytes
        var i = 0
        while i + 8 <= raw.byteCount {
            if raw.unsafeLoadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { return true }
            i += 8
        }
        while i < raw.byteCount {
            if bytes[i] >= 0x80 { return true }
            i += 1
        }
        return false
    }

    /// `text` with its ASCII letters in lower case; others stay, as no locale may change what a name means.
    package static func lowercased(_ text: String) -> String {
        let bytes = text.utf8.span
        for i in bytes.indices where bytes[i] &- 65 < 26 {
            return String(decoding: text.utf8.map { lowercased($0) }, as: UTF8.self)
        }
        return text
    }

    /// The same for a part of a text.
    package static func lowercased(_ text: Substring) -> String { lowercased(String(text)) }

    /// `text` with its ASCII letters in upper case.
    package static func uppercased(_ text: String) -> String {
        let bytes = text.utf8.span
        for i in bytes.indices where bytes[i] &- 97 < 26 {
            return String(decoding: text.utf8.map { $0 &- 97 < 26 ? $0 & 0xDF : $0 }, as: UTF8.self)
        }
        return text
    }

    /// The same for a part of a text.
    package static func uppercased(_ text: Substring) -> String { uppercased(String(text)) }

    /// The bytes as text: UTF-8 where they are that, else each byte as the Latin-1 character of its number, so that
    /// nothing is lost from sight.
    package static func text(_ bytes: ArraySlice<UInt8>) -> String {
        // Mail is mostly ASCII, for which the quick way is right.
        if !haveEightBit(bytes.span) { return String(decoding: bytes, as: UTF8.self) }
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }

    /// The same for a whole array.
    package static func text(_ bytes: [UInt8]) -> String { text(bytes[...]) }
}
