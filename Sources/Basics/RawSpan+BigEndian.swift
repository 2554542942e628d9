// Network byte order on borrowed bytes. Read first: PacketBuffer.swift.
// Offsets are checked: one outside of the span is our own mistake, so views check the length once when they are made.

extension RawSpan {
    /// The byte at `offset`.
    @inlinable @inline(__always) public func uint8(at offset: Int) -> UInt8 {
        unsafeLoad(fromByteOffset: checked(offset, 1), as: UInt8.self)
    }

    /// The two bytes at `offset`, most significant first.
    @inlinable @inline(__always) public func uint16(at offset: Int) -> UInt16 {
        UInt16(bigEndian: unsafeLoadUnaligned(fromByteOffset: checked(offset, 2), as: UInt16.self))
    }

    /// The four bytes at `offset`, most significant first.
    @inlinable @inline(__always) public func uint32(at offset: Int) -> UInt32 {
        UInt32(bigEndian: unsafeLoadUnaligned(fromByteOffset: checked(offset, 4), as: UInt32.self))
    }

    /// The bytes as an array.
    public var array: [UInt8] { unsafe withUnsafeBytes { unsafe Array($0) } }

    @inlinable @inline(__always) func checked(_ offset: Int, _ size: Int) -> Int {
        precondition(offset >= 0 && offset &+ size <= byteCount, "offset outside of the bytes")
        return offset
    }
}

extension MutableRawSpan {
    /// Stores one byte at `offset`.
    @inlinable @inline(__always) public mutating func store8(_ value: UInt8, at offset: Int) {
        storeBytes(of: value, toByteOffset: offset, as: UInt8.self)
    }

    /// Stores two bytes at `offset`, most significant first.
    @inlinable @inline(__always) public mutating func store16(_ value: UInt16, at offset: Int) {
        storeBytes(of: value.bigEndian, toByteOffset: offset, as: UInt16.self)
    }

    /// Stores eight bytes at `offset`, most significant first.
    @inlinable @inline(__always) public mutating func store64(_ value: UInt64, at offset: Int) {
        storeBytes(of: value.bigEndian, toByteOffset: offset, as: UInt64.self)
    }

    /// Stores four bytes at `offset`, most significant first.
    @inlinable @inline(__always) public mutating func store32(_ value: UInt32, at offset: Int) {
        storeBytes(of: value.bigEndian, toByteOffset: offset, as: UInt32.self)
    }
}
