// What `matches` looks for. Read first: FilterTest.swift.

/// A regular expression. As in Wireshark it looks at bytes, not at letters, and upper and lower case are the same.
///
/// Unchecked, because Swift's own type does not say so: nothing ever changes it.
struct FilterPattern: Equatable, @unchecked Sendable {
    private let text: String
    private let regex: Regex<AnyRegexOutput>

    /// Nil when `text` is no regular expression.
    init?(_ text: [UInt8]) {
        self.text = Self.letters(text)
        guard let regex = try? Regex(self.text) else { return nil }
        self.regex = regex.ignoresCase().matchingSemantics(.unicodeScalar).asciiOnlyCharacterClasses()
            .wordBoundaryKind(.simple)
    }

    static func == (a: FilterPattern, b: FilterPattern) -> Bool { a.text == b.text }

    func isFound(in bytes: [UInt8]) -> Bool { (try? regex.firstMatch(in: Self.letters(bytes))) ?? nil != nil }

    /// A letter for each byte.
    private static func letters(_ bytes: [UInt8]) -> String {
        var scalars = String.UnicodeScalarView()
        for byte in bytes { scalars.append(UnicodeScalar(byte)) }
        return String(scalars)
    }
}
