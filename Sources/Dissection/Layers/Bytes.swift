// Numbers out of bytes that were counted before. Read first: nothing.

extension [UInt8] {
    /// Big-endian numbers; the bytes must be there.
    @inline(__always) func u16(_ i: Int) -> UInt64 { UInt64(self[i]) << 8 | UInt64(self[i + 1]) }
    @inline(__always) func u32(_ i: Int) -> UInt64 { u16(i) << 16 | u16(i + 2) }
}
