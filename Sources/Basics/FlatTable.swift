// A hash table from small keys to places in an array: how a packet finds its connection, neighbour or socket.
// Read first: nothing. Then FlatMap.swift, which keeps the values too.
//
// Swift's Dictionary seeds its hash differently in every run and spends 20 ns on a look-up. This one is a plain array
// probed in order, with a multiplication as the hash: 3 ns, and the same layout in every run. Nobody iterates over it.

/// A key of a flat table.
public protocol FlatKey: Equatable, Sendable {
    /// The key's bits, stirred so that the upper ones depend on all.
    var stirred: UInt64 { get }
}

extension UInt64: FlatKey {
    // Fibonacci hashing: the upper bits of a product with 2^64 / golden ratio.
    @inlinable @inline(__always) public var stirred: UInt64 { (self ^ (self >> 32)) &* 0x9E37_79B9_7F4A_7C15 }
}

/// Keys and the places that they stand for.
public struct FlatTable<Key: FlatKey>: Equatable, Sendable {
    @usableFromInline struct Slot: Equatable, Sendable {
        @usableFromInline var key: Key
        /// `empty` when nothing is here.
        @usableFromInline var place: UInt32

        @inlinable init(key: Key, place: UInt32) {
            self.key = key
            self.place = place
        }
    }

    @inlinable static var empty: UInt32 { .max }

    /// A power of two, or nothing at all.
    @usableFromInline var slots: [Slot] = []
    /// How far a stirred key is shifted to become an index.
    @usableFromInline var shift: UInt64 = 64
    @usableFromInline var keyCount = 0

    /// A table without keys, which takes no memory yet.
    @inlinable public init() {}

    /// How many keys there are.
    @inlinable public var count: Int { keyCount }

    /// The place that `key` stands for, or nil.
    @inlinable @inline(__always)
    public func place(of key: Key) -> Int? {
        if keyCount == 0 { return nil }
        let mask = slots.count &- 1
        var i = Int(truncatingIfNeeded: key.stirred >> shift)
        while slots[i].place != Self.empty {
            if slots[i].key == key { return Int(slots[i].place) }
            i = (i &+ 1) & mask
        }
        return nil
    }

    /// Adds a key that must not be there yet.
    /// - Parameter place: what it stands for, 0 to 2^32 - 2.
    @inlinable
    public mutating func insert(_ key: Key, place: Int) {
        // At most two thirds full, so that a search for what is not there ends soon.
        if (keyCount + 1) * 3 > slots.count * 2 { grow(around: key) }
        put(key, UInt32(place))
        keyCount += 1
    }

    /// Removes a key, if it is there.
    @inlinable
    public mutating func remove(_ key: Key) {
        if keyCount == 0 { return }
        let mask = slots.count - 1
        var hole = Int(truncatingIfNeeded: key.stirred >> shift)
        while slots[hole].key != key || slots[hole].place == Self.empty {
            if slots[hole].place == Self.empty { return }
            hole = (hole + 1) & mask
        }
        // The keys that follow move up, unless that would put one before the place where its search begins.
        var i = hole
        while true {
            i = (i + 1) & mask
            if slots[i].place == Self.empty { break }
            let home = Int(truncatingIfNeeded: slots[i].key.stirred >> shift)
            if (i &- home) & mask >= (i &- hole) & mask {
                slots[hole] = slots[i]
                hole = i
            }
        }
        slots[hole].place = Self.empty
        keyCount -= 1
    }

    @inlinable
    mutating func put(_ key: Key, _ place: UInt32) {
        let mask = slots.count - 1
        var i = Int(truncatingIfNeeded: key.stirred >> shift)
        while slots[i].place != Self.empty { i = (i + 1) & mask }
        slots[i] = Slot(key: key, place: place)
    }

    @inlinable
    mutating func grow(around key: Key) {
        let old = slots
        let size = max(8, old.count * 2)
        slots = Array(repeating: Slot(key: key, place: Self.empty), count: size)
        shift = UInt64(64 - size.trailingZeroBitCount)
        for slot in old where slot.place != Self.empty { put(slot.key, slot.place) }
    }
}
