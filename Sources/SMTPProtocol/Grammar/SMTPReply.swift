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
    /// One or more lines of text, without codes.
    package var lines: [String]

    /// A reply; without lines it gets an empty one.
    package init(_ code: Int, _ status: EnhancedStatus? = nil, lines: [String]) {
        self.code = code
        self.status = status
        self.lines = lines.isEmpty ? [""] : lines
    }

    /// A reply of one line with an enhanced code.
    package init(_ code: Int, _ kind: Int, _ subject: Int, _ detail: Int, _ text: String) {
        self.init(code, EnhancedStatus(kind, subject, detail), lines: [text])
    }

    /// A reply of one line without an enhanced code.
    package init(_ code: Int, _ text: String) { self.init(code, nil, lines: [text]) }

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
        for i in lines.indices {
            result.add(code)
            // RFC 5321 §4.2.1: a hyphen after the code says that more lines follow.
            result.append(UInt8(ascii: i < lines.count - 1 ? "-" : " "))
            if let status {
                status.append(to: &result)
                result.append(Octet.space)
            }
            // A reply is a line: what is quoted from a client must not make two of it.
            result.add(lines[i]) { $0 < 32 || $0 == 127 }
            result.endLine()
        }
    }
}

extension SMTPReply: CustomStringConvertible {
    /// The reply in one line, as logs and notices quote it.
    package var description: String {
        var text: [UInt8] = []
        text.add(code)
        if let status {
            text.append(Octet.space)
            status.append(to: &text)
        }
        for line in lines where !line.isEmpty {
            text.append(Octet.space)
            text.add(line)
        }
        return String(decoding: text, as: UTF8.self)
    }
}
