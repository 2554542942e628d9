// Networks that are still free. Read first: AddressPlanner.swift.

import Wire

/// Hands out networks that overlap none of those in use.
struct NetworkPool {
    private var used: [IPNetwork] = []
    private var known: Set<IPNetwork> = []
    /// Where to go on looking in 10.0.0.0/8; below it, everything is taken.
    private var next: UInt32 = 10 << 24 | 1 << 8

    /// Notes that a network is in use.
    mutating func reserve(_ network: IPNetwork) {
        if known.insert(network).inserted { used.append(network) }
    }

    /// A network for `hosts` machines: the usual one when it is large enough and free, or the next of 10.0.0.0/8.
    mutating func take(usual: IPNetwork?, hosts: Int) -> IPNetwork? {
        var length = 24
        // The name server has the number 53: leave room for it and for machines to come.
        while length > 9, (1 << (32 - length)) - 60 < hosts { length -= 1 }
        if let usual, usual.prefixLength <= length, isFree(usual) {
            reserve(usual)
            return usual
        }
        let size = UInt32(1) << UInt32(32 - length)
        var start = (next + size - 1) & ~(size - 1)
        while start >> 24 == 10 {
            let network = IPNetwork(IPAddress(v4: start), prefixLength: length)
            if isFree(network) {
                next = start + size
                return network
            }
            start += size
        }
        return nil
    }

    private func isFree(_ network: IPNetwork) -> Bool {
        !used.contains { $0.contains(network.address) || network.contains($0.address) }
    }
}
