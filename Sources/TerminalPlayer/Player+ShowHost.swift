// A machine as a whole: what it is, what runs on it, what it holds. Read first: Player+Show.swift.
//
//     mail.kita.example
//       switched on
//       eth0  198.51.100.25/24  02:00:c6:33:64:19  MTU 1500
//       programs:
//         smtp  port 25, 587
//         pop3  port 110
//         imap  port 143
//       mailbox: kenji@kita.example  1 (1 unread)
//
// One machine, several programs, and what they share stands below them.

import Basics
import Emulation
import HostStack
import Playback
import Scenarios
import Wire

extension Player {
    /// One host or switch; without a name what there is, a line for each.
    func machines(_ name: String?) -> Reply {
        guard let name else { return say(overview()) }
        let switches = timeline.lesson.topology.switches.map(\.name)
        if let number = switches.firstIndex(of: name) { return say(switchText(number)) }
        return hosts(name) { number, _ in hostText(number) }
    }

    private func overview() -> String {
        let world = timeline.worldAfterActs
        let rows =
            world.hosts.indices.map { number in
                let host = world.hosts[number]
                let addresses = host.core.stack.interfaces.map { "\($0.address)" }
                let programs = host.services.map { program($0.kind, ports: []).replacing("  ", with: " ") }
                return (host.core.name, addresses + programs, world.isOn(number))
            } + world.switches.map { ($0.name, [PlayerWords.aSwitch[language]], !$0.isOff) }
        let width = rows.map { TextWidth.of($0.0) }.max() ?? 0
        let lines = rows.map { name, words, isOn in
            let state = isOn ? [] : [PlayerWords.poweredOff[language]]
            let gap = String(repeating: " ", count: width + 2 - TextWidth.of(name))
            return columns(name + gap + (state + words).joined(separator: PlayerWords.comma[language])) + "\n"
        }
        return lines.joined() + sentence(PlayerWords.moreAboutAHost)
    }

    private func hostText(_ number: Int) -> String {
        let world = timeline.worldAfterActs
        let host = world.hosts[number]
        var text = heading(host)
        text += row((world.isOn(number) ? PlayerWords.poweredOn : PlayerWords.poweredOff)[language])
        for interface in host.core.stack.interfaces {
            let address = "\(interface.address)/\(interface.prefixLength)"
            text += row("\(interface.name)  \(address)  \(interface.mac)  MTU \(interface.mtu)")
        }
        if !host.services.isEmpty { text += row(labelled(PlayerWords.programs, "")) }
        for (index, service) in host.services.enumerated() {
            let state = host.core.isStopped(UInt16(index)) ? "  " + PlayerWords.stopped[language] : ""
            text += row("  " + program(service.kind, ports: ports(index, of: host)) + state)
        }
        text += holdings(host)
        let analogy = timeline.lesson.analogies.first { $0.host == host.core.name }
        if let analogy {
            text += row(labelled(PlayerWords.asThePost, told(analogy.text)))
            if let breaks = analogy.breaks { text += row(labelled(PlayerWords.whereItBreaks, told(breaks))) }
        }
        return text
    }

    /// A program by the word that `whatif stop` takes, where there is one.
    private func program(_ kind: Service.Kind, ports: [UInt16]) -> String {
        let name: String =
            switch kind {
            case .authoritativeDNS: "dns  \(PlayerWords.nameServer[language])"
            case .recursiveResolver: "dns  \(PlayerWords.resolver[language])"
            case .mailProgram: PlayerWords.mailProgram[language]
            case .mailTransfer, .pop3, .imap, .bulkSource, .bulkSink: kind.rawValue
            }
        if ports.isEmpty { return name }
        return name + "  " + PlayerWords.ports(ports.map { "\($0)" }.joined(separator: ", "))[language]
    }

    /// The ports at which service number `index` waits for others.
    private func ports(_ index: Int, of host: Host) -> [UInt16] {
        let own = host.core.stack.socketViews.filter { socket in
            if case .listening = socket.kind { Int(socket.owner) == index } else { false }
        }
        return own.map(\.local.port).sorted()
    }

    /// What lies on the machine: its queue, its mailboxes, its memory of names, the folders of its mail program.
    private func holdings(_ host: Host) -> String {
        var text = ""
        let queued = host.core.disk.queue.entries.count { _ in true }
        if queued > 0 { text += row(labelled(PlayerWords.queue, PlayerWords.letters(queued)[language])) }
        for account in host.core.disk.mailStore.accounts {
            let count = PlayerWords.count(account.inbox.messages.count, unread: account.inbox.unseenCount)[language]
            text += row(labelled(PlayerWords.mailbox, "\(account.address)  \(count)"))
        }
        let remembered = cache(host).count
        if remembered > 0 { text += row(labelled(PlayerWords.remembers, PlayerWords.records(remembered)[language])) }
        for case .mailProgram(let program) in host.services {
            let folders = program.value.folders
            let counts = [
                ("INBOX", folders.inbox.count), ("Outbox", folders.outbox.count), ("Sent", folders.sent.count),
            ].map { "\(FolderWords.shown($0.0)[language]) \($0.1)" }
            text += row(counts.joined(separator: PlayerWords.comma[language]))
        }
        return text
    }

    /// A switch, and who sits at its ports as far as it has learned.
    private func switchText(_ number: Int) -> String {
        let world = timeline.worldAfterActs
        let device = world.switches[number]
        var text = style.paint(device.name, .strong) + "\n"
        text += row((device.isOff ? PlayerWords.poweredOff : PlayerWords.poweredOn)[language])
        text += row(PlayerWords.whatASwitchIs[language])
        let addresses = world.hosts.flatMap { $0.core.stack.interfaces.map(\.mac) }
        for (link, plan) in zip(world.links, timeline.lesson.topology.links) {
            for case (.switch(number, let port), let end) in [(link.first, plan.first), (link.second, plan.second)] {
                let known = addresses.filter { device.port(for: $0, now: world.now) == port }.map(\.description)
                text += row("\(end.port)  \(link.name)  \(known.isEmpty ? "-" : known.joined(separator: ", "))")
            }
        }
        return text
    }
}
