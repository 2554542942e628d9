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
        let code = [UInt8(48 + code / 100), UInt8(48 + code / 10 % 10), UInt8(48 + code % 10)]
        let status = status.map { Array("\($0) ".utf8) } ?? []
        for (i, line) in lines.enumerated() {
            result += code
            // RFC 5321 §4.2.1: a hyphen after the code says that more lines follow.
            result.append(UInt8(ascii: i < lines.count - 1 ? "-" : " "))
            result += status
            // A reply is a line: what is quoted from a client must not make two of it.
            for byte in line.utf8 { result.append(byte < 32 || byte == 127 ? UInt8(ascii: "?") : byte) }
            result.append(13)
            result.append(10)
        }
    }
}

extension SMTPReply: CustomStringConvertible {
    /// The reply in one line, as logs and notices quote it.
    package var description: String {
        "\(code)" + (status.map { " \($0)" } ?? "") + lines.map { $0.isEmpty ? "" : " " + $0 }.joined()
    }
}
