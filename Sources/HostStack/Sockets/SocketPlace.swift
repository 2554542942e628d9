// Where the thing that a socket's name stands for is kept. Read first: SocketID.swift.

/// A place in one of the three tables of sockets; two bits of the name's index say in which.
enum SocketPlace {
    case connection(Int)
    case listener(Int)
    case datagram(Int)

    /// Where to look for `socket`; nil for a name that no table ever gave. Whether it is still there is not known yet.
    init?(_ socket: SocketID) {
        let place = Int(socket.index & 0x3FFF_FFFF)
        switch socket.index >> 30 {
        case 0: self = .connection(place)
        case 1: self = .listener(place)
        case 2: self = .datagram(place)
        default: return nil
        }
    }

    func socket(generation: UInt32) -> SocketID {
        switch self {
        case .connection(let place): SocketID(index: UInt32(place), generation: generation)
        case .listener(let place): SocketID(index: 1 << 30 | UInt32(place), generation: generation)
        case .datagram(let place): SocketID(index: 2 << 30 | UInt32(place), generation: generation)
        }
    }
}
