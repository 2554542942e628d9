// Who was heard to have which address, so that two machines with one address are found (RFC 5227 §2.4). Read first:
// Dissector+ARP.swift.

/// The owners of addresses; bounded.
struct ARPTable: Sendable {
    private var owners: [UInt64: (hardware: UInt64, frame: Int, time: UInt64)] = [:]
    private static let capacity = 50_000

    init() {}

    /// Takes note of an owner.
    /// - Returns: the frame in which another one had the address, and how many nanoseconds ago.
    mutating func note(_ address: UInt64, _ hardware: UInt64, frame: Int, time: UInt64) -> (frame: Int, age: UInt64)? {
        if let known = owners[address], known.hardware != hardware { return (known.frame, time &- known.time) }
        if owners.count >= Self.capacity { owners.removeAll() }
        owners[address] = (hardware, frame, time)
        return nil
    }
}
