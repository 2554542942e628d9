// Values in header fields, safe to write whatever a client sent (RFC 2045 §5.1, RFC 5322 §3.2.4).
// Read first: nothing.

/// Writes values of `name=value` pairs.
enum HeaderValue {
    /// `value` as it is when it consists of letters, digits, and the characters of an address, or of `extra`; otherwise
    /// in quotation marks. Control characters and what is not ASCII become "?", so that no value can begin a new line.
    static func quoted(_ value: String, besides extra: String) -> String {
        if !value.isEmpty, value.utf8.allSatisfy({ isPlain($0) || extra.utf8.contains($0) }) { return value }
        let bytes = value.utf8.map { (0x20...0x7E).contains($0) ? $0 : UInt8(ascii: "?") }
        var text: [UInt8] = [UInt8(ascii: "\"")]
        for byte in bytes {
            // RFC 5322 §3.2.4: quotation marks and backslashes are written with a backslash before them.
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { text.append(UInt8(ascii: "\\")) }
            text.append(byte)
        }
        return String(decoding: text + [UInt8(ascii: "\"")], as: UTF8.self)
    }

    /// A letter, a digit, or one of !#$%&'*+-/^_`{|}~. and nothing else.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D...0x2F, 0x5E...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}
