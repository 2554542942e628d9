// Finding and comparing bytes with the C library, which looks at many of them at a time. Read first: nothing.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension RawSpan {
    /// The offset of the first byte from `start` on that is `byte`; nil when there is none before `limit`.
    /// - Precondition: `start` is not negative, and `limit` is at most the number of bytes.
    @inlinable public func firstOffset(of byte: UInt8, from start: Int, limit: Int) -> Int? {
        precondition(start >= 0 && limit <= byteCount, "a part of the bytes")
        guard start < limit else { return nil }
        return withUnsafeBytes { all in
            guard let first = all.baseAddress, let found = unsafe memchr(first + start, CInt(byte), limit - start)
            else { return nil }
            return unsafe UnsafeRawPointer(found) - first
        }
    }

    /// Whether `other` lies at `offset`, byte for byte.
    public func has(_ other: RawSpan, at offset: Int) -> Bool {
        guard offset >= 0, byteCount - offset >= other.byteCount else { return false }
        return withUnsafeBytes { all in
            other.withUnsafeBytes { part in
                guard let all = all.baseAddress, let part = part.baseAddress else { return true }
                return unsafe memcmp(all + offset, part, other.byteCount) == 0
            }
        }
    }
}
