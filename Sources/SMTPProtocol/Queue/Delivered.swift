// What has gone into mailboxes lately, so that a letter that comes by two ways is put there once.
// Read first: Unconfirmed.swift, which catches the common case.
//
// A relay whose 250 got lost for good may pass a letter on twice; so do two MX hosts of one domain. Such copies have
// the same Message-ID and the same Received field of the first server, with its queue id. A letter that was sent twice
// has two queue ids there, and arrives twice. Known servers do this by the Message-ID alone.

import Basics
import MailMessage

/// Fingerprints of letters in mailboxes.
package struct Delivered: Equatable, Sendable {
    /// At least so many letters are remembered; the oldest go first.
    package static let limit = 4_096
    /// How many are in one table: it alone is copied when one is added to a copy of all.
    private static let tableSize = 256
    /// The tables, the oldest first.
    private var tables: [FlatTable<UInt64>] = []

    /// Nothing was delivered yet.
    package init() {}

    /// What tells a letter in a mailbox from all others; nothing for one that no server has passed on.
    package struct Fingerprint: Equatable, Sendable {
        fileprivate let hash: UInt64?

        /// The fingerprint of `message` in the mailbox of `address`.
        package init(_ message: Message, mailbox address: EmailAddress) { hash = fingerprint(message, address) }
    }

    /// Whether such a letter was delivered before.
    package func contains(_ fingerprint: Fingerprint) -> Bool {
        guard let hash = fingerprint.hash else { return false }
        return tables.contains { $0.place(of: hash) != nil }
    }

    /// Notes that such a letter was delivered.
    package mutating func insert(_ fingerprint: Fingerprint) {
        guard let hash = fingerprint.hash, !contains(fingerprint) else { return }
        if tables.last.map({ $0.count == Self.tableSize }) ?? true {
            if tables.count > Self.limit / Self.tableSize { tables.removeFirst() }
            tables.append(FlatTable())
        }
        tables[tables.count - 1].insert(hash, place: 0)
    }

    /// The Received field of the server that took the letter from its writer: the uppermost that says that he had
    /// logged in (RFC 3848: `ESMTPA`), as a letter from a file may have older ones below. Otherwise the lowest.
    private static func firstTrace(of message: Message) -> HeaderField? {
        var lowest: HeaderField?
        for field in message.fields where message.isNamed(field, "Received") {
            if isSubmission(message.bytes.span.extracting(field.range)) { return field }
            lowest = field
        }
        return lowest
    }

    /// Whether a Received field has a word such as `ESMTPA` behind the word `with`.
    private static func isSubmission(_ field: Span<UInt8>) -> Bool {
        let with: StaticString = " with "
        return with.withUTF8Buffer { with in
            var place = 0
            while place + with.count <= field.count {
                if field[place] == with[0], with.indices.allSatisfy({ unsafe field[place + $0] == with[$0] }) {
                    var end = place + with.count
                    while end < field.count, Octet.isLetter(field[end]) || Octet.isDigit(field[end]) { end += 1 }
                    return field[end - 1] == UInt8(ascii: "A")
                }
                place += 1
            }
            return false
        }
    }

    /// FNV-1a over the first server's Received field, the Message-ID and the mailbox: the same on every machine.
    private static func fingerprint(_ message: Message, _ address: EmailAddress) -> UInt64? {
        guard let first = firstTrace(of: message) else { return nil }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ bytes: Span<UInt8>) {
            for i in bytes.indices { hash = (hash ^ UInt64(bytes[i])) &* 0x0000_0100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x0000_0100_0000_01B3
        }
        add(message.bytes.span.extracting(first.range))
        add((message.messageID ?? "").utf8.span)
        add(address.normalized.utf8.span)
        return hash
    }
}
