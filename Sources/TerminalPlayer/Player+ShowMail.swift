// Looking into mailboxes and letters at the cursor. Read first: Player+Show.swift.

import Basics
import Emulation
import MailMessage
import MailStore
import Playback
import Scenarios

extension Player {
    /// The mailboxes of one person, of one server, or all.
    func mailboxes(_ name: String?) -> Reply {
        let world = timeline.world
        var text = ""
        for number in world.hosts.indices {
            for account in world.hosts[number].core.disk.mailStore.accounts {
                if let name, account.address != name.lowercased(), world.hosts[number].core.name != name { continue }
                let quota = account.quota.map { " / \($0) B" } ?? ""
                text += style.paint(account.address, .strong) + "  (\(world.hosts[number].core.name))  \(account.octets) B\(quota)\n"
                for mailbox in account.mailboxes where !mailbox.messages.isEmpty || mailbox.name == "INBOX" {
                    text += row(PlayerWords.folder(mailbox.name)[language] + ": \(mailbox.messages.count)")
                    for message in mailbox.messages {
                        let letter = Message(message.bytes)
                        let subject = letter.readableValue("Subject") ?? ""
                        text += row("  UID \(message.uid)  \(message.size) B  \(subject)")
                    }
                }
            }
        }
        if text.isEmpty {
            guard let name else { return say(PlayerWords.nothingThere[language] + "\n") }
            return fail(PlayerWords.noMailbox(VisibleText.of(name))[language])
        }
        return say(text)
    }

    /// The way of one letter and its text, or the ways of all.
    func letters(_ name: String?) -> Reply {
        let story = timeline.story
        let network = timeline.network
        let known = story.letters.letters.filter { name == nil || $0.id == name }
        if known.isEmpty {
            return fail(name.map { PlayerWords.noLetter(VisibleText.of($0), story.letters.letters.map(\.id))[language] }
                ?? PlayerWords.nothingThere[language])
        }
        var text = ""
        for letter in known {
            text += style.paint(letter.id, .strong) + "  \(VisibleText.of(letter.subject))\n"
            if letter.from.isEmpty && letter.hops.isEmpty {
                text += row(PlayerWords.notWritten[language])
                continue
            }
            text += row(PlayerWords.envelope[language] + ": \(letter.from) → \(letter.recipients.joined(separator: ", "))")
            for hop in letter.hops { text += row("\(StoryWords.moment(hop.at, language))  \(hop.host)  (\(hop.transport))") }
            for mailbox in letter.mailboxes { text += row(PlayerWords.delivered[language] + ": \(mailbox)") }
            if let deferral = letter.deferral { text += row(PlayerWords.deferred[language] + ": \(deferral)") }
            if let reason = letter.bounceReason ?? letter.refusal { text += row(PlayerWords.returned[language] + ": \(reason)") }
            if let ptr = letter.ptr { text += row("PTR \(ptr)" + (letter.spf.map { ", SPF \($0)" } ?? "")) }
            for reading in letter.readings {
                let fate = reading.removedFromServer ? PlayerWords.removed : PlayerWords.stays
                text += row("\(reading.client) (\(reading.transport.uppercased())): \(fate[language])")
            }
            if name != nil, let copy = network.furthestCopy(ofLetter: letter.messageID) {
                text += row(PlayerWords.asItLies(copy.host)[language]) + letterText(copy.bytes)
            }
        }
        return say(text)
    }

    /// A letter's bytes as text, line by line.
    func letterText(_ bytes: [UInt8]) -> String {
        let message = Message(bytes)
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false)
        var text = lines.prefix(200).map { wrapped(String($0), indent: "  | ") }.joined(separator: "\n") + "\n"
        if lines.count > 200 { text += "  | ... \(lines.count - 200)\n" }
        if let subject = message.readableValue("Subject") { text = row(PlayerWords.subject[language] + ": \(subject)") + text }
        return text
    }
}
