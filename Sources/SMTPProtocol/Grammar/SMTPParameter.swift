// A parameter of MAIL or RCPT: `SIZE=586`, `SMTPUTF8` (RFC 5321 §4.1.2). Read first: nothing.

import MailMessage

/// A parameter taken apart.
struct SMTPParameter {
    /// The parameters that are known.
    enum Keyword: Equatable {
        case size, body, smtpUTF8, ret, envelopeID, auth, notify, originalRecipient, unknown

        /// Keywords are written in any case of letters.
        init(_ word: ArraySlice<UInt8>) {
            func isCalled(_ name: String) -> Bool { Octet.equalIgnoringCase(word, name) }
            self =
                if isCalled("SIZE") { .size } else if isCalled("BODY") { .body } else if isCalled("ORCPT") {
                    .originalRecipient
                } else if isCalled("NOTIFY") { .notify } else if isCalled("SMTPUTF8") { .smtpUTF8 } else if isCalled(
                    "RET")
                { .ret } else if isCalled("ENVID") { .envelopeID } else if isCalled("AUTH") { .auth } else { .unknown }
        }
    }

    let keyword: Keyword
    /// What stands behind the equals sign, if there is one.
    let value: ArraySlice<UInt8>?

    init(_ word: ArraySlice<UInt8>) {
        let equals = word.firstIndex(of: Octet.equals)
        keyword = Keyword(word[..<(equals ?? word.endIndex)])
        value = equals.map { word[($0 + 1)...] }
    }
}
