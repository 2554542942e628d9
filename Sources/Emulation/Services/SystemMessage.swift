// Why there is no connection, as the system tells a program, and the program its log (strerror of Linux).
// Read first: Sources/HostStack/Sockets/ConnectFailure.swift, SocketError.swift.

import HostStack

extension ConnectFailure {
    /// The system's words for what connect(2) ended with.
    package var systemMessage: String {
        switch self {
        // The ICMP message says what a reset would.
        case .refused, .unreachable(.port): "Connection refused"
        case .timedOut: "Connection timed out"
        case .unreachable(.network): "Network is unreachable"
        case .unreachable(.host), .unreachable(.prohibited): "No route to host"
        case .unreachable(.transportProtocol): "Protocol not available"
        }
    }
}

extension SocketError {
    /// The system's words for what kept a socket from being opened or used.
    package var systemMessage: String {
        switch self {
        case .portInUse: "Address already in use"
        case .noFreePort: "Cannot assign requested address"
        case .noRoute: "Network is unreachable"
        case .notOpen: "Bad file descriptor"
        case .messageTooLong: "Message too long"
        case .tooManySockets: "Too many open files in system"
        }
    }
}
