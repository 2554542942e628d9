// A mistake in a file, told so that its author can mend it. Read first: SourcePosition.swift. Then Phrase.swift.
//
//     two-towns.yaml:7:9: `pepole` is not a key of a domain; did you mean `people`?
//     two-towns.yaml:9:25: `pop` is not a way to read mail; expected pop3, imap or none; did you mean `pop3`?
//
// All mistakes of a file are reported together: nobody wants to learn of the second one by mending the first.

/// One mistake: where it is, what is wrong, what was expected and perhaps the right word.
package struct Diagnostic: Error, Equatable, Sendable {
    package var position: SourcePosition
    /// What is wrong.
    package var problem: Phrase
    /// What was expected; nil when the problem says it.
    package var expected: Phrase?
    /// The nearest right word.
    package var suggestion: String?
    /// Nothing that keeps anybody from using the file.
    package var isWarning = false

    package init(_ problem: Phrase, at position: SourcePosition, expected: Phrase? = nil, suggestion: String? = nil) {
        self.position = position
        self.problem = problem
        self.expected = expected
        self.suggestion = suggestion
    }
}

extension Diagnostic: CustomStringConvertible {
    package var description: String { text(in: .english) }

    /// The mistake on one line.
    package func text(in language: Language) -> String {
        switch language {
        case .english:
            var text = "\(position): \(isWarning ? "warning: " : "")\(problem.english)"
            if let expected { text += "; expected \(expected.english)" }
            if let suggestion { text += "; did you mean `\(suggestion)`?" }
            return text
        case .japanese:
            var text = "\(position): \(isWarning ? "注意：" : "")\(problem[language])"
            if let expected { text += "。正しくは、\(expected[language])" }
            if let suggestion { text += "。`\(suggestion)`のことですか？" }
            return text
        }
    }

    /// The patterns in it that nobody has translated.
    package var untranslated: [String] { problem.untranslated + (expected?.untranslated ?? []) }
}
