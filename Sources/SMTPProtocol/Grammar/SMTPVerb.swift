// The first word of a command: four letters, in any case (RFC 5321 §2.4, §4.1.1). Read first: nothing.

import MailMessage

/// The verb of an SMTP command, known or not.
package struct SMTPVerb: RawRepresentable, Hashable, Sendable {
    /// The four letters in upper case, the first in the highest byte.
    package let rawValue: UInt32

    /// The verb of these letters.
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    private init(_ text: StaticString) {
        precondition(text.utf8CodeUnitCount == 4, "a verb has four letters")
        rawValue = text.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt32($1) } }
    }

    /// The verb at the start of a line; nil when it has not four letters.
    package init?(_ line: ArraySlice<UInt8>) {
        let bytes = line.span
        guard bytes.count >= 4 else { return nil }
        var value: UInt32 = 0
        for i in 0..<4 {
            guard Octet.isLetter(bytes[i]) else { return nil }
            value = value << 8 | UInt32(bytes[i] & 0xDF)
        }
        // Some clients write "MAIL:"; nothing else than a blank or the end may follow.
        if bytes.count > 4, !Octet.isBlank(bytes[4]), bytes[4] != Octet.colon { return nil }
        rawValue = value
    }

    /// RFC 5321 §4.1.1.1, the old greeting.
    package static let helo = SMTPVerb("HELO")
    /// RFC 5321 §4.1.1.1.
    package static let ehlo = SMTPVerb("EHLO")
    /// RFC 5321 §4.1.1.2.
    package static let mail = SMTPVerb("MAIL")
    /// RFC 5321 §4.1.1.3.
    package static let rcpt = SMTPVerb("RCPT")
    /// RFC 5321 §4.1.1.4.
    package static let data = SMTPVerb("DATA")
    /// RFC 3030 §2.
    package static let bdat = SMTPVerb("BDAT")
    /// RFC 5321 §4.1.1.5.
    package static let rset = SMTPVerb("RSET")
    /// RFC 5321 §4.1.1.9.
    package static let noop = SMTPVerb("NOOP")
    /// RFC 5321 §4.1.1.10.
    package static let quit = SMTPVerb("QUIT")
    /// RFC 5321 §4.1.1.6.
    package static let vrfy = SMTPVerb("VRFY")
    /// RFC 1985 §5.
    package static let etrn = SMTPVerb("ETRN")
    /// RFC 4954 §4.
    package static let auth = SMTPVerb("AUTH")

    /// How long a line with this verb may be, its CRLF included.
    var maximumLineLength: Int {
        switch self {
        // RFC 5321 §4.5.3.1.4, plus SIZE 26 (RFC 1870 §3), BODY 17 (RFC 6152 §2), SMTPUTF8 10 (RFC 6531 §3.1),
        // AUTH 500 (RFC 4954 §3), and as much for RET and ENVID, which need 116 (RFC 3461 §5.4).
        case .mail: 512 + 26 + 17 + 10 + 500 + 500
        // RFC 3461 §5.4: NOTIFY of 28 and ORCPT of 500 characters, with their names.
        case .rcpt: 512 + 10 + 36 + 507
        case .auth: Self.longestLine
        default: Self.commonLineLength
        }
    }

    /// RFC 5321 §4.5.3.1.4.
    static let commonLineLength = 512
    /// RFC 4954 §4: the longest line that any command may have.
    static let longestLine = 12_288
}
