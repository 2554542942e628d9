// Cuts a stream of bytes into sentences, whatever the pieces in which it arrives.
// Read first: IMAPSentence.swift; RFC 3501 §4.3, RFC 7888 (LITERAL+). Used by both sides of a connection.
//
// A length is only an announcement. Nothing is reserved for it: memory grows with what really arrives, and what would
// be too much is refused before it is sent. `{99999999999}` is refused like any other number above the limit.

import Basics

/// Reads sentences. Bytes go in at one end, events come out at the other.
package struct IMAPSentenceReader: Equatable, Sendable {
    /// What `next` finds.
    package enum Event: Equatable, Sendable {
        case sentence(IMAPSentence)
        /// The other side waits for permission to send a literal (RFC 3501 §7.5).
        case literalAnnounced
        /// A line longer than any real one; it is gone.
        case lineTooLong
        /// A literal that is not wanted, after this beginning of a sentence. When it is non-synchronizing its bytes
        /// come anyhow, and what follows cannot be told from them: the connection has to end.
        case literalTooLarge(beginning: [UInt8], isSynchronizing: Bool)
    }

    /// How much a sentence may hold.
    package struct Limits: Equatable, Sendable {
        /// The longest line, and the most text of one sentence, in bytes.
        package var text: Int
        /// The most bytes of literals in one sentence.
        package var literals: Int
        /// The same for sentences that carry whole messages (APPEND, a FETCH response).
        package var messages: Int

        package init(text: Int, literals: Int, messages: Int) {
            self.text = text
            self.literals = literals
            self.messages = messages
        }
    }

    /// Which side's sentences these are.
    package enum Speaker: Equatable, Sendable {
        case client, server
    }

    private let speaker: Speaker
    private let limits: Limits
    private var input: LineBuffer
    private var sentence = IMAPSentence()
    /// The literal that is arriving, and how many bytes of it are missing.
    private var literal: [UInt8] = []
    private var missing = 0
    /// How many bytes the literals of the sentence have so far.
    private var held = 0
    private var isInLiteral = false

    package init(_ speaker: Speaker, _ limits: Limits) {
        self.speaker = speaker
        self.limits = limits
        input = LineBuffer(limit: limits.text)
    }

    /// How many received bytes wait to be read.
    package var waitingCount: Int { input.count }

    /// Adds what just arrived.
    package mutating func append(_ bytes: [UInt8]) { input.append(bytes) }

    /// Forgets everything.
    package mutating func removeAll() {
        input.removeAll()
        reset()
        literal = []
        isInLiteral = false
    }

    /// What follows is another sentence.
    private mutating func reset() {
        sentence = IMAPSentence()
        held = 0
    }

    /// The next event, or nil when more bytes are needed.
    package mutating func next() -> Event? {
        while true {
            if isInLiteral {
                let arrived = input.take(missing)
                missing -= arrived.count
                if literal.isEmpty { literal = arrived } else { literal += arrived }
                if missing > 0 { return nil }
                held += literal.count
                sentence.literals.append(literal)
                literal = []
                isInLiteral = false
            }
            guard let line = input.nextLine() else { return nil }
            guard case .line(var bytes) = line else {
                reset()
                return .lineTooLong
            }
            // A real zero byte would look like a literal. It is not allowed in a line; 0xFF is not either, and
            // harmless.
            for index in bytes.indices where bytes[index] == IMAPSentence.placeholder { bytes[index] = 0xFF }
            guard sentence.text.count + bytes.count <= limits.text else {
                reset()
                return .lineTooLong
            }
            guard mayEndInLiteral(bytes), let announcement = LiteralAnnouncement(endOf: bytes) else {
                sentence.text += bytes
                defer { reset() }
                return .sentence(sentence)
            }
            sentence.text += bytes.dropLast(announcement.length)
            guard let count = announcement.count, count <= limit - held else {
                defer { reset() }
                return .literalTooLarge(
                    beginning: sentence.text, isSynchronizing: announcement.isSynchronizing)
            }
            sentence.text.append(IMAPSentence.placeholder)
            missing = count
            isInLiteral = true
            if announcement.isSynchronizing && speaker == .client { return .literalAnnounced }
        }
    }

    /// The most bytes of literals that this sentence may have.
    private var limit: Int {
        switch speaker {
        case .server: return limits.messages
        case .client:
            // Only APPEND brings a message; everything else is names and search words.
            let words = sentence.text.prefix(100).split(separator: UInt8(ascii: " "))
            let isAppend = words.count > 1 && String(decoding: words[1], as: UTF8.self).uppercased() == "APPEND"
            return isAppend ? limits.messages : limits.literals
        }
    }

    /// RFC 3501 §7.1: the words for people behind OK, NO, BAD, BYE and + may end in anything, braces too.
    private func mayEndInLiteral(_ line: [UInt8]) -> Bool {
        guard speaker == .server && sentence.literals.isEmpty else { return true }
        guard line.starts(with: Array("* ".utf8)) else { return false }
        let word = String(decoding: line.dropFirst(2).prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self)
        return !["OK", "NO", "BAD", "BYE", "PREAUTH"].contains(word.uppercased())
    }
}

/// `{42}` or `{42+}` at the end of a line.
struct LiteralAnnouncement: Equatable {
    /// The literal's length in bytes; nil when the number is beyond any reason.
    var count: Int?
    /// Whether the other side waits for permission; `+` means that it does not (RFC 7888 §3).
    var isSynchronizing: Bool
    /// How many bytes of the line the announcement takes.
    var length: Int

    init?(endOf line: [UInt8]) {
        guard line.last == UInt8(ascii: "}"), let open = line.lastIndex(of: UInt8(ascii: "{")) else { return nil }
        var digits = line[(open + 1)..<(line.count - 1)]
        isSynchronizing = digits.last != UInt8(ascii: "+")
        if !isSynchronizing { digits = digits.dropLast() }
        guard !digits.isEmpty, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        length = line.count - open
        count = digits.count <= 10 ? Int(String(decoding: digits, as: UTF8.self)) : nil
    }
}
