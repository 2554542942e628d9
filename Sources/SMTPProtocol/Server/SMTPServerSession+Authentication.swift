// Who are you, and can you prove it? AUTH PLAIN and AUTH LOGIN (RFC 4954, RFC 4616). Read first:
// SMTPServerSession.swift.
//
//     C: AUTH PLAIN AGhhbmEAc2FrdXJh            the account and the password, in base64: readable by anybody
//     S: 235 2.7.0 Authentication successful
//
// LOGIN asks for the two one after the other; it was never a standard, and everybody speaks it.
// Left out: mechanisms that do not show the password (CRAM-MD5, SCRAM), and TLS, which is what protects PLAIN.

import Basics
import MailMessage

extension SMTPServerSession {
    /// How far a log-in has come.
    enum Authentication: Equatable, Sendable {
        /// PLAIN, and the text is still to come.
        case plain
        case userName
        case password(account: String)
        /// The password is being checked.
        case checking(account: String)
    }

    mutating func authenticate(
        _ mechanism: String, _ initial: String?, _ transaction: Boxed<Transaction>?, _ out: inout [Output]
    ) {
        guard extensions.offers(.auth) else { return say(.authenticationNotEnabled) }
        guard client.account == nil else { return say(.alreadyAuthenticated) }
        // RFC 4954 §4: not within the envelope of a letter.
        guard transaction == nil else { return say(.authenticationDuringMail) }
        switch (mechanism, initial) {
        case ("PLAIN", let initial?):
            plain(initial, "initial response", &out)
        case ("PLAIN", nil):
            // RFC 4954 §4: an empty challenge asks for the text.
            phase = .authenticating(.plain)
            say(.challenge(""))
        case ("LOGIN", let initial?):
            userName(initial, "initial response")
        case ("LOGIN", nil):
            phase = .authenticating(.userName)
            say(.challenge(Base64.encode("Username:")))
        default:
            say(.unknownMechanism)
        }
    }

    /// A line within a log-in.
    mutating func authenticationLine(_ line: ArraySlice<UInt8>, _ step: Authentication, _ out: inout [Output]) {
        phase = .command(nil)
        let text = Octet.text(line)
        // RFC 4954 §4: a lone "*" gives up.
        if text == "*" { return say(.authenticationCancelled) }
        switch step {
        case .plain: plain(text, "response", &out)
        case .userName: userName(text, "response")
        case .password(let account):
            guard let password = Self.decoded(text) else {
                return say(.badBase64("response"))
            }
            check(account, password, &out)
        case .checking: preconditionFailure("no line is read now")
        }
    }

    /// RFC 4616 §2: `authorization identity NUL account NUL password`.
    private mutating func plain(_ text: String, _ what: String, _ out: inout [Output]) {
        guard let bytes = Base64.decode(text == "=" ? "" : text) else {
            return say(.badBase64(what))
        }
        let parts = bytes.split(separator: 0, maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 3, !parts[1].isEmpty else { return say(.authenticationFailed("not a PLAIN message")) }
        check(Octet.text(parts[1]), Octet.text(parts[2]), &out)
    }

    private mutating func userName(_ text: String, _ what: String) {
        guard let account = Self.decoded(text), !account.isEmpty else {
            return say(.badBase64(what))
        }
        phase = .authenticating(.password(account: account))
        say(.challenge(Base64.encode("Password:")))
    }

    private mutating func check(_ account: String, _ password: String, _ out: inout [Output]) {
        phase = .authenticating(.checking(account: account))
        out.append(.ask(.authenticate(account: account, password: password)))
    }

    private static func decoded(_ text: String) -> String? { Base64.decode(text).map { Octet.text($0) } }
}
