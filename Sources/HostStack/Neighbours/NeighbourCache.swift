// The neighbour cache, known as the ARP table (RFC 826, RFC 1122 §2.3.2). Read first: Neighbour.swift.
// Then HostStack+ARP.swift, which sends and receives the packets that this table asks for.

import Basics
import Wire

/// Who is where on the links of a host.
struct NeighbourCache: Equatable, Sendable {
    /// RFC 1122 §2.3.2.1: entries go out of date.
    static let reachableTime = Interval.seconds(60)
    /// From the first use of an unconfirmed entry to the question.
    static let delay = Interval.seconds(5)
    /// RFC 1122 §2.3.2.1: at most one request per second to a destination.
    static let retryInterval = Interval.seconds(1)
    static let maximumTries = 3
    /// RFC 1122 §2.3.2.2 asks for at least one; of more than this the oldest is dropped.
    static let maximumWaiting = 64
    /// Beyond this, packets to new neighbours are dropped: a scan of a large network must not fill the memory.
    static let maximumNeighbours = 16_384

    /// A place may be empty; empty ones are listed in `free`.
    private(set) var neighbours: [Neighbour?] = []
    private var free: [Int] = []
    private var table = FlatTable<UInt64>()

    init() {}

    private static func key(_ interface: Int, _ address: UInt32) -> UInt64 {
        UInt64(UInt32(truncatingIfNeeded: interface)) << 32 | UInt64(address)
    }

    /// The place of a neighbour, if there is an entry.
    @inline(__always)
    func place(interface: Int, address: UInt32) -> Int? { table.place(of: Self.key(interface, address)) }

    /// The Ethernet address at `place`, unless its use has to be noted: the fast path of every packet.
    @inline(__always)
    func settledMAC(at place: Int, _ now: Instant) -> MACAddress? {
        switch neighbours[place]?.state {
        case .reachable(let mac, let until): now < until ? mac : nil
        case .delayed(let mac, _), .probing(let mac, _, _): mac
        case .incomplete, .stale, nil: nil
        }
    }

    /// Adds an entry; nil when the table is full.
    mutating func add(_ neighbour: Neighbour) -> Int? {
        if table.count >= Self.maximumNeighbours { return nil }
        let place: Int
        if let last = free.popLast() {
            place = last
            neighbours[place] = neighbour
        } else {
            place = neighbours.count
            neighbours.append(neighbour)
        }
        table.insert(Self.key(neighbour.interface, neighbour.address.v4), place: place)
        return place
    }

    /// Forgets the entry at `place` and returns what waited for it.
    mutating func remove(at place: Int) -> [WaitingFrame] {
        guard let neighbour = neighbours[place].take() else { return [] }
        table.remove(Self.key(neighbour.interface, neighbour.address.v4))
        free.append(place)
        guard case .incomplete(_, _, let waiting) = neighbour.state else { return [] }
        return waiting
    }

    mutating func set(_ state: Neighbour.State, at place: Int) { neighbours[place]?.state = state }

    /// Takes note of where a neighbour is; returns what waited for it.
    /// - Parameter isAnswer: it was asked; what is only overheard does not confirm anything.
    mutating func learn(_ mac: MACAddress, at place: Int, isAnswer: Bool, _ now: Instant) -> [WaitingFrame] {
        guard let neighbour = neighbours[place] else { return [] }
        let known = neighbour.mac
        if isAnswer {
            neighbours[place]?.state = .reachable(mac, until: now + Self.reachableTime)
        } else if known != mac {
            neighbours[place]?.state = .stale(mac)
        }
        guard case .incomplete(_, _, let waiting) = neighbour.state else { return [] }
        return waiting
    }

    /// Lets a frame wait at an incomplete entry.
    mutating func wait(_ frame: consuming WaitingFrame, at place: Int) {
        guard var state = neighbours[place]?.state, case .incomplete(let tries, let retryAt, var waiting) = state
        else { return }
        // Emptied first, so that the frames that wait already are not copied.
        state = .stale(.zero)
        neighbours[place]?.state = state
        if waiting.count >= Self.maximumWaiting { waiting.removeFirst() }
        waiting.append(frame)
        neighbours[place]?.state = .incomplete(tries: tries, retryAt: retryAt, waiting: waiting)
    }
}
