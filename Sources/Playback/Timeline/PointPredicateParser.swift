// Reads predicates. Read first: PointPredicate.swift.
//
//     predicate = term { ("or" | "||") term }
//     term      = factor { ("and" | "&&") factor }
//     factor    = ("not" | "!") factor | "(" predicate ")" | FIELD comparison VALUE | WORD-FIELD VALUE | EVENT | PROTOCOL
//               | "tcp.flags." FLAG [("==" | "!=") ("0" | "1")] | "lost"

import Basics
import DNSProtocol
import Scenarios
import Wire

/// Why a text is no predicate.
package struct PointPredicateError: Error, Equatable, Sendable, CustomStringConvertible {
    /// In characters from the beginning of the text; nil when a name is wrong that tells its place by itself.
    package var offset: Int?
    package var message: LocalizedText

    init(offset: Int? = nil, message: String, ja: String) {
        self.offset = offset
        self.message = LocalizedText(en: message, ja: ja)
    }

    /// What to say, with the place.
    package var text: LocalizedText {
        guard let offset else { return message }
        return LocalizedText(en: "at \(offset + 1): \(message.en)", ja: "\(offset + 1)文字目：\(message[.japanese])")
    }

    package var description: String { text.en }
}

/// A recursive-descent parser of bounded depth.
package struct PointPredicateParser {
    private struct Token {
        var text: String
        var offset: Int
        var isQuoted = false
    }

    private let tokens: [Token]
    private let count: Int
    private var place = 0
    private var depth = 0
    private static let depthLimit = 100

    /// The predicate in `text`.
    package static func parse(_ text: String) throws(PointPredicateError) -> PointPredicate {
        var parser = PointPredicateParser(tokens: try tokens(of: text), count: text.count)
        let predicate = try parser.predicate()
        if let surplus = parser.peek {
            throw PointPredicateError(
                offset: surplus.offset,
                message: "“\(surplus.text.shortened)” is too much; join conditions with and, or",
                ja: "「\(surplus.text.shortened)」は余分です。条件は and か or でつなぎます")
        }
        return predicate
    }

    private init(tokens: [Token], count: Int) {
        self.tokens = tokens
        self.count = count
    }

    private static func tokens(of text: String) throws(PointPredicateError) -> [Token] {
        var tokens: [Token] = []
        let characters = Array(text)
        var i = 0
        while i < characters.count {
            let character = characters[i]
            if character.isWhitespace {
                i += 1
                continue
            }
            let start = i
            if character == "\"" || character == "'" {
                var value = ""
                i += 1
                while i < characters.count, characters[i] != character {
                    value.append(characters[i])
                    i += 1
                }
                if i == characters.count {
                    throw PointPredicateError(offset: start, message: "the quote is not closed", ja: "引用符が閉じていません")
                }
                i += 1
                tokens.append(Token(text: value, offset: start, isQuoted: true))
            } else if "()".contains(character) {
                tokens.append(Token(text: String(character), offset: start))
                i += 1
            } else if character == "<", let end = endOfMessageID(characters, start) {
                tokens.append(Token(text: String(characters[start..<end]), offset: start, isQuoted: true))
                i = end
            } else if "=!<>&|".contains(character) {
                while i < characters.count, "=!<>&|".contains(characters[i]), i - start < 2 { i += 1 }
                // `!(` and `!x` are a negation; `!=` is a comparison.
                if characters[start] == "!" && i - start == 2 && characters[start + 1] != "=" { i = start + 1 }
                tokens.append(Token(text: String(characters[start..<i]), offset: start))
            } else {
                while i < characters.count, !characters[i].isWhitespace, !"()=!<>&|\"'".contains(characters[i]) {
                    i += 1
                }
                tokens.append(Token(text: String(characters[start..<i]), offset: start))
            }
        }
        return tokens
    }

    /// Where `<20260406000002.1@minami.example>` ends that begins at `start`; nil when it is something else.
    private static func endOfMessageID(_ characters: [Character], _ start: Int) -> Int? {
        guard let end = characters[start...].firstIndex(where: { $0 == ">" || $0.isWhitespace }),
            characters[end] == ">",
            characters[start..<end].contains("@")
        else { return nil }
        return end + 1
    }

    private var peek: Token? { place < tokens.count ? tokens[place] : nil }

    private mutating func accept(_ words: String...) -> Bool {
        guard let token = peek, !token.isQuoted, words.contains(token.text.lowercased()) else { return false }
        place += 1
        return true
    }

    private func missing(_ what: String) -> PointPredicateError {
        if let token = peek {
            return PointPredicateError(
                offset: token.offset, message: "expected \(what), not “\(token.text.shortened)”",
                ja: "「\(token.text.shortened)」はここに置けません。help until で書き方を確かめられます")
        }
        return PointPredicateError(
            offset: count, message: "expected \(what) at the end",
            ja: "条件が途中で終わっています。help until で書き方を確かめられます")
    }

    private mutating func predicate() throws(PointPredicateError) -> PointPredicate {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.depthLimit { throw missing("fewer nested parentheses") }
        var left = try term()
        while accept("or", "||") { left = .or(left, try term()) }
        return left
    }

    private mutating func term() throws(PointPredicateError) -> PointPredicate {
        var left = try factor()
        while accept("and", "&&") { left = .and(left, try factor()) }
        return left
    }

    private mutating func factor() throws(PointPredicateError) -> PointPredicate {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.depthLimit { throw missing("fewer negations") }
        if accept("not", "!") { return .not(try factor()) }
        if accept("(") {
            let inner = try predicate()
            guard accept(")") else { throw missing("“)”") }
            return inner
        }
        guard let token = peek, !token.isQuoted else { throw missing("a condition") }
        place += 1
        return try condition(token)
    }

    private mutating func condition(_ token: Token) throws(PointPredicateError) -> PointPredicate {
        let word = token.text.lowercased()
        if let field = PointPredicate.Field(word: word), let comparison = try comparison(of: field) {
            return try .field(field, comparison, value(of: field, comparison))
        }
        if let event = EventName(rawValue: word) { return .event(event) }
        if word == "lost" { return .lost }
        if PointPredicate.protocols.contains(word) { return .frame(word) }
        // What reports, lessons and Wireshark call them.
        let others = ["pop3": "pop", "ip": "ipv4"]
        if let name = others[word] { return .frame(name) }
        if word == "tcp.analysis.retransmission" { return .event(.tcpRetransmission) }
        if word == "frame" { return .frame("") }
        if let flag = Self.flag(word) { return try isSet() ? .flag(flag) : .and(.frame("tcp"), .not(.flag(flag))) }
        let near = Suggestion.nearest(to: word, in: PointPredicate.words)
        let help =
            near.map { "did you mean “\($0)”?" }
            ?? "conditions are like: smtp.command == RCPT, dns.type == MX, host NAME, stage NAME, message m1"
        let helpInJapanese =
            near.map { "「\($0)」のことですか" }
            ?? "条件の例：smtp.command == RCPT、dns.type == MX、host 名前、stage 名前、message m1"
        throw PointPredicateError(
            offset: token.offset, message: "“\(token.text.shortened)” is nothing to look for; \(help)",
            ja: "「\(token.text.shortened)」という条件はありません。\(helpInJapanese)")
    }

    /// The flag that `tcp.flags.NAME` means, by our name or by Wireshark's.
    private static func flag(_ word: String) -> String? {
        guard word.hasPrefix("tcp.flags.") else { return nil }
        let name = String(word.dropFirst(10))
        let known = ["reset": "rst", "push": "psh"][name] ?? name
        return PointPredicate.flags.contains(known) ? known : nil
    }

    /// Whether a flag shall be set: it says so when nothing follows it, or `== 1`.
    private mutating func isSet() throws(PointPredicateError) -> Bool {
        guard let token = peek, !token.isQuoted,
            let comparison = PointPredicate.Comparison(word: token.text.lowercased()),
            comparison == .equal || comparison == .notEqual
        else { return true }
        place += 1
        let isEqual = comparison == .equal
        if accept("1", "true") { return isEqual }
        if accept("0", "false") { return !isEqual }
        throw missing("0 or 1")
    }

    /// The comparison that follows a field. Nil when the word is no field here but the name of an event or a protocol.
    private mutating func comparison(
        of field: PointPredicate.Field
    ) throws(PointPredicateError) -> PointPredicate.Comparison? {
        if let token = peek, !token.isQuoted,
            let comparison = PointPredicate.Comparison(word: token.text.lowercased())
        {
            place += 1
            return comparison
        }
        let isValue =
            peek.map { $0.isQuoted || !["and", "or", "&&", "||", ")"].contains($0.text.lowercased()) } ?? false
        if field.isWord && isValue { return .equal }
        if EventName(rawValue: field.rawValue) != nil || field == .frame { return nil }
        throw missing("==, !=, <, <=, >, >= or contains after \(field.rawValue)")
    }

    private mutating func value(
        of field: PointPredicate.Field, _ comparison: PointPredicate.Comparison
    ) throws(PointPredicateError) -> String {
        guard let token = peek, token.isQuoted || !["(", ")"].contains(token.text) else { throw missing("a value") }
        place += 1
        var text = token.text
        // `12 s` and `MAIL FROM` are two words.
        while !token.isQuoted, let next = peek, !next.isQuoted,
            field == .time || field == .smtpCommand || field == .imapCommand,
            !["and", "or", "&&", "||", "(", ")"].contains(next.text.lowercased())
        {
            text += " " + next.text
            place += 1
        }
        // `contains` looks for a part of a value.
        if comparison != .contains, let example = Self.example(of: field, unlike: text) {
            throw PointPredicateError(
                offset: token.offset, message: "“\(text.shortened)” is not \(example.en)",
                ja: "「\(text.shortened)」は\(example[.japanese])ではありません")
        }
        return named(text, field)
    }

    /// Wireshark compares numbers where names are shown here: `dns.qry.type == 15`, `dns.flags.rcode == 3`.
    private func named(_ text: String, _ field: PointPredicate.Field) -> String {
        guard let number = UInt16(text) else { return text }
        switch field {
        case .dnsType: return "\(DNSType(rawValue: number))"
        case .dnsCode: return "\(ResponseCode(rawValue: number))"
        case .host, .link, .stage, .message, .mailbox, .line, .change, .time, .frame, .smtpCommand, .smtpReply,
            .pop3Command, .pop3Status, .imapCommand, .imapStatus, .dnsName, .ipSource, .ipDestination, .ipAddress,
            .tcpPort,
            .tcpSourcePort, .tcpDestinationPort, .tcpState, .udpPort, .udpSourcePort, .udpDestinationPort:
            return text
        }
    }

    /// What the values of a field are like; nil when `text` is one of them, or any text will do.
    private static func example(of field: PointPredicate.Field, unlike text: String) -> LocalizedText? {
        switch field {
        case .time where DurationText.interval(text) == nil:
            LocalizedText(en: "a time like 12 s, 300ms or 1:00:00", ja: " 12 s・300ms・1:00:00 のような時間")
        case .frame where Int(text) == nil, .smtpReply where Int(text) == nil:
            LocalizedText(en: "a number", ja: "数")
        case .tcpPort where UInt16(text) == nil, .tcpSourcePort where UInt16(text) == nil,
            .udpPort where UInt16(text) == nil,
            .tcpDestinationPort where UInt16(text) == nil, .udpSourcePort where UInt16(text) == nil,
            .udpDestinationPort where UInt16(text) == nil:
            LocalizedText(en: "a port from 0 to 65535", ja: "0から65535までのポート番号")
        case .ipSource where IPAddress(text) == nil, .ipDestination where IPAddress(text) == nil,
            .ipAddress where IPAddress(text) == nil:
            LocalizedText(en: "an address like 192.0.2.10", ja: " 192.0.2.10 のようなアドレス")
        case .dnsType where DNSType(text.uppercased()) == nil && UInt16(text) == nil:
            LocalizedText(en: "a record type such as A, MX or TXT", ja: " A・MX・TXT のようなレコードの種類")
        case .host, .link, .stage, .message, .mailbox, .line, .change, .time, .frame, .smtpCommand, .smtpReply,
            .pop3Command,
            .pop3Status, .imapCommand, .imapStatus, .dnsName, .dnsType, .dnsCode, .ipSource, .ipDestination, .ipAddress,
            .tcpPort, .tcpSourcePort, .tcpDestinationPort, .tcpState, .udpPort, .udpSourcePort, .udpDestinationPort:
            nil
        }
    }
}
