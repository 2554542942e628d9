// What a file that is no UTF-8 text may be instead, so that its author knows what to save it as. Read first: nothing.

/// Recognises the encodings in which files of Windows and of Japan come along.
enum TextEncodingGuess {
    /// The mark with which some editors begin UTF-8 files: U+FEFF. It belongs to no text.
    static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The name of the encoding that `bytes` are probably in; nil when nothing speaks for one.
    static func name(of bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32" }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
        if isCutOff(bytes) { return nil }
        let sample = bytes.prefix(65_536)
        // Every second byte of Western text in UTF-16 is zero.
        if sample.count(where: { $0 == 0 }) * 4 > sample.count { return "UTF-16" }
        if hasEscapes(sample) { return "ISO-2022-JP" }
        if isWestern(sample) { return "Windows-1252" }
        if isPairs(sample, lead: { 0xA1...0xFE ~= $0 }, trail: { 0xA1...0xFE ~= $0 }, single: { _ in false }) {
            return "EUC-JP"
        }
        let isShiftJIS = isPairs(
            sample, lead: { 0x81...0x9F ~= $0 || 0xE0...0xFC ~= $0 }, trail: { 0x40...0xFC ~= $0 && $0 != 0x7F },
            single: { 0xA1...0xDF ~= $0 })
        return isShiftJIS ? "Shift_JIS" : nil
    }

    /// True when it is text in which letters with accents stand among others: one or two in a row, in words of ASCII.
    /// Japanese has longer rows of such bytes, and in Shift_JIS those from 0x80 to 0x9F, which are no letters here.
    private static func isWestern(_ bytes: ArraySlice<UInt8>) -> Bool {
        func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A) ~= byte || (0x61...0x7A) ~= byte }
        var letters = 0
        for (index, byte) in zip(bytes.indices, bytes) {
            if byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || (0x80...0x9F) ~= byte { return false }
            guard byte >= 0xA0 else { continue }
            let isInWord =
                index > bytes.startIndex && isLetter(bytes[index - 1])
                || index + 1 < bytes.endIndex && isLetter(bytes[index + 1])
            if !isInWord { return false }
            letters += 1
        }
        return letters > 0
    }

    /// True when UTF-8 ends in the midst of a character.
    private static func isCutOff(_ bytes: [UInt8]) -> Bool {
        let rest = bytes.suffix(3)
        guard let lead = rest.lastIndex(where: { $0 & 0xC0 == 0xC0 }) else { return false }
        let length = bytes[lead] >= 0xF0 ? 4 : bytes[lead] >= 0xE0 ? 3 : 2
        return bytes.count - lead < length && String(validating: bytes[..<lead], as: UTF8.self) != nil
            && bytes[(lead + 1)...].allSatisfy { $0 & 0xC0 == 0x80 }
    }

    /// ESC $ @ and ESC $ B switch to Japanese characters (RFC 1468).
    private static func hasEscapes(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.indices.dropLast(2).contains { i in
            bytes[i] == 0x1B && bytes[i + 1] == 0x24 && (0x40...0x42) ~= bytes[i + 2]
        }
    }

    /// True when all bytes beyond ASCII are pairs, of which there is one at least, or may stand alone.
    private static func isPairs(
        _ bytes: ArraySlice<UInt8>, lead: (UInt8) -> Bool, trail: (UInt8) -> Bool, single: (UInt8) -> Bool
    ) -> Bool {
        var hasPair = false
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            if byte < 0x80 || single(byte) { continue }
            guard lead(byte) else { return false }
            // The last pair may have been cut off with the sample.
            guard index < bytes.endIndex else { break }
            guard trail(bytes[index]) else { return false }
            hasPair = true
            index += 1
        }
        return hasPair
    }
}
