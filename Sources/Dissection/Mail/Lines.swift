// Lines of text protocols, by their places. Read first: nothing.

/// A line in a buffer: where it begins, where its text ends, and where the next one begins.
struct LinePlace {
    var start: Int
    var end: Int
    var next: Int
}

extension [UInt8] {
    /// The line that begins at `start`; nil when its end is not here. Lines end in CRLF; a bare LF is taken too.
    func line(at start: Int) -> LinePlace? {
        guard start < count, let feed = self[start...].firstIndex(of: 10) else { return nil }
        let end = feed > start && self[feed - 1] == 13 ? feed - 1 : feed
        return LinePlace(start: start, end: end, next: feed + 1)
    }

    /// The end of the word that begins at `start`: a blank, or `end`.
    func wordEnd(_ start: Int, _ end: Int) -> Int { self[start..<end].firstIndex(of: 32) ?? end }

    /// The word that begins at `start`, and where the next one begins: blanks between them count to neither.
    func token(_ start: Int, _ end: Int) -> (end: Int, next: Int) {
        let word = wordEnd(start, end)
        return (word, self[word..<end].firstIndex { $0 != 32 } ?? end)
    }

    /// Whether the bytes from `start` to `end` are `word` in any case of letters.
    func isWord(_ word: StaticString, _ start: Int, _ end: Int) -> Bool {
        guard end - start == word.utf8CodeUnitCount, end <= count else { return false }
        return word.withUTF8Buffer { letters in
            for i in 0..<letters.count {
                let byte = self[start + i]
                let upper = byte >= 97 && byte <= 122 ? byte - 32 : byte
                if upper != letters[i] { return false }
            }
            return true
        }
    }

    /// The mark that ends a letter when it began in the segment before: how many bytes of `tail`, the last ones of that
    /// segment, belong to it, and where it ends in these bytes.
    func dotLine(after tail: ArraySlice<UInt8>, from start: Int) -> (taken: Int, end: Int)? {
        let tail = Array(tail.suffix(4))
        let joined = tail + self[start..<Swift.min(count, start + 4)]
        guard let dot = joined.dotLine(from: 0, isFresh: tail.count < 4), dot < tail.count else { return nil }
        return (tail.count - dot, start + dot + 3 - tail.count)
    }

    /// Where the mark that ends a letter, `CRLF . CRLF`, begins with its dot, searched from `start`; a dot in the first
    /// line counts. `isFresh`: a line begins at `start`.
    func dotLine(from start: Int, isFresh: Bool) -> Int? {
        var i = start
        if isFresh && i + 2 < count && self[i] == 46 && self[i + 1] == 13 && self[i + 2] == 10 { return i }
        while let feed = self[i...].firstIndex(of: 10) {
            if feed + 3 < count && self[feed + 1] == 46 && self[feed + 2] == 13 && self[feed + 3] == 10 {
                return feed + 1
            }
            i = feed + 1
            if i >= count { return nil }
        }
        return nil
    }
}
