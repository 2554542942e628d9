// Why a line is not a resource record. Read first: ResourceRecord+Text.swift.

/// What is wrong with the text of a record, for the author of a file.
package struct PresentationError: Error, Equatable, Sendable {
    /// Where it is, in bytes from the start of the text.
    package var offset: Int
    /// What should have been there, as a noun: "an IPv4 address".
    package var expected: String
    /// What was there; empty at the end of the text.
    package var found: String

    init(_ offset: Int, expected: String, found: String) {
        self.offset = offset
        self.expected = expected
        self.found = found
    }
}

extension PresentationError: CustomStringConvertible {
    package var description: String {
        found.isEmpty ? "expected \(expected) at the end" : "expected \(expected), found \"\(found)\""
    }
}
