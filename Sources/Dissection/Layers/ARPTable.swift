// Who was heard to have which address, so that two machines with one address are found (RFC 5227 §2.4). Read first:
// Dissector+ARP.swift.

/// The owners of addresses; bounded.
struct ARPTable: Sendable {
    private var owners: [UInt64: (hardware: UInt64, frame: Int, time: UInt64)] = [:]
    private static let capacity = 50_000

    init() {}

    /// Takes note of an owner.
    /// - Returns: the frame in which another one had the address, and how many seconds ago. As in Wireshark parts of
    ///   seconds are taken off before, so that it is one more when the clock has gone on by one meanwhile.
    mutating func note(_ address: UInt64, _ hardware: UInt64, frame: Int, time: UInt64) -> (frame: Int, age: UInt64)? {
        if let known = owners[address], known.hardware != hardware {
            return (known.frame, time / 1_000_000_000 &- known.time / 1_000_000_000)
        }
        if owners.count >= Self.capacity { owners.removeAll() }
        owners[address] = (hardware, frame, time)
        return nil
    }
}
