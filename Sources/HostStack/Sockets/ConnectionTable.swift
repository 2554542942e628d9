// All TCP connections of a host. Read first: FlatTable.swift, TCP/TCPConnection.swift.
//
// A segment finds its connection by hashing both ends, so a server with a million connections is as fast as one with
// ten. The connections themselves stay where they are; a place that became free is used again.

import Basics
import Wire

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
