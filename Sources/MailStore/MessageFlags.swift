// What a reader noted on a message: the five system flags of IMAP, and keywords of the reader's own.
// Read first: RFC 3501 §2.3.2. Then StoredMessage.swift.
//
// A keyword is a bit whose name stands in the mailbox (Mailbox.keywords), so that a message pays four bytes for all
// its flags. \Recent is not here: it belongs to a session, not to a message (see Mailbox.claimRecent).

/// A set of flags of one message: bits 0-4 are IMAP's system flags, bits 5-30 the mailbox's keywords.
package struct MessageFlags: OptionSet, Hashable, Sendable {
    /// One bit for each flag.
    package var rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The message has been read.
    package static let seen = MessageFlags(rawValue: 1)
    /// The message has been answered.
    package static let answered = MessageFlags(rawValue: 2)
    /// The message is marked for special attention.
    package static let flagged = MessageFlags(rawValue: 4)
    /// The message goes away with the next EXPUNGE.
    package static let deleted = MessageFlags(rawValue: 8)
    /// The message is not finished.
    package static let draft = MessageFlags(rawValue: 16)
    /// All five system flags.
    package static let system = MessageFlags(rawValue: 31)

    /// How many keywords one mailbox can have.
    package static let keywordLimit = 26

    /// The flag of the mailbox's keyword number `index`, which must be below `keywordLimit`.
    package static func keyword(_ index: Int) -> MessageFlags {
        precondition((0..<keywordLimit).contains(index), "no such keyword")
        return MessageFlags(rawValue: 32 << UInt32(index))
    }

    /// The system flags with their names, in the order in which they are listed on the wire.
    package static let systemNames: [(flag: MessageFlags, name: String)] = [
        (.answered, "\\Answered"), (.flagged, "\\Flagged"), (.deleted, "\\Deleted"), (.seen, "\\Seen"),
        (.draft, "\\Draft"),
    ]

    /// The system flag called `name`, whatever the case of its letters (RFC 3501 §9: flags are case-insensitive).
    package init?(systemName name: String) {
        guard let found = Self.systemNames.first(where: { $0.name.lowercased() == name.lowercased() }) else {
            return nil
        }
        self = found.flag
    }
}
