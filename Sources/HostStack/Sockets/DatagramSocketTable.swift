// The open UDP ports of a host. Read first: FlatTable.swift, SocketID.swift.

import Basics

/// One UDP socket: a port on all addresses of the host.
struct DatagramSocket: Equatable, Sendable {
    let port: UInt16
    let owner: UInt16
    let generation: UInt32
}

/// UDP sockets by port.
struct DatagramSocketTable: Equatable, Sendable {
    /// A place may be empty.
    private(set) var sockets: [DatagramSocket?] = []
    private var free: [Int] = []
    private var table = FlatTable<UInt64>()

    init() {}

    func place(port: UInt16) -> Int? { table.place(of: UInt64(port)) }

    func isOpen(port: UInt16) -> Bool { place(port: port) != nil }

    /// Adds a socket whose port is not open yet.
    mutating func add(_ socket: DatagramSocket) -> Int {
        let place: Int
        if let last = free.popLast() {
            place = last
            sockets[place] = socket
        } else {
            place = sockets.count
            sockets.append(socket)
        }
        table.insert(UInt64(socket.port), place: place)
        return place
    }

    mutating func remove(at place: Int) {
        guard let socket = sockets[place].take() else { return }
        table.remove(UInt64(socket.port))
        free.append(place)
    }

    /// The socket at `place` if its name is still of that generation.
    func socket(at place: Int, generation: UInt32) -> DatagramSocket? {
        guard place < sockets.count, let socket = sockets[place], socket.generation == generation else { return nil }
        return socket
    }
}
