// What a mistake is called, in every language. Read first: Diagnostic.swift. Then PhraseCatalogue.swift.
//
// Whoever notes a mistake writes an English sentence. Its pattern, with `{}` for whatever is put in, is looked up when
// another language is wanted:
//
//     "`\(key)` is not a key of \(noun)"     `{}` is not a key of {}     `{1}`というキーは{2}にありません

/// A sentence or a part of one: an English pattern and what fills its gaps.
package struct Phrase: Equatable, Sendable {
    /// What is put into a gap.
    package enum Part: Equatable, Sendable {
        /// A name or a number, the same in all languages.
        case text(String)
        /// Something that has a name of its own in each.
        case phrase(Phrase)
    }

    /// English, with `{}` for each gap.
    package private(set) var pattern: String
    package private(set) var parts: [Part]

    /// A pattern without gaps.
    package init(_ pattern: String) { (self.pattern, parts) = (pattern, []) }

    /// A text that is the same in all languages.
    package init(verbatim text: String) { (pattern, parts) = (Self.gap, [.text(text)]) }

    private static let gap = "{}"

    /// The English text.
    package var english: String { self[.english] }

    /// The text in `language`; in English when nobody has translated it.
    package subscript(language: Language) -> String {
        if pattern == Self.gap, let only = parts.first { return Self.text(only, language) }
        switch language {
        case .english: return Self.filled(pattern, parts, language)
        case .japanese:
            guard let japanese = PhraseCatalogue.japanese[pattern] else { return Self.filled(pattern, parts, .english) }
            return Self.filled(japanese, parts, language)
        }
    }

    /// The patterns in it that nobody has translated.
    package var untranslated: [String] {
        let isKnown = pattern == Self.gap || PhraseCatalogue.japanese[pattern] != nil
        return (isKnown ? [] : [pattern])
            + parts.flatMap { part in
                if case .phrase(let phrase) = part { phrase.untranslated } else { [String]() }
            }
    }

    /// The pattern with its gaps filled: `{}` with the next part, `{2}` with the second.
    private static func filled(_ pattern: String, _ parts: [Part], _ language: Language) -> String {
        var result = ""
        var rest = pattern[...]
        var next = 0
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            let inner = rest[rest.index(after: open)...].prefix { $0.isNumber }
            guard inner.endIndex < rest.endIndex, rest[inner.endIndex] == "}" else {
                result += "{"
                rest = rest[rest.index(after: open)...]
                continue
            }
            let number = Int(inner).map { $0 - 1 } ?? next
            if parts.indices.contains(number) { result += text(parts[number], language) }
            next += 1
            rest = rest[rest.index(after: inner.endIndex)...]
        }
        return result + rest
    }

    private static func text(_ part: Part, _ language: Language) -> String {
        switch part {
        case .text(let text): text
        case .phrase(let phrase): phrase[language]
        }
    }

    package static func + (first: Phrase, second: Phrase) -> Phrase {
        var both = first
        both.pattern += second.pattern
        both.parts += second.parts
        return both
    }
}

extension Phrase: ExpressibleByStringInterpolation {
    package init(stringLiteral pattern: String) { self.init(pattern) }

    package init(stringInterpolation interpolation: StringInterpolation) {
        (pattern, parts) = (interpolation.pattern, interpolation.parts)
    }

    /// Keeps the pattern and the parts apart.
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var pattern = ""
        fileprivate var parts: [Part] = []

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ literal: String) { pattern += literal }

        package mutating func appendInterpolation(_ phrase: Phrase) {
            pattern += Phrase.gap
            parts.append(.phrase(phrase))
        }

        package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            pattern += Phrase.gap
            parts.append(.text(value.description))
        }
    }
}
