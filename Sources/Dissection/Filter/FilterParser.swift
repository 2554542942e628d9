// Reads a display filter. Read first: FilterToken.swift, FilterTest.swift. Wireshark's own grammar, less its macros.
//
//     or      = and { ("or" | "||" | "xor" | "^^") and }
//     and     = not { ("and" | "&&") not }
//     not     = ("not" | "!") not | "(" or ")" | test
//     test    = ["any" | "all"] masked [ operator masked | ["not"] "in" "{" ... "}" ]
//     masked  = sum { "&" sum }
//     sum     = product { ("+" | "-") product }
//     product = primary { ("*" | "/" | "%") primary }
//     primary = "-" primary | "(" masked ")" | "{" masked "}" | function "(" masked, ... ")" | literal
//               | field ["#" layers], with slices behind

import Basics
import Wire

struct FilterParser {
    let tokens: [FilterToken]
    private var place = 0
    private static let depthLimit = 100

    init(tokens: [FilterToken]) { self.tokens = tokens }

    private static func wrong(_ text: String) -> DisplayFilterError { DisplayFilterError(description: text) }

    /// The whole filter.
    mutating func whole() throws(DisplayFilterError) -> FilterTest {
        let test = try or(0)
        if let surplus = peek {
            throw Self.wrong(Self.hint(surplus) ?? "“\(surplus.text)” is too much; join conditions with && or ||")
        }
        return test
    }

    // MARK: Conditions

    private var peek: FilterToken? { place < tokens.count ? tokens[place] : nil }

    /// The next token when it is a sign or a word without quotes. Operators are written in small letters.
    private var peekWord: String? {
        switch peek {
        case .word(let text), .sign(let text): text
        default: nil
        }
    }

    private mutating func accept(_ words: String...) -> Bool {
        guard let word = peekWord, words.contains(word) else { return false }
        place += 1
        return true
    }

    private mutating func or(_ depth: Int) throws(DisplayFilterError) -> FilterTest {
        if depth > Self.depthLimit { throw Self.wrong("too many nested parentheses") }
        var left = try and(depth)
        while true {
            if accept("or", "||") {
                left = .or(left, try and(depth))
            } else if accept("xor", "^^") {
                left = .xor(left, try and(depth))
            } else {
                return left
            }
        }
    }

    private mutating func and(_ depth: Int) throws(DisplayFilterError) -> FilterTest {
        var left = try not(depth)
        while accept("and", "&&") { left = .and(left, try not(depth)) }
        return left
    }

    private mutating func not(_ depth: Int) throws(DisplayFilterError) -> FilterTest {
        if depth > Self.depthLimit { throw Self.wrong("too many negations") }
        if accept("not", "!") { return .not(try not(depth + 1)) }
        guard peekWord == "(", !isArithmetic else { return try test(depth) }
        place += 1
        let inner = try or(depth + 1)
        guard accept(")") else { throw Self.wrong("a “)” is missing") }
        return inner
    }

    /// Whether the parenthesis that begins here is a part of a term: it is when more of one follows behind it.
    private var isArithmetic: Bool {
        var depth = 0
        for i in place..<tokens.count {
            if tokens[i] == .sign("(") { depth += 1 }
            if tokens[i] == .sign(")") { depth -= 1 }
            guard depth == 0 else { continue }
            guard i + 1 < tokens.count else { return false }
            switch tokens[i + 1] {
            case .sign(let sign): return ["&", "+", "-", "*", "/", "%"].contains(sign) || Self.operators[sign] != nil
            case .word(let word): return word == "in" || Self.operators[word] != nil
            default: return false
            }
        }
        return false
    }

    /// What the operators mean, and whether all values of the left side have to fit.
    private static let operators: [String: String] = [
        "==": "==", "=": "==", "eq": "==", "any_eq": "==", "===": "===", "all_eq": "===", "!=": "!=", "ne": "!=",
        "all_ne": "!=", "~=": "~=", "!==": "~=", "any_ne": "~=", "<": "<", "lt": "<", ">": ">", "gt": ">", "<=": "<=",
        "le": "<=", ">=": ">=", "ge": ">=", "contains": "contains", "matches": "matches", "~": "matches",
    ]

    private mutating func test(_ depth: Int) throws(DisplayFilterError) -> FilterTest {
        let quantifier = accept("all") ? true : accept("any") ? false : nil
        let left = try masked(depth, like: nil)
        if accept("in") { return .compares(left, .isOne(try set(left, depth)), isForAll: quantifier ?? false) }
        if peekWord == "not", place + 1 < tokens.count, tokens[place + 1] == .word("in") {
            place += 2
            return .not(.compares(left, .isOne(try set(left, depth)), isForAll: quantifier ?? false))
        }
        guard let word = peekWord, let meaning = Self.operators[word] else { return .exists(left) }
        place += 1
        if left.kind == .proto && !["contains", "matches"].contains(meaning) {
            throw Self.wrong("\(left.text) is a protocol: it can be there, or contain something")
        }
        switch peek {
        case nil, .sign(")"), .sign("}"), .sign(","):
            throw Self.wrong("a value is missing after \(left.text) \(word)")
        default: break
        }
        switch meaning {
        case "matches":
            guard case .quoted(let text) = peek ?? .sign(""), let pattern = FilterPattern(text) else {
                throw Self.wrong("“\(peek?.text ?? "")” is no regular expression in quotes")
            }
            place += 1
            try hasContent(left, word)
            return .compares(left, .matches(pattern), isForAll: quantifier ?? false)
        case "contains":
            try hasContent(left, word)
            return .compares(left, .contains(try masked(depth, like: left)), isForAll: quantifier ?? false)
        case "<", ">", "<=", ">=":
            let right = try masked(depth, like: left)
            return .compares(left, .ordered(meaning, right), isForAll: quantifier ?? false)
        default:
            let wanted: FilterTest.Wanted
            if let network = network(like: left) {
                wanted = .network(network)
            } else {
                wanted = .term(try masked(depth, like: left))
            }
            let isForAll = quantifier ?? (meaning == "===" || meaning == "!=")
            let isSame = meaning == "==" || meaning == "==="
            return .compares(left, isSame ? .equal(wanted) : .different(wanted), isForAll: isForAll)
        }
    }

    /// Numbers and addresses contain nothing and match nothing.
    private func hasContent(_ term: FilterTerm, _ word: String) throws(DisplayFilterError) {
        guard ![.bytes, .text, .proto].contains(term.kind) else { return }
        throw Self.wrong("\(term.text) is no text: \(word) looks into texts and bytes; write string(\(term.text))")
    }

    /// A network in CIDR notation, where an address is meant.
    private mutating func network(like term: FilterTerm) -> AddressPattern? {
        guard [.ipv4, .ipv6].contains(term.kind), case .word(let text) = peek ?? .sign(""), text.contains("/"),
            let pattern = AddressPattern(text), pattern.isIPv4 == (term.kind == .ipv4)
        else { return nil }
        place += 1
        return pattern
    }

    /// The values behind `in`.
    private mutating func set(_ term: FilterTerm, _ depth: Int) throws(DisplayFilterError) -> [FilterTest.Wanted] {
        guard accept("{") else { throw Self.wrong("“in” takes a list: in {25, 587}") }
        var wanted: [FilterTest.Wanted] = []
        repeat {
            guard let next = peek, next != .sign("}"), next != .sign(",") else {
                throw Self.wrong("a value is missing in the list behind “in”, or it is not closed by “}”")
            }
            if let network = network(like: term) {
                wanted.append(.network(network))
                continue
            }
            // `1..5`, also with blanks, and of texts.
            var parts: [FilterToken] = [next]
            place += 1
            if case .word(let text) = next, let dots = text.firstRange(of: "..") {
                parts = [text[..<dots.lowerBound], text[dots.upperBound...]].map { .word(String($0)) }
                if parts[1].text.isEmpty, let end = peek, end != .sign("}") {
                    parts[1] = end
                    place += 1
                }
            } else if case .word(let text) = peek ?? .sign(""), text.hasPrefix("..") {
                parts.append(.word(String(text.dropFirst(2))))
                place += 1
                if parts[1].text.isEmpty, let end = peek, end != .sign("}") {
                    parts[1] = end
                    place += 1
                }
            }
            var values: [FilterValue] = []
            for part in parts { values.append(try literal(part, like: term)) }
            if values.count == 2 {
                guard let order = values[0].order(values[1]), order <= 0 else {
                    throw Self.wrong("“\(parts[0].text)..\(parts[1].text)” is no range: it begins behind its end")
                }
                wanted.append(.range(values[0], values[1]))
            } else {
                wanted.append(.term(.constant(values[0])))
            }
        } while accept(",")
        guard accept("}") else {
            throw Self.wrong("the list is not closed by “}”, or a comma is missing in it")
        }
        return wanted
    }

    // MARK: Terms

    /// - Parameter like: what stands on the other side; nil for the left side, which begins with a field.
    private mutating func masked(_ depth: Int, like: FilterTerm?) throws(DisplayFilterError) -> FilterTerm {
        let left = try sum(depth, like: like)
        var result = left
        while peekWord == "&" || peekWord == "bitand" || peekWord == "bitwise_and" {
            place += 1
            guard [.number, .bytes, .ipv4, .ipv6].contains(result.kind) else {
                throw Self.wrong("\(result.text) is no number and no address: it has no bits to look at")
            }
            guard peek != nil else { throw Self.wrong("a number is missing after \(result.text) &") }
            result = .arithmetic("&", result, try sum(depth, like: result))
        }
        if let like, !result.isFixed, like.kind.comparable != result.kind.comparable, like.kind != .proto {
            throw Self.wrong("\(like.text) and \(result.text) cannot be compared: they are not of one kind")
        }
        return result
    }

    private mutating func sum(_ depth: Int, like: FilterTerm?) throws(DisplayFilterError) -> FilterTerm {
        var result = try product(depth, like: like)
        while let sign = peekWord, ["+", "-"].contains(sign) {
            place += 1
            try isReckonable(result)
            result = .arithmetic(sign, result, try product(depth, like: result))
        }
        return result
    }

    private mutating func product(_ depth: Int, like: FilterTerm?) throws(DisplayFilterError) -> FilterTerm {
        var result = try primary(depth, like: like)
        while let sign = peekWord, ["*", "/", "%"].contains(sign) {
            place += 1
            try isReckonable(result)
            result = .arithmetic(sign, result, try primary(depth, like: result))
        }
        return result
    }

    private func isReckonable(_ term: FilterTerm) throws(DisplayFilterError) {
        guard ![.number, .seconds].contains(term.kind) else { return }
        throw Self.wrong("\(term.text) is no number: it has nothing to calculate with")
    }

    private mutating func primary(_ depth: Int, like: FilterTerm?) throws(DisplayFilterError) -> FilterTerm {
        if depth > Self.depthLimit { throw Self.wrong("too many nested parentheses") }
        guard let token = peek else {
            throw Self.wrong(like.map { "a value is missing after \($0.text)" } ?? "a condition is missing at the end")
        }
        place += 1
        var term: FilterTerm
        switch token {
        case .sign("-") where like?.kind.isNumber ?? true || like?.kind == .seconds:
            term = .arithmetic("-", .constant(.number(0)), try primary(depth + 1, like: like))
        case .sign("("):
            term = try masked(depth + 1, like: like)
            guard accept(")") else { throw Self.wrong("a “)” is missing") }
        // Wireshark's own way to put a calculation together.
        case .sign("{"):
            term = try masked(depth + 1, like: like)
            guard accept("}") else { throw Self.wrong("a “}” is missing") }
        case .word(let word) where peek == .sign("("):
            guard let function = FilterFunction(rawValue: word.lowercased()) else {
                throw Self.unknown(word, "function")
            }
            place += 1
            term = .function(function, try arguments(function, depth + 1))
        case .word(let word):
            // On the left side nothing else can be meant; on the right one DATA is a text.
            if let found = Self.term(word) ?? (like == nil ? Self.term(word.lowercased()) : nil) {
                term = found
            } else if let like {
                term = .constant(try literal(token, like: like))
            } else {
                throw Self.unknown(word, "field")
            }
        case .quoted, .letter, .sign, .slice, .layer:
            guard let like else { throw Self.unknown(token.text, "field") }
            term = .constant(try literal(token, like: like))
        }
        if case .layer(let text) = peek ?? .sign("") {
            guard let layers = FilterSlice.slices(text), let layered = term.of(layers) else {
                throw Self.wrong("“#[\(text)]” does not fit to \(term.text); a field or protocol has layers: ip.src#2")
            }
            place += 1
            term = layered
        }
        while case .slice(let text) = peek ?? .sign("") {
            guard let slices = FilterSlice.slices(text) else {
                throw Self.wrong("“[\(text)]” are no bytes; write [from:count], [from-to] or [place]")
            }
            place += 1
            if !term.kind.hasBytes { throw Self.wrong("\(term.text) has no bytes") }
            term = .slice(term, slices)
        }
        return term
    }

    private mutating func arguments(
        _ function: FilterFunction, _ depth: Int
    ) throws(DisplayFilterError) -> [FilterTerm] {
        var terms = [try masked(depth, like: nil)]
        while [.max, .min].contains(function), accept(",") { terms.append(try masked(depth, like: terms[0])) }
        guard accept(")") else {
            throw Self.wrong("a “)” is missing behind \(function)(\(terms[0].text)")
        }
        switch function {
        case .abs: try isReckonable(terms[0])
        case .max, .min: if terms[0].kind != .date { try isReckonable(terms[0]) }
        case .lower, .upper:
            guard terms[0].kind == .text else {
                throw Self.wrong("\(terms[0].text) is no text, and \(function) takes one")
            }
        case .string: if terms[0].kind == .date { throw Self.wrong("\(terms[0].text) is a date, and no text") }
        case .len, .count: break
        }
        return terms
    }

    /// The field or protocol of this name; nil when there is none.
    private static func term(_ name: String) -> FilterTerm? {
        if let field = FilterTerm.FrameField(rawValue: name) { return .frame(field) }
        if let info = FieldCatalogue.field(name), info.name == name { return .field(FilterField(info)) }
        return FilterTerm.protocols.contains(name) ? .proto(name) : nil
    }

    /// What to tell of an operator in capitals, which Wireshark does not know.
    private static func hint(_ token: FilterToken) -> String? {
        guard case .word(let word) = token, word != word.lowercased() else { return nil }
        let isOperator =
            operators[word.lowercased()] != nil || ["and", "or", "xor", "not", "in"].contains(word.lowercased())
        return isOperator ? "“\(word)” is written in small letters: \(word.lowercased())" : nil
    }

    private static func unknown(_ word: String, _ what: String) -> DisplayFilterError {
        if let hint = hint(.word(word)) { return wrong(hint) }
        let names = what == "function" ? FilterFunction.allCases.map(\.rawValue) : FilterTerm.names
        let help = Suggestion.nearest(to: word.lowercased(), in: names).map { "; did you mean “\($0)”?" } ?? ""
        return wrong("“\(word)” is \(what == "function" ? "no function" : "neither a protocol nor a field")\(help)")
    }

    /// What was written, as a value of the kind that `term` has.
    private func literal(_ token: FilterToken, like term: FilterTerm) throws(DisplayFilterError) -> FilterValue {
        let text = token.text
        var plain: String?
        if case .word(let word) = token { plain = word }
        var letter: UInt8?
        if case .letter(let byte) = token { letter = byte }
        switch term.kind {
        case .number, .boolean:
            guard let number = letter.map(Int.init) ?? FilterValue.number(text) else {
                throw Self.wrong("“\(text)” is no number, and \(term.text) is one")
            }
            return .number(term.kind == .boolean ? min(1, abs(number)) : number)
        case .seconds:
            guard let number = FilterValue.seconds(text) else {
                throw Self.wrong("“\(text)” is no number of seconds, and \(term.text) is one")
            }
            return .number(number)
        case .date:
            guard let number = FilterMoment.nanoseconds(text) else {
                throw Self.wrong("“\(text)” is no date, and \(term.text) is one: “2026-04-06 00:00:02”")
            }
            return .number(number)
        case .real:
            guard let number = Double(text) else { throw Self.wrong("“\(text)” is no number, and \(term.text) is one") }
            return .real(number)
        case .ipv4, .ipv6:
            let isIPv4 = term.kind == .ipv4
            guard let address = IPAddress(text), address.isIPv4 == isIPv4 else {
                throw Self.wrong("“\(text)” is no address of IPv\(isIPv4 ? 4 : 6), and \(term.text) is one")
            }
            return .address(address)
        case .bytes, .proto:
            if let letter { return .bytes([letter]) }
            if case .quoted(let bytes) = token { return .bytes(bytes) }
            return .bytes(plain.flatMap(FilterValue.bytes) ?? Array(text.utf8))
        case .text:
            if let letter { return .text(String(decoding: [letter], as: UTF8.self)) }
            return .text(text)
        case .nothing:
            throw Self.wrong("\(term.text) has no value: it can only be there")
        }
    }
}
