// One line of SMTP, POP3 or IMAP as a person would read it aloud. Read first: Observation.swift.

import Wire

/// A line of a text protocol and the conversation that it belongs to.
package struct ProtocolLine: Equatable, Sendable {
    package enum TextProtocol: String, Sendable { case smtp, pop3, imap }
    package enum Speaker: String, Sendable { case client = "C", server = "S" }
    package enum Role: Sendable {
        /// What the client wants.
        case command
        /// What the server says to it; for IMAP untagged data as well.
        case reply
        /// A line of a message under way (after DATA, RETR, a literal): shown, never taken for a command.
        case content
    }

    package var textProtocol: TextProtocol
    package var client: Endpoint
    package var server: Endpoint
    package var speaker: Speaker
    package var role: Role
    /// The line without its CRLF. A password stands as it was sent: it is a classroom's password.
    package var text: String

    package init(
        _ textProtocol: TextProtocol, client: Endpoint, server: Endpoint, speaker: Speaker, role: Role, text: String
    ) {
        self.textProtocol = textProtocol
        self.client = client
        self.server = server
        self.speaker = speaker
        self.role = role
        self.text = text
    }
}
