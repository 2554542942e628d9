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
    /// The text of the lines before, each ended by a line feed.
    private var text: [UInt8] = []
    private var lineCount = 0

    /// A parser that has seen nothing.
    package init() {}

    /// Takes bytes from `input` at `position` on, up to the end of the next reply; returns that reply if it is there.
    package mutating func next(_ input: [UInt8], _ position: inout Int) throws(Failure) -> SMTPReply? {
        let bytes = input.span
        while position < bytes.count {
            let start = position
            position = Octet.endOfLine(bytes, from: start, limit: bytes.count)
            let isEnded = bytes[position - 1] == Octet.lf
            let end = isEnded ? position - 1 : position
            guard begun.count + end - start <= Self.maximumLine else { throw .tooLong }
            guard isEnded else {
                begun += input[start..<end]
                return nil
            }
            let reply: SMTPReply?
            if begun.isEmpty {
                // Nearly always a line is here as a whole, and is read where it stands.
                reply = try endLine(bytes.extracting(start..<end))
            } else {
                let line = begun + input[start..<end]
                begun = []
                reply = try endLine(line.span)
            }
            if let reply { return reply }
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

    /// A line is complete, all but its CR taken off.
    private mutating func endLine(_ ended: Span<UInt8>) throws(Failure) -> SMTPReply? {
        let line = ended.extracting(
            ..<(ended.isEmpty || ended[ended.count - 1] != Octet.cr ? ended.count : ended.count - 1))
        func digit(_ i: Int) -> Int? { Octet.isDigit(line[i]) ? Int(line[i]) - 48 : nil }
        guard line.count >= 3, let a = digit(0), (2...5).contains(a), let b = digit(1), let c = digit(2),
            code == nil || code == a * 100 + b * 10 + c,
            line.count == 3 || line[3] == Octet.space || line[3] == UInt8(ascii: "-")
        else { throw .notAReply(Self.printable(line.extracting(..<min(200, line.count)))) }
        let isLast = line.count == 3 || line[3] == Octet.space
        var rest = line.extracting(min(4, line.count)...)
        // RFC 2034 §4: the enhanced code is the first word, of the same kind as the reply.
        var end = 0
        while end < rest.count, rest[end] != Octet.space { end += 1 }
        if let found = EnhancedStatus(rest.extracting(..<end)), found.kind == a, status == nil || status == found {
            status = found
            rest = rest.extracting(min(end + 1, rest.count)...)
        }
        let code = a * 100 + b * 10 + c
        guard lineCount < Self.maximumLines else { throw .tooLong }
        guard isLast else {
            self.code = code
            lineCount += 1
            if text.isEmpty { text.reserveCapacity(256) }
            add(rest)
            text.append(Octet.lf)
            return nil
        }
        defer { status = nil }
        if lineCount == 0 { return SMTPReply(code, status, text: Self.printable(rest)) }
        add(rest)
        let reply = SMTPReply(code, status, text: String(decoding: text, as: UTF8.self))
        self.code = nil
        lineCount = 0
        text = []
        return reply
    }

    private mutating func add(_ line: Span<UInt8>) {
        unsafe line.withUnsafeBufferPointer { unsafe text.append(contentsOf: $0) }
    }

    /// The line as text; bytes that are no UTF-8 are shown as U+FFFD.
    private static func printable(_ line: Span<UInt8>) -> String {
        unsafe line.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
}
