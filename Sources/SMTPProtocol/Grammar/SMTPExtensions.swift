// What a server offers in its answer to EHLO (RFC 5321 §4.1.1.1). Read first: SMTPReply.swift.

import MailMessage

/// The name of an extension.
package struct SMTPExtension: Hashable, Sendable {
    /// In upper case.
    package let keyword: String
    /// A bit of its own for each extension that is known here, none for others.
    let bit: UInt16

    /// An extension, known or not.
    package init(keyword: String) {
        let keyword = Octet.uppercased(keyword)
        self = Self.known(keyword.utf8.span) ?? Self(keyword, bit: 0)
    }

    /// The extension with this keyword, in any case of letters, if it is one of those below.
    static func known(_ keyword: Span<UInt8>) -> SMTPExtension? {
        if keyword.isEmpty { return nil }
        // The length and the first character leave one candidate.
        let candidate: SMTPExtension
        switch (keyword.count, keyword[0] & 0xDF) {
        case (3, UInt8(ascii: "D")): candidate = .dsn
        case (4, UInt8(ascii: "S")): candidate = .size
        case (4, UInt8(ascii: "V")): candidate = .vrfy
        case (4, UInt8(ascii: "E")): candidate = .etrn
        case (4, UInt8(ascii: "A")): candidate = .auth
        case (8, UInt8(ascii: "8") & 0xDF): candidate = .eightBitMIME
        case (8, UInt8(ascii: "S")): candidate = .smtpUTF8
        case (8, UInt8(ascii: "C")): candidate = .chunking
        case (10, UInt8(ascii: "P")): candidate = .pipelining
        case (19, UInt8(ascii: "E")): candidate = .enhancedStatusCodes
        default: return nil
        }
        return Octet.equalIgnoringCase(keyword, candidate.keyword.utf8.span) ? candidate : nil
    }

    private init(_ keyword: String, bit: UInt16) {
        self.keyword = keyword
        self.bit = bit
    }

    /// Several commands in one segment (RFC 2920).
    package static let pipelining = SMTPExtension("PIPELINING", bit: 1)
    /// The largest message (RFC 1870).
    package static let size = SMTPExtension("SIZE", bit: 2)
    /// Asking whether an address exists (RFC 5321 §3.5).
    package static let vrfy = SMTPExtension("VRFY", bit: 4)
    /// Asking a server to try its queue for a domain now (RFC 1985).
    package static let etrn = SMTPExtension("ETRN", bit: 8)
    /// Authentication (RFC 4954).
    package static let auth = SMTPExtension("AUTH", bit: 16)
    /// Replies with the codes of RFC 3463 (RFC 2034).
    package static let enhancedStatusCodes = SMTPExtension("ENHANCEDSTATUSCODES", bit: 32)
    /// Bytes beyond ASCII in bodies (RFC 6152).
    package static let eightBitMIME = SMTPExtension("8BITMIME", bit: 64)
    /// Delivery status notifications (RFC 3461).
    package static let dsn = SMTPExtension("DSN", bit: 128)
    /// UTF-8 in addresses and headers (RFC 6531).
    package static let smtpUTF8 = SMTPExtension("SMTPUTF8", bit: 256)
    /// BDAT (RFC 3030).
    package static let chunking = SMTPExtension("CHUNKING", bit: 512)
}

/// The extensions of a server, in the order of its answer.
package struct SMTPExtensions: Equatable, Sendable {
    /// A line of the answer.
    package struct Entry: Equatable, Sendable {
        /// The extension.
        package var name: SMTPExtension
        /// The words behind the keyword.
        package var parameters: String
    }

    /// The lines of the answer behind the server's name, a line feed between each two. Little of it is ever asked for,
    /// so it is kept as it came.
    let text: String
    /// The bits of those that are known.
    private let known: UInt16

    /// These entries.
    package init(_ entries: [Entry] = []) {
        known = entries.reduce(0) { $0 | $1.name.bit }
        text = entries.map { $0.parameters.isEmpty ? $0.name.keyword : $0.name.keyword + " " + $0.parameters }
            .joined(separator: "\n")
    }

    /// Reads the reply to EHLO; its first line is only the server's name. Unknown keywords are kept.
    package init(_ reply: SMTPReply) {
        let lines = reply.text.utf8
        text = lines.firstIndex(of: Octet.lf).map { String(reply.text[lines.index(after: $0)...]) } ?? ""
        known = Self.known(in: text.utf8.span)
    }

    /// Whether it is offered.
    package func offers(_ name: SMTPExtension) -> Bool {
        name.bit == 0 ? find(name) != nil : known & name.bit != 0
    }

    private static func known(in lines: Span<UInt8>) -> UInt16 {
        var bits: UInt16 = 0
        var start = 0
        while start < lines.count {
            var end = start
            while end < lines.count, lines[end] != Octet.space, lines[end] != Octet.equals, lines[end] != Octet.lf {
                end += 1
            }
            bits |= SMTPExtension.known(lines.extracting(start..<end))?.bit ?? 0
            start = Octet.endOfLine(lines, from: end, limit: lines.count)
        }
        return bits
    }

    /// The words behind `name`, nil when it is not offered.
    package func parameters(of name: SMTPExtension) -> String? {
        guard let range = find(name) else { return nil }
        let parameters = text.utf8.span.extracting(range)
        return unsafe parameters.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }

    /// Where the words behind `name` are.
    private func find(_ name: SMTPExtension) -> Range<Int>? {
        let (bytes, keyword) = (text.utf8.span, name.keyword.utf8.span)
        var start = 0
        while start < bytes.count {
            let next = Octet.endOfLine(bytes, from: start, limit: bytes.count)
            let end = bytes[next - 1] == Octet.lf ? next - 1 : next
            let keywordEnd = start + keyword.count
            if keywordEnd <= end, Octet.equalIgnoringCase(bytes.extracting(start..<keywordEnd), keyword) {
                if keywordEnd == end { return end..<end }
                if bytes[keywordEnd] == Octet.space || bytes[keywordEnd] == Octet.equals { return keywordEnd + 1..<end }
            }
            start = next
        }
        return nil
    }

    /// Whether `word` stands among the words behind `name`, in any case of letters.
    func offers(_ name: SMTPExtension, _ word: String) -> Bool {
        guard let range = find(name) else { return false }
        let (bytes, wanted) = (text.utf8.span, word.utf8.span)
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start
            while end < range.upperBound, bytes[end] != Octet.space { end += 1 }
            if Octet.equalIgnoringCase(bytes.extracting(start..<end), wanted) { return true }
            start = end + 1
        }
        return false
    }

    /// The largest message that is taken; nil when the server does not say (RFC 1870 §3: 0 means no fixed limit).
    package var sizeLimit: Int? { parameters(of: .size).flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } }
}
