// Finds replies in what a server sends, however TCP cuts it into pieces (RFC 5321 §4.2.1). Read first: SMTPReply.swift.
//
// A server may be broken or hostile: lines and replies have a length here that cannot be exceeded.

/// Collects bytes until a reply is complete.
package struct SMTPReplyParser: Equatable, Sendable {
    /// What no SMTP server would send.
    package enum Failure: Error, Equatable, Sendable {
        /// A line without three digits, or with other digits than the lines before it.
        case notAReply(String)
        case tooLong
    }

    /// RFC 5321 §4.5.3.1.5: 512; more is read for the sake of chatty servers.
    package static let maximumLine = 4_096
    /// Lines of one reply.
    package static let maximumLines = 128

    private var line: [UInt8] = []
    private var code: Int?
    private var status: EnhancedStatus?
    private var lines: [String] = []

    package init() {}

    /// Takes the next byte; returns the reply that it completes.
    package mutating func receive(_ byte: UInt8) throws(Failure) -> SMTPReply? {
        guard byte == 10 else {
            guard line.count < Self.maximumLine else { throw .tooLong }
            line.append(byte)
            return nil
        }
        if line.last == 13 { line.removeLast() }
        defer { line.removeAll(keepingCapacity: true) }
        return try endLine()
    }

    /// Takes bytes; returns the replies that they complete.
    package mutating func receive(_ bytes: some Sequence<UInt8>) throws(Failure) -> [SMTPReply] {
        var replies: [SMTPReply] = []
        for byte in bytes {
            if let reply = try receive(byte) { replies.append(reply) }
        }
        return replies
    }

    private mutating func endLine() throws(Failure) -> SMTPReply? {
        let text = Self.printable(line)
        guard line.count >= 3, (UInt8(ascii: "2")...UInt8(ascii: "5")).contains(line[0]),
            line[1...2].allSatisfy({ $0 >= 48 && $0 <= 57 }), let number = Int(text.prefix(3)),
            code == nil || code == number,
            line.count == 3 || line[3] == UInt8(ascii: " ") || line[3] == UInt8(ascii: "-")
        else { throw .notAReply(String(text.prefix(200))) }
        let isLast = line.count == 3 || line[3] == UInt8(ascii: " ")
        var rest = text.dropFirst(4)
        // RFC 2034 §4: the enhanced code is the first word, of the same kind as the reply.
        let word = rest.prefix { $0 != " " }
        if let found = EnhancedStatus(word), found.kind == number / 100, status == nil || status == found {
            status = found
            rest = rest.dropFirst(word.count)
            if rest.first == " " { rest = rest.dropFirst() }
        }
        code = number
        guard lines.count < Self.maximumLines else { throw .tooLong }
        lines.append(String(rest))
        guard isLast else { return nil }
        let reply = SMTPReply(number, status, lines: lines)
        code = nil
        status = nil
        lines = []
        return reply
    }

    /// The line as text; bytes that are no UTF-8 are shown as U+FFFD.
    private static func printable(_ line: [UInt8]) -> String { String(decoding: line, as: UTF8.self) }
}
