// What a server offers in its answer to EHLO (RFC 5321 §4.1.1.1). Read first: SMTPReply.swift.

import MailMessage

/// The name of an extension.
package struct SMTPExtension: Hashable, Sendable {
    /// In upper case.
    package let keyword: String
    /// An extension, known or not.
    package init(keyword: String) { self.keyword = Octet.uppercased(keyword) }

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

    /// In the order of the answer.
    package private(set) var entries: [Entry]

    /// These entries.
    package init(_ entries: [Entry] = []) { self.entries = entries }

    /// Reads the reply to EHLO; its first line is only the server's name. Unknown keywords are kept.
    package init(_ reply: SMTPReply) {
        let bytes = reply.text.utf8.span
        var position = 0
        func text(_ range: Range<Int>) -> String {
            unsafe bytes.extracting(range).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
        }
        func skip(to isEnd: (UInt8) -> Bool) {
            while position < bytes.count, bytes[position] != Octet.lf, !isEnd(bytes[position]) { position += 1 }
        }
        entries = []
        entries.reserveCapacity(12)
        skip { _ in false }
        while position < bytes.count, entries.count < 64 {
            position += 1
            let start = position
            skip { $0 == Octet.space || $0 == Octet.equals }
            let end = position
            skip { _ in false }
            entries.append(
                Entry(
                    name: SMTPExtension(keyword: text(start..<end)),
                    parameters: position > end ? text(end + 1..<position) : ""))
        }
    }

    /// Whether it is offered.
    package func offers(_ name: SMTPExtension) -> Bool { entries.contains { $0.name == name } }

    /// The words behind `name`, nil when it is not offered.
    package func parameters(of name: SMTPExtension) -> String? { entries.first { $0.name == name }?.parameters }

    /// Whether `word` stands among the words behind `name`, in any case of letters.
    func offers(_ name: SMTPExtension, _ word: StaticString) -> Bool {
        guard let parameters = parameters(of: name) else { return false }
        return word.withUTF8Buffer { wanted in
            parameters.utf8.split(separator: Octet.space).contains { unsafe $0.elementsEqual(wanted) { $0 & 0xDF == $1 } }
        }
    }

    /// The largest message that is taken; nil when the server does not say (RFC 1870 §3: 0 means no fixed limit).
    package var sizeLimit: Int? { parameters(of: .size).flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } }

    /// The lines of the answer behind the server's name.
    var lines: [String] {
        entries.map { $0.parameters.isEmpty ? $0.name.keyword : $0.name.keyword + " " + $0.parameters }
    }
}
