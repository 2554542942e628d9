// What an old or careful mail server does without. Read first: MailServerPlan.swift.

/// An extension of SMTP that a server can be told not to offer; the raw value is its keyword in the answer to EHLO.
package enum WithheldExtension: String, CaseIterable, Equatable, Sendable {
    /// Without it, clients send command by command (RFC 2920).
    case pipelining = "PIPELINING"
    /// Without it, clients convert letters to ASCII (RFC 6152).
    case eightBitMIME = "8BITMIME"
    /// Without it, nobody can be written to whose address is not ASCII (RFC 6531).
    case smtpUTF8 = "SMTPUTF8"
}
