// A line that begins with a dot gets another one, so that no line of a letter looks like its end (RFC 5321 §4.5.2).
// Read first: nothing. DataDecoder.swift is the mirror image.

import MailMessage

/// Prepares a message for DATA.
package enum DotStuffing {
    /// `message` with leading dots doubled, and with the line that ends it.
    package static func encode(_ message: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(message.count + 64)
        var lineStart = 0
        while lineStart < message.count {
            // RFC 5321 §4.5.2: a leading dot is doubled.
            if message[lineStart] == Octet.dot { result.append(Octet.dot) }
            let end = message[lineStart...].firstIndex(of: Octet.lf).map { $0 + 1 } ?? message.count
            result += message[lineStart..<end]
            lineStart = end
        }
        if !message.isEmpty, message.last != Octet.lf { result.endLine() }
        // RFC 5321 §4.1.1.4: the CRLF before the dot is the end of the last line.
        result.append(Octet.dot)
        result.endLine()
        return result
    }
}
