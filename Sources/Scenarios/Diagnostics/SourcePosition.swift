// Where in a file something stands. Read first: nothing.

/// A place in a file: lines and columns are counted from 1, columns in Unicode scalars, as editors do.
package struct SourcePosition: Equatable, Hashable, Sendable {
    /// The file as the user called it.
    package var file: String
    package var line: Int32
    package var column: Int32

    package init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = Int32(clamping: line)
        self.column = Int32(clamping: column)
    }

    /// The beginning of a file: the place of mistakes that are about the whole of it.
    package static func start(of file: String) -> SourcePosition {
        SourcePosition(file: file, line: 1, column: 1)
    }
}

extension SourcePosition: Comparable {
    package static func < (a: SourcePosition, b: SourcePosition) -> Bool {
        if a.file != b.file { return a.file.utf8.lexicographicallyPrecedes(b.file.utf8) }
        return (a.line, a.column) < (b.line, b.column)
    }
}

extension SourcePosition: CustomStringConvertible {
    package var description: String { "\(file):\(line):\(column)" }
}
