// The bytes of a frame, a segment or a datagram: a value with copy-on-write storage and room in front.
// Read first: nothing. Then Wire, which reads and writes headers through the spans that this type lends.
//
// A packet is built back to front: the payload first, then each layer puts its header before it, in room that was
// reserved (`headroom`), so that nothing moves. A router changes a few bytes in place, because it is the only owner.
// Slices share storage: what TCP keeps for retransmission and what waits in a socket are slices of the same bytes.

/// The bookkeeping before the bytes of a packet buffer's storage.
@usableFromInline
struct PacketStorageHeader {
    /// How many bytes fit.
    @usableFromInline var capacity: Int
    /// How often the content has been copied so far.
    @usableFromInline var copies: Int

    @inlinable init(capacity: Int, copies: Int) {
        self.capacity = capacity
        self.copies = copies
    }
}

@usableFromInline typealias PacketStorage = ManagedBuffer<PacketStorageHeader, UInt8>

extension ManagedBuffer where Header == PacketStorageHeader, Element == UInt8 {
    @inlinable
    static func make(capacity: Int, copies: Int) -> PacketStorage {
        create(minimumCapacity: capacity) { _ in PacketStorageHeader(capacity: capacity, copies: copies) }
    }

    @inlinable
    var base: UnsafeMutablePointer<UInt8> { withUnsafeMutablePointerToElements { $0 } }

    /// By a pointer, because a look at a field of a class is checked for exclusive access; see Boxed.swift.
    @inlinable
    var capacityInBytes: Int { withUnsafeMutablePointerToHeader { $0.pointee.capacity } }
}

/// A run of bytes with value semantics, cheap to slice, to trim at both ends and to put headers before.
///
/// `@unchecked Sendable`: the storage is written only while it is uniquely referenced, which is checked before each
/// write.
public struct PacketBuffer: @unchecked Sendable {
    @usableFromInline var storage: PacketStorage
    @usableFromInline var start: UInt32
    @usableFromInline var end: UInt32

    /// An empty buffer that can take `headroom` bytes of headers before and `capacity` bytes of content without moving.
    @inlinable
    public init(headroom: Int, capacity: Int) {
        storage = PacketStorage.make(capacity: headroom + capacity, copies: 0)
        start = UInt32(headroom)
        end = start
    }

    /// A buffer of `count` bytes of no particular value, all of which the caller writes, with room around them.
    @inlinable
    public init(headroom: Int, count: Int, tailroom: Int) {
        storage = PacketStorage.make(capacity: headroom + count + tailroom, copies: 0)
        start = UInt32(headroom)
        end = UInt32(headroom + count)
    }

    /// The bytes of `bytes`, with `headroom` bytes of free room in front.
    @inlinable
    public init(_ bytes: [UInt8], headroom: Int = 0) {
        self.init(headroom: headroom, capacity: bytes.count)
        append(bytes)
    }

    /// An empty buffer.
    public init() { self.init(headroom: 0, capacity: 0) }

    /// How many bytes it holds.
    @inlinable @inline(__always) public var count: Int { Int(end &- start) }
    @inlinable @inline(__always) public var isEmpty: Bool { end == start }

    /// How many bytes fit, room in front and behind counted in.
    @inlinable public var capacity: Int { storage.capacityInBytes }

    /// Whether nobody else holds the same bytes.
    @inlinable mutating func isUnshared() -> Bool { isKnownUniquelyReferenced(&storage) }

    /// Makes a buffer that nobody else holds into one of `count` bytes of no particular value, as if it were new.
    @inlinable mutating func renew(headroom: Int, count: Int) {
        precondition(headroom >= 0 && count >= 0 && headroom + count <= capacity, "more bytes than there is room for")
        start = UInt32(headroom)
        end = UInt32(headroom + count)
        unsafe storage.withUnsafeMutablePointerToHeader { unsafe $0.pointee.copies = 0 }
    }

    /// How often the content was copied because somebody else held the same bytes. The fast path keeps this at zero.
    public var copies: Int { storage.header.copies }

    /// The bytes, to read.
    @inlinable @inline(__always) public var bytes: RawSpan {
        @_lifetime(borrow self)
        get {
            let span = unsafe RawSpan(_unsafeStart: storage.base + Int(start), byteCount: count)
            return unsafe _overrideLifetime(span, borrowing: self)
        }
    }

    /// The bytes, to overwrite; copies them first when somebody else holds them too.
    @inlinable @inline(__always) public var mutableBytes: MutableRawSpan {
        @_lifetime(&self)
        mutating get {
            makeUnique()
            let span = unsafe MutableRawSpan(_unsafeStart: storage.base + Int(start), byteCount: count)
            return unsafe _overrideLifetime(span, mutating: &self)
        }
    }

    /// The byte at `offset`, which must be inside.
    @inlinable @inline(__always) public subscript(offset: Int) -> UInt8 {
        precondition(offset >= 0 && offset < count, "offset outside of the packet")
        return unsafe storage.base[Int(start) + offset]
    }

    /// A copy as an array.
    public var array: [UInt8] {
        unsafe Array(UnsafeBufferPointer(start: storage.base + Int(start), count: count))
    }

    /// The `count` bytes from `offset`, sharing storage. Both must lie inside.
    @inlinable public func slice(_ offset: Int, _ count: Int) -> PacketBuffer {
        precondition(offset >= 0 && count >= 0 && offset + count <= self.count, "slice outside of the packet")
        var result = self
        result.start = start &+ UInt32(offset)
        result.end = result.start &+ UInt32(count)
        return result
    }

    /// Takes `n` bytes off the front; they become headroom.
    @inlinable @inline(__always) public mutating func removeFirst(_ n: Int) {
        precondition(n >= 0 && n <= count, "more bytes to remove than there are")
        start &+= UInt32(n)
    }

    /// Takes bytes off the end until `n` are left.
    @inlinable @inline(__always) public mutating func truncate(to n: Int) {
        precondition(n >= 0 && n <= count, "a packet cannot be truncated to more bytes than it has")
        end = start &+ UInt32(n)
    }

    /// Puts `n` bytes in front, of no particular value: the caller writes all of them.
    @inlinable @inline(__always) public mutating func prepend(_ n: Int) {
        if Int(start) < n || !isKnownUniquelyReferenced(&storage) { reallocate(headroom: n, tailroom: 0) }
        start &-= UInt32(n)
    }

    /// Puts `n` bytes in front, of no particular value, and lends all bytes to be written.
    @inlinable @inline(__always)
    @_lifetime(&self)
    public mutating func mutableBytes(prepending n: Int) -> MutableRawSpan {
        prepend(n)
        let span = unsafe MutableRawSpan(_unsafeStart: storage.base + Int(start), byteCount: count)
        return unsafe _overrideLifetime(span, mutating: &self)
    }

    /// Adds `n` zero bytes at the end.
    @inlinable public mutating func appendZeros(_ n: Int) {
        ensureTailroom(n)
        unsafe (storage.base + Int(end)).initialize(repeating: 0, count: n)
        end &+= UInt32(n)
    }

    /// Adds bytes at the end.
    @inlinable public mutating func append(_ other: RawSpan) {
        let n = other.byteCount
        if n == 0 { return }
        ensureTailroom(n)
        unsafe other.withUnsafeBytes { source in
            unsafe UnsafeMutableRawPointer(storage.base + Int(end)).copyMemory(from: source.baseAddress!, byteCount: n)
        }
        end &+= UInt32(n)
    }

    /// Puts these bytes in the place of all bytes; there must be as many.
    @inlinable public mutating func overwrite(with other: [UInt8]) {
        precondition(other.count == count, "as many bytes as there are")
        makeUnique()
        unsafe (storage.base + Int(start)).update(from: other, count: other.count)
    }

    /// Adds bytes at the end.
    @inlinable public mutating func append(_ other: [UInt8]) { append(other.span.bytes) }

    /// Adds bytes at the end.
    @inlinable public mutating func append(_ other: PacketBuffer) { append(other.bytes) }

    @inlinable @inline(__always) mutating func makeUnique() {
        if !isKnownUniquelyReferenced(&storage) { reallocate(headroom: Int(start), tailroom: 0) }
    }

    @inlinable mutating func ensureTailroom(_ n: Int) {
        if storage.capacityInBytes - Int(end) < n || !isKnownUniquelyReferenced(&storage) {
            // Growing doubles, so that appending piece by piece stays linear.
            reallocate(headroom: Int(start), tailroom: max(n, count))
        }
    }

    @usableFromInline mutating func reallocate(headroom: Int, tailroom: Int) {
        let fresh = PacketStorage.make(capacity: headroom + count + tailroom, copies: storage.header.copies + 1)
        unsafe (fresh.base + headroom).initialize(from: storage.base + Int(start), count: count)
        end = UInt32(headroom + count)
        start = UInt32(headroom)
        storage = fresh
    }
}

extension PacketBuffer: Equatable {
    /// Two buffers are equal when their bytes are, whatever room is around them.
    public static func == (a: PacketBuffer, b: PacketBuffer) -> Bool {
        if a.count != b.count { return false }
        if a.storage === b.storage && a.start == b.start { return true }
        let (x, y) = unsafe (a.storage.base + Int(a.start), b.storage.base + Int(b.start))
        for i in 0..<a.count where unsafe x[i] != y[i] { return false }
        return true
    }
}
