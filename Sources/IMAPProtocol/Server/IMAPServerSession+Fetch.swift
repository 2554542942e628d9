// FETCH: everything that can be known of messages. Read first: RFC 3501 §6.4.5 and §7.4.2; Grammar/FetchItem.swift.
// Then SectionContent.swift, EnvelopeText.swift, BodyStructureText.swift.

import MailMessage
import MailStore

extension IMAPServerSession {
    mutating func fetch(
        _ tag: String, _ set: SequenceSet, _ items: [FetchItem], byUID: Bool, _ account: MailboxStore.AccountID,
        _ store: inout MailboxStore, _ out: inout IMAPWriter
    ) {
        let setsSeen = items.contains(where: \.setsSeen)
        if setsSeen { update(&store, allowsExpunge: false, &out) }
        guard let view else { return }
        guard let places = view.places(set, byUID: byUID) else {
            return bad(tag, "Error in command FETCH: no such message.", &out)
        }
        // RFC 3501 §6.4.8: the response to UID FETCH has the UID, asked for or not.
        var wanted = items
        if byUID && !wanted.contains(.uid) { wanted.insert(.uid, at: 0) }
        var isMissing = false
        var hasChanged = false
        for place in places {
            let uid = view.uids[place]
            var items = wanted
            // RFC 3501 §6.4.5: reading the text sets \Seen; if that changes the flags, they belong into the response.
            if setsSeen && !view.isReadOnly && store[account].changeFlags(.add, ["\\Seen"], of: uid, in: view.mailbox) {
                hasChanged = true
                if !items.contains(.flags) { items.append(.flags) }
            }
            guard let mailbox = store[account].mailbox(view.mailbox), let message = mailbox.message(uid) else {
                isMissing = true
                continue
            }
            write(items, of: message, at: place, in: mailbox, view, &out)
            if items.contains(where: \.isWholeText) { out.event(.read(account, message)) }
        }
        if hasChanged, let mailbox = store[account].mailbox(view.mailbox) {
            self.view?.acknowledgeChanges(in: mailbox)
            out.event(.changed(account))
        }
        finish(tag, "Fetch completed.", isMissing: isMissing, byUID: byUID, &store, &out)
    }

    /// RFC 3501 §7.4.2: one FETCH response.
    private func write(
        _ items: [FetchItem], of stored: StoredMessage, at place: Int, in mailbox: Mailbox, _ view: MailboxView,
        _ out: inout IMAPWriter
    ) {
        // Only some items need the message to be taken apart.
        var parsed: (letter: Message, root: MIMEPart)?
        func letter() -> (letter: Message, root: MIMEPart) {
            if let parsed { return parsed }
            let message = Message(stored.bytes)
            parsed = (message, MIMEPart(message))
            return (message, MIMEPart(message))
        }
        out.add("* \(place + 1) FETCH (")
        for (index, item) in items.enumerated() {
            if index > 0 { out.add(" ") }
            switch item {
            case .flags: out.add("FLAGS (\(view.flags(of: stored, in: mailbox)))")
            case .uid: out.add("UID \(stored.uid)")
            case .internalDate: out.add("INTERNALDATE \"\(IMAPDate.dateTime(stored.internalDate))\"")
            case .size: out.add("RFC822.SIZE \(stored.size)")
            case .envelope:
                out.add("ENVELOPE ")
                EnvelopeText.write(letter().root.fields, of: stored.bytes, &out)
            case .body, .bodyStructure:
                let isExtended = item == .bodyStructure
                out.add(isExtended ? "BODYSTRUCTURE " : "BODY ")
                BodyStructureText.write(letter().root, of: stored.bytes, isExtended: isExtended, &out)
            case .rfc822:
                out.add("RFC822 ")
                out.literal(stored.bytes)
            case .rfc822Header:
                out.add("RFC822.HEADER ")
                out.literal(letter().letter.header)
            case .rfc822Text:
                out.add("RFC822.TEXT ")
                out.literal(letter().letter.body)
            case .section(let section, let partial, _):
                out.add("BODY[\(section)]" + (partial.map { "<\($0.start)>" } ?? "") + " ")
                if section == BodySection() && partial == nil {
                    out.literal(stored.bytes)
                } else if let content = SectionContent.find(section, letter().root, in: stored.bytes) {
                    out.literal(partial.map { content.dropFirst(Int($0.start)).prefix(Int($0.count)) } ?? content[...])
                } else {
                    out.add("NIL")
                }
            }
        }
        out.line(")")
    }
}

extension FetchItem {
    /// Whether it hands out the text that a person reads.
    fileprivate var isWholeText: Bool {
        switch self {
        case .section(let section, _, _): section.text == .all || section.text == .text
        case .rfc822, .rfc822Text: true
        case .flags, .uid, .internalDate, .size, .envelope, .body, .bodyStructure, .rfc822Header: false
        }
    }
}
