// What a POP3 server answers: +OK or -ERR, perhaps a code in brackets, and words for people.
// Read first: RFC 1939 §3; RFC 2449 §8 and RFC 3206 for the codes.

/// The first line of a reply.
package struct POP3Reply: Equatable, Sendable {
    /// A machine-readable reason in brackets (RFC 2449 §8).
    package struct Code: RawRepresentable, Hashable, Sendable {
        /// The code without its brackets, in upper case.
        package var rawValue: String

        package init(rawValue: String) { self.rawValue = rawValue }

        /// Another session has the maildrop (RFC 2449 §8.1.2).
        package static let inUse = Code(rawValue: "IN-USE")
        /// Name or password are wrong (RFC 3206 §4).
        package static let authentication = Code(rawValue: "AUTH")
        /// A passing trouble of the server (RFC 3206 §3).
        package static let temporary = Code(rawValue: "SYS/TEMP")
    }

    /// +OK, or -ERR.
    package var isPositive: Bool
    /// The code in brackets, if there is one.
    package var code: Code?
    /// Words for people; numbers in the replies to STAT, and to LIST and UIDL with an argument.
    package var text: String

    /// A positive reply.
    package static func ok(_ text: String = "") -> POP3Reply { POP3Reply(isPositive: true, code: nil, text: text) }

    /// A negative reply.
    package static func error(_ text: String, code: Code? = nil) -> POP3Reply {
        POP3Reply(isPositive: false, code: code, text: text)
    }

    package init(isPositive: Bool, code: Code?, text: String) {
        self.isPositive = isPositive
        self.code = code
        self.text = text
    }

    /// Reads a line without its CR LF; nil when it is no reply.
    package init?(line: [UInt8]) {
        var rest = String(decoding: line, as: UTF8.self)[...]
        // RFC 1939 §3: "+OK" and "-ERR", in upper case.
        if rest.hasPrefix("+OK") {
            isPositive = true
            rest = rest.dropFirst(3)
        } else if rest.hasPrefix("-ERR") {
            isPositive = false
            rest = rest.dropFirst(4)
        } else {
            return nil
        }
        if let first = rest.first {
            guard first == " " else { return nil }
            rest = rest.dropFirst()
        }
        code = nil
        if rest.first == "[", let end = rest.firstIndex(of: "]") {
            code = Code(rawValue: rest[rest.index(after: rest.startIndex)..<end].uppercased())
            rest = rest[rest.index(after: end)...]
            if rest.first == " " { rest = rest.dropFirst() }
        }
        text = String(rest)
    }

    /// The reply as a line without its CR LF.
    package var line: String {
        var words = [isPositive ? "+OK" : "-ERR"]
        if let code { words.append("[\(code.rawValue)]") }
        if !text.isEmpty { words.append(text) }
        return words.joined(separator: " ")
    }
}
