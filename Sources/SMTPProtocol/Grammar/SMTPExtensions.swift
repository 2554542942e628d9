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
        self.keyword = Octet.uppercased(keyword)
        bit = Self.bit(of: self.keyword.utf8.span)
    }

    /// The bit of the extension with this keyword, in any case of letters; 0 when it is not among those below.
    static func bit(of keyword: Span<UInt8>) -> UInt16 {
        if keyword.isEmpty { return 0 }
        // The length and the first character leave one candidate.
        let (name, bit): (StaticString, UInt16)
        switch (keyword.count, keyword[0]) {
        case (3, UInt8(ascii: "D")), (3, UInt8(ascii: "d")): (name, bit) = ("DSN", 1)
        case (4, UInt8(ascii: "S")), (4, UInt8(ascii: "s")): (name, bit) = ("SIZE", 2)
        case (4, UInt8(ascii: "V")), (4, UInt8(ascii: "v")): (name, bit) = ("VRFY", 4)
        case (4, UInt8(ascii: "E")), (4, UInt8(ascii: "e")): (name, bit) = ("ETRN", 8)
        case (4, UInt8(ascii: "A")), (4, UInt8(ascii: "a")): (name, bit) = ("AUTH", 16)
        case (8, UInt8(ascii: "8")): (name, bit) = ("8BITMIME", 32)
        case (8, UInt8(ascii: "S")), (8, UInt8(ascii: "s")): (name, bit) = ("SMTPUTF8", 64)
        case (8, UInt8(ascii: "C")), (8, UInt8(ascii: "c")): (name, bit) = ("CHUNKING", 128)
        case (10, UInt8(ascii: "P")), (10, UInt8(ascii: "p")): (name, bit) = ("PIPELINING", 256)
        case (19, UInt8(ascii: "E")), (19, UInt8(ascii: "e")): (name, bit) = ("ENHANCEDSTATUSCODES", 512)
        default: return 0
        }
        return name.withUTF8Buffer { name in
            for i in keyword.indices where unsafe Octet.lowercased(name[i]) != Octet.lowercased(keyword[i]) { return 0 }
            return bit
        }
    }

    /// Several commands in one segment (RFC 2920).
    package static let pipelining = SMTPExtension(keyword: "PIPELINING")
    /// The largest message (RFC 1870).
    package static let size = SMTPExtension(keyword: "SIZE")
    /// Asking whether an address exists (RFC 5321 §3.5).
    package static let vrfy = SMTPExtension(keyword: "VRFY")
    /// Asking a server to try its queue for a domain now (RFC 1985).
    package static let etrn = SMTPExtension(keyword: "ETRN")
    /// Authentication (RFC 4954).
    package static let auth = SMTPExtension(keyword: "AUTH")
    /// Replies with the codes of RFC 3463 (RFC 2034).
    package static let enhancedStatusCodes = SMTPExtension(keyword: "ENHANCEDSTATUSCODES")
    /// Bytes beyond ASCII in bodies (RFC 6152).
    package static let eightBitMIME = SMTPExtension(keyword: "8BITMIME")
    /// Delivery status notifications (RFC 3461).
    package static let dsn = SMTPExtension(keyword: "DSN")
    /// UTF-8 in addresses and headers (RFC 6531).
    package static let smtpUTF8 = SMTPExtension(keyword: "SMTPUTF8")
    /// BDAT (RFC 3030).
    package static let chunking = SMTPExtension(keyword: "CHUNKING")
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
            bits |= SMTPExtension.bit(of: lines.extracting(start..<end))
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
