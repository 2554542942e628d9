// A parameter of MAIL or RCPT: `SIZE=586`, `SMTPUTF8` (RFC 5321 §4.1.2). Read first: nothing.

import MailMessage

/// Takes parameters apart.
enum SMTPParameter {
    /// The keyword in upper case, and the value if there is one.
    static func split(_ word: ArraySlice<UInt8>) -> (name: String, value: String?) {
        guard let equals = word.firstIndex(of: Octet.equals) else { return (Octet.uppercased(Octet.text(word)), nil) }
        return (Octet.uppercased(Octet.text(word[..<equals])), Octet.text(word[(equals + 1)...]))
    }
}
