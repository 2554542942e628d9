// What was done to a user's letter, in words. Read first: Sources/MailMessage/MessageImport.swift.

import MailMessage

extension MessageImport.Warning {
    /// A sentence for the user.
    var sentence: String {
        switch self {
        case .lineEndingsRepaired(let count): "\(count) line endings became CRLF, as mail needs (RFC 5321 §2.3.8)"
        case .noHeader: "the file has no header: all of it is taken for the text"
        case .fieldAdded(let name): "the letter had no \(name) field; one was added (RFC 5322 §3.6)"
        case .byteOrderMarkRemoved: "the byte order mark before the letter was taken away"
        case .mailboxLineRemoved: "the mailbox file's line “From ...” before the letter was taken away"
        case .longLinesReencoded(let longest):
            "a line of \(longest) characters is too long for mail (998); the text was re-encoded as quoted-printable"
        case .headerLinesFolded: "header lines of more than 998 characters were folded"
        case .charsetDeclared(let charset): "the text has bytes beyond ASCII; it was declared as \(charset)"
        case .dateNotUnderstood(let date): "the date “\(date)” is not one that mail knows; it was left as it is"
        case .emptyBody: "the letter has no text"
        }
    }
}
