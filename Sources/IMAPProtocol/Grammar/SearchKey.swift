// What SEARCH looks for. Read first: RFC 3501 §6.4.4. Then Server/SearchMatcher.swift.

/// A condition on a message.
package indirect enum SearchKey: Equatable, Sendable {
    case all
    /// All of these. A list without conditions is met by every message.
    case and([SearchKey])
    case or(SearchKey, SearchKey)
    case not(SearchKey)
    case messages(SequenceSet)
    case uids(SequenceSet)
    /// The message has the flag or keyword (or, with `.not`, has it not).
    case flag(String)
    case recent
    /// A header field contains the text; the empty text asks whether the field is there.
    case header(field: String, contains: String)
    case body(String)
    /// Header or body contain the text.
    case text(String)
    /// INTERNALDATE's day is before, on, or on or after this one (days since 1970-01-01).
    case received(DateCondition, day: Int64)
    /// The same for the Date field.
    case sent(DateCondition, day: Int64)
    case larger(UInt32)
    case smaller(UInt32)

    /// How a day is compared.
    package enum DateCondition: Equatable, Sendable {
        case before, on, since
    }

    /// How deeply conditions may be nested; deeper ones are refused.
    static let maximumDepth = 40
    /// How many conditions there may be; each may have to read every letter.
    static let maximumCount = 200

    /// How many conditions it is made of.
    var count: Int {
        switch self {
        case .and(let keys): keys.reduce(0) { $0 + $1.count }
        case .or(let a, let b): a.count + b.count
        case .not(let inner): inner.count
        case .all, .messages, .uids, .flag, .recent, .header, .body, .text, .received, .sent, .larger, .smaller: 1
        }
    }
}

extension IMAPScanner {
    /// RFC 3501 §9: the keys of a search up to its end, all of which must be met.
    mutating func searchKeys() throws(IMAPSyntaxError) -> SearchKey {
        var keys = [try searchKey(depth: 0)]
        while !isAtEnd {
            try space()
            if !isAtEnd { keys.append(try searchKey(depth: 0)) }
        }
        let key: SearchKey = keys.count == 1 ? keys[0] : .and(keys)
        guard key.count <= SearchKey.maximumCount else { throw IMAPSyntaxError("a simpler search") }
        return key
    }

    private mutating func searchKey(depth: Int) throws(IMAPSyntaxError) -> SearchKey {
        guard depth < SearchKey.maximumDepth else { throw IMAPSyntaxError("a simpler search") }
        if next == UInt8(ascii: "(") {
            let keys = try list { scanner throws(IMAPSyntaxError) in try scanner.searchKey(depth: depth + 1) }
            if keys.isEmpty { throw IMAPSyntaxError("a search key") }
            return keys.count == 1 ? keys[0] : .and(keys)
        }
        if let byte = next, byte == UInt8(ascii: "*") || (48...57).contains(byte) {
            return .messages(try sequenceSet())
        }
        let name = try atom("a search key").uppercased()
        if let key = Self.plainKeys.first(where: { $0.name == name })?.key { return key }
        guard Self.keysWithArguments.contains(name) else { throw IMAPSyntaxError("a search key") }
        try space()
        switch name {
        case "NOT": return .not(try searchKey(depth: depth + 1))
        case "OR":
            let first = try searchKey(depth: depth + 1)
            try space()
            return .or(first, try searchKey(depth: depth + 1))
        case "UID": return .uids(try sequenceSet())
        case "KEYWORD": return .flag(try atom("a keyword"))
        case "UNKEYWORD": return .not(.flag(try atom("a keyword")))
        case "BCC", "CC", "FROM", "SUBJECT", "TO": return .header(field: name, contains: try aString())
        case "HEADER":
            let field = try aString("a field name")
            try space()
            return .header(field: field, contains: try aString())
        case "BODY": return .body(try aString())
        case "TEXT": return .text(try aString())
        case "BEFORE": return .received(.before, day: try searchDay())
        case "ON": return .received(.on, day: try searchDay())
        case "SINCE": return .received(.since, day: try searchDay())
        case "SENTBEFORE": return .sent(.before, day: try searchDay())
        case "SENTON": return .sent(.on, day: try searchDay())
        case "SENTSINCE": return .sent(.since, day: try searchDay())
        case "LARGER": return .larger(try number())
        case "SMALLER": return .smaller(try number())
        default: throw IMAPSyntaxError("a search key")
        }
    }

    private mutating func searchDay() throws(IMAPSyntaxError) -> Int64 {
        guard let days = IMAPDate.days(try aString("a date")) else { throw IMAPSyntaxError("a date like 1-Feb-2026") }
        return days
    }

    private static let keysWithArguments: Set = [
        "NOT", "OR", "UID", "KEYWORD", "UNKEYWORD", "BCC", "CC", "FROM", "SUBJECT", "TO", "HEADER", "BODY", "TEXT",
        "BEFORE", "ON", "SINCE", "SENTBEFORE", "SENTON", "SENTSINCE", "LARGER", "SMALLER",
    ]

    /// The keys without arguments.
    private static let plainKeys: [(name: String, key: SearchKey)] = [
        ("ALL", .all), ("ANSWERED", .flag("\\Answered")), ("DELETED", .flag("\\Deleted")), ("DRAFT", .flag("\\Draft")),
        ("FLAGGED", .flag("\\Flagged")), ("SEEN", .flag("\\Seen")), ("RECENT", .recent),
        ("UNANSWERED", .not(.flag("\\Answered"))), ("UNDELETED", .not(.flag("\\Deleted"))),
        ("UNDRAFT", .not(.flag("\\Draft"))), ("UNFLAGGED", .not(.flag("\\Flagged"))), ("UNSEEN", .not(.flag("\\Seen"))),
        ("OLD", .not(.recent)), ("NEW", .and([.recent, .not(.flag("\\Seen"))])),
    ]
}
