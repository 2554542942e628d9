// What people leave out at the end of a name. Read first: Sources/Basics/Suggestion.swift.

extension Suggestion {
    /// The member of `candidates` that `word` was probably meant to be: the nearest, else the only one that begins with
    /// it, as `hana` may stand for `hana-pc`.
    package static func meant(by word: String, in candidates: [String]) -> String? {
        // Every single letter is as near to one letter as another.
        if word.count > 1, let near = nearest(to: word, in: candidates) { return near }
        let longer = candidates.filter { !word.isEmpty && $0.lowercased().hasPrefix(word.lowercased()) }
        return Set(longer).count == 1 ? longer[0] : nil
    }

    /// The members of `candidates` that have `word` in them, as several may that begin with `kenji`; all when none has.
    package static func narrowed(_ candidates: [String], by word: String) -> [String] {
        let fitting = candidates.filter { $0.lowercased().contains(word.lowercased()) }
        return fitting.isEmpty ? candidates : fitting
    }
}
