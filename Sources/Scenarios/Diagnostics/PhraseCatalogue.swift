// Every message about mistakes in files, in Japanese. Read first: Phrase.swift. The parts stand in files of their own.
//
// The English pattern is the key: `{}` is the next gap, `{2}` the second one, wherever it stands in Japanese.

/// Translations by their English patterns.
package enum PhraseCatalogue {
    package static let japanese = [yaml, files, schema, words, topology, lesson].reduce(into: [:]) { all, part in
        all.merge(part) { first, _ in first }
    }
}
