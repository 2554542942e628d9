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
        // In any state (RFC 3501 §6.1).
        /// RFC 3501 §6.1.1.
        case capability
        /// RFC 3501 §6.1.2.
        case noOperation
        /// RFC 3501 §6.1.3.
        case logout
        /// RFC 2971.
        case id
        // Before login (RFC 3501 §6.2).
        /// RFC 3501 §6.2.3.
        case login(user: String, password: String)
        /// RFC 3501 §6.2.2: the mechanism's name and, with SASL-IR (RFC 4959), the first answer in base64.
        case authenticate(mechanism: String, initial: String?)
        // After login (RFC 3501 §6.3).
        /// SELECT (RFC 3501 §6.3.1) and EXAMINE (RFC 3501 §6.3.2).
        case select(String, isReadOnly: Bool)
        /// RFC 3501 §6.3.3.
        case create(String)
        /// RFC 3501 §6.3.4.
        case delete(String)
        /// RFC 3501 §6.3.5.
        case rename(String, to: String)
        /// RFC 3501 §6.3.6.
        case subscribe(String)
        /// RFC 3501 §6.3.7.
        case unsubscribe(String)
        /// LIST (RFC 3501 §6.3.8) and LSUB (RFC 3501 §6.3.9).
        case list(reference: String, pattern: String, onlySubscribed: Bool)
        /// RFC 3501 §6.3.10.
        case status(String, [StatusItem])
        /// RFC 3501 §6.3.11.
        case append(String, flags: [String], date: Int64?, message: [UInt8])
        /// RFC 2177.
        case idle
        /// RFC 2342.
        case namespace
        // With a mailbox (RFC 3501 §6.4).
        /// RFC 3501 §6.4.1.
        case check
        /// RFC 3501 §6.4.2.
        case close
        /// RFC 3691: close without removing anything.
        case unselect
        /// RFC 3501 §6.4.3. `uids`: only these (RFC 4315 §2.1, UID EXPUNGE).
        case expunge(uids: SequenceSet?)
        // `byUID`: the forms of RFC 3501 §6.4.8.
        /// RFC 3501 §6.4.4.
        case search(SearchKey, byUID: Bool)
        /// RFC 3501 §6.4.5.
        case fetch(SequenceSet, [FetchItem], byUID: Bool)
        /// RFC 3501 §6.4.6.
        case store(SequenceSet, FlagChange, byUID: Bool)
        /// RFC 3501 §6.4.7.
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

    /// What STATUS tells (RFC 3501 §6.3.10).
    package enum StatusItem: String, Equatable, Sendable {
        case messages = "MESSAGES"
        case recent = "RECENT"
        case uidNext = "UIDNEXT"
        case uidValidity = "UIDVALIDITY"
        case unseen = "UNSEEN"
    }
}
