// Header fields that are too long for one line are folded before a blank, and unfolded to be read (RFC 5322 §2.2.3).
// Read first: HeaderField.swift.

/// Folding and unfolding of header fields.
package enum Folding {
    /// A line should have at most this many characters without its CRLF (RFC 5322 §2.1.1).
    package static let preferredLineLength = 78
    /// A line must have at most this many characters without its CRLF (RFC 5322 §2.1.1).
    package static let maximumLineLength = 998

    /// The value without line endings and without the blanks around it.
    package static func unfold(_ value: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(value.count)
        // RFC 5322 §2.2.3: unfolding removes the CRLF that a blank follows; the blank itself stays.
        for byte in value where byte != Octet.cr && byte != Octet.lf { result.append(byte) }
        while let last = result.last, Octet.isBlank(last) { result.removeLast() }
        let blanks = result.prefix { Octet.isBlank($0) }.count
        if blanks > 0 { result.removeFirst(blanks) }
        return result
    }

    /// `name: value` as lines with CRLF, folded at its blanks so that lines keep to 78 characters where they can.
    ///
    /// Line endings inside of `value` become blanks: nobody can smuggle a field of his own into the header.
    package static func field(_ name: String, _ value: String) -> [UInt8] {
        var result = Array(name.utf8) + [Octet.colon]
        var lineLength = result.count
        var word: [UInt8] = [Octet.space]
        func put(_ result: inout [UInt8]) {
            // A fold stands before a blank that a word follows, never in an empty line.
            if lineLength + word.count > preferredLineLength, lineLength > 1, word.count > 1, result.last != Octet.colon
            {
                result += Octet.crlf
                lineLength = 0
            }
            result += word
            lineLength += word.count
        }
        for byte in value.utf8 {
            let isBlank = Octet.isBlank(byte) || byte == Octet.cr || byte == Octet.lf
            if isBlank, word.contains(where: { !Octet.isBlank($0) }) {
                put(&result)
                word = []
            }
            if isBlank, word.count == 1 && result.last == Octet.colon { continue }
            word.append(isBlank ? (byte == Octet.tab ? Octet.tab : Octet.space) : byte)
        }
        while let last = word.last, Octet.isBlank(last) { word.removeLast() }
        if !word.isEmpty { put(&result) }
        return result + Octet.crlf
    }
}
