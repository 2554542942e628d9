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
        var start = 0
        while true {
            var end = start
            while end < bytes.count, bytes[end] != Octet.lf { end += 1 }
            result.add(code)
            // RFC 5321 §4.2.1: a hyphen after the code says that more lines follow.
            result.append(UInt8(ascii: end < bytes.count ? "-" : " "))
            if let status {
                status.append(to: &result)
                result.append(Octet.space)
            }
            let lineStart = result.count
            unsafe bytes.extracting(start..<end).withUnsafeBufferPointer { unsafe result.append(contentsOf: $0) }
            for i in lineStart..<result.count where result[i] < 32 || result[i] == 127 { result[i] = UInt8(ascii: "?") }
            result.endLine()
            if end == bytes.count { return }
            start = end + 1
        }
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
