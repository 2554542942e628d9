// Values in header fields, safe to write whatever a client sent (RFC 2045 §5.1, RFC 5322 §3.2.4).
// Read first: nothing.

/// Writes values of `name=value` pairs.
enum HeaderValue {
    /// `value` as it is when it consists of letters, digits, and the characters of an address, or of `extra`; otherwise
    /// in quotation marks. Control characters and what is not ASCII become "?", so that no value can begin a new line.
    static func quoted(_ value: String, besides extra: String) -> String {
        let plain = Array("!#$%&'*+-/^_`{|}~.".utf8) + Array(extra.utf8)
        let bytes = value.utf8.map { (0x20...0x7E).contains($0) ? $0 : UInt8(ascii: "?") }
        let isPlain = !bytes.isEmpty && bytes.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || plain.contains($0)
        }
        if isPlain { return String(decoding: bytes, as: UTF8.self) }
        var text: [UInt8] = [UInt8(ascii: "\"")]
        for byte in bytes {
            // RFC 5322 §3.2.4: quotation marks and backslashes are written with a backslash before them.
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { text.append(UInt8(ascii: "\\")) }
            text.append(byte)
        }
        return String(decoding: text + [UInt8(ascii: "\"")], as: UTF8.self)
    }
}
