// Values in header fields, safe to write whatever a client sent (RFC 2045 §5.1, RFC 5322 §3.2.4).
// Read first: nothing.

/// A header field that is being written, as bytes: it is put together of many small pieces.
struct HeaderText {
    private var bytes: [UInt8] = []

    /// Room for `capacity` bytes; more comes by itself.
    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// What was written.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Adds `text` as it is.
    mutating func add(_ text: String) {
        let isDone: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { unsafe bytes.append(contentsOf: $0) }
        if isDone == nil { bytes += text.utf8 }
    }

    /// Adds `value` as it is when it consists of letters, digits, and the characters of an address, or of `extra`;
    /// otherwise in quotation marks. Control characters and what is not ASCII become "?", so that no value can begin a
    /// new line.
    mutating func add(value: String, besides extra: String) {
        let added = value.utf8.span
        var isPlain = !added.isEmpty
        for i in added.indices where !Self.isPlain(added[i]) && !extra.utf8.contains(added[i]) { isPlain = false }
        if isPlain { return add(value) }
        bytes.append(UInt8(ascii: "\""))
        for i in added.indices {
            let byte = (0x20...0x7E).contains(added[i]) ? added[i] : UInt8(ascii: "?")
            // RFC 5322 §3.2.4: quotation marks and backslashes are written with a backslash before them.
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// A letter, a digit, or one of !#$%&'*+-/^_`{|}~. and nothing else.
    static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D...0x2F, 0x5E...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}
