// What is remembered of a conversation over SMTP. Read first: nothing. Then Dissector+SMTP.swift.

/// How far a conversation is, as Wireshark follows it.
struct SMTPState: Sendable {
    /// What the client's next line is.
    enum Phase: Sendable {
        /// Nothing told it yet.
        case start
        case commands
        /// After DATA or BDAT: bytes of a letter.
        case letter
        /// A command, when the server refuses TLS.
        case tlsAnswer
    }

    /// How far a log-in is (RFC 4954).
    enum LogIn: Sendable {
        case none
        /// After AUTH LOGIN, after the server's 334, after the answer to it.
        case nameWanted, nameAsked, nameGiven
        case passwordAsked, passwordGiven
        /// After AUTH PLAIN.
        case plainWanted, plainAsked, plainGiven
        /// After AUTH NTLM with a first answer.
        case ntlmWanted, ntlmAsked, ntlmGiven
        case over
    }

    var phase = Phase.start
    var logIn = LogIn.none
    /// The frames with a name, a password, or both, alone on a line.
    var nameFrame = 0
    var passwordFrame = 0
    var bothFrame = 0
    var ntlmFrame = 0
    /// Those with a name, or both, in the AUTH command.
    var nameCommandFrame = 0
    var bothCommandFrame = 0

    /// The latest segment since DATA ends in CRLF.
    var endsLine = false
    /// There was a DATA or BDAT.
    var hadLetter = false
    /// How many bytes all BDAT commands have announced, and how many have come (RFC 3030).
    var announced: UInt32 = 0
    var read: UInt32 = 0
    var isLastChunk = true
    var letter = LetterPieces()
}
