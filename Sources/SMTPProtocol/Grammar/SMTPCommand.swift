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
import Wire

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
    /// The domain whose letters are asked for (RFC 1985 §5).
    case etrn(String)
    /// `initial` is the base64 text that came with the command (RFC 4954 §4).
    case auth(mechanism: String, initial: String?)

    /// Reads a line without its line ending. `offers` is what the server has announced: parameters of other extensions
    /// are unknown. `origin` completes addresses without a domain.
    package init(_ line: ArraySlice<UInt8>, offers: SMTPExtensions, origin: String) throws(SMTPReply) {
        guard !Octet.haveNUL(line.span) else { throw .nulInCommand }
        guard let verb = SMTPVerb(line) else { throw .notRecognized }
        let argument = Self.trimmed(line.dropFirst(4))
        switch verb {
        case .helo: self = .helo(try Self.host(argument, or: .syntaxHELO))
        case .ehlo: self = .ehlo(try Self.host(argument, or: .syntaxEHLO))
        case .mail:
            guard let (path, words) = Self.path(argument, keyword: "FROM") else { throw .syntaxMAIL }
            let sender = try Self.reversePath(path, origin: origin)
            self = .mail(sender, try MailParameters(words, offers))
        case .rcpt:
            guard let (path, words) = Self.path(argument, keyword: "TO") else { throw .syntaxRCPT }
            guard let recipient = Self.address(path, origin: origin) else { throw .badRecipient }
            self = .rcpt(recipient, try RecipientParameters(words, offers))
        case .data:
            guard argument.isEmpty else { throw .syntaxDATA }
            self = .data
        case .bdat: self = try Self.bdat(argument)
        case .rset:
            guard argument.isEmpty else { throw .syntaxRSET }
            self = .rset
        // RFC 5321 §4.1.1.9: what follows NOOP is ignored; servers were seen to treat QUIT likewise.
        case .noop: self = .noop
        case .quit: self = .quit
        case .vrfy:
            guard !argument.isEmpty else { throw .syntaxVRFY }
            self = .vrfy(Octet.text(argument))
        case .etrn:
            // RFC 1985 §5; without "@" for subdomains and "#" for queues with names of their own.
            let domain = Octet.text(argument)
            guard let somebody = EmailAddress("x@\(domain)"), somebody.literal == nil else { throw .syntaxETRN }
            self = .etrn(domain)
        case .auth:
            let words = argument.split(whereSeparator: Octet.isBlank)
            guard (1...2).contains(words.count) else { throw .syntaxAUTH }
            let mechanism = Octet.uppercased(Octet.text(words[0]))
            self = .auth(mechanism: mechanism, initial: words.count == 2 ? Octet.text(words[1]) : nil)
        default:
            throw .notRecognized
        }
    }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var (start, end) = (text.startIndex, text.endIndex)
        while start < end, Octet.isBlank(text[start]) { start += 1 }
        while end > start, Octet.isBlank(text[end - 1]) { end -= 1 }
        return text[start..<end]
    }

    /// RFC 5321 §4.1.1.1: a domain or an address literal. Names that are no names are taken, as everywhere.
    private static func host(_ text: ArraySlice<UInt8>, or refusal: SMTPReply) throws(SMTPReply) -> String {
        guard !text.isEmpty, text.count <= 255, text.allSatisfy({ $0 > 32 && $0 != 127 }) else { throw refusal }
        return Octet.text(text)
    }

    private static func bdat(_ argument: ArraySlice<UInt8>) throws(SMTPReply) -> SMTPCommand {
        let words = argument.split(whereSeparator: Octet.isBlank)
        guard (1...2).contains(words.count), (1...18).contains(words[0].count), words[0].allSatisfy(Octet.isDigit),
            words.count == 1 || Octet.equalIgnoringCase(words[1], "LAST")
        else { throw .syntaxBDAT }
        return .bdat(size: words[0].reduce(0) { $0 * 10 + Int($1 - 48) }, isLast: words.count == 2)
    }

    /// Takes `FROM:<path> word word` apart.
    private static func path(
        _ argument: ArraySlice<UInt8>, keyword: String
    ) -> (path: ArraySlice<UInt8>, words: [ArraySlice<UInt8>])? {
        let length = keyword.utf8.count
        guard argument.count > length + 1, Octet.equalIgnoringCase(argument.prefix(length), keyword),
            argument[argument.startIndex + length] == Octet.colon
        else { return nil }
        // RFC 5321 §3.3: no space belongs behind the colon, but many clients put one.
        let rest = trimmed(argument.dropFirst(length + 1))
        guard !rest.isEmpty else { return nil }
        let bytes = rest.span
        var count = 0
        var isQuoted = false
        var isEscaped = false
        // The path ends at a blank outside of a quoted local part.
        while count < bytes.count, isQuoted || !Octet.isBlank(bytes[count]) {
            if isEscaped {
                isEscaped = false
            } else if bytes[count] == Octet.backslash {
                isEscaped = true
            } else if bytes[count] == Octet.quote {
                isQuoted.toggle()
            }
            count += 1
        }
        if count == bytes.count { return (rest, []) }
        let end = rest.startIndex + count
        return (rest[..<end], rest[end...].split(whereSeparator: Octet.isBlank))
    }

    private static func reversePath(_ path: ArraySlice<UInt8>, origin: String) throws(SMTPReply) -> ReversePath {
        if path.count == 2, path.first == Octet.less, path.last == Octet.greater { return .null }
        // RFC 5321 §4.5.3.1.3: a path has at most 256 bytes; what its parts may have is allowed here.
        guard path.count <= 320 else { throw .pathTooLong }
        guard let address = address(path, origin: origin) else { throw .badSender }
        return .address(address)
    }

    /// `<address>`, or an address without brackets as old clients send it. RFC 5321 §4.1.1.3: `<postmaster>` has no
    /// domain; this and other bare names belong to `origin`.
    private static func address(_ path: ArraySlice<UInt8>, origin: String) -> EmailAddress? {
        var inner = path
        if inner.first == Octet.less {
            guard inner.last == Octet.greater, inner.count > 2 else { return nil }
            inner = inner.dropFirst().dropLast()
        }
        // RFC 5321 §3.6.1, RFC 5321 §4.1.1.3, appendix C: a source route is read and ignored.
        if inner.first == Octet.at, let colon = inner.firstIndex(of: Octet.colon) { inner = inner[(colon + 1)...] }
        guard inner.count <= 320 else { return nil }
        if let address = EmailAddress(bytes: inner) { return isMeaningful(address.literal) ? address : nil }
        return inner.contains(Octet.at) ? nil : EmailAddress(bytes: inner + [Octet.at] + Array(origin.utf8))
    }
}

extension SMTPCommand {
    /// RFC 5321 §4.1.3: what stands between brackets is an IPv4 address, or an IPv6 address behind its tag; no other
    /// tag is registered.
    private static func isMeaningful(_ literal: String?) -> Bool {
        guard let literal else { return true }
        let tag = "IPv6:"
        let isTagged = Octet.equalIgnoringCase(tag, literal.prefix(tag.count))
        guard let address = IPAddress(isTagged ? String(literal.dropFirst(tag.count)) : literal) else { return false }
        return isTagged != address.isIPv4
    }
}

extension SMTPCommand: CustomStringConvertible {
    /// Adds the line as it is sent, without CRLF.
    private func appendLine(to bytes: inout [UInt8]) {
        switch self {
        case .helo(let host):
            bytes.add("HELO ")
            bytes.add(host)
        case .ehlo(let host):
            bytes.add("EHLO ")
            bytes.add(host)
        case .mail(let path, let parameters):
            bytes.add("MAIL FROM:<")
            path.append(to: &bytes)
            bytes.append(Octet.greater)
            parameters.append(to: &bytes)
        case .rcpt(let address, let parameters):
            bytes.add("RCPT TO:<")
            address.append(to: &bytes)
            bytes.append(Octet.greater)
            parameters.append(to: &bytes)
        case .data: bytes.add("DATA")
        case .bdat(let size, let isLast):
            bytes.add("BDAT ")
            bytes.add(size)
            if isLast { bytes.add(" LAST") }
        case .rset: bytes.add("RSET")
        case .noop: bytes.add("NOOP")
        case .quit: bytes.add("QUIT")
        case .vrfy(let text):
            bytes.add("VRFY ")
            bytes.add(text)
        case .etrn(let domain):
            bytes.add("ETRN ")
            bytes.add(domain)
        case .auth(let mechanism, let initial):
            bytes.add("AUTH ")
            bytes.add(mechanism)
            if let initial {
                bytes.append(Octet.space)
                bytes.add(initial)
            }
        }
    }

    /// Adds the bytes as they are sent.
    func append(to bytes: inout [UInt8]) {
        appendLine(to: &bytes)
        bytes.endLine()
    }

    /// The line as it is sent, without CRLF.
    package var description: String {
        var bytes: [UInt8] = []
        appendLine(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The bytes as they are sent.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return bytes
    }
}
