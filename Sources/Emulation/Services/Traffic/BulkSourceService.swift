// Sends bytes as fast as TCP lets it: the near end of throughput tests. Read first: BulkSinkService.swift.

import Basics
import HostStack
import Wire

/// Opens connections to a sink, one after the other or several at once, and sends a number of bytes on each.
package struct BulkSourceService: Equatable, Sendable {
    package let sink: Endpoint
    /// How many bytes each connection carries.
    package let bytesPerConnection: UInt64
    /// How many bytes are handed to TCP at a time.
    package let chunk: [UInt8]
    package let connections: Int
    /// How many connections ended well.
    package private(set) var finished = 0
    package private(set) var failed = 0
    /// What each connection still has to send.
    private var left: [SocketID: UInt64] = [:]

    package init(sink: Endpoint, connections: Int, bytesPerConnection: UInt64, chunkSize: Int) {
        self.sink = sink
        self.connections = connections
        self.bytesPerConnection = bytesPerConnection
        chunk = (0..<chunkSize).map { UInt8(truncatingIfNeeded: $0) }
    }

    mutating func handle(_ input: ServiceInput, _ host: inout HostCore) {
        switch input {
        case .started:
            for _ in 0..<connections {
                if let socket = try? host.connect(to: sink) { left[socket] = bytesPerConnection } else { failed += 1 }
            }
        case .socket(let socket, .connected):
            fill(socket, &host)
        case .socket(let socket, .drained):
            fill(socket, &host)
        case .socket(let socket, .closed):
            if left.removeValue(forKey: socket) == 0 { finished += 1 } else { failed += 1 }
        case .socket(let socket, .connectFailed):
            left[socket] = nil
            failed += 1
        case .socket, .stopped, .timer, .answer, .mailboxChanged, .queueChanged, .command: break
        }
    }

    private mutating func fill(_ socket: SocketID, _ host: inout HostCore) {
        guard let rest = left[socket] else { return }
        if rest == 0 {
            host.close(socket)
            return
        }
        let n = Int(min(rest, UInt64(chunk.count)))
        host.send(n == chunk.count ? chunk : Array(chunk[..<n]), on: socket)
        left[socket] = rest - UInt64(n)
    }

    mutating func forget() { left.removeAll() }
}
