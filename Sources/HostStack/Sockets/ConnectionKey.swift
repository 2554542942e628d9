// How a segment names its connection. Read first: FlatTable.swift. Then ConnectionTable.swift.

import Basics
import Wire

/// What tells connections apart: both addresses and both ports (RFC 9293 §3.3.1). IPv6 will need a wider key.
package struct ConnectionKey: FlatKey {
    var addresses: UInt64
    var ports: UInt32

    /// The key of a segment: IPv4 addresses and ports as numbers, ours first.
    @inline(__always)
    package init(local: UInt32, localPort: UInt16, remote: UInt32, remotePort: UInt16) {
        addresses = UInt64(local) << 32 | UInt64(remote)
        ports = UInt32(localPort) << 16 | UInt32(remotePort)
    }

    init(local: Endpoint, remote: Endpoint) {
        self.init(
            local: local.address.v4, localPort: local.port, remote: remote.address.v4, remotePort: remote.port)
    }

    /// All 96 bits, stirred into 64.
    @inline(__always)
    package var stirred: UInt64 {
        let mixed = (addresses ^ (addresses >> 29)) &* 0xBF58_476D_1CE4_E5B9 ^ UInt64(ports)
        return (mixed ^ (mixed >> 32)) &* 0x9E37_79B9_7F4A_7C15
    }
}
