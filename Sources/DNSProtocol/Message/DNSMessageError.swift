// Why bytes are not a DNS message. Read first: DNSMessage+Decode.swift. A server answers these with FORMERR.

/// What is wrong with bytes that should have been a message. Offsets are in bytes from the message's start.
package enum DNSMessageError: Error, Equatable, Sendable {
    /// The message ends before the field that begins at `offset` does.
    case truncated(offset: Int)
    /// A compression pointer does not point to an earlier place; following it might never end.
    case badPointer(offset: Int)
    /// A length byte begins with the bits 01 or 10, which mean nothing (RFC 1035 §4.1.4).
    case badLabel(offset: Int)
    /// A name is longer than 255 bytes.
    case nameTooLong(offset: Int)
    /// The data of a record is shorter or longer than its type needs.
    case badRecordData(offset: Int)
    /// There is more than one OPT record, or one outside of the additional section, or not at the root
    /// (RFC 6891 §6.1.1).
    case misplacedOPT(offset: Int)
    /// There are bytes after the last record.
    case trailingBytes(Int)
}
