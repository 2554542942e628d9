// Text that is written straight into bytes: what goes over the wire is bytes, and a String in between costs more than
// the text itself. Read first: Octet.swift.

extension [UInt8] {
    /// Adds a text.
    package mutating func add(_ text: String) {
        let bytes = text.utf8.span
        for i in bytes.indices { append(bytes[i]) }
    }

    /// Adds a number in decimal, with zeros before it when it has fewer than `digits`.
    package mutating func add(_ number: Int, digits: Int = 1) {
        var (rest, count) = (number.magnitude, 0)
        if number < 0 { append(UInt8(ascii: "-")) }
        let start = self.count
        while rest > 0 || count < digits {
            append(UInt8(48 + rest % 10))
            rest /= 10
            count += 1
        }
        self[start...].reverse()
    }

    /// Adds CR LF.
    package mutating func endLine() {
        append(Octet.cr)
        append(Octet.lf)
    }
}
