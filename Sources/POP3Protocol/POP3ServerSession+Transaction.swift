// TRANSACTION and UPDATE: messages are listed, handed out, marked, and at QUIT removed.
// Read first: POP3ServerSession.swift, Maildrop.swift; RFC 1939 §5, §6 and §7 (TOP, UIDL).

import MailMessage
import MailStore

extension POP3ServerSession {
    mutating func transact(
        _ command: POP3Command, _ maildrop: Maildrop, _ store: inout MailboxStore, _ out: inout [POP3ServerOutput]
    ) {
        switch command {
        case .status: say(.ok("\(maildrop.remainingCount) \(maildrop.remainingSize)"), &out)
        case .list(nil):
            let lines = maildrop.remaining.map { "\($0.number) \($0.entry.size)" }
            say(.ok("\(lines.count) messages:"), lines: lines, &out)
        case .list(let number?):
            guard let entry = entry(number, maildrop, &out) else { return }
            say(.ok("\(number) \(entry.size)"), &out)
        case .uniqueIDs(nil):
            say(.ok(), lines: maildrop.remaining.map { "\($0.number) \(maildrop.uniqueID(of: $0.entry))" }, &out)
        case .uniqueIDs(let number?):
            guard let entry = entry(number, maildrop, &out) else { return }
            say(.ok("\(number) \(maildrop.uniqueID(of: entry))"), &out)
        case .retrieve(let number):
            guard let message = message(number, maildrop, store, &out) else { return }
            // RFC 1939 §5: "+OK nnn octets". The number counts the message, not the dots added for the journey.
            say(.ok("\(message.size) octets"), &out)
            out.append(.content(DotStuffing.encode(message.bytes)))
            out.append(.event(.retrieved(maildrop.account, message)))
        case .top(let number, let lines):
            guard let message = message(number, maildrop, store, &out) else { return }
            say(.ok(), &out)
            out.append(.content(DotStuffing.encode(Self.top(of: message.bytes, lines: lines))))
        case .delete(let number):
            guard entry(number, maildrop, &out) != nil else { return }
            var marked = maildrop
            marked.entries[number - 1].isDeleted = true
            state = .transaction(marked)
            say(.ok("Marked to be deleted."), &out)
        case .reset:
            var unmarked = maildrop
            for index in unmarked.entries.indices { unmarked.entries[index].isDeleted = false }
            state = .transaction(unmarked)
            say(.ok(), &out)
        case .noOperation: say(.ok(), &out)
        case .capabilities: say(.ok(), lines: Self.capabilities, &out)
        case .user, .password: say(.error("You are logged in already."), &out)
        case .quit: update(maildrop, &store, &out)
        }
    }

    /// RFC 1939 §6: the UPDATE state. Now, and only now, messages leave the store.
    private mutating func update(
        _ maildrop: Maildrop, _ store: inout MailboxStore, _ out: inout [POP3ServerOutput]
    ) {
        let removed = store[maildrop.account].remove(maildrop.deletedUIDs, from: maildrop.inbox)
        if !removed.isEmpty { out.append(.event(.removed(maildrop.account, removed))) }
        say(.ok(removed.isEmpty ? "Goodbye." : "Goodbye, messages removed."), &out)
        end(&store, &out)
    }

    /// The entry of a message number, or an error reply.
    private func entry(
        _ number: Int, _ maildrop: Maildrop, _ out: inout [POP3ServerOutput]
    ) -> Maildrop.Entry? {
        guard number >= 1 && number <= maildrop.entries.count else {
            say(.error("There is no message \(number)."), &out)
            return nil
        }
        // RFC 1939 §5: a message that is marked as deleted must not be referred to again.
        guard !maildrop.entries[number - 1].isDeleted else {
            say(.error("Message \(number) is deleted."), &out)
            return nil
        }
        return maildrop.entries[number - 1]
    }

    private func message(
        _ number: Int, _ maildrop: Maildrop, _ store: MailboxStore, _ out: inout [POP3ServerOutput]
    ) -> StoredMessage? {
        guard let entry = entry(number, maildrop, &out) else { return nil }
        guard let message = store[maildrop.account].mailbox(maildrop.inbox)?.message(entry.uid) else {
            // An IMAP session, which needs no lock, has expunged it.
            say(.error("Message \(number) is gone.", code: .temporary), &out)
            return nil
        }
        return message
    }

    /// RFC 1939 §7: the header, the blank line and the first `lines` lines of the body.
    private static func top(of message: [UInt8], lines: Int) -> [UInt8] {
        var isInHeader = true
        var left = lines
        var lineStart = 0
        for (index, byte) in message.enumerated() where byte == UInt8(ascii: "\n") {
            let isBlank = index == lineStart || (index == lineStart + 1 && message[lineStart] == UInt8(ascii: "\r"))
            lineStart = index + 1
            if isInHeader {
                if isBlank { isInHeader = false }
            } else {
                left -= 1
            }
            if !isInHeader && left <= 0 { return Array(message[...index]) }
        }
        return message
    }
}
