// What a server says: three digits for programs, text for people (RFC 5321 §4.2). Read first: EnhancedStatus.swift.
// Then SMTPReply+Texts.swift, all that our server ever says, and SMTPReplyParser.swift, the client's side.
//
//     S: 250-mail.kyoto.example
//     S: 250-PIPELINING
//     S: 250 CHUNKING
//
// The first digit is what matters: 2 done, 3 go on, 4 not now, 5 never (RFC 5321 §4.2.1).

/// A reply of an SMTP server.
package struct SMTPReply: Error, Hashable, Sendable {
    /// 200 to 599.
    package var code: Int
    /// The code of RFC 3463, which then begins every line (RFC 2034 §4).
    package var status: EnhancedStatus?
    /// One or more lines of text, without codes.
    package var lines: [String]

    package init(_ code: Int, _ status: EnhancedStatus? = nil, lines: [String]) {
        self.code = code
        self.status = status
        self.lines = lines.isEmpty ? [""] : lines
    }

    package init(_ code: Int, _ kind: Int, _ subject: Int, _ detail: Int, _ text: String) {
        self.init(code, EnhancedStatus(kind, subject, detail), lines: [text])
    }

    package init(_ code: Int, _ text: String) { self.init(code, nil, lines: [text]) }

    package var isPositive: Bool { code / 100 == 2 }
    package var isIntermediate: Bool { code / 100 == 3 }
    package var isTransient: Bool { code / 100 == 4 }
    package var isPermanent: Bool { code / 100 == 5 }

    /// The reply's status, or the vague one that its first digit says.
    package var statusOrGeneric: EnhancedStatus {
        status ?? EnhancedStatus(isPermanent ? 5 : isTransient ? 4 : 2, 0, 0)
    }

    /// The lines as they are sent, without CRLF.
    package var wireLines: [String] {
        lines.enumerated().map { i, text in
            // RFC 5321 §4.2.1: a hyphen after the code says that more lines follow.
            let separator = i < lines.count - 1 ? "-" : " "
            return "\(code)" + separator + (status.map { "\($0) " } ?? "") + text
        }
    }

    /// The bytes as they are sent.
    package var bytes: [UInt8] {
        var result: [UInt8] = []
        for line in wireLines {
            // A reply is a line: what is quoted from a client must not make two of it.
            result += line.utf8.map { $0 < 32 || $0 == 127 ? UInt8(ascii: "?") : $0 }
            result += [13, 10]
        }
        return result
    }
}

extension SMTPReply: CustomStringConvertible {
    /// The reply in one line, as logs and notices quote it.
    package var description: String {
        "\(code)" + (status.map { " \($0)" } ?? "") + lines.map { $0.isEmpty ? "" : " " + $0 }.joined()
    }
}
