// Bytes with value semantics: nobody sees another owner's changes. Read first: Sources/Basics/PacketBuffer.swift.

import Basics
import Testing

@Suite struct PacketBufferTests {
    @Test func headersGoIntoTheHeadroomWithoutCopying() {
        var packet = PacketBuffer([5, 6, 7], headroom: 4)
        packet.prepend(2)
        do {
            var bytes = packet.mutableBytes
            bytes.store16(0x0304, at: 0)
        }
        #expect(packet.array == [3, 4, 5, 6, 7])
        #expect(packet.copies == 0)
    }

    @Test func prependingWithoutRoomMovesTheContent() {
        var packet = PacketBuffer([1, 2], headroom: 0)
        packet.prepend(3)
        #expect(packet.count == 5)
        #expect(Array(packet.array[3...]) == [1, 2])
    }

    @Test func aWriterNeverChangesWhatAnotherHolds() {
        var one = PacketBuffer([1, 2, 3, 4])
        let other = one
        let part = one.slice(1, 2)
        do {
            var bytes = one.mutableBytes
            bytes.store8(99, at: 1)
        }
        one.append([5])
        #expect(one.array == [1, 99, 3, 4, 5])
        #expect(other.array == [1, 2, 3, 4])
        #expect(part.array == [2, 3])
        #expect(one.copies >= 1)
    }

    @Test func twoOwnersMayBothPutHeadersBeforeTheSameBytes() {
        var one = PacketBuffer([9], headroom: 8)
        var two = one
        one.prepend(1)
        two.prepend(1)
        do {
            var b = one.mutableBytes
            b.store8(1, at: 0)
        }
        do {
            var b = two.mutableBytes
            b.store8(2, at: 0)
        }
        #expect(one.array == [1, 9])
        #expect(two.array == [2, 9])
    }

    @Test func equalityIsThatOfTheBytes() {
        #expect(PacketBuffer([1, 2], headroom: 10) == PacketBuffer([1, 2]))
        #expect(PacketBuffer([1, 2]) != PacketBuffer([1, 3]))
        #expect(PacketBuffer([0, 1, 2]).slice(1, 2) == PacketBuffer([1, 2]))
    }

    @Test func trimmingBothEnds() {
        var packet = PacketBuffer([1, 2, 3, 4, 5])
        packet.removeFirst(1)
        packet.truncate(to: 3)
        packet.appendZeros(2)
        #expect(packet.array == [2, 3, 4, 0, 0])
    }
}
