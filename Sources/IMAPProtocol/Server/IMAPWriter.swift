// Writes responses: lines, and strings in the shape that the grammar allows.
// Read first: IMAPServerOutput.swift; RFC 3501 §4.3 and §9 (astring, nstring, literal).

/// Gathers what a session has to say and to report, in order.
struct IMAPWriter {
    private var finished: [IMAPServerOutput] = []
    /// Text that may go on.
    private var text: [UInt8] = []
    private var finishedSize = 0

    /// How many octets there are to send.
    var size: Int { finishedSize + text.count }

    /// Everything so far, in order.
    var outputs: [IMAPServerOutput] { text.isEmpty ? finished : finished + [.say(text)] }

    /// Parts of a line.
    mutating func add(_ more: String) { text += more.utf8 }

    /// A whole line, or the end of one.
    mutating func line(_ more: String) {
        text += more.utf8
        text += [13, 10]
    }

    /// Something that is no text. What was written before comes before it.
    mutating func report(_ output: IMAPServerOutput) {
        flush()
        finished.append(output)
    }

    mutating func event(_ event: IMAPServerEvent) { report(.event(event)) }

    /// `{n}`, the line end, and the bytes.
    mutating func literal(_ bytes: some Collection<UInt8>) {
        line("{\(bytes.count)}")
        guard !bytes.isEmpty else { return }
        flush()
        finishedSize += bytes.count
        finished.append(.content(Array(bytes)))
    }

    /// A quoted string where that is possible, else a literal.
    mutating func string(_ bytes: some Collection<UInt8>) {
        // RFC 3501 §9: no CR, LF, NUL or 8-bit byte inside quotes. Long strings travel as literals, as they are.
        guard bytes.count <= 1_000, bytes.allSatisfy({ $0 >= 32 && $0 < 127 }) else { return literal(bytes) }
        text.append(UInt8(ascii: "\""))
        for byte in bytes {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { text.append(UInt8(ascii: "\\")) }
            text.append(byte)
        }
        text.append(UInt8(ascii: "\""))
    }

    mutating func string(_ string: String) { self.string(Array(string.utf8)) }

    /// A string, or NIL for none.
    mutating func nString(_ bytes: [UInt8]?) {
        if let bytes { string(bytes) } else { add("NIL") }
    }

    mutating func nString(_ text: String?) { nString(text.map { Array($0.utf8) }) }

    /// A mailbox's name: bare where it is an atom.
    mutating func mailbox(_ name: String) {
        if !name.isEmpty && name.utf8.allSatisfy(IMAPScanner.isAStringCharacter) { add(name) } else { string(name) }
    }

    private mutating func flush() {
        if text.isEmpty { return }
        finishedSize += text.count
        finished.append(.say(text))
        text = []
    }
}
