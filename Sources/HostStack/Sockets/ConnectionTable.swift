// All TCP connections of a host. Read first: FlatTable.swift, TCP/TCPConnection.swift.
//
// A segment finds its connection by hashing both ends, so a server with a million connections is as fast as one with
// ten. The connections themselves stay where they are; a place that became free is used again.

import Basics
import Wire

/// What tells connections apart: both addresses and both ports (RFC 9293 §3.3.1). IPv6 will need a wider key.
struct ConnectionKey: FlatKey {
    var addresses: UInt64
    var ports: UInt32

    @inline(__always)
    init(local: UInt32, localPort: UInt16, remote: UInt32, remotePort: UInt16) {
        addresses = UInt64(local) << 32 | UInt64(remote)
        ports = UInt32(localPort) << 16 | UInt32(remotePort)
    }

    init(local: Endpoint, remote: Endpoint) {
        self.init(
            local: local.address.v4, localPort: local.port, remote: remote.address.v4, remotePort: remote.port)
    }

    @inline(__always)
    var stirred: UInt64 {
        let mixed = (addresses ^ (addresses >> 29)) &* 0xBF58_476D_1CE4_E5B9 ^ UInt64(ports)
        return (mixed ^ (mixed >> 32)) &* 0x9E37_79B9_7F4A_7C15
    }
}

/// One connection and what the host knows about it.
struct ConnectionSlot: Equatable, Sendable {
    /// Not an optional: the compiler changes it in place, and reads a field of it without copying the rest.
    var connection: TCPConnection
    /// False when the place is free; `connection` means nothing then.
    var isOpen = true
    var owner: UInt16
    var generation: UInt32
    /// The listening socket that it came in by; nil when this host opened it.
    var listener: SocketID?
    /// The owner was told that it is established.
    var isEstablished = false
    /// The owner was told that it is over.
    var isOver = false
    /// The deadline that stands in the timer heap; entries with another one are out of date.
    var scheduled = Instant.never
    /// Where its segments leave the host: routes do not change.
    var hop: Hop

    /// The deadline to push on the timer heap, if it is earlier than the one that is there already.
    ///
    /// Mutating, like all that looks into `connection` on the way of every segment: only then is it done in place. To
    /// read a computed property of an array's element copies the element.
    @inline(__always)
    mutating func newDeadline() -> Instant? {
        let deadline = connection.nextDeadline
        guard deadline < scheduled else { return nil }
        scheduled = deadline
        return deadline
    }

    /// Whether more can be sent on the connection.
    mutating func canSend() -> Bool { connection.canSend }
}

/// The connections, by both ends.
struct ConnectionTable: Equatable, Sendable {
    /// A host refuses more than this.
    static let capacity = 1 << 17

    var slots: [ConnectionSlot] = []
    private var free: [Int] = []
    private var table = FlatTable<ConnectionKey>()

    init() {}

    /// What is at a free place: a connection that holds no bytes.
    private static let vacant: TCPConnection = {
        var random = SeededGenerator(seed: 0)
        var out = TCPOutput()
        let nowhere = Endpoint(.unspecified, 0)
        return TCPConnection(
            connectingFrom: nowhere, to: nowhere, mtu: 1500, configuration: TCPConfiguration(), random: &random,
            at: .start, &out)
    }()

    var isFull: Bool { table.count >= Self.capacity }

    @inline(__always)
    func place(of key: ConnectionKey) -> Int? { table.place(of: key) }

    /// Adds a connection whose ends are not in the table yet.
    mutating func add(_ slot: consuming ConnectionSlot, key: ConnectionKey) -> Int {
        let place: Int
        if let last = free.popLast() {
            place = last
            slots[place] = slot
        } else {
            place = slots.count
            slots.append(slot)
        }
        table.insert(key, place: place)
        return place
    }

    /// Forgets the connection at `place`.
    mutating func remove(at place: Int) {
        guard slots[place].isOpen else { return }
        let key = ConnectionKey(local: slots[place].connection.local, remote: slots[place].connection.remote)
        table.remove(key)
        slots[place].connection = Self.vacant
        slots[place].isOpen = false
        slots[place].scheduled = .never
        free.append(place)
    }
}
