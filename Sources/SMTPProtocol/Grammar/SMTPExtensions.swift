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
        entries = reply.lines.dropFirst().prefix(64).map { line in
            let text = line.utf8
            guard let end = text.firstIndex(where: { $0 == Octet.space || $0 == Octet.equals }) else {
                return Entry(name: SMTPExtension(keyword: line), parameters: "")
            }
            return Entry(
                name: SMTPExtension(keyword: String(line[..<end])),
                parameters: String(line[text.index(after: end)...]))
        }
    }

    /// Whether it is offered.
    package func offers(_ name: SMTPExtension) -> Bool { entries.contains { $0.name == name } }

    /// The words behind `name`, nil when it is not offered.
    package func parameters(of name: SMTPExtension) -> String? { entries.first { $0.name == name }?.parameters }

    /// The largest message that is taken; nil when the server does not say (RFC 1870 §3: 0 means no fixed limit).
    package var sizeLimit: Int? { parameters(of: .size).flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } }

    /// The lines of the answer behind the server's name.
    var lines: [String] {
        entries.map { $0.parameters.isEmpty ? $0.name.keyword : $0.name.keyword + " " + $0.parameters }
    }
}
