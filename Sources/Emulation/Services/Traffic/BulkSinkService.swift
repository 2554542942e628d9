// Takes whatever is sent to a TCP port and counts it: the far end of throughput tests (RFC 863, "discard").
// Read first: Host/HostCore.swift. This is the smallest service there is.

import Basics
import HostStack

/// Listens on a TCP port, reads everything, and closes when the other side has closed.
package struct BulkSinkService: Equatable, Sendable {
    package let port: UInt16
    /// How many bytes have arrived on all connections together.
    package private(set) var received: UInt64 = 0
    /// How many connections were closed by their callers in good order.
    package private(set) var finished = 0

    package init(port: UInt16) { self.port = port }

    mutating func handle(_ input: ServiceInput, _ host: inout HostCore) {
        switch input {
        case .started: _ = host.listen(port: port)
        case .socket(let socket, .readable):
            received += UInt64(host.stack.discard(socket, at: host.now, &host.output.stack))
        case .socket(let socket, .peerClosed):
            finished += 1
            host.close(socket)
        case .socket, .stopped, .timer, .answer, .mailboxChanged, .queueChanged, .command: break
        }
    }

    mutating func forget() {}
}
