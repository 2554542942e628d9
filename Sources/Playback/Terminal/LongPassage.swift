// Leaves out the middle of a passage that goes on and on: five days of trying again. Read first: StoryPrinter.swift.

/// A part of a story, made of blocks with an empty line before each.
package enum LongPassage {
    /// A passage of more lines than this is shortened.
    package static let limit = 160
    /// About so many lines stay at its beginning and at its end.
    private static let (first, last) = (40, 24)

    /// `text`, or its beginning and its end with a line between them; `words` says in it how many lines are missing.
    package static func shortened(_ text: String, words: (Int) -> String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > limit else { return text }
        let starts = lines.indices.filter { lines[$0].isEmpty && $0 < lines.count - 1 }
        // Whole blocks only: a line without its heading tells nothing.
        guard let end = starts.last(where: { (1...first).contains($0) }),
            let again = starts.last(where: { $0 <= lines.count - last }), again > end
        else { return text }
        let middle = ["", words(again - end - 1)]
        return (lines[..<end].map(String.init) + middle + lines[again...].map(String.init)).joined(separator: "\n")
    }
}
