// A letter that comes in several segments, by SMTP or by POP3. Read first: ../Layers/TCPStreamTable.swift.

/// The letter so far, and the frames that it came in.
struct LetterPieces: Sendable {
    /// A longer letter is not put together, in bytes.
    private static let limit = 16 << 20
    /// So many frames are remembered.
    private static let frameLimit = 20_000

    private(set) var bytes: [UInt8] = []
    fileprivate var frames: [(frame: Int, count: Int)] = []

    /// In how many frames it came, as far as they are remembered.
    var count: Int { frames.count }

    /// Adds the bytes of a frame.
    /// - Returns: how many were taken: all of them or, when the letter becomes too long, none.
    mutating func append(_ new: ArraySlice<UInt8>, frame: Int) -> Int {
        guard bytes.count + new.count <= Self.limit else { return 0 }
        bytes += new
        if frames.count < Self.frameLimit { frames.append((frame, new.count)) }
        return new.count
    }

    /// Takes the last bytes off again: they turned out to be no part of the letter.
    mutating func removeLast(_ count: Int) { bytes.removeLast(count) }

    /// Gives the letter away; another one can begin.
    mutating func take() -> LetterPieces {
        defer { self = LetterPieces() }
        return self
    }
}

/// What a protocol calls the pieces of its letters.
struct LetterFields {
    var fragments: FieldID
    var fragment: FieldID
    var count: FieldID
    var length: FieldID
    /// The name of the buffer in which they are put together.
    var buffer: String
}

extension DissectedFrame {
    /// Shows the letter that this frame completes, and the frames that it came in.
    /// - Returns: the number of its buffer; nil when there is no letter.
    mutating func add(_ letter: LetterPieces, _ names: LetterFields, at start: Int, buffer: Int) -> Int? {
        guard !letter.bytes.isEmpty, let whole = addBuffer(names.buffer, letter.bytes) else { return nil }
        add(names.fragments, start, letter.bytes.count, generated: true, buffer: buffer)
        open()
        var position = 0
        for fragment in letter.frames {
            add(names.fragment, position, fragment.count, UInt64(fragment.frame), generated: true, buffer: whole)
            position += fragment.count
        }
        add(names.count, 0, 0, UInt64(letter.frames.count), generated: true, buffer: whole)
        add(names.length, 0, 0, UInt64(letter.bytes.count), generated: true, buffer: whole)
        close()
        return whole
    }
}
