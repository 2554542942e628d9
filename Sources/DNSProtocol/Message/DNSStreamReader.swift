// Messages on a TCP connection: each after two bytes with its length (RFC 1035 §4.2.2, RFC 7766 §8).
// Read first: DNSTransport.swift.

/// Cuts the bytes of a connection into messages.
package struct DNSStreamReader: Equatable, Sendable {
    private var buffer: [UInt8] = []
    /// Where in the buffer the next message begins.
    private var start = 0

    package init() {}

    /// Takes bytes as they arrive, in any pieces.
    package mutating func append(_ bytes: [UInt8]) {
        if start == buffer.count {
            buffer = bytes
        } else {
            buffer.removeFirst(start)
            buffer += bytes
        }
        start = 0
    }

    /// The next complete message, without its length; nil until more bytes arrive. At most 64 KiB ever wait for more.
    package mutating func next() -> [UInt8]? {
        guard buffer.count - start >= 2 else { return nil }
        let end = start + 2 + (Int(buffer[start]) << 8 | Int(buffer[start + 1]))
        guard buffer.count >= end else { return nil }
        defer { start = end }
        return Array(buffer[(start + 2)..<end])
    }

    /// The bytes of a connection that carry `message`, which has at most 65,535 bytes.
    package static func frame(_ message: [UInt8]) -> [UInt8] {
        precondition(message.count <= DNSMessage.streamLimit, "a message has at most 65,535 bytes")
        return [UInt8(truncatingIfNeeded: message.count >> 8), UInt8(truncatingIfNeeded: message.count)] + message
    }
}
