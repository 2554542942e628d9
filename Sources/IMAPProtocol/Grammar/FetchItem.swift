// What FETCH asks for. Read first: RFC 3501 §6.4.5; BodySection.swift.

/// One data item of a FETCH.
package enum FetchItem: Equatable, Sendable {
    case flags
    case uid
    case internalDate
    case size
    case envelope
    /// BODY without brackets: the structure without extension data.
    case body
    case bodyStructure
    /// BODY[...], or BODY.PEEK[...], which leaves \Seen as it is; perhaps only a part of the bytes.
    case section(BodySection, partial: Partial?, isPeek: Bool)
    case rfc822
    case rfc822Header
    case rfc822Text

    /// `<0.2048>`: from which byte, and how many at most.
    package struct Partial: Equatable, Sendable {
        /// The first octet, from 0.
        package var start: UInt32
        /// The most octets, at least 1.
        package var count: UInt32

        package init(start: UInt32, count: UInt32) {
            self.start = start
            self.count = count
        }
    }

    /// Whether asking for it counts as reading (RFC 3501 §6.4.5: sets \Seen implicitly).
    var setsSeen: Bool {
        switch self {
        case .section(_, _, let isPeek): !isPeek
        case .rfc822, .rfc822Text: true
        case .flags, .uid, .internalDate, .size, .envelope, .body, .bodyStructure, .rfc822Header: false
        }
    }

    /// How many items one command may ask for: each may be the whole letter.
    static let maximumCount = 50

    /// RFC 3501 §6.4.5: the macros.
    static let fast: [FetchItem] = [.flags, .internalDate, .size]
    static let all = fast + [.envelope]
    static let full = all + [.body]
}

extension FetchItem: CustomStringConvertible {
    /// The item as a client asks for it.
    package var description: String {
        switch self {
        case .flags: return "FLAGS"
        case .uid: return "UID"
        case .internalDate: return "INTERNALDATE"
        case .size: return "RFC822.SIZE"
        case .envelope: return "ENVELOPE"
        case .body: return "BODY"
        case .bodyStructure: return "BODYSTRUCTURE"
        case .section(let section, let partial, let isPeek):
            let range = partial.map { "<\($0.start).\($0.count)>" } ?? ""
            return (isPeek ? "BODY.PEEK[" : "BODY[") + section.description + "]" + range
        case .rfc822: return "RFC822"
        case .rfc822Header: return "RFC822.HEADER"
        case .rfc822Text: return "RFC822.TEXT"
        }
    }
}

extension IMAPScanner {
    /// RFC 3501 §9, the argument of fetch: a macro, one item, or several in parentheses.
    mutating func fetchItems() throws(IMAPSyntaxError) -> [FetchItem] {
        if next == UInt8(ascii: "(") {
            let items = try list { scanner throws(IMAPSyntaxError) in try scanner.fetchItem() }
            guard !items.isEmpty, items.count <= FetchItem.maximumCount else { throw IMAPSyntaxError("what to fetch") }
            return items
        }
        let before = self
        switch try fetchName() {
        case "ALL": return FetchItem.all
        case "FAST": return FetchItem.fast
        case "FULL": return FetchItem.full
        default:
            self = before
            return [try fetchItem()]
        }
    }

    private mutating func fetchName() throws(IMAPSyntaxError) -> String {
        try word("what to fetch") { IMAPScanner.isAtomCharacter($0) && $0 != UInt8(ascii: "[") }.uppercased()
    }

    private mutating func fetchItem() throws(IMAPSyntaxError) -> FetchItem {
        let name = try fetchName()
        if (name == "BODY" || name == "BODY.PEEK") && take("[") {
            let section = try section()
            return .section(section, partial: try partial(), isPeek: name == "BODY.PEEK")
        }
        switch name {
        case "FLAGS": return .flags
        case "UID": return .uid
        case "INTERNALDATE": return .internalDate
        case "RFC822.SIZE": return .size
        case "ENVELOPE": return .envelope
        case "BODY": return .body
        case "BODYSTRUCTURE": return .bodyStructure
        case "RFC822": return .rfc822
        case "RFC822.HEADER": return .rfc822Header
        case "RFC822.TEXT": return .rfc822Text
        default: throw IMAPSyntaxError("what to fetch")
        }
    }

    private mutating func partial() throws(IMAPSyntaxError) -> FetchItem.Partial? {
        guard take("<") else { return nil }
        let start = try number("where to begin")
        try expect(".")
        let count = try number("how many octets")
        if count == 0 { throw IMAPSyntaxError("how many octets") }
        try expect(">")
        return FetchItem.Partial(start: start, count: count)
    }
}
