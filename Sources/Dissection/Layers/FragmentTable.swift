// Packets that arrive in pieces (RFC 791 §3.2). Read first: Dissector+IPv4.swift.

/// The pieces that wait for others; bounded in number and size.
struct FragmentTable: Sendable {
    struct Key: Equatable, Sendable {
        var source, destination, identification: UInt64
        var proto: UInt8
    }

    private struct Packet: Sendable {
        var key: Key
        var pieces: [(offset: Int, bytes: [UInt8], frame: Int)] = []
        var total: Int?
        var size = 0
    }

    /// Packets under way, the oldest first.
    private var packets: [Packet] = []
    private static let capacity = 64
    private static let pieceLimit = 8192

    init() {}

    /// Where a piece lies in the whole, and in which frame it came.
    struct Piece: Equatable, Sendable {
        var offset: Int
        var count: Int
        var frame: Int
        /// It brings bytes that were there, or others in their place: the first ones count then.
        var isOverlapping = false
        var isContradicting = false
    }

    /// Takes a piece in; the whole packet's payload and its pieces when it was the last that was missing.
    mutating func add(
        _ key: Key, _ offset: Int, _ bytes: [UInt8], isLast: Bool, frame: Int
    ) -> (whole: [UInt8], pieces: [Piece])? {
        guard !bytes.isEmpty, offset + bytes.count <= 65_535 else { return nil }
        let place: Int
        if let known = packets.firstIndex(where: { $0.key == key }) {
            place = known
        } else {
            if packets.count >= Self.capacity { packets.removeFirst() }
            packets.append(Packet(key: key))
            place = packets.count - 1
        }
        if packets[place].pieces.count >= Self.pieceLimit { return nil }
        packets[place].pieces.append((offset, bytes, frame))
        packets[place].size += bytes.count
        if isLast { packets[place].total = offset + bytes.count }
        guard let total = packets[place].total, packets[place].size >= total else { return nil }
        var whole: [UInt8] = []
        var pieces: [Piece] = []
        for (offset, bytes, frame) in packets[place].pieces.sorted(by: { $0.offset < $1.offset }) {
            guard offset <= whole.count else { return nil }
            let shared = min(bytes.count, whole.count - offset)
            let isContradicting = whole[offset..<(offset + shared)] != bytes.prefix(shared)
            pieces.append(
                Piece(
                    offset: offset, count: bytes.count, frame: frame, isOverlapping: shared > 0,
                    isContradicting: isContradicting))
            whole += bytes.dropFirst(shared)
        }
        guard whole.count >= total else { return nil }
        packets.remove(at: place)
        return (Array(whole.prefix(total)), pieces)
    }
}
