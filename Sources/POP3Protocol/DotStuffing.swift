// How a message travels inside a multi-line reply: a lone dot ends it, so a line that begins with a dot gets another.
// Read first: RFC 1939 §3 ("byte-stuffed"). SMTP does the same with DATA.

enum DotStuffing {
    /// The message ready for the wire, with the line that ends it.
    static func encode(_ message: some Collection<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(message.count + 16)
        var previous = UInt8(ascii: "\n")
        for byte in message {
            // RFC 1939 §3: a line that begins with the termination octet gets one more of it in front.
            if byte == UInt8(ascii: ".") && previous == UInt8(ascii: "\n") { out.append(byte) }
            out.append(byte)
            previous = byte
        }
        if previous != UInt8(ascii: "\n") { out += [UInt8(ascii: "\r"), UInt8(ascii: "\n")] }
        out += Array(".\r\n".utf8)
        return out
    }

    /// The line without the dot that was put before it.
    static func decode(_ line: [UInt8]) -> [UInt8] {
        line.first == UInt8(ascii: ".") ? Array(line.dropFirst()) : line
    }
}
