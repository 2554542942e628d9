// Leaves out of a long passage what is like something that stood there before: five days of trying again.
// Read first: StoryPrinter.swift.

/// A part of a story, made of blocks with an empty line before each.
package enum LongPassage {
    /// A passage of more lines than this is shortened.
    package static let limit = 160
    /// So many blocks of a kind are shown.
    private static let shown = 2
    /// So many blocks at the end are shown, whatever they are.
    private static let ending = 4

    /// `text`, or the same without blocks that repeat earlier ones but for their numbers; `words` says in their place
    /// how many lines are missing.
    package static func shortened(_ text: String, words: (Int) -> String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count > limit else { return text }
        let blocks = blocks(of: lines)
        var counts: [String: Int] = [:]
        var kept: [String] = []
        var hidden: [String] = []
        for (number, block) in blocks.enumerated() {
            let count = counts[kind(of: block), default: 0] + 1
            counts[kind(of: block)] = count
            if count > shown && number < blocks.count - ending {
                hidden += block
                continue
            }
            flush(&hidden, to: &kept, words)
            kept += block
        }
        flush(&hidden, to: &kept, words)
        return kept.joined(separator: "\n")
    }

    /// Lines with an empty one before them; what is before the first empty line is a block as well.
    private static func blocks(of lines: [String]) -> [[String]] {
        var blocks: [[String]] = []
        for line in lines {
            if blocks.isEmpty || (line.isEmpty && blocks.last?.last?.isEmpty == false) {
                blocks.append([line])
            } else {
                blocks[blocks.count - 1].append(line)
            }
        }
        return blocks
    }

    /// A block without what is another in each repetition: times, addresses, the names of letters in queues.
    private static func kind(of block: [String]) -> String {
        block.map { line in
            line.split(separator: " ").map { $0.contains(where: \.isNumber) ? "#" : $0 }.joined(separator: " ")
        }.joined(separator: "\n")
    }

    /// One line in place of many; few are not worth it.
    private static func flush(_ hidden: inout [String], to kept: inout [String], _ words: (Int) -> String) {
        if hidden.count > 3 { kept += ["", words(hidden.count)] } else { kept += hidden }
        hidden = []
    }
}
