// A TCP port that is open to everybody. Read first: SocketID.swift. Then HostStack+Listening.swift.

/// A listening socket (RFC 9293 §3.3.2, LISTEN).
struct Listener: Equatable, Sendable {
    let port: UInt16
    let owner: UInt16
    let generation: UInt32
    /// Connections that sent a SYN and did not complete the handshake yet.
    var halfOpen = 0

    /// More than this many half-open connections are not answered: a flood of SYNs must not fill the memory.
    static let backlog = 128
    /// How many ports a host can have open at once.
    static let capacity = 1024
}
