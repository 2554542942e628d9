// A line that begins with a dot gets another one, so that no line of a letter looks like its end (RFC 5321 §4.5.2).
// Read first: nothing. DataDecoder.swift is the mirror image.

import MailMessage

/// Prepares a message for DATA.
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
            // RFC 5321 §4.5.2: a leading dot is doubled.
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
}
