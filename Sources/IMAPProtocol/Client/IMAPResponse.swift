// What an IMAP server says, as a client reads it. Read first: RFC 3501 §7; IMAPValue.swift. Then
// IMAPClientSession.swift.
//
//     * 2 EXISTS                                untagged: news, or data that a command asked for
//     * 1 FETCH (FLAGS (\Seen))
//     + idling                                  go on
//     a3 OK [READ-WRITE] Select completed.      tagged: a command has ended

/// One response.
package enum IMAPResponse: Equatable, Sendable {
    /// The end of a command.
    case tagged(String, IMAPCondition)
    /// OK, NO, BAD, BYE or PREAUTH without a tag.
    case condition(IMAPCondition)
    case continuation(String)
    /// How many messages there are.
    case exists(UInt32)
    case recent(UInt32)
    /// The message with this number is gone; those behind it move up.
    case expunge(UInt32)
    /// Data of the message with this number, by item name in upper case.
    case fetch(UInt32, [FetchedItem])
    case capability([String])
    /// LIST or LSUB.
    case list(attributes: [String], name: String)
    case search([UInt32])
    case flags([String])
    /// Something else: its name and the rest of the line.
    case other(String)

    /// A name and a value out of a FETCH response.
    package struct FetchedItem: Equatable, Sendable {
        /// The item's name in upper case, with section and first octet.
        package var name: String
        /// Its value, not interpreted.
        package var value: IMAPValue

        package init(name: String, value: IMAPValue) {
            self.name = name
            self.value = value
        }
    }

    /// The largest number of messages that is believed.
    static let messageCountLimit: UInt32 = 1_000_000
}

/// OK, NO, BAD, BYE, PREAUTH with a code in brackets, if there is one, and words for people (RFC 3501 §7.1).
package struct IMAPCondition: Equatable, Sendable {
    /// The five words.
    package enum Status: String, Equatable, Sendable {
        case ok = "OK"
        case no = "NO"
        case bad = "BAD"
        case bye = "BYE"
        case preauthenticated = "PREAUTH"
    }

    /// Which of the five it is.
    package var status: Status
    /// What stands in the brackets.
    package var code: String?
    /// Words for people.
    package var text: String

    package init(_ status: Status, code: String? = nil, _ text: String) {
        self.status = status
        self.code = code
        self.text = text
    }

    /// The words of a code such as `UIDNEXT 4`, if the condition has the code called `name`.
    func argument(of name: String) -> Substring? {
        guard let words = code?.split(separator: " ", maxSplits: 1), words.first?.uppercased() == name else {
            return nil
        }
        return words.count > 1 ? words[1] : ""
    }
}

extension IMAPResponse {
    /// Reads a sentence of a server.
    package init(_ sentence: IMAPSentence) throws(IMAPSyntaxError) {
        var scanner = IMAPScanner(sentence)
        if scanner.take("+") {
            _ = scanner.take(" ")
            self = .continuation(scanner.rest())
            return
        }
        if !scanner.take("*") {
            let tag = try scanner.word("a tag") { IMAPScanner.isAStringCharacter($0) && $0 != UInt8(ascii: "+") }
            try scanner.space()
            let word = try scanner.atom("OK, NO or BAD")
            guard let status = IMAPCondition.Status(rawValue: word.uppercased()) else {
                throw IMAPSyntaxError("OK, NO or BAD")
            }
            self = .tagged(tag, scanner.condition(status))
            return
        }
        try scanner.space()
        let word = try scanner.atom("a response").uppercased()
        if let status = IMAPCondition.Status(rawValue: word) {
            self = .condition(scanner.condition(status))
        } else if let number = UInt32(word) {
            try scanner.space()
            self = try scanner.numbered(number)
        } else {
            self = try scanner.named(word)
        }
    }
}

extension IMAPScanner {
    /// What follows OK, NO, BAD, BYE, PREAUTH.
    fileprivate mutating func condition(_ status: IMAPCondition.Status) -> IMAPCondition {
        _ = take(" ")
        let text = rest()
        guard text.first == "[", let end = text.firstIndex(of: "]") else { return IMAPCondition(status, text) }
        let code = String(text[text.index(after: text.startIndex)..<end])
        let words = text[text.index(after: end)...].drop { $0 == " " }
        return IMAPCondition(status, code: code, String(words))
    }

    /// `* 3 EXISTS` and its kin.
    fileprivate mutating func numbered(_ number: UInt32) throws(IMAPSyntaxError) -> IMAPResponse {
        let word = try atom("EXISTS, RECENT, EXPUNGE or FETCH").uppercased()
        guard number <= IMAPResponse.messageCountLimit else { throw IMAPSyntaxError("fewer messages") }
        switch word {
        case "EXISTS": return .exists(number)
        case "RECENT": return .recent(number)
        case "EXPUNGE": return .expunge(number)
        case "FETCH":
            try space()
            guard let elements = try value().elements, elements.count % 2 == 0 else {
                throw IMAPSyntaxError("a list of pairs")
            }
            var items: [IMAPResponse.FetchedItem] = []
            for index in stride(from: 0, to: elements.count, by: 2) {
                guard case .atom(let name) = elements[index] else { throw IMAPSyntaxError("an item's name") }
                items.append(.init(name: name.uppercased(), value: elements[index + 1]))
            }
            return .fetch(number, items)
        default: return .other("\(number) \(word)" + rest())
        }
    }

    /// `* LIST ...` and its kin.
    fileprivate mutating func named(_ word: String) throws(IMAPSyntaxError) -> IMAPResponse {
        switch word {
        case "CAPABILITY":
            return .capability(rest().split(separator: " ").map { $0.uppercased() })
        case "LIST", "LSUB":
            try space()
            let attributes = try list { scanner throws(IMAPSyntaxError) in try scanner.flag() }
            try space()
            _ = try value()
            try space()
            return .list(attributes: attributes, name: try aString("a mailbox"))
        case "SEARCH":
            var numbers: [UInt32] = []
            while take(" ") { if !isAtEnd { numbers.append(try number()) } }
            return .search(numbers)
        case "FLAGS":
            try space()
            return .flags(try list { scanner throws(IMAPSyntaxError) in try scanner.flag() })
        default: return .other(word + rest())
        }
    }
}
