// What an IMAP client can say. Read first: RFC 3501 §2.2 and §6. Then IMAPCommand+Parse.swift.
//
//     C: a7 UID FETCH 1:* (FLAGS ENVELOPE)      a tag that comes back with the answer, a verb, arguments
//
// Left out: STARTTLS, and extensions that change how mailboxes are searched or synchronised (CONDSTORE, ESEARCH).

/// A command with its tag.
package struct IMAPCommand: Equatable, Sendable {
    /// Chosen by the client, repeated in the reply that ends the command.
    package var tag: String
    /// What is wanted, with its arguments.
    package var verb: Verb

    package init(tag: String, _ verb: Verb) {
        self.tag = tag
        self.verb = verb
    }

    /// The commands, with their arguments.
    package enum Verb: Equatable, Sendable {
        // In any state (§6.1).
        case capability
        case noOperation
        case logout
        /// RFC 2971.
        case id
        // Before login (§6.2).
        case login(user: String, password: String)
        /// The mechanism's name and, with SASL-IR (RFC 4959), the first answer in base64.
        case authenticate(mechanism: String, initial: String?)
        // After login (§6.3).
        case select(String, isReadOnly: Bool)
        case create(String)
        case delete(String)
        case rename(String, to: String)
        case subscribe(String)
        case unsubscribe(String)
        case list(reference: String, pattern: String, onlySubscribed: Bool)
        case status(String, [StatusItem])
        case append(String, flags: [String], date: Int64?, message: [UInt8])
        /// RFC 2177.
        case idle
        /// RFC 2342.
        case namespace
        // With a mailbox (§6.4).
        case check
        case close
        /// RFC 3691: close without removing anything.
        case unselect
        /// `uids`: only these (RFC 4315, UID EXPUNGE).
        case expunge(uids: SequenceSet?)
        case search(SearchKey, byUID: Bool)
        case fetch(SequenceSet, [FetchItem], byUID: Bool)
        case store(SequenceSet, FlagChange, byUID: Bool)
        case copy(SequenceSet, to: String, byUID: Bool)
        /// RFC 6851.
        case move(SequenceSet, to: String, byUID: Bool)
    }

    /// What STORE does.
    package struct FlagChange: Equatable, Sendable {
        /// How the flags that are named relate to those that a message has.
        package enum Kind: Equatable, Sendable {
            case add, remove, replace
        }

        /// Add, remove or replace.
        package var kind: Kind
        /// Names of flags and keywords.
        package var flags: [String]
        /// `.SILENT`: the client does not want to be told what it knows.
        package var isSilent: Bool

        package init(_ kind: Kind, _ flags: [String], isSilent: Bool = false) {
            self.kind = kind
            self.flags = flags
            self.isSilent = isSilent
        }
    }

    /// What STATUS tells (§6.3.10).
    package enum StatusItem: String, Equatable, Sendable {
        case messages = "MESSAGES"
        case recent = "RECENT"
        case uidNext = "UIDNEXT"
        case uidValidity = "UIDVALIDITY"
        case unseen = "UNSEEN"
    }
}
