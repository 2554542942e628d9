// What a server says: three digits for programs, text for people (RFC 5321 §4.2). Read first: EnhancedStatus.swift.
// Then SMTPReply+Texts.swift, all that our server ever says, and SMTPReplyParser.swift, the client's side.
//
//     S: 250-mail.kyoto.example
//     S: 250-PIPELINING
//     S: 250 CHUNKING
//
// The first digit is what matters: 2 done, 3 go on, 4 not now, 5 never (RFC 5321 §4.2.1).

import MailMessage

/// A reply of an SMTP server.
package struct SMTPReply: Error, Hashable, Sendable {
    /// 200 to 599.
    package var code: Int
    /// The code of RFC 3463, which then begins every line (RFC 2034 §4).
    package var status: EnhancedStatus?
    /// The lines of text, without codes, a line feed between each two.
    let text: String

    /// A reply; without lines it gets an empty one.
    package init(_ code: Int, _ status: EnhancedStatus? = nil, lines: [String]) {
        self.init(code, status, text: lines.map(Self.line).joined(separator: "\n"))
    }

    /// A reply of one line with an enhanced code.
    package init(_ code: Int, _ kind: Int, _ subject: Int, _ detail: Int, _ text: String) {
        self.init(code, EnhancedStatus(kind, subject, detail), text: Self.line(text))
    }

    /// A reply of one line without an enhanced code.
    package init(_ code: Int, _ text: String) { self.init(code, nil, text: Self.line(text)) }

    /// A reply of these lines, with line feeds between them.
    init(_ code: Int, _ status: EnhancedStatus?, text: String) {
        self.code = code
        self.status = status
        self.text = text
    }

    /// A reply is a line: what is quoted from a client or from DNS must not make two of it.
    private static func line(_ text: String) -> String {
        let bytes = text.utf8.span
        for i in bytes.indices where bytes[i] == Octet.lf {
            return String(decoding: text.utf8.map { $0 == Octet.lf ? UInt8(ascii: "?") : $0 }, as: UTF8.self)
        }
        return text
    }

    /// One or more lines of text, without codes.
    package var lines: [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// 2yz: done.
    package var isPositive: Bool { code / 100 == 2 }
    /// 3yz: go on.
    package var isIntermediate: Bool { code / 100 == 3 }
    /// 4yz: not now.
    package var isTransient: Bool { code / 100 == 4 }
    /// 5yz: never.
    package var isPermanent: Bool { code / 100 == 5 }

    /// The reply's status, or the vague one that its first digit says.
    package var statusOrGeneric: EnhancedStatus {
        status ?? EnhancedStatus(isPermanent ? 5 : isTransient ? 4 : 2, 0, 0)
    }

    /// The bytes as they are sent.
    package var bytes: [UInt8] {
        var result: [UInt8] = []
        append(to: &result)
        return result
    }

    /// Adds the bytes as they are sent.
    package func append(to result: inout [UInt8]) {
        // Room for a line or two at once; more comes by itself, twice as much each time.
        if result.isEmpty { result.reserveCapacity(128) }
        let bytes = text.utf8.span
        if bytes.count <= Self.longestText, !Self.haveControl(bytes) {
            // Nearly all replies are one line of plain text.
            appendCode(isLast: true, to: &result)
            result.add(text)
            return result.endLine()
        }
        var start = 0
        while true {
            let (end, next) = Self.endOfLine(bytes, from: start)
            appendCode(isLast: next == nil, to: &result)
            let lineStart = result.count
            unsafe bytes.extracting(start..<end).withUnsafeBufferPointer { unsafe result.append(contentsOf: $0) }
            for i in lineStart..<result.count where result[i] < 32 || result[i] == 127 { result[i] = UInt8(ascii: "?") }
            result.endLine()
            guard let next else { return }
            start = next
        }
    }

    /// RFC 5321 §4.5.3.1.5: a reply line has at most 512 bytes; 16 of them are the codes, the blanks and CRLF.
    private static let longestText = 512 - 16

    /// Where the line that begins at `start` ends, and where the next one begins, if there is one: behind a line feed,
    /// or where the line would be too long, at a blank if it has one.
    private static func endOfLine(_ text: Span<UInt8>, from start: Int) -> (end: Int, next: Int?) {
        let limit = min(text.count, start + longestText)
        var blank: Int?
        var end = start
        while end < limit, text[end] != Octet.lf {
            if text[end] == Octet.space { blank = end }
            end += 1
        }
        if end == text.count { return (end, nil) }
        if text[end] == Octet.lf || text[end] == Octet.space { return (end, end + 1) }
        if let blank, blank > start { return (blank, blank + 1) }
        // In the middle of a word, but not of a character.
        while end > start + 1, text[end] & 0xC0 == 0x80 { end -= 1 }
        return (end, end)
    }

    private func appendCode(isLast: Bool, to result: inout [UInt8]) {
        result.add(code)
        // RFC 5321 §4.2.1: a hyphen after the code says that more lines follow.
        result.append(UInt8(ascii: isLast ? " " : "-"))
        if let status {
            status.append(to: &result)
            result.append(Octet.space)
        }
    }

    private static func haveControl(_ bytes: Span<UInt8>) -> Bool {
        for i in bytes.indices where bytes[i] < 32 || bytes[i] == 127 { return true }
        return false
    }
}

extension SMTPReply: CustomStringConvertible {
    /// The reply in one line, as logs and notices quote it.
    package var description: String {
        var result: [UInt8] = []
        result.reserveCapacity(16 + text.utf8.count)
        result.add(code)
        if let status {
            result.append(Octet.space)
            status.append(to: &result)
        }
        // A blank before each line that has something in it.
        var isLineStart = true
        let bytes = text.utf8.span
        for i in bytes.indices {
            if bytes[i] == Octet.lf {
                isLineStart = true
            } else {
                if isLineStart { result.append(Octet.space) }
                isLineStart = false
                result.append(bytes[i])
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
