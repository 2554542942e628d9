// Domain names as people write them (RFC 1035 §5.1). Read first: DNSName.swift.
//
// A dot inside of a label is written "\.", any byte can be written "\DDD" in decimal. Everything here is absolute:
// "mail.sender.example" and "mail.sender.example." are the same name, unless an origin is given.

extension DNSName {
    /// Reads a name. Without an `origin` every name is complete; with one, a name that has no dot at its end is
    /// completed with it, and "@" is the origin itself (RFC 1035 §5.1).
    package init(parsing text: String, origin: DNSName? = nil) throws(DNSNameError) {
        if origin == nil, let name = DNSName(plain: text.utf8.span) {
            self = name
            return
        }
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty else { throw .empty }
        if bytes == [UInt8(ascii: ".")] {
            self = .root
            return
        }
        if bytes == [UInt8(ascii: "@")], let origin {
            self = origin
            return
        }
        var labels: [[UInt8]] = []
        var label: [UInt8] = []
        var position = 0
        var isComplete = false
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "."):
                guard !label.isEmpty else { throw .emptyLabel }
                labels.append(label)
                label = []
                isComplete = position == bytes.count
            case UInt8(ascii: "\\"):
                guard let (value, length) = Self.escape(bytes, at: position) else { throw .badEscape }
                label.append(value)
                position += length
            default:
                label.append(byte)
            }
        }
        if !label.isEmpty { labels.append(label) }
        if !isComplete, let origin { labels += origin.labels }
        try self.init(labels: labels)
    }

    /// Reads a complete name without escapes, as nearly all are; nil when it has some, or is none.
    package init?(plain text: Span<UInt8>) {
        guard !text.isEmpty, text.count < Self.longestName else { return nil }
        var wire: [UInt8] = []
        wire.reserveCapacity(text.count + 2)
        wire.append(0)
        // Each label after a byte with its length, which is known when the label has ended.
        var start = 0
        for i in text.indices {
            if text[i] == UInt8(ascii: "\\") { return nil }
            if text[i] != UInt8(ascii: ".") {
                wire.append(text[i])
                if i + 1 < text.count { continue }
            }
            let length = wire.count - start - 1
            guard length > 0, length <= Self.longestLabel else { return nil }
            wire[start] = UInt8(length)
            start = wire.count
            wire.append(0)
        }
        guard wire.count <= Self.longestName else { return nil }
        self.init(checkedWire: wire)
    }

    /// Reads a complete name; nil when it is none.
    package init?(_ text: String) {
        guard let name = try? DNSName(parsing: text) else { return nil }
        self = name
    }

    /// The byte that an escape sequence after a backslash stands for, and how many bytes the sequence has.
    static func escape(_ bytes: [UInt8], at position: Int) -> (value: UInt8, length: Int)? {
        guard position < bytes.count else { return nil }
        func digit(_ i: Int) -> Int? {
            i < bytes.count && (48...57).contains(bytes[i]) ? Int(bytes[i]) - 48 : nil
        }
        guard let a = digit(position) else { return (bytes[position], 1) }
        // RFC 1035 §5.1: \DDD is the octet with that decimal number.
        guard let b = digit(position + 1), let c = digit(position + 2), let value = UInt8(exactly: a * 100 + b * 10 + c)
        else { return nil }
        return (value, 3)
    }

    /// The name with a dot at its end, as master files have it.
    package var absolute: String { isRoot ? "." : description + "." }

    /// The name without the dot at its end when no byte of it must be escaped, as in nearly all names; else nil.
    private var plainText: String? {
        let wire = wire.span
        var isPlain = true
        var next = 0
        for i in 0..<(wire.count - 1) {
            if i == next {
                next = i + 1 + Int(wire[i])
            } else {
                switch wire[i] {
                case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "_"): break
                default: isPlain = false
                }
            }
        }
        guard isPlain else { return nil }
        // The first length goes, the others become dots.
        return unsafe String(unsafeUninitializedCapacity: wire.count - 2) { text in
            var next = 1 + Int(wire[0])
            for i in 1..<(wire.count - 1) {
                unsafe text[i - 1] = i == next ? UInt8(ascii: ".") : wire[i]
                if i == next { next += 1 + Int(wire[i]) }
            }
            return wire.count - 2
        }
    }

    /// Adds `byte`, escaped when it means something in master files.
    private static func append(_ byte: UInt8, to text: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: ";"), UInt8(ascii: "("),
            UInt8(ascii: ")"), UInt8(ascii: "@"), UInt8(ascii: "$"):
            text.append(UInt8(ascii: "\\"))
            text.append(byte)
        case 0x21...0x7E: text.append(byte)
        default: text += [UInt8(ascii: "\\"), 48 + byte / 100, 48 + byte / 10 % 10, 48 + byte % 10]
        }
    }
}

extension DNSName: CustomStringConvertible {
    /// The name without the dot at its end; "." for the root.
    package var description: String {
        if isRoot { return "." }
        if let text = plainText { return text }
        var text: [UInt8] = []
        text.reserveCapacity(wire.count)
        var position = 0
        while wire[position] != 0 {
            if position > 0 { text.append(UInt8(ascii: ".")) }
            let end = position + 1 + Int(wire[position])
            for i in (position + 1)..<end { Self.append(wire[i], to: &text) }
            position = end
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension DNSName: ExpressibleByStringLiteral {
    /// A name written in the source. One that is not legal is our own bug.
    package init(stringLiteral text: StaticString) {
        guard let name = DNSName(text.description) else { preconditionFailure("\(text) is not a domain name") }
        self = name
    }
}
