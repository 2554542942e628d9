// One line of SMTP, POP3 or IMAP as a person would read it aloud. Read first: Observation.swift.

import Wire

/// A line of a text protocol and the conversation that it belongs to.
package struct ProtocolLine: Equatable, Sendable {
    package enum TextProtocol: String, Sendable { case smtp, pop3, imap }
    package enum Speaker: String, Sendable {
        case client = "C"
        case server = "S"
    }
    package enum Role: Sendable {
        /// What the client wants.
        case command
        /// What the server says to it; for IMAP untagged data as well.
        case reply
        /// A line of a message under way (after DATA, RETR, a literal): shown, never taken for a command.
        case content
    }

    package let textProtocol: TextProtocol
    package let client: Endpoint
    package let server: Endpoint
    package let speaker: Speaker
    package let role: Role
    /// What was handed to TCP, this line in it: most lines are recorded and never read, so none is copied out.
    private let said: [UInt8]
    private let start, end: UInt32

    /// - Parameter line: where the line is in `said`, without its CRLF.
    package init(
        _ textProtocol: TextProtocol, client: Endpoint, server: Endpoint, speaker: Speaker, role: Role,
        _ line: Range<Int>, of said: [UInt8]
    ) {
        self.textProtocol = textProtocol
        self.client = client
        self.server = server
        self.speaker = speaker
        self.role = role
        self.said = said
        (start, end) = (UInt32(line.lowerBound), UInt32(line.upperBound))
    }

    /// The line without its CRLF. A password stands as it was sent: it is a classroom's password.
    package var text: String { String(decoding: said[Int(start)..<Int(end)], as: UTF8.self) }

    package static func == (a: ProtocolLine, b: ProtocolLine) -> Bool {
        a.textProtocol == b.textProtocol && a.client == b.client && a.server == b.server && a.speaker == b.speaker
            && a.role == b.role && a.said[Int(a.start)..<Int(a.end)] == b.said[Int(b.start)..<Int(b.end)]
    }
}
