// One command or response with everything that belongs to it: lines, and literals between them.
// Read first: RFC 3501 §4.3 (strings). Then IMAPSentenceReader.swift, which makes these from a stream of bytes.
//
//     C: a3 LOGIN {5}            a literal is announced by its length at the end of a line,
//     S: + Go ahead.             asked for by the server,
//     C: kenji {3}               and follows as raw bytes; the line goes on behind it
//     S: + Go ahead.
//     C: fox

/// A line whose literals are taken out: each leaves a zero byte, which no IMAP line may contain (RFC 3501 §9, CHAR8).
package struct IMAPSentence: Equatable, Sendable {
    /// The text without its CR LF, with one `placeholder` for each literal.
    package var text: [UInt8]
    /// The literals in order.
    package var literals: [[UInt8]]

    /// What stands for a literal.
    package static let placeholder: UInt8 = 0

    package init(text: [UInt8] = [], literals: [[UInt8]] = []) {
        self.text = text
        self.literals = literals
    }

    /// A sentence without literals.
    package init(_ text: String) { self.init(text: Array(text.utf8)) }

    /// A stretch of the sentence as it went over the wire.
    package enum Piece: Equatable, Sendable {
        /// A line, or what is left of it behind a literal, with the announcement of the next literal.
        case line(String)
        case literal([UInt8])
    }

    /// The sentence as it went over the wire.
    package var pieces: [Piece] {
        var pieces: [Piece] = []
        let lines = text.split(separator: Self.placeholder, omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let words = String(decoding: line, as: UTF8.self)
            guard index < literals.count else {
                pieces.append(.line(words))
                break
            }
            pieces.append(.line(words + "{\(literals[index].count)}"))
            pieces.append(.literal(literals[index]))
        }
        return pieces
    }
}
