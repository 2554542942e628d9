// A letter as mail carries it: a header, an empty line, a body (RFC 5322 §2.1), kept byte for byte.
// Read first: Octet.swift, HeaderField.swift. Then Folding.swift for what a field says, MIMEPart.swift for the body.
//
// Every server on the way adds lines on top and must change nothing else; a signature or a checksum over the letter
// would break. So the bytes are the truth, and the list of fields is only an index into them.
//
// Any bytes are a message, even none. Lines that are no header field end the header (what follows is the body), as
// mail programs have always read them. Making a *legal* message of a user's file is the work of MessageImport.swift.

/// A message as raw bytes and the places of its header fields.
package struct Message: Equatable, Sendable {
    /// The bytes, exactly as they came.
    package let bytes: [UInt8]
    /// Its header fields in order.
    package let fields: [HeaderField]
    /// Offset of the body's first byte; `bytes.count` when there is no body.
    package let bodyOffset: Int

    /// Indexes `bytes`. Never fails.
    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        (fields, bodyOffset) = Self.index(bytes, 0..<bytes.count)
    }

    /// The fields of the header that begins at `range.lowerBound`, and where the body behind it begins.
    package static func index(_ bytes: [UInt8], _ range: Range<Int>) -> (fields: [HeaderField], body: Int) {
        var fields: [HeaderField] = []
        fields.reserveCapacity(16)
        var line = range.lowerBound
        let text = bytes.span
        while line < range.upperBound {
            let next = Octet.endOfLine(text, from: line, limit: range.upperBound)
            if isEmptyLine(bytes, line..<next) { return (fields, next) }
            if Octet.isBlank(text[line]), !fields.isEmpty {
                fields[fields.count - 1].end = next  // RFC 5322 §2.2.3: a line that begins with a blank goes on.
            } else {
                var nameEnd = line
                while nameEnd < next, Octet.isFieldName(text[nameEnd]) { nameEnd += 1 }
                var colon = nameEnd
                // RFC 5322 §4.5: old messages have blanks before the colon.
                while colon < next, Octet.isBlank(text[colon]) { colon += 1 }
                guard nameEnd > line, colon < next, text[colon] == Octet.colon else { return (fields, line) }
                fields.append(HeaderField(start: line, nameEnd: nameEnd, valueStart: colon + 1, end: next))
            }
            line = next
        }
        return (fields, range.upperBound)
    }

    /// The offset behind the line feed that ends the line at `start`, or `limit`.
    static func endOfLine(_ bytes: [UInt8], from start: Int, limit: Int) -> Int {
        Octet.endOfLine(bytes.span, from: start, limit: limit)
    }

    /// Whether a line, its ending included, has no character.
    static func isEmptyLine(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
        switch line.count {
        case 0: true
        case 1: bytes[line.lowerBound] == Octet.lf
        case 2: bytes[line.lowerBound] == Octet.cr && bytes[line.lowerBound + 1] == Octet.lf
        default: false
        }
    }

    /// The bytes of the body.
    package var body: ArraySlice<UInt8> { bytes[bodyOffset...] }

    /// The header with the empty line that ends it.
    package var header: ArraySlice<UInt8> { bytes[..<bodyOffset] }

    /// Whether `field` is called `name`, in any case of letters.
    package func isNamed(_ field: HeaderField, _ name: StaticString) -> Bool {
        name.utf8CodeUnitCount == field.nameRange.count
            && name.withUTF8Buffer { wanted in
                for i in wanted.indices
                where unsafe Octet.lowercased(wanted[i]) != Octet.lowercased(bytes[field.start + i]) { return false }
                return true
            }
    }

    /// The first field called `name`.
    package func first(_ name: StaticString) -> HeaderField? { fields.first { isNamed($0, name) } }

    /// The unfolded value of the first field called `name`.
    package func value(_ name: StaticString) -> String? { first(name).map(value(of:)) }

    /// How many fields are called `name`.
    package func count(_ name: StaticString) -> Int {
        var n = 0
        for field in fields where isNamed(field, name) { n += 1 }
        return n
    }

    /// The name of `field` as written.
    package func name(of field: HeaderField) -> String { Octet.text(bytes[field.nameRange]) }

    /// The value of `field`, unfolded and without the blanks around it.
    package func value(of field: HeaderField) -> String {
        var (start, end) = (field.valueStart, field.end)
        while end > start, Octet.isBlank(bytes[end - 1]) || bytes[end - 1] == Octet.cr || bytes[end - 1] == Octet.lf {
            end -= 1
        }
        while start < end, Octet.isBlank(bytes[start]) { start += 1 }
        // Most fields are one line.
        if Octet.endOfText(bytes.span.extracting(..<end), from: start) == end { return Octet.text(bytes[start..<end]) }
        return Octet.text(Folding.unfold(bytes[field.valueRange]))
    }

    /// The value of the first field called `name`, its encoded words decoded (RFC 2047): text for a person, to whom a
    /// tab, with which older programs begin a folded line, is a blank.
    package func readableValue(_ name: StaticString) -> String? {
        value(name).map { EncodedWord.decode($0.utf8.contains(Octet.tab) ? $0.replacing("\t", with: " ") : $0) }
    }

    /// The Message-ID with its angle brackets, or nil.
    package var messageID: String? { value("Message-ID") }

    /// The letter with `header`, whole lines with their endings, on top.
    package func prepending(_ header: [UInt8]) -> Message { Message(header + bytes) }

    /// The letter without the fields that `isUnwanted` picks; all else stays byte for byte.
    package func removing(_ isUnwanted: (HeaderField) -> Bool) -> Message {
        guard let first = fields.firstIndex(where: isUnwanted) else { return self }
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var start = 0
        for field in fields[first...] where isUnwanted(field) {
            kept += bytes[start..<field.start]
            start = field.end
        }
        kept += bytes[start...]
        return Message(kept)
    }

    /// Whether any byte is beyond ASCII, so that the letter needs 8BITMIME (RFC 6152).
    package var isEightBit: Bool { Octet.haveEightBit(bytes.span) }

    /// Whether the header has bytes beyond ASCII, so that the letter needs SMTPUTF8 (RFC 6531).
    package var hasEightBitHeader: Bool { Octet.haveEightBit(bytes.span.extracting(..<bodyOffset)) }
}
