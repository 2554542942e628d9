// Looking into machines as they are at the cursor. Read first: Player.swift, Sources/HostStack/HostStack+View.swift.

import Basics
import DNSProtocol
import Emulation
import HostStack
import MailMessage
import MailStore
import Playback
import SMTPProtocol
import Scenarios

extension Player {
    /// What can be looked at.
    enum Subject: String, CaseIterable {
        case host, queue, cache, mailbox, sockets, arp, routes, timers, changes, letter
    }

    func show(_ words: [String]) -> Reply {
        guard let word = words.first else { return fail(PlayerWords.usage(.show)[language]) }
        let fitting = Subject.allCases.filter { $0.rawValue.hasPrefix(word.lowercased()) }
        guard words.count <= 2 else { return fail(PlayerWords.usage(.show)[language]) }
        guard let subject = Subject(rawValue: word.lowercased()) ?? (fitting.count == 1 ? fitting[0] : nil) else {
            let known = Subject.allCases.map(\.rawValue)
            let near = fitting.isEmpty ? Suggestion.nearest(to: word.lowercased(), in: known) : nil
            return fail(PlayerWords.nothingToShow(VisibleText.of(word), near, known)[language])
        }
        let name = words.count > 1 ? words[1] : nil
        switch subject {
        case .letter: return letters(name)
        case .mailbox: return mailboxes(name)
        case .host: return hosts(name) { hostText($0) }
        case .queue: return hosts(name, where: { !$0.core.disk.queue.isEmpty }) { queueText($0) }
        case .cache: return hosts(name, where: { !cache($0).isEmpty }) { cacheText($0) }
        case .sockets: return hosts(name) { socketText($0) }
        case .arp: return hosts(name, where: { !$0.core.stack.neighbourViews.isEmpty }) { arpText($0) }
        case .routes: return hosts(name) { routeText($0) }
        case .timers: return hosts(name, where: { !timers($0).isEmpty }) { timerText($0) }
        case .changes: return changes(name)
        }
    }

    /// The texts of one host, or of all for which there is something to tell.
    private func hosts(
        _ name: String?, where isWorth: (Host) -> Bool = { _ in true }, _ text: (Int) -> String
    ) -> Reply {
        let world = timeline.world
        if let name {
            guard let number = timeline.network.host(name) else { return fail(unknown(name)) }
            return say(text(number))
        }
        let numbers = world.hosts.indices.filter { isWorth(world.hosts[$0]) }
        if numbers.isEmpty { return say(PlayerWords.nothingThere[language] + "\n") }
        return say(numbers.map(text).joined())
    }

    private func unknown(_ name: String) -> String {
        let names = timeline.lesson.topology.hosts.map(\.name)
        return PlayerWords.noHost(VisibleText.of(name), Suggestion.nearest(to: name, in: names), names)[language]
    }

    private func heading(_ host: Host) -> String { style.paint(host.core.name, .strong) + "\n" }

    private func row(_ text: String) -> String { wrapped(text, indent: "  ") + "\n" }

    private func hostText(_ number: Int) -> String {
        let world = timeline.world
        let host = world.hosts[number]
        var text = heading(host)
        text += row((world.isOn(number) ? PlayerWords.poweredOn : PlayerWords.poweredOff)[language])
        for interface in host.core.stack.interfaces {
            text += row("\(interface.name)  \(interface.address)/\(interface.prefixLength)  \(interface.mac)  MTU \(interface.mtu)")
        }
        let programs = host.services.map(\.kind.rawValue)
        if !programs.isEmpty { text += row(PlayerWords.programs[language] + ": " + programs.joined(separator: ", ")) }
        let analogy = timeline.lesson.analogies.first { $0.host == host.core.name }
        if let analogy {
            text += row(PlayerWords.asThePost[language] + ": " + analogy.text[language])
            if let breaks = analogy.breaks { text += row(PlayerWords.whereItBreaks[language] + ": " + breaks[language]) }
        }
        return text
    }

    private func queueText(_ number: Int) -> String {
        let host = timeline.world.hosts[number]
        var text = heading(host)
        if host.core.disk.queue.isEmpty { text += row(PlayerWords.empty[language]) }
        for entry in host.core.disk.queue.entries {
            let letter = timeline.story.letters.name(of: entry.messageID) ?? entry.messageID
            text += row("\(entry.id)  \(letter)  \(entry.content.count) B  \(entry.sender)")
            for recipient in entry.recipients {
                let state: String =
                    switch recipient.state {
                    case .waiting(let failure): failure.map { $0.explanation } ?? PlayerWords.waiting[language]
                    case .active: PlayerWords.underWay[language]
                    case .delivered: PlayerWords.delivered[language]
                    case .failed(let failure, _): failure.explanation
                    }
                text += row("  \(recipient.address): \(state)")
            }
            if entry.nextAttempt != .never {
                text += row("  " + PlayerWords.nextAttempt[language] + " " + StoryWords.moment(entry.nextAttempt, language))
            }
        }
        return text
    }

    private func cache(_ host: Host) -> [CachedEntry] {
        host.services.flatMap { service -> [CachedEntry] in
            if case .recursiveResolver(let resolver) = service { resolver.value.resolver.remembered(at: timeline.now) } else { [] }
        }
    }

    private func cacheText(_ number: Int) -> String {
        let host = timeline.world.hosts[number]
        let entries = cache(host)
        var text = heading(host)
        if entries.isEmpty { text += row(PlayerWords.empty[language]) }
        for entry in entries {
            let type = entry.type.map { "\($0)" } ?? "*"
            switch entry.content {
            case .records(let records):
                for record in records { text += row("\(entry.secondsLeft) s  \(record.name) \(record.type) \(record.data)") }
            case .noData: text += row("\(entry.secondsLeft) s  \(entry.name) \(type)  NODATA")
            case .nonexistent: text += row("\(entry.secondsLeft) s  \(entry.name)  NXDOMAIN")
            case .failure: text += row("\(entry.secondsLeft) s  \(entry.name) \(type)  SERVFAIL")
            }
        }
        return text
    }

    private func socketText(_ number: Int) -> String {
        let host = timeline.world.hosts[number]
        var text = heading(host)
        let sockets = host.core.stack.socketViews
        if sockets.isEmpty { text += row(PlayerWords.empty[language]) }
        for socket in sockets {
            let owner = host.services.indices.contains(Int(socket.owner)) ? host.services[Int(socket.owner)].kind.rawValue : "stub"
            switch socket.kind {
            case .listening: text += row("tcp  *:\(socket.local.port)  LISTEN  (\(owner))")
            case .datagram: text += row("udp  *:\(socket.local.port)  (\(owner))")
            case .connection(let state, let window, let unacknowledged, let unread):
                let remote = socket.remote.map { "\($0) \(timeline.names.host(at: $0.address))" } ?? ""
                text += row("tcp  \(socket.local) → \(remote)  \(state)  cwnd \(window)  unacked \(unacknowledged)  unread \(unread)  (\(owner))")
            }
        }
        return text
    }

    private func arpText(_ number: Int) -> String {
        let host = timeline.world.hosts[number]
        var text = heading(host)
        let neighbours = host.core.stack.neighbourViews
        if neighbours.isEmpty { text += row(PlayerWords.empty[language]) }
        for neighbour in neighbours {
            let interface = host.core.stack.interfaces[neighbour.interface].name
            let mac = neighbour.mac.map { "\($0)" } ?? "-"
            text += row("\(neighbour.address)  \(mac)  \(interface)  \(neighbour.state.rawValue)  \(timeline.names.host(at: neighbour.address))")
        }
        return text
    }

    private func routeText(_ number: Int) -> String {
        let host = timeline.world.hosts[number]
        var text = heading(host)
        for interface in host.core.stack.interfaces { text += row("\(interface.network)  \(interface.name)") }
        for route in host.core.stack.routes {
            let via = route.gateway.map { "via \($0) \(timeline.names.host(at: $0))" } ?? ""
            let isDefault = route.destination.prefixLength == 0
            text += row("\(isDefault ? "default" : "\(route.destination)")  \(via)  \(host.core.stack.interfaces[route.interface].name)")
        }
        return text
    }

    /// What a host waits for, the next first.
    private func timers(_ host: Host) -> [(deadline: Instant, text: String)] {
        let stack = host.core.stack.timerViews.map { ($0.deadline, EntryNames.name(of: $0.timer)) }
        let programs = host.serviceTimerViews.map {
            ($0.deadline, "\($0.timer.rawValue) (\($0.service?.rawValue ?? "stub"))")
        }
        return (stack + programs).enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element)
    }

    private func timerText(_ number: Int) -> String {
        let host = timeline.world.hosts[number]
        var text = heading(host)
        let timers = timers(host)
        if timers.isEmpty { text += row(PlayerWords.empty[language]) }
        for timer in timers { text += row(StoryWords.moment(timer.deadline, language) + "  " + timer.text) }
        return text
    }

    /// The latest changes inside of hosts, or of one host.
    private func changes(_ name: String?) -> Reply {
        if let name, timeline.network.host(name) == nil { return fail(unknown(name)) }
        let names = EntryNames(timeline, language)
        let number = name.flatMap { timeline.network.host($0) }
        var found: [Int] = []
        for index in (0..<timeline.position).reversed() where timeline.tape.change(at: index) != nil {
            if number == nil || timeline.tape.host(ofEntry: index) == number { found.append(index) }
            if found.count == Self.changesListed { break }
        }
        if found.isEmpty { return say(PlayerWords.nothingThere[language] + "\n") }
        let lines = found.reversed().map { index in
            wrapped("\(timeline.branch.name)@\(index + 1)  \(StoryWords.moment(timeline.tape.entries[index].at, language))  "
                + names.line(index)) + "\n"
        }
        return say(lines.joined())
    }

    /// So many changes are listed.
    private static let changesListed = 20

    private func mailboxes(_ name: String?) -> Reply {
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

    private func letters(_ name: String?) -> Reply {
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
            if name != nil, let bytes = network.content(ofLetter: letter.messageID) {
                text += letterText(bytes)
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

extension EmulatedTopology {
    /// The bytes of a letter, wherever a copy of it lies: in a mailbox, in a queue, with a mail program.
    func content(ofLetter messageID: String) -> [UInt8]? {
        for host in world.hosts.indices {
            let disk = world.hosts[host].core.disk
            for account in disk.mailStore.accounts {
                for mailbox in account.mailboxes {
                    for message in mailbox.messages where Message(message.bytes).messageID == messageID { return message.bytes }
                }
            }
            for entry in disk.queue.entries where entry.messageID == messageID { return entry.content }
            for case .mailProgram(let program) in world.hosts[host].services {
                for letter in program.value.folders.outbox.map(\.letter) + program.value.folders.sent
                where Message(letter.message).messageID == messageID { return letter.message }
                for letter in program.value.folders.inbox where Message(letter.bytes).messageID == messageID { return letter.bytes }
            }
        }
        return nil
    }
}
