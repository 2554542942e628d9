// The mistakes found so far. Read first: Diagnostic.swift.

/// Collects mistakes; keeps them few enough to be read.
package struct DiagnosticList: Error, Equatable, Sendable {
    /// The mistakes in the order in which they were found.
    package private(set) var found: [Diagnostic] = []
    /// How many more there were.
    package private(set) var omitted = 0
    /// A file with more mistakes than this is probably not of this format at all.
    package static let limit = 200

    package init() {}

    /// A list of one.
    package init(_ diagnostic: Diagnostic) { found = [diagnostic] }

    package var isEmpty: Bool { found.isEmpty }

    /// Notes a mistake; the same one twice counts once.
    package mutating func add(_ diagnostic: Diagnostic) {
        if found.count >= Self.limit {
            omitted += 1
        } else if !found.contains(diagnostic) {
            found.append(diagnostic)
        }
    }

    /// Notes a mistake.
    package mutating func add(
        _ problem: Phrase, at position: SourcePosition, expected: Phrase? = nil, suggestion: String? = nil
    ) {
        add(Diagnostic(problem, at: position, expected: expected, suggestion: suggestion))
    }

    /// Notes something that its author should look at, though it is no mistake.
    package mutating func warn(
        _ problem: Phrase, at position: SourcePosition, expected: Phrase? = nil, suggestion: String? = nil
    ) {
        var diagnostic = Diagnostic(problem, at: position, expected: expected, suggestion: suggestion)
        diagnostic.isWarning = true
        add(diagnostic)
    }

    package mutating func add(contentsOf other: DiagnosticList) {
        for diagnostic in other.found { add(diagnostic) }
        omitted += other.omitted
    }

    /// The list without those that `others` has.
    package func without(_ others: [Diagnostic]) -> DiagnosticList {
        var list = self
        list.found.removeAll(where: others.contains)
        return list
    }

    /// The mistakes by file, line and column.
    package var sorted: [Diagnostic] {
        found.enumerated().sorted {
            $0.element.position == $1.element.position
                ? $0.offset < $1.offset : $0.element.position < $1.element.position
        }.map(\.element)
    }
}

extension DiagnosticList: CustomStringConvertible {
    package var description: String { text(in: .english) }

    /// One line for each mistake.
    package func text(in language: Language) -> String {
        var lines = sorted.map { $0.text(in: language) }
        if omitted > 0 {
            let more = LocalizedText(en: "... and \(omitted) more mistakes", ja: "…ほかに\(omitted)件の間違いがあります")
            lines.append(more[language])
        }
        return lines.joined(separator: "\n")
    }
}
