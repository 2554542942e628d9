// Room for packets that is used again: what one packet leaves behind, the next one takes.
// Read first: PacketBuffer.swift.
//
// A pool is lent to whoever has its turn, as the rest of an output is; no world holds one with something in it. Without
// it, each packet asks the system for memory, and gives it back in another order than it was taken in: 60 ns.

/// Storage of packets that nobody holds any more, in three sizes: for bare acknowledgments and short lines, for what
/// programs say to each other, and for full segments.
public struct PacketPool: Sendable {
    /// What fits a storage of each size, in bytes. Packets between the sizes, or larger, are made to measure.
    private static let small = 160
    private static let medium = 512
    private static let large = 1600
    /// Packets over this many bytes take a large storage.
    private static let largeFrom = 800
    /// Of each size, more than this is not kept.
    private static let limit = 256

    private var smallOnes: [PacketBuffer] = []
    private var mediumOnes: [PacketBuffer] = []
    private var largeOnes: [PacketBuffer] = []

    /// Nothing is kept yet.
    public init() {}

    /// A buffer of `count` bytes of no particular value, all of which the caller writes, with room around them.
    public mutating func packet(headroom: Int, count: Int, tailroom: Int) -> PacketBuffer {
        let needed = headroom + count + tailroom
        if needed <= Self.small {
            guard var spare = smallOnes.popLast() else {
                return PacketBuffer(headroom: headroom, count: count, tailroom: Self.small - headroom - count)
            }
            spare.renew(headroom: headroom, count: count)
            return spare
        }
        if needed <= Self.medium {
            guard var spare = mediumOnes.popLast() else {
                return PacketBuffer(headroom: headroom, count: count, tailroom: Self.medium - headroom - count)
            }
            spare.renew(headroom: headroom, count: count)
            return spare
        }
        if needed > Self.largeFrom && needed <= Self.large {
            guard var spare = largeOnes.popLast() else {
                return PacketBuffer(headroom: headroom, count: count, tailroom: Self.large - headroom - count)
            }
            spare.renew(headroom: headroom, count: count)
            return spare
        }
        return PacketBuffer(headroom: headroom, count: count, tailroom: tailroom)
    }

    /// Takes a packet that is not needed any more. Its storage is kept if it is of one of the sizes and nobody else
    /// holds it.
    public mutating func recycle(_ packet: consuming PacketBuffer) {
        switch packet.capacity {
        case Self.small where smallOnes.count < Self.limit && packet.isUnshared(): smallOnes.append(packet)
        case Self.medium where mediumOnes.count < Self.limit && packet.isUnshared(): mediumOnes.append(packet)
        case Self.large where largeOnes.count < Self.limit && packet.isUnshared(): largeOnes.append(packet)
        default: break
        }
    }
}

extension PacketPool: Equatable {
    /// What is spare is not part of anybody's state.
    public static func == (a: PacketPool, b: PacketPool) -> Bool { true }
}
