// "Did you mean ...?": the nearest right word. Read first: nothing.

/// Finds the word that a misspelt one was probably meant to be.
package enum Suggestion {
    /// The member of `candidates` nearest to `word`; of equals one of the same letters (`prot` may stand for `port`), else
    /// one that begins with it (`of` may stand for `off`), else the first. Nil when none is near.
    /// Near means: at most a third of the letters differ, or only the case of letters does, or `word` is the beginning
    /// of a domain name: `mail.kita` may stand for `mail.kita.example`.
    package static func nearest(to word: String, in candidates: [String]) -> String? {
        // Addresses of one domain are as near as what stands before the @; `ken` may stand for `kenji`.
        if let at = word.lastIndex(of: "@"), at > word.startIndex {
            let domain = String(word[at...])
            let people = candidates.filter { $0.hasSuffix(domain) }.map { String($0.dropLast(domain.count)) }
            let name = String(word[..<at])
            let person =
                nearestWord(to: name, in: people)
                ?? people.first { $0.lowercased().hasPrefix(name.lowercased()) && $0 != name }
            if let person { return person + domain }
            return nearestWord(to: word, in: candidates.filter { !$0.hasSuffix(domain) })
        }
        return nearestWord(to: word, in: candidates)
    }

    private static func nearestWord(to word: String, in candidates: [String]) -> String? {
        let letters = Array(word.lowercased().unicodeScalars)
        guard !letters.isEmpty, letters.count <= 100 else { return nil }
        var best: (word: String, distance: Int, kinship: Int)?
        for candidate in candidates where candidate != word {
            let other = Array(candidate.lowercased().unicodeScalars)
            let allowed = max(1, max(letters.count, other.count) / 3)
            guard abs(other.count - letters.count) <= allowed, other.count <= 100 else { continue }
            let distance = distance(from: letters, to: other)
            let kinship = other.sorted() == letters.sorted() ? 0 : other.starts(with: letters) ? 1 : 2
            if distance <= allowed, best.map({ (distance, kinship) < ($0.distance, $0.kinship) }) ?? true {
                best = (candidate, distance, kinship)
            }
        }
        return best?.word ?? candidates.first { $0.lowercased().hasPrefix(word.lowercased() + ".") }
    }

    /// How many letters must be put in, taken out, replaced or swapped with their neighbour (optimal string alignment).
    static func distance(from a: [Unicode.Scalar], to b: [Unicode.Scalar]) -> Int {
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [i]
            for j in 1...b.count {
                var cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, beforeLast[j - 2] + 1) }
                row.append(cost)
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
