// Why bytes could not be read as a header. Read first: nothing; every view of this module throws it.

/// Bytes that cannot be shown as the header that was asked for.
public enum WireError: Error, Equatable, Sendable {
    /// The header needs `needed` bytes and there are fewer.
    case truncated(needed: Int)
    /// A length field inside of the header contradicts the bytes or the smallest legal header.
    case badLength
    /// The version field names another protocol version.
    case badVersion(UInt8)
    /// The hardware or protocol type is one that this format is not defined for.
    case unsupportedFormat
}
