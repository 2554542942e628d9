// Pings that wait for their answers. Read first: Dissector+ICMP.swift.

/// Echo requests by their addresses and numbers; bounded.
struct EchoTable: Sendable {
    private struct Key: Hashable, Sendable {
        var asker, other, identifier, sequence, checksum: UInt64
    }

    private var requests: [Key: (frame: Int, time: UInt64)] = [:]
    private static let capacity = 20_000

    init() {}

    /// - Parameter checksum: the one that the answer will have; 0 where it does not matter.
    mutating func ask(
        _ addresses: (UInt64, UInt64), _ identifier: UInt64, _ sequence: UInt64, checksum: UInt64 = 0, frame: Int,
        time: UInt64
    ) {
        if requests.count >= Self.capacity { requests.removeAll() }
        let key = Key(
            asker: addresses.0, other: addresses.1, identifier: identifier, sequence: sequence, checksum: checksum)
        requests[key] = (frame, time)
    }

    /// The request that is answered, once.
    mutating func answer(
        _ addresses: (UInt64, UInt64), _ identifier: UInt64, _ sequence: UInt64, checksum: UInt64 = 0
    ) -> (frame: Int, time: UInt64)? {
        requests.removeValue(
            forKey: Key(
                asker: addresses.1, other: addresses.0, identifier: identifier, sequence: sequence, checksum: checksum))
    }
}
