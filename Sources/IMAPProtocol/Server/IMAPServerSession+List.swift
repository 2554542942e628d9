// LIST, LSUB and STATUS: which mailboxes there are, and what is in one without opening it.
// Read first: RFC 3501 §6.3.8-§6.3.10; RFC 6154 for the special uses, RFC 3348 for \HasChildren.

import MailStore

extension IMAPServerSession {
    func list(_ pattern: String, onlySubscribed: Bool, _ account: MailAccount, _ out: inout IMAPWriter) {
        let separator = MailAccount.hierarchySeparator
        let verb = onlySubscribed ? "LSUB" : "LIST"
        if pattern.isEmpty {
            // RFC 3501 §6.3.8: an empty pattern asks for the separator only.
            return out.line("* \(verb) (\\Noselect) \"\(separator)\" \"\"")
        }
        func write(_ name: String, _ attributes: [String]) {
            out.add("* \(verb) (\(attributes.joined(separator: " "))) \"\(separator)\" ")
            out.mailbox(name)
            out.line("")
        }
        let matcher = MailboxPattern(pattern)
        let names = onlySubscribed ? account.subscriptions : account.mailboxes.map(\.name)
        var levels: [String] = []
        // RFC 3501 §6.3.8: a level that is not among the names is listed for what lies below it.
        // RFC 3501 §6.3.9: LSUB does so only where a final "%" leaves that out.
        let tellsLevels = !onlySubscribed || pattern.hasSuffix("%")
        for name in names {
            for level in MailAccount.levels(above: name)
            where tellsLevels && matcher.matches(level) && !names.contains(level) && !levels.contains(level) {
                levels.append(level)
                write(level, onlySubscribed ? ["\\Noselect"] : ["\\Noselect", "\\HasChildren"])
            }
            guard matcher.matches(name) else { continue }
            let hasChildren = account.mailboxes.contains { $0.name.hasPrefix(name + separator) }
            var attributes = onlySubscribed ? [] : [hasChildren ? "\\HasChildren" : "\\HasNoChildren"]
            if let role = account.mailbox(named: name)?.role { attributes.append(role.rawValue) }
            write(name, attributes)
        }
    }

    /// Says what STATUS is asked; false when there is no such mailbox, which is said then.
    func status(
        _ tag: String, _ name: String, _ items: [IMAPCommand.StatusItem], _ account: MailAccount,
        _ out: inout IMAPWriter
    ) -> Bool {
        guard let mailbox = account.mailbox(named: name) else {
            refuse(tag, Self.words(.doesNotExist), &out)
            return false
        }
        let answers = items.map { item in
            switch item {
            case .messages: "MESSAGES \(mailbox.messages.count)"
            case .recent: "RECENT \(mailbox.recentCount)"
            case .uidNext: "UIDNEXT \(mailbox.uidNext)"
            case .uidValidity: "UIDVALIDITY \(mailbox.uidValidity)"
            case .unseen: "UNSEEN \(mailbox.unseenCount)"
            }
        }
        out.add("* STATUS ")
        out.mailbox(mailbox.name)
        out.line(" (\(answers.joined(separator: " ")))")
        return true
    }
}

/// A mailbox name with wildcards: `*` stands for anything, `%` for anything within one level (RFC 3501 §6.3.8).
struct MailboxPattern {
    private let pattern: [UInt8]

    init(_ pattern: String) {
        // INBOX is INBOX in any case of letters.
        self.pattern = Array((pattern.uppercased() == "INBOX" ? "INBOX" : pattern).utf8)
    }

    /// Walks the name once and keeps the set of places in the pattern that can be reached: hostile patterns like
    /// `*a*a*a*b` cost no more than the product of the lengths.
    func matches(_ name: String) -> Bool {
        let separator = MailAccount.hierarchySeparator.utf8.first
        var reached = closure(of: [Bool](repeating: false, count: pattern.count + 1), adding: 0)
        for byte in name.utf8 {
            var next = [Bool](repeating: false, count: pattern.count + 1)
            for place in pattern.indices where reached[place] {
                switch pattern[place] {
                case UInt8(ascii: "*"): next = closure(of: next, adding: place)
                case UInt8(ascii: "%"): if byte != separator { next = closure(of: next, adding: place) }
                case byte: next = closure(of: next, adding: place + 1)
                default: break
                }
            }
            reached = next
        }
        return reached[pattern.count]
    }

    /// Wildcards may stand for nothing, so the place behind one is reached with it.
    private func closure(of places: [Bool], adding place: Int) -> [Bool] {
        var places = places
        var place = place
        places[place] = true
        while place < pattern.count, pattern[place] == UInt8(ascii: "*") || pattern[place] == UInt8(ascii: "%") {
            place += 1
            places[place] = true
        }
        return places
    }
}
