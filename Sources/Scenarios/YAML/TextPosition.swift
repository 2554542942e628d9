// From an offset in a file to its line and column. Read first: SourcePosition.swift.

/// Places in bytes.
enum TextPosition {
    /// The line and column of the byte at `offset`; columns count Unicode scalars.
    static func of(offset: Int, in bytes: [UInt8], file: String) -> SourcePosition {
        var line = 1
        var column = 1
        for byte in bytes.prefix(max(0, offset)) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return SourcePosition(file: file, line: line, column: column)
    }

    /// Where the first bytes stand that are no UTF-8; nil when all are.
    static func firstInvalidUTF8(in bytes: [UInt8], file: String) -> SourcePosition? {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): offset += UTF8.width(scalar)
            case .emptyInput: return nil
            case .error: return of(offset: offset, in: bytes, file: file)
            }
        }
    }
}
