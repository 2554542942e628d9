// Lines of text protocols, by their places. Read first: Sources/Basics/RawSpan+Search.swift.

import Basics

/// A line in a buffer: where it begins, where its text ends, and where the next one begins.
struct LinePlace {
    var start: Int
    var end: Int
    var next: Int
}

extension [UInt8] {
    /// The line that begins at `start`; nil when its end is not here. Lines end in CRLF; a bare LF is taken too, and so
    /// is a bare CR, as in Wireshark, when it is not the last byte.
    func line(at start: Int) -> LinePlace? {
        guard let mark = lineMark(from: start) else { return nil }
        guard self[mark] == 13 else { return LinePlace(start: start, end: mark, next: mark + 1) }
        guard mark + 1 < count else { return nil }
        return LinePlace(start: start, end: mark, next: self[mark + 1] == 10 ? mark + 2 : mark + 1)
    }

    /// The first LF or CR from `start` on. They are looked for in stretches, each twice as long as the one before: a
    /// line may be very long, and neither mark may be searched far beyond the other.
    private func lineMark(from start: Int) -> Int? {
        var (from, size) = (start, 256)
        while from < count {
            let limit = Swift.min(count, from + size)
            let lineFeed = span.bytes.firstOffset(of: 10, from: from, limit: limit)
            if let mark = span.bytes.firstOffset(of: 13, from: from, limit: lineFeed ?? limit) ?? lineFeed {
                return mark
            }
            (from, size) = (limit, size * 2)
        }
        return nil
    }

    /// The line that begins at `start`, or what is there of it.
    func lineOrRest(at start: Int) -> LinePlace {
        if let line = line(at: start) { return line }
        // A CR at the end may be a line's end.
        let end = start < count && last == 13 ? count - 1 : count
        return LinePlace(start: start, end: end, next: count)
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
        end - start == word.utf8CodeUnitCount && isBeginning(of: word, start, end)
    }

    /// Whether `word`, in any case of letters, stands at `start`, before `end`.
    func begins(with word: StaticString, _ start: Int, _ end: Int) -> Bool {
        start + word.utf8CodeUnitCount <= end && isWord(word, start, start + word.utf8CodeUnitCount)
    }

    /// Whether the bytes from `start` to `end` are the first letters of `word`, in any case, or all of them.
    func isBeginning(of word: StaticString, _ start: Int, _ end: Int) -> Bool {
        guard start < end, end - start <= word.utf8CodeUnitCount, end <= count else { return false }
        return word.withUTF8Buffer { letters in
            for i in 0..<(end - start) {
                let byte = self[start + i]
                let upper = byte >= 97 && byte <= 122 ? byte - 32 : byte
                if upper != letters[i] { return false }
            }
            return true
        }
    }
}
