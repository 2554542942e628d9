// Reads a command. Read first: IMAPCommand.swift, IMAPScanner.swift; RFC 3501 §9 (command).

/// Why a sentence is not a command; with the tag, if there is one, that the reply needs.
package struct IMAPCommandError: Error, Equatable, Sendable {
    /// What is wrong with it.
    package enum Reason: Equatable, Sendable {
        /// Not even a tag.
        case noTag
        case unknownCommand(String)
        case badArguments(String, IMAPSyntaxError)
    }

    /// The tag that a reply needs; nil when there was none.
    package var tag: String?
    /// What is wrong with it.
    package var reason: Reason
}

extension IMAPCommand {
    /// Reads a sentence of a client.
    package init(_ sentence: IMAPSentence) throws(IMAPCommandError) {
        var scanner = IMAPScanner(sentence)
        let tag: String
        do throws(IMAPSyntaxError) {
            // RFC 3501 §9, tag: ASTRING-CHARs but no "+", which begins a continuation.
            tag = try scanner.word("a tag") { IMAPScanner.isAStringCharacter($0) && $0 != UInt8(ascii: "+") }
        } catch {
            throw IMAPCommandError(tag: nil, reason: .noTag)
        }
        var name = ""
        var verb: Verb?
        do throws(IMAPSyntaxError) {
            try scanner.space()
            name = try scanner.atom("a command").uppercased()
            if name == "UID" {
                try scanner.space()
                name += " " + (try scanner.atom("a command").uppercased())
            }
            verb = try scanner.verb(name)
            if verb != nil { try scanner.end() }
        } catch {
            throw IMAPCommandError(tag: tag, reason: .badArguments(name, error))
        }
        guard let verb else { throw IMAPCommandError(tag: tag, reason: .unknownCommand(name)) }
        self.init(tag: tag, verb)
    }
}

extension IMAPScanner {
    /// The arguments of the command `name`; nil when there is no such command.
    fileprivate mutating func verb(_ name: String) throws(IMAPSyntaxError) -> IMAPCommand.Verb? {
        switch name {
        case "CAPABILITY": return .capability
        case "NOOP": return .noOperation
        case "LOGOUT": return .logout
        case "NAMESPACE": return .namespace
        case "IDLE": return .idle
        case "CHECK": return .check
        case "CLOSE": return .close
        case "UNSELECT": return .unselect
        case "EXPUNGE": return .expunge(uids: nil)
        case "ID": return try id()
        case "LOGIN": return .login(user: try argument("a user name"), password: try argument("a password"))
        case "AUTHENTICATE":
            try space()
            let mechanism = try atom("a mechanism").uppercased()
            if !take(" ") { return .authenticate(mechanism: mechanism, initial: nil) }
            return .authenticate(mechanism: mechanism, initial: try word("an answer") { $0 > 32 && $0 < 127 })
        case "SELECT": return .select(try mailbox(), isReadOnly: false)
        case "EXAMINE": return .select(try mailbox(), isReadOnly: true)
        case "CREATE": return .create(try mailbox())
        case "DELETE": return .delete(try mailbox())
        case "RENAME": return .rename(try mailbox(), to: try mailbox())
        case "SUBSCRIBE": return .subscribe(try mailbox())
        case "UNSUBSCRIBE": return .unsubscribe(try mailbox())
        case "LIST", "LSUB":
            let reference = try argument("a reference")
            try space()
            // RFC 3501 §9, list-mailbox: here, wildcards are letters.
            let pattern: String
            if let quoted = try stringIfAny() {
                pattern = String(decoding: quoted, as: UTF8.self)
            } else {
                pattern = try word("a pattern") {
                    IMAPScanner.isAStringCharacter($0) || $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "%")
                }
            }
            return .list(reference: reference, pattern: pattern, onlySubscribed: name == "LSUB")
        case "STATUS":
            let mailbox = try mailbox()
            try space()
            let items = try list { scanner throws(IMAPSyntaxError) in
                guard let item = IMAPCommand.StatusItem(rawValue: try scanner.atom().uppercased()) else {
                    throw IMAPSyntaxError("MESSAGES, RECENT, UIDNEXT, UIDVALIDITY or UNSEEN")
                }
                return item
            }
            if items.isEmpty { throw IMAPSyntaxError("what to tell") }
            return .status(mailbox, items)
        case "APPEND": return try append()
        case "UID EXPUNGE":
            try space()
            return .expunge(uids: try sequenceSet())
        case "SEARCH", "UID SEARCH": return try search(byUID: name != "SEARCH")
        case "FETCH", "UID FETCH":
            let set = try messages()
            return .fetch(set, try fetchItems(), byUID: name != "FETCH")
        case "STORE", "UID STORE": return .store(try messages(), try flagChange(), byUID: name != "STORE")
        case "COPY", "UID COPY": return .copy(try messages(), to: try aString("a mailbox"), byUID: name != "COPY")
        case "MOVE", "UID MOVE": return .move(try messages(), to: try aString("a mailbox"), byUID: name != "MOVE")
        default: return nil
        }
    }

    private mutating func argument(_ expected: String) throws(IMAPSyntaxError) -> String {
        try space()
        return try aString(expected)
    }

    private mutating func mailbox() throws(IMAPSyntaxError) -> String { try argument("a mailbox") }

    /// A set of messages with the spaces around it.
    private mutating func messages() throws(IMAPSyntaxError) -> SequenceSet {
        try space()
        let set = try sequenceSet()
        try space()
        return set
    }

    /// RFC 2971 §3.1: a list of pairs, or NIL. What the client tells of itself is not used.
    private mutating func id() throws(IMAPSyntaxError) -> IMAPCommand.Verb {
        try space()
        if next == UInt8(ascii: "(") {
            _ = try list { scanner throws(IMAPSyntaxError) in try scanner.aString() }
        } else {
            _ = try atom("a list of pairs")
        }
        return .id
    }

    /// RFC 3501 §6.3.11.
    private mutating func append() throws(IMAPSyntaxError) -> IMAPCommand.Verb {
        let mailbox = try mailbox()
        try space()
        var flags: [String] = []
        if next == UInt8(ascii: "(") {
            flags = try list { scanner throws(IMAPSyntaxError) in try scanner.flag() }
            try space()
        }
        var date: Int64?
        if next == UInt8(ascii: "\"") {
            let text = String(decoding: try string("a date"), as: UTF8.self)
            guard let seconds = IMAPDate.seconds(text) else { throw IMAPSyntaxError("a date and time") }
            date = seconds
            try space()
        }
        guard next == IMAPSentence.placeholder else { throw IMAPSyntaxError("a literal with the message") }
        return .append(mailbox, flags: flags, date: date, message: try string("a message"))
    }

    /// RFC 3501 §6.4.4.
    private mutating func search(byUID: Bool) throws(IMAPSyntaxError) -> IMAPCommand.Verb {
        try space()
        let before = self
        if let word = try? atom(), word.uppercased() == "CHARSET" {
            let charset = try argument("a charset").uppercased()
            guard ["US-ASCII", "UTF-8"].contains(charset) else {
                // RFC 3501 §6.4.4: NO, not BAD, and the charsets that are known here.
                throw IMAPSyntaxError("CHARSET US-ASCII or UTF-8", refusalCode: "BADCHARSET (US-ASCII UTF-8)")
            }
            try space()
        } else {
            self = before
        }
        return .search(try searchKeys(), byUID: byUID)
    }

    /// RFC 3501 §9, store-att-flags.
    private mutating func flagChange() throws(IMAPSyntaxError) -> IMAPCommand.FlagChange {
        let kind: IMAPCommand.FlagChange.Kind = take("+") ? .add : take("-") ? .remove : .replace
        let name = try atom("FLAGS").uppercased()
        guard name == "FLAGS" || name == "FLAGS.SILENT" else { throw IMAPSyntaxError("FLAGS or FLAGS.SILENT") }
        try space()
        var flags: [String] = []
        if next == UInt8(ascii: "(") {
            flags = try list { scanner throws(IMAPSyntaxError) in try scanner.flag() }
        } else {
            repeat { flags.append(try flag()) } while take(" ")
        }
        return IMAPCommand.FlagChange(kind, flags, isSilent: name == "FLAGS.SILENT")
    }
}
