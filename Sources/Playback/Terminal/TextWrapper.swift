// Breaks text into lines for a terminal. Read first: TextWidth.swift.
//
// Western text breaks at blanks; Japanese may break between any two characters, but no line begins with a closing
// bracket, a full stop or a small kana, and none ends with an opening bracket (kinsoku shori, JIS X 4051).

/// Wraps text at a width in columns.
package enum TextWrapper {
    private static let neverFirst = Set(
        "、。，．・：；？！」』）】〕〉》］｝”’…‥％" + "ー〜～々ゝゞヽヾ゛゜" + "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
            + ")]},.:;?!")
    private static let neverLast = Set("「『（【〔〈《［｛“‘" + "([{")

    /// The lines of `text`; none is wider than `width`: a longer word is cut there. Line ends in the text stay.
    package static func lines(of text: String, width: Int) -> [String] {
        let width = max(width, 10)
        // Most lines of a dissection are like this.
        if !text.utf8.contains(UInt8(ascii: "\n")) && TextWidth.of(text) <= width { return [trimmed(text)] }
        return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph($0, width) }
    }

    private static func paragraph(_ text: Substring, _ width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var lineWidth = 0
        for piece in pieces(of: text).flatMap({ cut($0, width) }) {
            let isBlank = piece.utf8.allSatisfy { $0 == UInt8(ascii: " ") }
            let pieceWidth = TextWidth.of(piece)
            if lineWidth > 0 && lineWidth + pieceWidth > width && !isBlank {
                lines.append(trimmed(line))
                (line, lineWidth) = ("", 0)
            }
            if isBlank && lineWidth == 0 && !lines.isEmpty { continue }
            line += piece
            lineWidth += pieceWidth
        }
        lines.append(trimmed(line))
        return lines
    }

    /// A piece in parts that fit into a line.
    private static func cut(_ piece: String, _ width: Int) -> [String] {
        if TextWidth.of(piece) <= width { return [piece] }
        var parts = [""]
        var partWidth = 0
        for character in piece {
            let characterWidth = TextWidth.of(character)
            if partWidth + characterWidth > width {
                parts.append("")
                partWidth = 0
            }
            parts[parts.count - 1].append(character)
            partWidth += characterWidth
        }
        return parts
    }

    private static func trimmed(_ line: String) -> String {
        if line.utf8.last != UInt8(ascii: " ") { return line }
        let last = line.utf8.lastIndex { $0 != UInt8(ascii: " ") }
        return String(line[..<(last.map { line.utf8.index(after: $0) } ?? line.startIndex)])
    }

    /// Words, runs of blanks, and wide characters with what must follow them on the same line.
    private static func pieces(of text: Substring) -> [String] {
        if text.utf8.allSatisfy(TextWidth.isPlain) { return plainPieces(of: text) }
        var pieces: [String] = []
        var previous: Character?
        for character in text {
            let isWide = TextWidth.of(character) == 2
            let joins: Bool
            if let previous {
                joins =
                    neverFirst.contains(character) && previous != " " || neverLast.contains(previous)
                    || (character == " ") == (previous == " ") && !isWide && TextWidth.of(previous) != 2
            } else {
                joins = false
            }
            if joins { pieces[pieces.count - 1].append(character) } else { pieces.append(String(character)) }
            previous = character
        }
        return pieces
    }

    /// The same for ASCII: words and runs of blanks.
    private static func plainPieces(of text: Substring) -> [String] {
        var pieces: [String] = []
        let bytes = text.utf8
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let isBlank = bytes[start] == UInt8(ascii: " ")
            let end = bytes[start...].firstIndex { ($0 == UInt8(ascii: " ")) != isBlank } ?? bytes.endIndex
            pieces.append(String(text[start..<end]))
            start = end
        }
        return pieces
    }
}
