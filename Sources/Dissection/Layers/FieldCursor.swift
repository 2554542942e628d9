// Adds fields that stand one behind the other, as long as their bytes are there. Read first: ../DissectedFrame.swift.

/// A place in bytes that moves on with every field.
struct FieldCursor {
    let bytes: [UInt8]
    /// Where the next field begins.
    var place: Int
    /// Where the message ends.
    let end: Int
    let buffer: Int
    /// A field was not all there: nothing more is added.
    private(set) var isBroken = false

    init(_ bytes: [UInt8], _ place: Int, _ end: Int, buffer: Int) {
        (self.bytes, self.place, self.end, self.buffer) = (bytes, place, end, buffer)
    }

    /// How many bytes are left.
    var left: Int { isBroken ? 0 : max(0, end - place) }

    /// Adds a number of so many bytes. Returns it; 0 when it is not there.
    @discardableResult
    mutating func number(_ id: FieldID, _ count: Int, _ out: inout DissectedFrame) -> UInt64 {
        guard take(count) else { return 0 }
        let value = bytes[(place - count)..<place].reduce(0) { $0 << 8 | UInt64($1) }
        out.add(id, place - count, count, value, buffer: buffer)
        return value
    }

    /// Adds so many bytes as they are. Those of which nothing is shown but the name may be cut off.
    mutating func data(_ id: FieldID, _ count: Int, _ out: inout DissectedFrame) {
        if !isBroken && place + count > end && id.info.format == .heading {
            out.add(id, place, max(0, end - place), buffer: buffer)
        }
        if take(count) { out.add(id, place - count, count, buffer: buffer) }
    }

    /// Adds parts of the number that was added last, below it: each from so many bits above its lowest one, so many
    /// bits.
    func bits(
        _ parts: [(id: FieldID, shift: UInt64, count: UInt64)], of value: UInt64, size: Int, _ out: inout DissectedFrame
    ) {
        if isBroken { return }
        out.open()
        for part in parts {
            out.add(
                part.id, place - size, size, value >> part.shift & (1 << part.count - 1), masked: true, buffer: buffer)
        }
        out.close()
    }

    /// Goes on behind so many bytes; false when they are not there.
    private mutating func take(_ count: Int) -> Bool {
        guard !isBroken, place + count <= end else {
            isBroken = true
            return false
        }
        place += count
        return true
    }
}
