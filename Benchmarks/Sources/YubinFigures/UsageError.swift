// What is wrong with the words on the command line. Read first: YubinFigures.swift.

/// Nothing can be measured by these words.
struct UsageError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
