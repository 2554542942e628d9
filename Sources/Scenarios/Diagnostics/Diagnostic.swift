// A mistake in a file, told so that its author can mend it. Read first: SourcePosition.swift.
//
//     two-towns.yaml:7:9: `pepole` is not a key of a domain; did you mean `people`?
//     two-towns.yaml:9:25: `pop` is not a way to read mail; expected pop3, imap or none; did you mean `pop3`?
//
// All mistakes of a file are reported together: nobody wants to learn of the second one by mending the first.

/// One mistake: where it is, what is wrong, what was expected and perhaps the right word.
package struct Diagnostic: Error, Equatable, Sendable {
    package var position: SourcePosition
    /// What is wrong.
    package var problem: String
    /// What was expected; nil when the problem says it.
    package var expected: String?
    /// The nearest right word.
    package var suggestion: String?

    package init(_ problem: String, at position: SourcePosition, expected: String? = nil, suggestion: String? = nil) {
        self.position = position
        self.problem = problem
        self.expected = expected
        self.suggestion = suggestion
    }
}

extension Diagnostic: CustomStringConvertible {
    package var description: String {
        var text = "\(position): \(problem)"
        if let expected { text += "; expected \(expected)" }
        if let suggestion { text += "; did you mean `\(suggestion)`?" }
        return text
    }
}
