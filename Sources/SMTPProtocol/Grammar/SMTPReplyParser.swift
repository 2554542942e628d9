// Finds replies in what a server sends, however TCP cuts it into pieces (RFC 5321 §4.2.1). Read first: SMTPReply.swift.
//
// A server may be broken or hostile: lines and replies have a length here that cannot be exceeded.

import MailMessage

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

    /// A line whose end has not come yet.
    private var begun: [UInt8] = []
    private var code: Int?
    private var status: EnhancedStatus?
    private var lines: [String] = []

    /// A parser that has seen nothing.
    package init() {}

    /// Takes bytes from `input` at `position` on, up to the end of the next reply; returns that reply if it is there.
    package mutating func next(_ input: [UInt8], _ position: inout Int) throws(Failure) -> SMTPReply? {
        while position < input.count {
            let end = input[position...].firstIndex(of: Octet.lf)
            let piece = input[position..<(end ?? input.count)]
            guard begun.count + piece.count <= Self.maximumLine else { throw .tooLong }
            position = (end ?? input.count - 1) + 1
            guard end != nil else {
                begun += piece
                return nil
            }
            // Nearly always a line is here as a whole, and is read where it stands.
            var line = piece
            if !begun.isEmpty {
                line = (begun + piece)[...]
                begun = []
            }
            if line.last == Octet.cr { line = line.dropLast() }
            if let reply = try endLine(line) { return reply }
        }
        return nil
    }

    /// Takes bytes; returns the replies that they complete.
    package mutating func receive(_ bytes: [UInt8]) throws(Failure) -> [SMTPReply] {
        var replies: [SMTPReply] = []
        var position = 0
        while let reply = try next(bytes, &position) { replies.append(reply) }
        return replies
    }

    private mutating func endLine(_ line: ArraySlice<UInt8>) throws(Failure) -> SMTPReply? {
        let start = line.startIndex
        func digit(_ i: Int) -> Int? { Octet.isDigit(line[start + i]) ? Int(line[start + i]) - 48 : nil }
        guard line.count >= 3, let a = digit(0), (2...5).contains(a), let b = digit(1), let c = digit(2),
            code == nil || code == a * 100 + b * 10 + c,
            line.count == 3 || line[start + 3] == Octet.space || line[start + 3] == UInt8(ascii: "-")
        else { throw .notAReply(Self.printable(line.prefix(200))) }
        let isLast = line.count == 3 || line[start + 3] == Octet.space
        var rest = line.dropFirst(4)
        // RFC 2034 §4: the enhanced code is the first word, of the same kind as the reply.
        let word = rest.prefix { $0 != Octet.space }
        if let found = EnhancedStatus(bytes: word), found.kind == a, status == nil || status == found {
            status = found
            rest = rest.dropFirst(word.count)
            if rest.first == Octet.space { rest = rest.dropFirst() }
        }
        code = a * 100 + b * 10 + c
        guard lines.count < Self.maximumLines else { throw .tooLong }
        lines.append(Self.printable(rest))
        guard isLast, let code else { return nil }
        let reply = SMTPReply(code, status, lines: lines)
        self.code = nil
        status = nil
        lines = []
        return reply
    }

    /// The line as text; bytes that are no UTF-8 are shown as U+FFFD.
    private static func printable(_ line: ArraySlice<UInt8>) -> String { String(decoding: line, as: UTF8.self) }
}
