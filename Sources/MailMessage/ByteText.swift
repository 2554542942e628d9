// Text that is written straight into bytes: what goes over the wire is bytes, and a String in between costs more than
// the text itself. Read first: Octet.swift.

extension [UInt8] {
    /// Adds a text.
    @inlinable package mutating func add(_ text: String) {
        // As one run of bytes where the text is one, as nearly all are: that is a fifth of the work.
        let isDone: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { unsafe append(contentsOf: $0) }
        if isDone == nil { append(contentsOf: text.utf8) }
    }

    /// Adds a number in decimal, with zeros before it when it has fewer than `digits`.
    @inlinable package mutating func add(_ number: Int, digits: Int = 1) {
        if number < 0 { append(UInt8(ascii: "-")) }
        add(number.magnitude, digits)
    }

    @usableFromInline mutating func add(_ number: UInt, _ digits: Int) {
        if number > 9 || digits > 1 { add(number / 10, digits - 1) }
        append(UInt8(48 + number % 10))
    }

    /// Adds a text that must stay within its line, whoever wrote it: control characters for which `isForbidden` holds
    /// become "?".
    @inlinable package mutating func add(_ text: String, without isForbidden: (UInt8) -> Bool) {
        let start = count
        add(text)
        for i in start..<count where isForbidden(self[i]) { self[i] = UInt8(ascii: "?") }
    }

    /// Adds CR LF.
    @inlinable package mutating func endLine() {
        append(Octet.cr)
        append(Octet.lf)
    }
}
