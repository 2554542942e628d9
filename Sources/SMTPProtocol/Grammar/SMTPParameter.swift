// A parameter of MAIL or RCPT: `SIZE=586`, `SMTPUTF8` (RFC 5321 §4.1.2). Read first: nothing.

import MailMessage

/// A parameter taken apart.
struct SMTPParameter {
    /// The parameters that are known, the usual ones first.
    enum Keyword: String, CaseIterable {
        case size = "SIZE"
        case body = "BODY"
        case originalRecipient = "ORCPT"
        case notify = "NOTIFY"
        case smtpUTF8 = "SMTPUTF8"
        case returned = "RET"
        case envelopeID = "ENVID"
        case authenticatedSender = "AUTH"

        fileprivate static let all = allCases
    }

    /// The parameters that a command has had so far.
    struct Seen {
        private var keywords: UInt8 = 0

        /// Notes a parameter. No RFC gives a meaning to one that is said twice, and real servers refuse it: throws that
        /// reply.
        mutating func insert(_ keyword: Keyword?) throws(SMTPReply) {
            guard let keyword, let index = Keyword.all.firstIndex(of: keyword) else { return }
            guard keywords & 1 << index == 0 else { throw .badParameter(keyword.rawValue) }
            keywords |= 1 << index
        }
    }

    /// Nil when it is not known.
    let keyword: Keyword?
    /// What stands behind the equals sign, if there is one.
    let value: ArraySlice<UInt8>?

    init(_ word: ArraySlice<UInt8>) {
        let equals = word.firstIndex(of: Octet.equals)
        let name = word[..<(equals ?? word.endIndex)]
        // Keywords are written in any case of letters.
        keyword = Keyword.all.first { Octet.equalIgnoringCase(name, $0.rawValue) }
        value = equals.map { word[($0 + 1)...] }
    }
}
