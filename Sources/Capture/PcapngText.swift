// Texts of a pcapng capture: UTF-8, and at most what the 16-bit length of an option can say. Read first: nothing.

/// How a text goes into an option.
enum PcapngText {
    /// The most bytes of a text that are written; a multiple of four below 2^16, with room for a name's zero byte.
    static let longest = 65_528

    /// How many bytes of `text` are written.
    static func length(of text: String) -> Int {
        let count = text.utf8.count
        return count <= longest ? count : bytes(of: text).count
    }

    /// The UTF-8 bytes, without zero bytes (which would end a name) and cut off between two characters if too long.
    static func bytes(of text: String) -> [UInt8] {
        var bytes = Array(text.utf8)
        if bytes.count > longest {
            var end = longest
            // A continuation byte is 10xxxxxx: go back to where its character began.
            while end > 0 && bytes[end] & 0xC0 == 0x80 { end -= 1 }
            bytes.removeSubrange(end...)
        }
        for i in bytes.indices where bytes[i] == 0 { bytes[i] = UInt8(ascii: " ") }
        return bytes
    }
}
