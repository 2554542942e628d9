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
        let world = timeline.worldAfterActs
        var text = ""
        for number in world.hosts.indices {
            for account in world.hosts[number].core.disk.mailStore.accounts {
                if let name, account.address != name.lowercased(), world.hosts[number].core.name != name { continue }
                let quota = account.quota.map { " / \($0) B" } ?? ""
                text += headed(
                    account.address, "  (\(world.hosts[number].core.name))  \(account.octets) B\(quota)")
                for mailbox in account.mailboxes where !mailbox.messages.isEmpty || mailbox.name == "INBOX" {
                    let count = PlayerWords.count(mailbox.messages.count, unread: mailbox.unseenCount)[language]
                    text += row(labelled(FolderWords.shown(mailbox.name), count))
                    for message in mailbox.messages {
                        let letter = Message(message.bytes)
                        let subject = letter.readableValue("Subject") ?? ""
                        let flags = mailbox.names(of: message.flags).joined(separator: " ")
                        text += row(
                            "  UID \(message.uid)  \(message.size) B  \(subject)"
                                + (flags.isEmpty ? "" : "  (\(flags))"))
                    }
                }
            }
        }
        if text.isEmpty {
            guard let name else { return say(sentence(PlayerWords.nothingThere)) }
            let known = world.hosts.flatMap { $0.core.disk.mailStore.accounts.map(\.address) }
            return fail(PlayerWords.noMailbox(name.shortened, Suggestion.meant(by: name, in: known))[language])
        }
        return say(text)
    }

    /// Where to go to see it happen: the address of the first such step of a letter, two blanks before it.
    /// - Parameter hop: of the steps at a server, those when it took the letter: a letter may come to one twice.
    private func place(
        of letter: LetterTrace, _ hop: LetterTrace.Hop? = nil, _ isIt: (MailEvent.Step) -> Bool
    ) -> String {
        let tape = timeline.tape
        // Another letter may have had its Message-ID before.
        let first = letter.hops.first?.at ?? .start
        for index in 0..<timeline.position where tape.entries[index].at >= first {
            guard case .observation(let number) = tape.entries[index].kind,
                case .mail(let event) = tape.observations[number].kind, event.messageID == letter.messageID,
                isIt(event.step)
            else { continue }
            if let hop {
                let observation = tape.observations[number]
                guard observation.at == hop.at, timeline.names.host(observation.host) == hop.host else { continue }
            }
            return "  \(TimelineAddress(branch: timeline.branch.name, position: index + 1))"
        }
        return ""
    }

    /// The way of one letter and its text, or the ways of all.
    func letters(_ name: String?) -> Reply {
        guard let story = timeline.storyUnlessStopped() else { return fail(PlayerWords.stoppedAway[language]) }
        var network = timeline.network
        network.world = timeline.worldAfterActs
        var known = story.letters.letters.filter { name == nil || $0.id == name }
        // Nobody likes to type a Message-ID to its end.
        let begun = story.letters.letters.filter { $0.id.hasPrefix(name ?? "") }
        if known.isEmpty, begun.count == 1 { known = begun }
        if known.isEmpty {
            return fail(
                name.map { PlayerWords.noLetter($0.shortened, story.letters.letters.map(\.id))[language] }
                    ?? PlayerWords.nothingThere[language])
        }
        var text = ""
        for letter in known {
            if timeline.isAskedToStop() { return fail(PlayerWords.stoppedAway[language]) }
            let copy = network.furthestCopy(of: letter)
            text += headed(letter.id, "  \(letter.subject)")
            if !letter.isWritten {
                text += row(PlayerWords.notWritten[language])
                continue
            }
            text += row(
                labelled(
                    PlayerWords.envelope,
                    "\(letter.from.isEmpty ? "<>" : letter.from) → \(letter.recipients.joined(separator: ", "))"))
            for hop in letter.hops {
                let place = place(of: letter, hop) {
                    switch $0 {
                    case .submitted, .queued, .noticed: true
                    case .composed, .stuck, .relayed, .deferred, .rejected, .bounced, .delivered, .fetched, .removed:
                        false
                    }
                }
                let way = (hop.from.map { "\($0) → " } ?? "") + hop.host
                text += row("\(StoryWords.moment(hop.at, language))  \(way)  (\(hop.transport))\(place)")
            }
            for mailbox in letter.mailboxes {
                text += row(
                    labelled(PlayerWords.delivered, mailbox + place(of: letter) { $0 == .delivered(mailbox: mailbox) }))
            }
            for wait in letter.waits { text += row(labelled(PlayerWords.deferred, wait.description)) }
            for loss in letter.losses { text += row(labelled(PlayerWords.returned, loss.description)) }
            if let ptr = letter.ptr { text += row("PTR \(ptr)" + (letter.spf.map { ", SPF \($0)" } ?? "")) }
            for reading in letter.readings {
                let fate = reading.removedFromServer ? PlayerWords.removed : PlayerWords.stays
                let reader = "\(reading.client) (\(reading.transport.uppercased()))"
                text += row(labelled(LocalizedText(en: reader, ja: reader), fate[language]))
            }
            if name != nil, let copy {
                text += row(PlayerWords.asItLies(copy.host)[language]) + source(of: copy.bytes)
            }
        }
        return say(text)
    }
}
