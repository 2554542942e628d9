// Display filters: a part of Wireshark's language. Read first: DissectedFrame.swift.
//
//     dns                                  a frame with this protocol
//     smtp.req.command                     a frame with this field
//     tcp.port == 25 && !(ip.src == 192.0.2.10)
//     dns.qry.name contains "kita" or frame.number >= 10
//     tcp.dstport in {25, 587}             or, from one number to another: smtp.response.code in {400..599}
//     tcp.flags & 0x12 == 0x12             some bits of a number; without a comparison: any of them
//     ip.addr == 192.0.2.0/24
//     frame contains "Subject" or smtp.req.parameter matches "kita|minami"
//
// As in Wireshark 4, a comparison holds when one of several values fits; `!=` only when none is equal.
// Left out: slices, functions, arithmetic, and words for numbers (`dns.qry.type == MX`).

import Basics
import Wire

/// Why a text is no filter.
package struct DisplayFilterError: Error, Equatable, Sendable, CustomStringConvertible {
    package var description: String
}

/// A condition on a dissected frame.
package struct DisplayFilter: Equatable, Sendable {
    private indirect enum Node: Equatable, Sendable {
        case exists(String)
        case compare(String, String, [String])
        /// Bits of a number, compared with another one.
        case bits(String, mask: Int, String, Int)
        case and(Node, Node)
        case or(Node, Node)
        case not(Node)
    }

    private let root: Node

    static let protocols = [
        "frame", "eth", "arp", "ip", "icmp", "ipv6", "icmpv6", "udp", "tcp", "dns", "mdns", "smtp", "imf", "pop",
        "imap", "data", "vlan", "tls",
    ]
    static let frameFields = ["frame.number", "frame.len", "frame.cap_len", "frame.interface_name"]

    /// Reads a filter.
    package init(_ text: String) throws(DisplayFilterError) {
        var parser = Parser(tokens: try Self.tokens(text))
        root = try parser.expression(0)
        if let surplus = parser.peek {
            throw DisplayFilterError(description: "“\(surplus)” is too much; join conditions with && or ||")
        }
    }

    static func tokens(_ text: String) throws(DisplayFilterError) -> [String] {
        var tokens: [String] = []
        let characters = Array(text)
        var i = 0
        while i < characters.count {
            let c = characters[i]
            if c.isWhitespace {
                i += 1
                continue
            }
            if c == "\"" {
                var value = "\""
                i += 1
                while i < characters.count, characters[i] != "\"" {
                    if characters[i] == "\\", i + 1 < characters.count { i += 1 }
                    value.append(characters[i])
                    i += 1
                }
                if i == characters.count { throw DisplayFilterError(description: "the quote is not closed") }
                i += 1
                tokens.append(value)
            } else if "(){},".contains(c) {
                tokens.append(String(c))
                i += 1
            } else if "=!<>&|~".contains(c) {
                var op = String(c)
                i += 1
                if i < characters.count, "=&|".contains(characters[i]), !(c == "!" && characters[i] != "=") {
                    op.append(characters[i])
                    i += 1
                }
                tokens.append(op)
            } else {
                var word = ""
                while i < characters.count, !characters[i].isWhitespace, !"(){},=!<>&|~\"".contains(characters[i]) {
                    word.append(characters[i])
                    i += 1
                }
                tokens.append(word)
            }
        }
        return tokens
    }

    private struct Parser {
        let tokens: [String]
        var place = 0

        var peek: String? { place < tokens.count ? tokens[place] : nil }

        mutating func accept(_ words: String...) -> Bool {
            guard let token = peek, words.contains(token.lowercased()) else { return false }
            place += 1
            return true
        }

        mutating func expression(_ depth: Int) throws(DisplayFilterError) -> Node {
            if depth > 100 { throw DisplayFilterError(description: "too many nested parentheses") }
            var left = try term(depth)
            while accept("or", "||") { left = .or(left, try term(depth)) }
            return left
        }

        mutating func term(_ depth: Int) throws(DisplayFilterError) -> Node {
            var left = try factor(depth)
            while accept("and", "&&") { left = .and(left, try factor(depth)) }
            return left
        }

        mutating func factor(_ depth: Int) throws(DisplayFilterError) -> Node {
            if depth > 100 { throw DisplayFilterError(description: "too many negations") }
            if accept("not", "!") { return .not(try factor(depth + 1)) }
            if accept("(") {
                let inner = try expression(depth + 1)
                guard accept(")") else { throw DisplayFilterError(description: "a “)” is missing") }
                return inner
            }
            guard let token = peek else { throw DisplayFilterError(description: "a condition is missing at the end") }
            place += 1
            let name = token.lowercased()
            let isKnown =
                DisplayFilter.protocols.contains(name) || DisplayFilter.frameFields.contains(name)
                || FieldCatalogue.field(name) != nil
            guard isKnown else {
                let near = Suggestion.nearest(
                    to: name, in: DisplayFilter.protocols + DisplayFilter.frameFields + FieldCatalogue.names)
                let help = near.map { "; did you mean “\($0)”?" } ?? ""
                throw DisplayFilterError(description: "“\(token)” is neither a protocol nor a field\(help)")
            }
            if accept("&", "bitand") { return try bits(of: name) }
            guard let op = peek, let comparison = Self.operators[op.lowercased()] else { return .exists(name) }
            place += 1
            if comparison == "in" {
                guard accept("{") else { throw DisplayFilterError(description: "“in” takes a list: in {25, 587}") }
                var values: [String] = []
                while let value = peek, value != "}" {
                    place += 1
                    if value == "," { continue }
                    // `1..5`, also with blanks.
                    let isRest = value.hasPrefix("..") || values.last?.hasSuffix("..") == true
                    if isRest, let last = values.popLast() { values.append(last + value) } else { values.append(value) }
                }
                guard accept("}"), !values.isEmpty else {
                    throw DisplayFilterError(description: "the list is not closed by “}”")
                }
                try check(name, "==", values)
                return .compare(name, "==", values)
            }
            guard let value = peek, !["(", ")", "{", "}", ","].contains(value) else {
                throw DisplayFilterError(description: "a value is missing after \(name) \(op)")
            }
            place += 1
            try check(name, comparison, [value])
            return .compare(name, comparison, [value])
        }

        /// Behind `&`: a mask and, maybe, what the rest is compared with.
        private mutating func bits(of name: String) throws(DisplayFilterError) -> Node {
            switch FieldCatalogue.field(name)?.format {
            case .decimal, .hexadecimal: break
            default: throw DisplayFilterError(description: "\(name) is no number: it has no bits to look at")
            }
            guard let text = peek, let mask = DisplayFilter.number(text) else {
                throw DisplayFilterError(description: "a number is missing after \(name) &")
            }
            place += 1
            guard let op = peek, let comparison = Self.operators[op.lowercased()],
                !["contains", "in", "matches"].contains(comparison)
            else {
                return .bits(name, mask: mask, "!=", 0)
            }
            place += 1
            guard let value = peek, let number = DisplayFilter.number(value) else {
                throw DisplayFilterError(description: "a number is missing after \(name) & \(text) \(op)")
            }
            place += 1
            return .bits(name, mask: mask, comparison, number)
        }

        /// What can never be fulfilled is a mistake.
        private func check(_ name: String, _ comparison: String, _ values: [String]) throws(DisplayFilterError) {
            if comparison == "matches" {
                let isPattern = values.allSatisfy { (try? Regex(DisplayFilter.text($0))) != nil }
                if !isPattern {
                    throw DisplayFilterError(description: "“\(DisplayFilter.text(values[0]))” is no regular expression")
                }
                return
            }
            if comparison == "contains" { return }
            if DisplayFilter.protocols.contains(name) && FieldCatalogue.field(name) == nil {
                throw DisplayFilterError(description: "\(name) is a protocol: it can be there, or contain something")
            }
            switch FieldCatalogue.field(name)?.format {
            case .decimal, .hexadecimal, .boolean:
                let isNumber = { (value: String) in
                    DisplayFilter.number(DisplayFilter.text(value)) != nil || DisplayFilter.range(value) != nil
                }
                guard let wrong = values.first(where: { !isNumber($0) }) else { return }
                throw DisplayFilterError(description: "“\(DisplayFilter.text(wrong))” is no number, and \(name) is one")
            case .ipv4, .ipv6:
                // Hosts have names besides.
                if name.hasSuffix("host") { return }
                let isIPv4 = FieldCatalogue.field(name)?.format == .ipv4
                let isWrong = { (value: String) in AddressPattern(DisplayFilter.text(value))?.isIPv4 != isIPv4 }
                guard let wrong = values.first(where: isWrong) else { return }
                throw DisplayFilterError(
                    description:
                        "“\(DisplayFilter.text(wrong))” is no address of IPv\(isIPv4 ? 4 : 6), and \(name) is one")
            default: return
            }
        }

        private static let operators = [
            "==": "==", "=": "==", "eq": "==", "!=": "!=", "ne": "!=", "<": "<", "lt": "<", ">": ">", "gt": ">",
            "<=": "<=",
            "le": "<=", ">=": ">=", "ge": ">=", "contains": "contains", "in": "in", "matches": "matches",
            "~": "matches",
        ]
    }

    // MARK: Trying

    /// Whether the frame fulfils it.
    package func matches(_ frame: DissectedFrame) -> Bool { Self.holds(root, frame) }

    private static func holds(_ node: Node, _ frame: DissectedFrame) -> Bool {
        switch node {
        case .and(let a, let b): return holds(a, frame) && holds(b, frame)
        case .or(let a, let b): return holds(a, frame) || holds(b, frame)
        case .not(let a): return !holds(a, frame)
        case .exists(let name): return name == "frame" || !values(name, frame).isEmpty
        case .bits(let name, let mask, let op, let wanted):
            return values(name, frame).contains { value in
                number(value).map { compares($0 & mask, op, wanted) } ?? false
            }
        case .compare(let name, "contains", let wanted):
            return stretches(name, frame).contains { bytes in wanted.contains { holds(bytes, $0) } }
                || values(name, frame).contains { value in wanted.contains { value.contains(text($0)) } }
        case .compare(let name, "matches", let wanted):
            return values(name, frame).contains { value in
                wanted.contains { (try? Regex(text($0)).ignoresCase().firstMatch(in: value)) != nil }
            }
        case .compare(let name, let op, let wanted):
            let found = values(name, frame)
            if op == "!=" {
                return !found.isEmpty && !found.contains { value in wanted.contains { fits(value, "==", $0) } }
            }
            return found.contains { value in wanted.contains { fits(value, op, $0) } }
        }
    }

    /// The bytes that `name` stands for: a frame, a protocol from its first byte on, fields that are bytes.
    private static func stretches(_ name: String, _ frame: DissectedFrame) -> [ArraySlice<UInt8>] {
        let whole = frame.buffers[0].bytes
        if name == "frame" { return [whole[...]] }
        if protocols.contains(name) && FieldCatalogue.field(name) == nil {
            let places = frame.fields.filter {
                $0.buffer == 0 && $0.length > 0 && $0.id.info.name.hasPrefix(name + ".")
            }.map(\.offset)
            return places.min().map { [whole[Int($0)...]] } ?? []
        }
        return frame.fields.filter { $0.id.info.name == name && $0.id.info.format == .bytes }.map {
            frame.bytes(of: $0)
        }
    }

    /// Whether `bytes` have the text, or the bytes that are written as `0d:0a`.
    private static func holds(_ bytes: ArraySlice<UInt8>, _ wanted: String) -> Bool {
        let hex = wanted.hasPrefix("\"") ? nil : wanted.split(separator: ":").map { UInt8($0, radix: 16) }
        let part = hex.flatMap { $0.contains(nil) ? nil : $0.compactMap(\.self) } ?? Array(text(wanted).utf8)
        guard let first = part.first else { return true }
        return bytes.indices.contains { bytes[$0] == first && bytes[$0...].starts(with: part) }
    }

    /// A value without its quotes.
    fileprivate static func text(_ wanted: String) -> String {
        wanted.hasPrefix("\"") ? String(wanted.dropFirst()) : wanted
    }

    private static func values(_ name: String, _ frame: DissectedFrame) -> [String] {
        switch name {
        case "frame.number": return ["\(frame.number)"]
        case "frame.len": return ["\(frame.length)"]
        case "frame.cap_len": return ["\(frame.captured)"]
        case "frame.interface_name": return [frame.interface]
        default: break
        }
        if protocols.contains(name) && FieldCatalogue.field(name) == nil {
            let prefix = name + "."
            return frame.protocolName.lowercased() == name
                || frame.fields.contains { $0.id.info.name.hasPrefix(prefix) } ? [""] : []
        }
        return frame.fields.filter { $0.id.info.name == name }.map { frame.show($0) }
    }

    private static func fits(_ value: String, _ op: String, _ wanted: String) -> Bool {
        let isText = wanted.hasPrefix("\"")
        let text = isText ? String(wanted.dropFirst()) : wanted
        if !isText, op == "==", let isMeant = isMeant(value, text) { return isMeant }
        if !isText, let a = number(value), let b = number(text) { return compares(a, op, b) }
        if !isText, op == "==", let a = number(value), let range = range(text) { return range.contains(a) }
        let (a, b) = (value.trimmingLineEnd, text)
        switch op {
        case "==": return a == b || !isText && a.lowercased() == b.lowercased()
        case "<": return a < b
        case ">": return a > b
        case "<=": return a <= b
        default: return a >= b
        }
    }

    /// Whether an address is the one that is meant, or lies in the network; nil when one of them is no such thing.
    private static func isMeant(_ value: String, _ wanted: String) -> Bool? {
        guard let pattern = AddressPattern(wanted), let address = IPAddress(value) else { return nil }
        return pattern.contains(address)
    }

    private static func compares(_ a: Int, _ op: String, _ b: Int) -> Bool {
        switch op {
        case "==": a == b
        case "!=": a != b
        case "<": a < b
        case ">": a > b
        case "<=": a <= b
        default: a >= b
        }
    }

    /// `400..599`; nil for anything else.
    fileprivate static func range(_ text: String) -> ClosedRange<Int>? {
        guard let dots = text.firstRange(of: ".."), let first = number(String(text[..<dots.lowerBound])),
            let last = number(String(text[dots.upperBound...])), first <= last
        else { return nil }
        return first...last
    }

    fileprivate static func number(_ text: String) -> Int? {
        switch text.lowercased() {
        case "true": 1
        case "false": 0
        default: text.hasPrefix("0x") ? Int(text.dropFirst(2), radix: 16) : Int(text)
        }
    }
}

extension String {
    /// Without the CRLF at its end, with which protocol lines are shown.
    fileprivate var trimmingLineEnd: String { hasSuffix("\r\n") ? String(dropLast()) : self }
}
