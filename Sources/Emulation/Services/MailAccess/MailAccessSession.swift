// What a session by which somebody gets at his mail wants of its service, POP3 or IMAP. Read first: Host/HostCore.swift,
// TextConversation.swift. Then MailAccessConnections.swift.

import Basics

/// The server's side of one connection in front of the host's mailboxes.
protocol MailAccessSession: Equatable, Sendable {
    associatedtype Output

    /// What is spoken.
    static var textProtocol: ProtocolLine.TextProtocol { get }
    /// The client has asked for more than it has taken so far: nothing is to be read until it has.
    var isFull: Bool { get }
    /// When `advance` must be called next.
    var nextDeadline: Instant { get }

    /// The connection is open: the greeting.
    mutating func opened() -> [Output]
    /// Bytes from the client.
    mutating func receive(_ bytes: [UInt8], _ host: inout HostCore) -> [Output]
    /// The client has taken everything that was sent.
    mutating func drained(_ host: inout HostCore) -> [Output]
    /// Time has passed.
    mutating func advance(_ host: inout HostCore) -> [Output]
    /// The client is busy with receiving what was sent.
    mutating func isReading(at now: Instant)
    /// The client has gone.
    mutating func disconnected(_ host: inout HostCore)

    /// Says and tells what the session wants said and told. True when the session is over.
    static func carryOut(_ outputs: [Output], _ conversation: TextConversation, _ host: inout HostCore) -> Bool
}
