// Whether a message meets a condition. Read first: Grammar/SearchKey.swift; RFC 3501 §6.4.4.
//
// Texts are compared without regard to case, after decoding what the sender encoded (encoded words in headers,
// base64 and quoted-printable in parts): a person searches for what is read, not for what is stored.

import MailMessage
import MailStore

/// Tries messages against one condition.
struct SearchMatcher {
    private let key: SearchKey
    private let view: MailboxView
    /// The message at hand, once it had to be parsed.
    private var message: Message?

    /// Nil when a message number in the condition is out of range.
    init?(_ key: SearchKey, _ view: MailboxView) {
        guard Self.isInRange(key, view) else { return nil }
        self.key = Self.resolved(key, view)
        self.view = view
    }

    /// The condition with `*` replaced and sets in order, so that each message is found in a set in a few steps.
    private static func resolved(_ key: SearchKey, _ view: MailboxView) -> SearchKey {
        switch key {
        case .messages(let set): .messages(set.ordered(largest: UInt32(view.uids.count)))
        case .uids(let set): .uids(set.ordered(largest: view.uids.last ?? 0))
        case .and(let keys): .and(keys.map { resolved($0, view) })
        case .or(let a, let b): .or(resolved(a, view), resolved(b, view))
        case .not(let inner): .not(resolved(inner, view))
        case .all, .flag, .recent, .header, .body, .text, .received, .sent, .larger, .smaller: key
        }
    }

    private static func isInRange(_ key: SearchKey, _ view: MailboxView) -> Bool {
        switch key {
        case .messages(let set): view.places(set, byUID: false) != nil
        case .and(let keys): keys.allSatisfy { isInRange($0, view) }
        case .or(let a, let b): isInRange(a, view) && isInRange(b, view)
        case .not(let inner): isInRange(inner, view)
        case .all, .uids, .flag, .recent, .header, .body, .text, .received, .sent, .larger, .smaller: true
        }
    }

    /// Whether the message at `place` (message number - 1) meets the condition.
    mutating func matches(_ stored: StoredMessage, at place: Int, in mailbox: Mailbox) -> Bool {
        message = nil
        return matches(key, stored, place, mailbox)
    }

    private mutating func matches(_ key: SearchKey, _ stored: StoredMessage, _ place: Int, _ mailbox: Mailbox) -> Bool {
        switch key {
        case .all: return true
        case .and(let keys):
            for key in keys where !matches(key, stored, place, mailbox) { return false }
            return true
        case .or(let a, let b): return matches(a, stored, place, mailbox) || matches(b, stored, place, mailbox)
        case .not(let inner): return !matches(inner, stored, place, mailbox)
        case .messages(let set): return set.orderedContains(UInt32(place + 1))
        case .uids(let set): return set.orderedContains(stored.uid)
        case .flag(let name):
            return (MessageFlags(systemName: name) ?? mailbox.keyword(name)).map(stored.flags.contains) ?? false
        case .recent: return view.isRecent(stored.uid)
        case .larger(let size): return stored.size > size
        case .smaller(let size): return stored.size < size
        case .received(let condition, let day):
            return Self.holds(condition, CivilDate(seconds: stored.internalDate).daysSince1970, day)
        case .sent(let condition, let day):
            guard let date = parsed(stored).value("Date").flatMap({ MailDate($0) }) else { return false }
            // RFC 3501 §6.4.4: the date as the field says it, disregarding the time zone.
            return Self.holds(condition, date.civil.daysSince1970, day)
        case .header(let field, let text): return headerContains(text, field: field, parsed(stored))
        case .body(let text): return bodyContains(text, parsed(stored))
        case .text(let text):
            let letter = parsed(stored)
            return headerContains(text, field: nil, letter) || bodyContains(text, letter)
        }
    }

    private mutating func parsed(_ stored: StoredMessage) -> Message {
        if let message { return message }
        let parsed = Message(stored.bytes)
        message = parsed
        return parsed
    }

    private static func holds(_ condition: SearchKey.DateCondition, _ day: Int64, _ wanted: Int64) -> Bool {
        switch condition {
        case .before: day < wanted
        case .on: day == wanted
        case .since: day >= wanted
        }
    }

    /// Whether a field called `field` (any field, if nil) contains the text.
    private func headerContains(_ text: String, field name: String?, _ letter: Message) -> Bool {
        for field in letter.fields {
            if let name, !Octet.equalIgnoringCase(letter.name(of: field), name) { continue }
            let value = EncodedWord.decode(letter.value(of: field))
            let line = name == nil ? letter.name(of: field) + ": " + value : value
            if TextSearch(text).isFound(in: line) { return true }
        }
        return false
    }

    private func bodyContains(_ text: String, _ letter: Message) -> Bool {
        let search = TextSearch(text)
        func isFound(_ part: MIMEPart) -> Bool {
            if !part.children.isEmpty { return part.children.contains(where: isFound) }
            return search.isFound(in: part.text(of: letter.bytes))
        }
        return isFound(MIMEPart(letter))
    }
}

extension SequenceSet {
    /// The same set in ascending order, without overlaps and without `*`.
    func ordered(largest: UInt32) -> SequenceSet {
        SequenceSet(ranges: resolved(largest: largest).map { Range($0.lowerBound, $0.upperBound) })
    }

    /// Whether `number` is in the set, which must be `ordered`.
    func orderedContains(_ number: UInt32) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if (ranges[middle].last ?? .max) < number { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && (ranges[low].first ?? .max) <= number
    }
}

/// Looks for a text inside of others in time that grows with the sum of the lengths, never with their product
/// (Knuth, Morris and Pratt).
struct TextSearch {
    private let wanted: [UInt8]
    /// How much of the beginning is still matched when the byte behind a match does not fit.
    private let fallback: [Int]

    init(_ text: String) {
        wanted = Array(text.lowercased().utf8)
        var table = [Int](repeating: 0, count: max(1, wanted.count))
        var length = 0
        for index in wanted.indices.dropFirst() {
            while length > 0 && wanted[index] != wanted[length] { length = table[length - 1] }
            if wanted[index] == wanted[length] { length += 1 }
            table[index] = length
        }
        fallback = table
    }

    /// Whether the text occurs, whatever the case of letters. The empty text occurs everywhere.
    func isFound(in text: String) -> Bool {
        if wanted.isEmpty { return true }
        var length = 0
        for byte in text.lowercased().utf8 {
            while length > 0 && byte != wanted[length] { length = fallback[length - 1] }
            if byte == wanted[length] { length += 1 }
            if length == wanted.count { return true }
        }
        return false
    }
}
