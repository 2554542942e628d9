// All TCP connections of a host. Read first: FlatTable.swift, TCP/TCPConnection.swift.
//
// A segment finds its connection by hashing both ends, so a server with a million connections is as fast as one with
// ten. The connections themselves stay where they are; a place that became free is used again. Each has a box of its
// own, so that a snapshot shares all that are silent: most connections of a busy server are in TIME-WAIT.

import Basics
import Wire

/// The connections, by both ends.
struct ConnectionTable: Equatable, Sendable {
    /// A host refuses more than this.
    static let capacity = 1 << 17

    /// The connections; `vacant` at a free place. The table has no subscript that lends them: read through one that can
    /// change them too, a constant with an address in it, such as `local`, is other bytes in a build without the
    /// optimiser (Swift 6.3.1).
    var slots: [Boxed<ConnectionSlot>] = []
    private var free: [Int] = []
    private var table = FlatTable<ConnectionKey>()

    init() {}

    /// What is at a free place: a connection that holds no bytes.
    private static let vacant: Boxed<ConnectionSlot> = {
        var random = SeededGenerator(seed: 0)
        var out = TCPOutput()
        let nowhere = Endpoint(.unspecified, 0)
        let connection = TCPConnection(
            connectingFrom: nowhere, to: nowhere, mtu: 1500, configuration: TCPConfiguration(), random: &random,
            at: .start, &out)
        return Boxed(ConnectionSlot(connection: connection, isOpen: false, owner: 0, generation: 0, hop: .unroutable))
    }()

    var isFull: Bool { table.count >= Self.capacity }

    @inline(__always)
    func place(of key: ConnectionKey) -> Int? { table.place(of: key) }

    /// Whether there is a connection at `place`.
    @inline(__always)
    func isOpen(_ place: Int) -> Bool { place < slots.count && slots[place].value.isOpen }

    /// The places at which there are connections.
    var openPlaces: [Int] { slots.indices.filter(isOpen) }

    /// Adds a connection whose ends are not in the table yet.
    mutating func add(_ slot: consuming ConnectionSlot, key: ConnectionKey) -> Int {
        let place: Int
        if let last = free.popLast() {
            place = last
            slots[place] = Boxed(slot)
        } else {
            place = slots.count
            slots.append(Boxed(slot))
        }
        table.insert(key, place: place)
        return place
    }

    /// Forgets the connection at `place`.
    mutating func remove(at place: Int) {
        guard isOpen(place) else { return }
        let key = ConnectionKey(
            local: slots[place].value.connection.local, remote: slots[place].value.connection.remote)
        table.remove(key)
        slots[place] = Self.vacant
        free.append(place)
    }
}
