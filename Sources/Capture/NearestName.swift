// "Did you mean ...?" for the names that a user types. Read first: nothing.

/// Finds the known name that a mistyped one most likely stands for.
package enum NearestName {
    /// The candidate with the fewest edits (an inserted, removed, changed or swapped letter), if they are at most a
    /// third of the word. The first one of equals.
    package static func of(_ word: String, in candidates: [String]) -> String? {
        let typed = Array(word.lowercased().utf8.prefix(64))
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let distance = edits(typed, Array(candidate.lowercased().utf8.prefix(64)))
            if distance <= max(1, typed.count / 3) && distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        // Nobody types a whole domain: `mail.kita` may stand for `mail.kita.example`.
        return best?.name ?? candidates.first { $0.lowercased().hasPrefix(word.lowercased() + ".") }
    }

    /// `; did you mean "NAME"?`, or nothing.
    package static func hint(for word: String, in candidates: [String]) -> String {
        of(word, in: candidates).map { "; did you mean \"\($0)\"?" } ?? ""
    }

    /// The optimal string alignment distance.
    private static func edits(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var cost = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
                row.append(cost)
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
