// Numbers for IPv6 addresses, so that conversations have keys as small as those of IPv4. Read first:
// TCPStreamTable.swift.

/// The IPv6 addresses that were seen; bounded in number.
struct IPv6AddressTable: Sendable {
    private struct Address: Hashable {
        let high, low: UInt64
    }

    private var numbers: [Address: UInt64] = [:]
    private static let capacity = 100_000
    /// IPv4 addresses lie below.
    private static let first: UInt64 = 1 << 32
    private var next = first

    init() {}

    /// The number of the address at `start`: no IPv4 address, and no other one. Forgetting costs only that
    /// conversations that come back later are others.
    mutating func number(_ bytes: [UInt8], _ start: Int) -> UInt64 {
        let address = Address(
            high: bytes.u32(start) << 32 | bytes.u32(start + 4), low: bytes.u32(start + 8) << 32 | bytes.u32(start + 12)
        )
        if let known = numbers[address] { return known }
        if numbers.count >= Self.capacity { numbers.removeAll() }
        // A key has 48 bits for an address.
        next = next < 1 << 47 ? next + 1 : Self.first
        numbers[address] = next
        return next
    }

    /// Whether `address` stands for one of IPv6.
    static func isNumber(_ address: UInt64) -> Bool { address >= first }
}
