// A cursor over borrowed bytes that throws instead of trapping: for parsers of anything that came from outside.
// Read first: RawSpan+BigEndian.swift.

/// What a byte-level parser can meet: the input ended before a field did.
public struct TruncatedInput: Error, Equatable, Sendable {
    /// Where the field began, in bytes from the start of the input.
    public var offset: Int
    /// How many bytes it needed.
    public var needed: Int
}

/// Reads big-endian fields one after the other.
public struct ByteReader: ~Escapable {
    public let bytes: RawSpan
    /// Where the next field begins.
    public private(set) var position = 0

    @_lifetime(copy bytes)
    public init(_ bytes: RawSpan) { self.bytes = bytes }

    /// How many bytes are left.
    public var remaining: Int { bytes.byteCount - position }

    @_lifetime(self: copy self)
    public mutating func uint8() throws(TruncatedInput) -> UInt8 { bytes.uint8(at: try advance(1)) }

    @_lifetime(self: copy self)
    public mutating func uint16() throws(TruncatedInput) -> UInt16 { bytes.uint16(at: try advance(2)) }

    @_lifetime(self: copy self)
    public mutating func uint32() throws(TruncatedInput) -> UInt32 { bytes.uint32(at: try advance(4)) }

    /// The next `n` bytes, copied.
    @_lifetime(self: copy self)
    public mutating func array(_ n: Int) throws(TruncatedInput) -> [UInt8] {
        let start = try advance(n)
        return bytes.extracting(start..<(start + n)).array
    }

    /// Passes over `n` bytes.
    @_lifetime(self: copy self)
    public mutating func skip(_ n: Int) throws(TruncatedInput) { _ = try advance(n) }

    /// Goes to `offset`, which must lie inside or at the end.
    @_lifetime(self: copy self)
    public mutating func seek(to offset: Int) throws(TruncatedInput) {
        guard offset >= 0 && offset <= bytes.byteCount else { throw TruncatedInput(offset: offset, needed: 1) }
        position = offset
    }

    @_lifetime(self: copy self)
    private mutating func advance(_ n: Int) throws(TruncatedInput) -> Int {
        guard n >= 0 && n <= remaining else { throw TruncatedInput(offset: position, needed: n) }
        defer { position += n }
        return position
    }
}
