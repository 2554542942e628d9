// What a POP3 client can say. Read first: RFC 1939 §3 (the whole RFC is 20 pages), RFC 2449 §5 for CAPA.
// Then POP3Reply.swift and POP3ServerSession.swift.
//
//     C: RETR 1
//     S: +OK 1897 octets
//     S: Return-Path: <hana@tanuki.example>
//     S: ...
//     S: .
//
// Left out: APOP (it needs MD5 and passwords kept readable) and SASL's AUTH.

/// Why a line is not a command.
package enum POP3CommandError: Error, Equatable, Sendable {
    /// The keyword means nothing to us.
    case unknown(String)
    /// The keyword is known, its arguments are missing, too many or not numbers.
    case badArguments(String)
}

/// One command line.
package enum POP3Command: Equatable, Sendable {
    /// CAPA (RFC 2449 §5).
    case capabilities
    /// USER (RFC 1939 §7).
    case user(String)
    /// PASS (RFC 1939 §7).
    case password(String)
    /// STAT (RFC 1939 §5).
    case status
    /// LIST (RFC 1939 §5): sizes of all messages, or of one.
    case list(Int?)
    /// UIDL (RFC 1939 §7): unique identifiers of all messages, or of one.
    case uniqueIDs(Int?)
    /// RETR (RFC 1939 §5).
    case retrieve(Int)
    /// TOP (RFC 1939 §7): the header and the first `lines` lines of the body.
    case top(Int, lines: Int)
    /// DELE (RFC 1939 §5).
    case delete(Int)
    /// RSET (RFC 1939 §5).
    case reset
    /// NOOP (RFC 1939 §5).
    case noOperation
    /// QUIT (RFC 1939 §4 before login, RFC 1939 §6 after it).
    case quit

    /// Reads a line without its CR LF.
    package init(line: [UInt8]) throws(POP3CommandError) {
        let text = String(decoding: line, as: UTF8.self)
        let space = text.utf8.firstIndex(of: UInt8(ascii: " ")) ?? text.endIndex
        // RFC 1939 §3: keywords are case-insensitive and separated from arguments by a single space.
        let keyword = text[..<space].uppercased()
        let rest = space == text.endIndex ? nil : String(text[space...].dropFirst())
        func bare(_ command: POP3Command) throws(POP3CommandError) -> POP3Command {
            if let rest, !rest.allSatisfy({ $0 == " " }) { throw .badArguments(keyword) }
            return command
        }
        func numbers(_ range: ClosedRange<Int>) throws(POP3CommandError) -> [Int] {
            let words = (rest ?? "").split(separator: " ")
            let values = words.compactMap { POP3Command.number($0) }
            guard values.count == words.count && range.contains(values.count) else { throw .badArguments(keyword) }
            return values
        }
        switch keyword {
        case "CAPA": self = try bare(.capabilities)
        case "STAT": self = try bare(.status)
        case "RSET": self = try bare(.reset)
        case "NOOP": self = try bare(.noOperation)
        case "QUIT": self = try bare(.quit)
        case "USER":
            guard let rest, !rest.isEmpty else { throw .badArguments(keyword) }
            self = .user(rest)
        case "PASS":
            // RFC 1939 §7: the argument of PASS may contain spaces; it is all that follows the first one.
            guard let rest else { throw .badArguments(keyword) }
            self = .password(rest)
        case "LIST": self = .list(try numbers(0...1).first)
        case "UIDL": self = .uniqueIDs(try numbers(0...1).first)
        case "RETR": self = .retrieve(try numbers(1...1)[0])
        case "DELE": self = .delete(try numbers(1...1)[0])
        case "TOP":
            let both = try numbers(2...2)
            self = .top(both[0], lines: both[1])
        default: throw .unknown(keyword)
        }
    }

    /// The command as a line without its CR LF.
    package var line: String {
        switch self {
        case .capabilities: "CAPA"
        case .user(let name): "USER \(name)"
        case .password(let password): "PASS \(password)"
        case .status: "STAT"
        case .list(let number): number.map { "LIST \($0)" } ?? "LIST"
        case .uniqueIDs(let number): number.map { "UIDL \($0)" } ?? "UIDL"
        case .retrieve(let number): "RETR \(number)"
        case .top(let number, let lines): "TOP \(number) \(lines)"
        case .delete(let number): "DELE \(number)"
        case .reset: "RSET"
        case .noOperation: "NOOP"
        case .quit: "QUIT"
        }
    }

    /// A decimal number without sign; nil for anything else and for what no message number can be.
    static func number(_ digits: some StringProtocol) -> Int? {
        guard (1...9).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int(digits)
    }
}
