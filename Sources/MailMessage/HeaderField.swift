// Where one header field lies inside a message's bytes (RFC 5322 §2.2).
// Read first: Octet.swift. Then Message.swift, which finds the fields.
//
//     Subject: a letter that needs two lines\r\n
//      to say what it is about\r\n
//
// The field begins at `Subject`, its name ends at the colon, and it goes on as long as lines begin with a blank.
// This is the view of the pair: it only points into bytes, so that nothing of them is ever changed by reading them.

/// The position of a header field in its message.
package struct HeaderField: Equatable, Sendable {
    /// Offset of the name's first byte.
    package var start: Int
    /// Offset of the byte after the name; the colon is there or after blanks.
    package var nameEnd: Int
    /// Offset of the first byte after the colon.
    package var valueStart: Int
    /// Offset behind the line ending of the field's last line.
    package var end: Int

    /// All of the field, its line ending too.
    package var range: Range<Int> { start..<end }
    /// The bytes of its name.
    package var nameRange: Range<Int> { start..<nameEnd }
    /// The bytes after the colon, line endings of the folding and of the end included.
    package var valueRange: Range<Int> { valueStart..<end }
}
