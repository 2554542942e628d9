// What a client says: a verb of four letters and its argument (RFC 5321 §4.1.1). Read first: SMTPReply.swift,
// MailParameters.swift, RecipientParameters.swift.
//
//     C: EHLO mail.tokyo.example
//     C: MAIL FROM:<hana@tokyo.example> SIZE=586
//     C: RCPT TO:<kenji@kyoto.example>
//     C: DATA
//
// Parsing answers like a server: what is wrong comes back as the reply that refuses it.

import MailMessage

/// A command of an SMTP client.
package enum SMTPCommand: Equatable, Sendable {
    case helo(String)
    case ehlo(String)
    case mail(ReversePath, MailParameters)
    case rcpt(EmailAddress, RecipientParameters)
    case data
    /// `BDAT 1000` or `BDAT 1000 LAST` (RFC 3030 §2).
    case bdat(size: Int, isLast: Bool)
    case rset
    case noop
    case quit
    case vrfy(String)
    /// `initial` is the base64 text that came with the command (RFC 4954 §4).
    case auth(mechanism: String, initial: String?)

    /// The verb of a line, in upper case.
    package static func verb(of line: some Collection<UInt8>) -> String {
        Octet.text(line.prefix { !Octet.isBlank($0) && $0 != Octet.colon }.prefix(32)).uppercased()
    }

    /// How long a line with this verb may be, its CRLF included.
    static func maximumLength(verb: String) -> Int {
        switch verb {
        // RFC 5321 §4.5.3.1.4, plus SIZE 26 (RFC 1870 §3), BODY 17 (RFC 6152 §2), SMTPUTF8 10 (RFC 6531 §3.1),
        // RET and ENVID and AUTH 500 each (RFC 3461 §5, RFC 4954 §3).
        case "MAIL": 512 + 26 + 17 + 10 + 500 + 500
        case "RCPT": 512 + 10 + 500
        // RFC 4954 §4: 12288.
        case "AUTH": 12_288
        default: 512
        }
    }

    /// Reads a line without its line ending. `offers` is what the server has announced: parameters of other extensions
    /// are unknown. `origin` completes addresses without a domain.
    package init(_ line: [UInt8], offers: SMTPExtensions, origin: String) throws(SMTPReply) {
        guard !line.contains(0) else { throw .nulInCommand }
        let text = Octet.text(line)
        let verb = Self.verb(of: line)
        let rest = text.dropFirst(verb.count)
        let argument = Self.trimmed(rest)
        switch verb {
        case "HELO":
            guard Self.isHostArgument(argument) else { throw .syntaxHELO }
            self = .helo(String(argument))
        case "EHLO":
            guard Self.isHostArgument(argument) else { throw .syntaxEHLO }
            self = .ehlo(String(argument))
        case "MAIL":
            guard let (path, words) = Self.path(argument, keyword: "FROM") else { throw .syntaxMAIL }
            guard path.utf8.count <= 320 else { throw .pathTooLong }
            let sender = try Self.reversePath(path, origin: origin)
            self = .mail(sender, try MailParameters(words, offers))
        case "RCPT":
            guard let (path, words) = Self.path(argument, keyword: "TO") else { throw .syntaxRCPT }
            guard path.utf8.count <= 320, let recipient = Self.address(path, origin: origin) else {
                throw .badRecipient
            }
            self = .rcpt(recipient, try RecipientParameters(words, offers))
        case "DATA":
            guard argument.isEmpty else { throw .syntaxDATA }
            self = .data
        case "BDAT":
            let words = argument.split(separator: " ")
            guard (1...2).contains(words.count), (1...18).contains(words[0].utf8.count),
                words[0].utf8.allSatisfy(Octet.isDigit), let size = Int(words[0]),
                words.count == 1 || Octet.equalIgnoringCase(words[1], "LAST")
            else { throw .syntaxBDAT }
            self = .bdat(size: size, isLast: words.count == 2)
        case "RSET":
            guard argument.isEmpty else { throw .syntaxRSET }
            self = .rset
        // RFC 5321 §4.1.1.9: what follows NOOP is ignored; servers were seen to treat QUIT likewise.
        case "NOOP": self = .noop
        case "QUIT": self = .quit
        case "VRFY":
            guard !argument.isEmpty else { throw .syntaxVRFY }
            self = .vrfy(String(argument))
        case "AUTH":
            let words = argument.split(separator: " ")
            guard (1...2).contains(words.count) else { throw .syntaxAUTH }
            self = .auth(mechanism: words[0].uppercased(), initial: words.count == 2 ? String(words[1]) : nil)
        default:
            throw .notRecognized
        }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop { $0 == " " || $0 == "\t" }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return text
    }

    /// RFC 5321 §4.1.1.1: a domain or an address literal. Names that are no names are taken, as everywhere.
    private static func isHostArgument(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.count <= 255 && text.utf8.allSatisfy { $0 > 32 && $0 != 127 }
    }

    /// Takes `FROM:<path> word word` apart.
    private static func path(_ argument: Substring, keyword: String) -> (path: String, words: [Substring])? {
        guard argument.utf8.count > keyword.utf8.count + 1,
            Octet.equalIgnoringCase(argument.prefix(keyword.count), keyword),
            argument.dropFirst(keyword.count).first == ":"
        else { return nil }
        // RFC 5321 §3.3: no space belongs behind the colon, but many clients put one.
        let rest = trimmed(argument.dropFirst(keyword.count + 1))
        guard !rest.isEmpty else { return nil }
        var end = rest.startIndex
        var isQuoted = false
        var isEscaped = false
        // The path ends at a blank outside of a quoted local part.
        while end < rest.endIndex, isQuoted || (rest[end] != " " && rest[end] != "\t") {
            if isEscaped {
                isEscaped = false
            } else if rest[end] == "\\" {
                isEscaped = true
            } else if rest[end] == "\"" {
                isQuoted.toggle()
            }
            end = rest.index(after: end)
        }
        let words = rest[end...].split { $0 == " " || $0 == "\t" }
        return (String(rest[..<end]), words)
    }

    private static func reversePath(_ path: String, origin: String) throws(SMTPReply) -> ReversePath {
        if path == "<>" { return .null }
        guard let address = address(path, origin: origin) else { throw .badSender }
        return .address(address)
    }

    /// `<address>`, or an address without brackets as old clients send it. RFC 5321 §4.1.1.3: `<postmaster>` has no
    /// domain; this and other bare names belong to `origin`.
    private static func address(_ path: String, origin: String) -> EmailAddress? {
        var inner = path[...]
        if inner.hasPrefix("<") {
            guard inner.hasSuffix(">") else { return nil }
            inner = inner.dropFirst().dropLast()
        }
        // RFC 5321 §4.1.1.3, appendix C: a source route is read and ignored.
        if inner.hasPrefix("@"), let colon = inner.firstIndex(of: ":") { inner = inner[inner.index(after: colon)...] }
        if let address = EmailAddress(inner) { return address }
        return inner.contains("@") ? nil : EmailAddress("\(inner)@\(origin)")
    }
}

extension SMTPCommand: CustomStringConvertible {
    /// The line as it is sent, without CRLF.
    package var description: String {
        switch self {
        case .helo(let host): "HELO \(host)"
        case .ehlo(let host): "EHLO \(host)"
        case .mail(let path, let parameters): "MAIL FROM:<\(path)>" + parameters.text
        case .rcpt(let address, let parameters): "RCPT TO:<\(address)>" + parameters.text
        case .data: "DATA"
        case .bdat(let size, let isLast): "BDAT \(size)" + (isLast ? " LAST" : "")
        case .rset: "RSET"
        case .noop: "NOOP"
        case .quit: "QUIT"
        case .vrfy(let text): "VRFY \(text)"
        case .auth(let mechanism, let initial): "AUTH \(mechanism)" + (initial.map { " \($0)" } ?? "")
        }
    }

    /// The bytes as they are sent.
    package var bytes: [UInt8] { Array(description.utf8) + Octet.crlf }
}
