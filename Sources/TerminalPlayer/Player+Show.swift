// Looking into machines as they are at the cursor, with what was just done there.
// Read first: Player.swift, Sources/HostStack/HostStack+View.swift.
// Hosts as wholes are in Player+ShowHost.swift, mailboxes and letters in Player+ShowMail.swift, cables and zones in
// Player+ShowNetwork.swift, timers and changes in Player+ShowChanges.swift.

import Basics
import DNSProtocol
import Emulation
import HostStack
import Playback
import SMTPProtocol
import Scenarios
import Wire

extension Player {
    /// What can be looked at.
    enum Subject: String, CaseIterable {
        case host, queue, cache, mailbox, sockets, arp, routes, links, zones, timers, changes, letter

        /// What people may call them.
        private static let others: [String: Subject] = [
            "dns": .zones, "records": .zones, "record": .zones, "neighbours": .arp, "tcp": .sockets,
            "connections": .sockets,
            "cables": .links, "cable": .links, "interfaces": .host, "switch": .host, "switches": .host, "hosts": .host,
            "queues": .queue, "caches": .cache, "mailboxes": .mailbox, "letters": .letter, "machines": .host,
            "機器": .host, "ホスト": .host, "キュー": .queue, "キャッシュ": .cache, "メールボックス": .mailbox, "手紙": .letter,
            "ソケット": .sockets, "経路": .routes, "ケーブル": .links, "リンク": .links, "ゾーン": .zones, "タイマー": .timers,
            "変化": .changes,
        ]

        /// The subject that is called `word`, in small letters.
        static func named(_ word: String) -> Subject? { Subject(rawValue: word) ?? others[word] }
    }

    func show(_ words: [String]) -> Reply {
        guard let word = words.first else { return fail(PlayerWords.usage(.show)[language]) }
        let fitting = Subject.allCases.filter { $0.rawValue.hasPrefix(word.lowercased()) }
        guard let subject = Subject.named(word.lowercased()) ?? (fitting.count == 1 ? fitting[0] : nil) else {
            if isMachine(word) { return fail(PlayerWords.showHost(word)[language]) }
            let known = Subject.allCases.map(\.rawValue)
            let near = fitting.isEmpty ? Suggestion.nearest(to: word.lowercased(), in: known) : nil
            return fail(PlayerWords.nothingToShow(word.shortened, near, known)[language])
        }
        let name = words.count > 1 ? words[1] : nil
        switch subject {
        case .letter: return letters(name)
        case .mailbox: return mailboxes(name)
        case .host: return machines(name)
        case .queue:
            guard let letters = timeline.storyUnlessStopped()?.letters else {
                return fail(PlayerWords.stoppedAway[language])
            }
            return hosts(name, where: { !$1.core.disk.queue.isEmpty }, { queueText($1, letters) })
        case .cache: return hosts(name, where: { !cache($1).isEmpty }, { cacheText($1) })
        case .sockets: return hosts(name) { socketText($1) }
        case .arp:
            let failed = failedNeighbours()
            return hosts(
                name, where: { !$1.core.stack.neighbourViews.isEmpty || failed[$0] != nil },
                { arpText($1, failed: failed[$0] ?? []) })
        case .routes: return hosts(name) { routeText($1) }
        case .links: return links(name)
        case .zones: return zones(name)
        case .timers: return hosts(name, where: { !timers($1).isEmpty }, { timerText($1) })
        case .changes: return changes(name)
        }
    }

    /// The texts of one host, or of all for which there is something to tell, by their numbers. The world of this
    /// moment is made once for all of them.
    func hosts(
        _ name: String?, where isWorth: (Int, Host) -> Bool = { _, _ in true }, _ text: (Int, Host) -> String
    ) -> Reply {
        let world = timeline.worldAfterActs
        if let name {
            guard let number = timeline.branch.network.host(name) else { return fail(unknown(name)) }
            return say(text(number, world.hosts[number]))
        }
        let numbers = world.hosts.indices.filter { isWorth($0, world.hosts[$0]) }
        if numbers.isEmpty { return say(sentence(PlayerWords.nothingThere)) }
        return say(numbers.map { text($0, world.hosts[$0]) }.joined())
    }

    /// Whether there is a host or a switch of this name.
    func isMachine(_ name: String) -> Bool {
        let topology = timeline.lesson.topology
        return topology.hosts.contains { $0.name == name } || topology.switches.contains { $0.name == name }
    }

    func unknown(_ name: String) -> String {
        if timeline.lesson.topology.switches.contains(where: { $0.name == name }) {
            return PlayerWords.onlyASwitch(name)[language]
        }
        let names = timeline.lesson.topology.hosts.map(\.name)
        return PlayerWords.noHost(name.shortened, Suggestion.meant(by: name, in: names), names)[language]
    }

    func heading(_ host: Host) -> String { headed(host.core.name, "") }

    /// A line that begins with the name of what follows it.
    func headed(_ name: String, _ rest: String) -> String {
        let text = wrapped(name + rest) + "\n"
        return text.hasPrefix(name) ? style.paint(name, .strong) + text.dropFirst(name.count) : text
    }

    func row(_ text: String) -> String { wrapped(text, indent: "  ") + "\n" }

    private func queueText(_ host: Host, _ letters: LetterLedger) -> String {
        var text = heading(host)
        if host.core.disk.queue.isEmpty { return text + row(PlayerWords.empty[language]) }
        for entry in host.core.disk.queue.entries {
            let letter = letters.name(of: entry.messageID) ?? entry.messageID
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
                let moment = StoryWords.moment(entry.nextAttempt, language)
                text += row("  " + PlayerWords.nextAttempt(moment)[language])
            }
        }
        return text
    }

    func cache(_ host: Host) -> [CachedEntry] {
        host.services.flatMap { service -> [CachedEntry] in
            if case .recursiveResolver(let resolver) = service {
                resolver.value.resolver.remembered(at: timeline.now)
            } else {
                []
            }
        }
    }

    private func cacheText(_ host: Host) -> String {
        let entries = cache(host)
        var text = heading(host)
        if entries.isEmpty { text += row(PlayerWords.empty[language]) }
        for entry in entries {
            let type = entry.type.map { "\($0)" } ?? "*"
            switch entry.content {
            case .records(let records):
                for record in records {
                    text += row("\(entry.secondsLeft) s  \(record.name) \(record.type) \(record.data)")
                }
            case .noData: text += row("\(entry.secondsLeft) s  \(entry.name) \(type)  NODATA")
            case .nonexistent: text += row("\(entry.secondsLeft) s  \(entry.name)  NXDOMAIN")
            case .failure: text += row("\(entry.secondsLeft) s  \(entry.name) \(type)  SERVFAIL")
            }
        }
        return text
    }

    private func socketText(_ host: Host) -> String {
        var text = heading(host)
        let sockets = host.core.stack.socketViews
        if sockets.isEmpty { text += row(PlayerWords.empty[language]) }
        for socket in sockets {
            let owner =
                host.services.indices.contains(Int(socket.owner))
                ? host.services[Int(socket.owner)].kind.rawValue : "stub"
            switch socket.kind {
            case .listening: text += row("tcp  *:\(socket.local.port)  LISTEN  (\(owner))")
            case .datagram: text += row("udp  *:\(socket.local.port)  (\(owner))")
            case .connection(let state, let window, let unacknowledged, let unread):
                let remote = socket.remote.map { "\($0) \(timeline.names.host(at: $0.address))" } ?? ""
                text += row(
                    "tcp  \(socket.local) → \(remote)  \(state)  cwnd \(window)  unacked \(unacknowledged)  unread "
                        + "\(unread)  (\(owner))"
                )
            }
        }
        return text
    }

    /// - Parameter failed: the neighbours that did not answer, whether the host knows them by now or not.
    private func arpText(_ host: Host, failed: [FailedNeighbour]) -> String {
        var text = heading(host)
        let neighbours = host.core.stack.neighbourViews
        let failed = failed.filter { neighbour in !neighbours.contains { $0.address == neighbour.address } }
        if neighbours.isEmpty && failed.isEmpty { text += row(PlayerWords.empty[language]) }
        for neighbour in failed {
            let state = PlayerWords.arpFailed(StoryWords.moment(neighbour.at, language))[language]
            text += row("\(neighbour.address)  -  \(state)  \(timeline.names.host(at: neighbour.address))")
        }
        for neighbour in neighbours {
            let interface = host.core.stack.interfaces[neighbour.interface].name
            let mac = neighbour.mac.map { "\($0)" } ?? "-"
            text += row(
                "\(neighbour.address)  \(mac)  \(interface)  \(neighbour.state.rawValue)  "
                    + "\(timeline.names.host(at: neighbour.address))"
            )
        }
        return text
    }

    /// A neighbour that did not answer, and when the host gave up.
    private struct FailedNeighbour {
        var address: IPAddress
        var at: Instant
    }

    /// The neighbours that did not answer, by the numbers of the hosts that looked for them. Their tables forget them,
    /// but people look for them there.
    private func failedNeighbours() -> [Int: [FailedNeighbour]] {
        var failed: [Int: [FailedNeighbour]] = [:]
        for index in 0..<timeline.position {
            guard case .observation(let number) = timeline.tape.entries[index].kind else { continue }
            let observation = timeline.tape.observations[number]
            guard let host = observation.host else { continue }
            switch observation.kind {
            case .stack(.arpFailed(let address)):
                failed[host, default: []].append(FailedNeighbour(address: address, at: observation.at))
            case .stack(.arpRequested(let address)): failed[host]?.removeAll { $0.address == address }
            // What was in memory is gone.
            case .poweredOff: failed[host] = nil
            default: break
            }
        }
        return failed.filter { !$1.isEmpty }
    }

    private func routeText(_ host: Host) -> String {
        var text = heading(host)
        for interface in host.core.stack.interfaces { text += row("\(interface.network)  \(interface.name)") }
        for route in host.core.stack.routes {
            let via = route.gateway.map { "via \($0) \(timeline.names.host(at: $0))" } ?? ""
            let isDefault = route.destination.prefixLength == 0
            text += row(
                "\(isDefault ? "default" : "\(route.destination)")  \(via)  "
                    + "\(host.core.stack.interfaces[route.interface].name)"
            )
        }
        return text
    }
}
