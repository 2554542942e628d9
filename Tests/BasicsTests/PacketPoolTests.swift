// Storage is used again only when nobody can notice. Read first: Sources/Basics/PacketPool.swift.

import Basics
import Testing

@Suite struct PacketPoolTests {
    /// A packet from `pool` that is filled with `byte`.
    func packet(_ pool: inout PacketPool, count: Int, _ byte: UInt8) -> PacketBuffer {
        var packet = pool.packet(headroom: 34, count: count, tailroom: 8)
        var bytes = packet.mutableBytes
        for i in 0..<count { bytes.store8(byte, at: i) }
        return packet
    }

    @Test(
        "A packet of any size has its bytes and its room",
        arguments: [0, 20, 118, 119, 470, 471, 700, 758, 759, 1558, 1559, 9000])
    func sizes(count: Int) {
        var pool = PacketPool()
        for round in 0..<3 as Range<UInt8> {
            var made = packet(&pool, count: count, round)
            #expect(made.array == [UInt8](repeating: round, count: count))
            made.prepend(34)
            made.appendZeros(8)
            #expect(made.copies == 0 && made.count == count + 42)
            #expect(Array(made.array.suffix(8)) == [UInt8](repeating: 0, count: 8))
            pool.recycle(made)
        }
    }

    @Test("What somebody still holds is not used again")
    func shared() {
        var pool = PacketPool()
        let kept = packet(&pool, count: 60, 1)
        pool.recycle(kept)
        let slice = packet(&pool, count: 60, 2).slice(10, 5)
        pool.recycle(packet(&pool, count: 60, 3))
        _ = packet(&pool, count: 60, 4)
        #expect(kept.array == [UInt8](repeating: 1, count: 60))
        #expect(slice.array == [UInt8](repeating: 2, count: 5))
    }

    @Test("A copied packet that comes back counts its copies anew")
    func copies() {
        var pool = PacketPool()
        var first = packet(&pool, count: 60, 1)
        let second = first
        do {
            var bytes = first.mutableBytes
            bytes.store8(9, at: 0)
        }
        #expect(first.copies == 1 && second[0] == 1)
        pool.recycle(first)
        pool.recycle(second)
        let next = packet(&pool, count: 60, 5)
        #expect(next.copies == 0)
    }

    @Test("Whatever is spare, pools are equal: what they keep is no part of anybody's state")
    func equality() {
        var pool = PacketPool()
        pool.recycle(packet(&pool, count: 60, 1))
        #expect(pool == PacketPool())
    }
}
