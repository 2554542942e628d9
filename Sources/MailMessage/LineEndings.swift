// Mail knows one line ending, CR LF; files on disks have others (RFC 5321 §2.3.8: a bare CR or LF must not be sent).
// Read first: Octet.swift.

/// Looks at and repairs line endings.
package enum LineEndings {
    /// `bytes` with every line ending made CRLF, and how many were something else (bare LF or bare CR).
    package static func normalized(_ bytes: [UInt8]) -> (bytes: [UInt8], repaired: Int) {
        var repaired = 0
        var previous: UInt8 = 0
        for (i, byte) in bytes.enumerated() {
            if byte == Octet.lf && previous != Octet.cr { repaired += 1 }
            if byte == Octet.cr && (i + 1 == bytes.count || bytes[i + 1] != Octet.lf) { repaired += 1 }
            previous = byte
        }
        if repaired == 0 { return (bytes, 0) }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + repaired)
        var i = 0
        while i < bytes.count {
            let byte = bytes[i]
            if byte == Octet.cr || byte == Octet.lf {
                if byte == Octet.cr, i + 1 < bytes.count, bytes[i + 1] == Octet.lf { i += 1 }
                result += Octet.crlf
            } else {
                result.append(byte)
            }
            i += 1
        }
        return (result, repaired)
    }

    /// The length of the longest line without its ending.
    package static func longestLine(_ bytes: some Collection<UInt8>) -> Int {
        var longest = 0
        var length = 0
        for byte in bytes {
            if byte == Octet.lf {
                longest = max(longest, length)
                length = 0
            } else if byte != Octet.cr {
                length += 1
            }
        }
        return max(longest, length)
    }
}
