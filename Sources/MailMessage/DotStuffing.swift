// How a letter travels in a dialogue of lines: a lone dot ends it, and a line that begins with a dot gets another one,
// so that no line of the letter looks like its end. SMTP and POP3 do the same (RFC 5321 §4.5.2, RFC 1939 §3).
// Read first: nothing. An SMTP server reads it with DataDecoder.swift.

/// Prepares a message for DATA, or for the reply to RETR.
package enum DotStuffing {
    /// `message` with leading dots doubled, and with the line that ends it.
    package static func encode(_ message: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(message.count + 64)
        let bytes = message.span
        var lineStart = 0
        // How much of the message is in the result.
        var copied = 0
        while lineStart < bytes.count {
            // RFC 5321 §4.5.2, RFC 1939 §3: a leading dot is doubled.
            if bytes[lineStart] == Octet.dot {
                result += message[copied..<lineStart]
                result.append(Octet.dot)
                copied = lineStart
            }
            lineStart = Octet.endOfLine(bytes, from: lineStart, limit: bytes.count)
        }
        result += message[copied...]
        if !message.isEmpty, message.last != Octet.lf { result.endLine() }
        // RFC 5321 §4.1.1.4: the CRLF before the dot is the end of the last line.
        result.append(Octet.dot)
        result.endLine()
        return result
    }

    /// The line without the dot that was put before it.
    package static func decode(_ line: [UInt8]) -> [UInt8] {
        line.first == Octet.dot ? Array(line.dropFirst()) : line
    }
}
