// Everything our server says. Read first: SMTPReply.swift.
//
// Codes and manner follow what real servers were seen to say; the codes are listed in RFC 5321 §4.2.2
// (by meaning), RFC 5321 §4.2.3 (by number) and RFC 5321 §4.3.2 (by command).

extension SMTPReply {
    // MARK: Greeting and end

    static func banner(_ host: String) -> SMTPReply { SMTPReply(220, "\(host) ESMTP Yubin") }
    static func hello(_ host: String) -> SMTPReply { SMTPReply(250, host) }
    static let bye = SMTPReply(221, 2, 0, 0, "Bye")
    /// Somebody speaks another protocol, as a web browser would.
    static let notSMTP = SMTPReply(221, 2, 7, 0, "Error: this is a mail server, and that was not SMTP. Goodbye.")
    static func tooManyErrors(_ host: String) -> SMTPReply { SMTPReply(421, 4, 7, 0, "\(host) Error: too many errors") }
    static func timeout(_ host: String) -> SMTPReply { SMTPReply(421, 4, 4, 2, "\(host) Error: timeout exceeded") }
    static func tooMuchPipelined(_ host: String) -> SMTPReply {
        SMTPReply(421, 4, 7, 0, "\(host) Error: too much input")
    }

    // MARK: Success

    static let ok = SMTPReply(250, 2, 0, 0, "Ok")
    static let senderOK = SMTPReply(250, 2, 1, 0, "Ok")
    static let recipientOK = SMTPReply(250, 2, 1, 5, "Ok")
    static let startData = SMTPReply(354, "End data with <CR><LF>.<CR><LF>")
    static func queued(_ id: String) -> SMTPReply { SMTPReply(250, 2, 0, 0, "Ok: queued as \(id)") }
    static func chunk(_ count: Int) -> SMTPReply { SMTPReply(250, 2, 0, 0, "Ok: \(count) bytes") }
    /// RFC 5321 §3.5.3: cannot verify, but will take mail for it.
    static func cannotVerify(_ address: String) -> SMTPReply { SMTPReply(252, 2, 0, 0, address) }

    // MARK: Syntax

    static let notRecognized = SMTPReply(500, 5, 5, 2, "Error: command not recognized")
    static let lineTooLong = SMTPReply(500, 5, 5, 2, "Error: line too long")
    static let nulInCommand = SMTPReply(500, 5, 5, 2, "Error: a NUL byte is no character of SMTP")
    static let syntaxHELO = SMTPReply(501, "Syntax: HELO hostname")
    static let syntaxEHLO = SMTPReply(501, "Syntax: EHLO hostname")
    static let syntaxMAIL = SMTPReply(501, 5, 5, 4, "Syntax: MAIL FROM:<address>")
    static let syntaxRCPT = SMTPReply(501, 5, 5, 4, "Syntax: RCPT TO:<address>")
    static let syntaxDATA = SMTPReply(501, 5, 5, 4, "Syntax: DATA")
    static let syntaxBDAT = SMTPReply(501, 5, 5, 4, "Syntax: BDAT count [LAST]")
    static let syntaxRSET = SMTPReply(501, 5, 5, 4, "Syntax: RSET")
    static let syntaxVRFY = SMTPReply(501, 5, 5, 4, "Syntax: VRFY address [SMTPUTF8]")
    static let syntaxETRN = SMTPReply(500, "Syntax: ETRN domain")
    static let syntaxAUTH = SMTPReply(501, 5, 5, 4, "Syntax: AUTH mechanism")
    static let badSender = SMTPReply(501, 5, 1, 7, "Bad sender address syntax")
    static let badRecipient = SMTPReply(501, 5, 1, 3, "Bad recipient address syntax")
    static let badSize = SMTPReply(501, 5, 5, 4, "Bad message size syntax")
    static let pathTooLong = SMTPReply(501, 5, 1, 7, "Error: path too long")
    static func unsupported(_ option: String) -> SMTPReply { SMTPReply(555, 5, 5, 4, "Unsupported option: \(option)") }
    static func badParameter(_ text: String) -> SMTPReply {
        SMTPReply(501, 5, 5, 4, "Error: bad \(text) parameter syntax")
    }

    // MARK: Order

    static let nestedMAIL = SMTPReply(503, 5, 5, 1, "Error: nested MAIL command")
    static let needMAIL = SMTPReply(503, 5, 5, 1, "Error: need MAIL command")
    static let needRCPT = SMTPReply(503, 5, 5, 1, "Error: need RCPT command")
    static let noValidRecipients = SMTPReply(554, 5, 5, 1, "Error: no valid recipients")
    static let mailAfterBDAT = SMTPReply(503, 5, 5, 1, "Error: MAIL after BDAT")
    static let recipientAfterBDAT = SMTPReply(503, 5, 5, 1, "Error: RCPT after BDAT")
    static let dataAfterBDAT = SMTPReply(503, 5, 5, 1, "Error: DATA after BDAT")
    static let nullBDAT = SMTPReply(551, 5, 7, 1, "Null BDAT request")
    static func discarded(_ count: Int) -> SMTPReply {
        SMTPReply(551, 5, 0, 0, "Discarded \(count) bytes after earlier error")
    }

    // MARK: Size and content

    static let sizeExceedsLimit = SMTPReply(552, 5, 3, 4, "Message size exceeds fixed limit")
    static let messageTooBig = SMTPReply(552, 5, 3, 4, "Error: message file too big")
    static let tooManyHops = SMTPReply(554, 5, 4, 6, "Error: too many hops")
    static let bareLineFeed = SMTPReply(550, 5, 5, 2, "Error: bare <LF> received")
    static let tooManyRecipients = SMTPReply(452, 4, 5, 3, "Error: too many recipients")

    // MARK: Policy

    static func rejected(_ recipient: String, _ status: EnhancedStatus, _ reason: String, code: Int = 550) -> SMTPReply
    {
        SMTPReply(code, status, lines: ["<\(recipient)>: Recipient address rejected: \(reason)"])
    }
    static func unknownUser(_ recipient: String) -> SMTPReply {
        rejected(recipient, .noSuchMailbox, "User unknown in local recipient table")
    }
    /// RFC 1985 §5: 250, 459; real servers answer ETRN without enhanced codes.
    static let queuingStarted = SMTPReply(250, "Queuing started")
    static func flushDenied(_ domain: String) -> SMTPReply {
        SMTPReply(459, "<\(domain)>: service unavailable")
    }
    static let transactionInProgress = SMTPReply(503, "Error: MAIL transaction in progress")
    static func relayDenied(_ recipient: String) -> SMTPReply {
        SMTPReply(454, 4, 7, 1, "<\(recipient)>: Relay access denied")
    }
    static func relayDeniedForGood(_ recipient: String) -> SMTPReply {
        SMTPReply(554, 5, 7, 1, "<\(recipient)>: Relay access denied")
    }
    static func accessDenied(_ recipient: String) -> SMTPReply {
        rejected(recipient, EnhancedStatus(5, 7, 1), "Access denied", code: 554)
    }
    static func mailboxFull(_ recipient: String) -> SMTPReply {
        rejected(recipient, .mailboxFull, "Mailbox is full", code: 552)
    }
    static func mailboxFullForNow(_ recipient: String) -> SMTPReply {
        rejected(recipient, EnhancedStatus(4, 2, 2), "Mailbox is full", code: 452)
    }

    // MARK: Authentication

    static let authenticated = SMTPReply(235, 2, 7, 0, "Authentication successful")
    static let alreadyAuthenticated = SMTPReply(503, 5, 5, 1, "Error: already authenticated")
    static let authenticationDuringMail = SMTPReply(503, 5, 5, 1, "Error: MAIL transaction in progress")
    static let authenticationNotEnabled = SMTPReply(503, 5, 5, 1, "Error: authentication not enabled")
    static let authenticationCancelled = SMTPReply(501, 5, 7, 0, "Authentication aborted")
    static func authenticationFailed(_ reason: String) -> SMTPReply {
        SMTPReply(535, 5, 7, 8, "Error: authentication failed: \(reason)")
    }
    /// RFC 4954 §4: 504 for a mechanism that is not spoken here. (The servers that were watched say 535.)
    static let unknownMechanism = SMTPReply(
        504, 5, 5, 4, "Error: authentication failed: Invalid authentication mechanism")
    /// RFC 4954 §4: 501 for what cannot be decoded. (The servers that were watched say 535.)
    static func badBase64(_ what: String) -> SMTPReply {
        SMTPReply(501, 5, 5, 2, "Error: authentication failed: Invalid base64 data in \(what)")
    }
    /// RFC 4954 §4: 500 for an answer longer than any.
    static let authenticationTooLong = SMTPReply(500, 5, 5, 6, "Error: authentication failed: Line too long")
    /// `text` is already base64 (RFC 4954 §4).
    static func challenge(_ text: String) -> SMTPReply { SMTPReply(334, text) }
}
