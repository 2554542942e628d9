// Entries of a recording in one line. Read first: Sources/Playback/Timeline/TimelineEntry.swift.

import Basics
import Emulation
import HostStack
import Playback
import Scenarios
import Wire

/// Writes entries of one timeline in one language. Tokens of protocols stay as they are.
struct EntryNames {
    private let timeline: Timeline
    private let branch: Branch
    private let number: Int
    private let language: Language

    /// For the entries of the branch in which one stands, or of another one.
    init(_ timeline: Timeline, _ language: Language, branch: Int? = nil) {
        self.timeline = timeline
        number = branch ?? timeline.current
        self.branch = timeline.branches[number]
        self.language = language
    }

    private var names: NameTable { timeline.names }

    /// What entry number `index` says.
    func line(_ index: Int) -> String {
        let tape = branch.tape
        switch tape.entries[index].kind {
        case .frame(let number): return frame(number)
        case .loss(let number, let reason):
            return PlayerWords.lostBecause(reason)[language] + frame(number)
        case .stage(let number): return labelled(PlayerWords.stageBegins, timeline.lesson.stages[number].id)
        case .observation(let number): return observation(tape.observations[number])
        }
    }

    /// Why it happened.
    func cause(_ index: Int) -> String {
        let cause = branch.tape.entries[index].cause
        guard case .entry(let number) = cause else { return origin(cause, of: index) }
        return "\(branch.name)@\(number + 1)  " + line(number)
    }

    /// Why entry number `index` happened, when no other entry is its cause.
    func origin(_ cause: TimelineEntry.Cause, of index: Int) -> String {
        switch cause {
        case .entry, .start: return PlayerWords.causeStart[language]
        case .timer(let host):
            let words = PlayerWords.causeTimer(names.host(host) ?? "")[language]
            guard let timer = branch.tape.timer(behind: index), timer != index else { return words }
            return words + "  (\(branch.name)@\(timer + 1)  \(line(timer)))"
        case .action:
            let deeds = timeline.deeds(behind: index, ofBranch: number).map { deed in
                switch deed {
                case .ofLesson(let words): labelled(PlayerWords.causeLesson, words[language])
                case .experiment(let words): labelled(PlayerWords.causeExperiment, "whatif " + words)
                }
            }
            if deeds.isEmpty { return PlayerWords.causeAction[language] }
            return deeds.count == 1 ? deeds[0] : labelled(PlayerWords.causeOneOf, deeds.joined(separator: "; "))
        }
    }

    /// A frame as in Wireshark's list.
    func frame(_ number: Int) -> String {
        let frame = branch.tape.frames[number]
        let summary = branch.tape.summary(ofFrame: number)
        func end(_ address: String, _ ip: IPAddress?) -> String { ip.map { names.host(at: $0) } ?? address }
        let place = PlayerWords.framePlace(frame.number, link: names.link(frame.link))[language]
        return "\(place)\(end(summary.source, summary.sourceAddress)) → "
            + "\(end(summary.destination, summary.destinationAddress))  \(summary.protocolName)  \(summary.info)"
    }

    private func labelled(_ label: LocalizedText, _ text: String) -> String {
        StoryWords.labelled(label, text, language)
    }

    private func observation(_ observation: Observation) -> String {
        let host = names.host(observation.host) ?? ""
        switch observation.kind {
        case .line(let line):
            let (client, server) = (names.host(at: line.client.address), names.host(at: line.server.address))
            let ends = line.speaker == .client ? "\(client) → \(server)" : "\(server) → \(client)"
            return "\(ends)  \(line.textProtocol.rawValue.uppercased())  \(line.speaker.rawValue): \(line.text)"
        case .dnsQuery(let server, let question): return "\(host) → \(names.host(at: server))  DNS  Q: \(question)"
        case .dnsResponse(let server, let question, let code, let answers):
            let told = answers.isEmpty ? "\(question)" : answers.map(\.description).joined(separator: "; ")
            return "\(host) ← \(names.host(at: server))  DNS  A: \(code)  \(told)"
        case .dnsTimeout(let server, let question):
            return "\(host) ← \(names.host(at: server))  DNS  \(labelled(PlayerWords.noAnswer, "\(question)"))"
        case .mail(let event): return "\(host): " + mail(event)
        case .nameCheck(let client, let name, let result): return "\(host): PTR \(client) \(name ?? "-"): \(result)"
        case .senderPolicy(let identity, let domain, let client, let result):
            return "\(host): SPF \(identity) \(domain) \(client): \(result)"
        case .poweredOff: return "\(host): " + PlayerWords.poweredOff[language]
        case .poweredOn: return "\(host): " + PlayerWords.poweredOn[language]
        case .linkCut(let link): return "\(names.link(link)): " + PlayerWords.linkCut[language]
        case .linkRestored(let link): return "\(names.link(link)): " + PlayerWords.linkRestored[language]
        case .linkChanged(let link, let properties): return "\(names.link(link)): \(properties.words)"
        case .switchPower(let number, let isOn):
            return "\(names.switch(number)): " + (isOn ? PlayerWords.poweredOn : PlayerWords.poweredOff)[language]
        case .timePassed: return PlayerWords.timePassed[language]
        case .state(let change): return (host.isEmpty ? "" : "\(host): ") + state(change)
        case .stack(let stack): return "\(host): " + self.stack(stack)
        }
    }

    private func mail(_ event: MailEvent) -> String {
        let letter = branch.tape.letters.name(of: event.messageID) ?? event.messageID
        let step =
            switch event.step {
            case .composed(_, let from, let recipients, _):
                "mail.composed  \(from) → \(recipients.joined(separator: ", "))"
            case .submitted(let id, _): "mail.submitted  \(id)"
            case .stuck(_, let reason): "mail.deferred  \(reason)"
            case .queued(let id, _, _), .noticed(let id, _, _): "mail.queued  \(id)"
            case .relayed(let to, _): "mail.relayed  \(to)"
            case .deferred(_, let reason): "mail.deferred  \(reason)"
            case .rejected(_, let reply): "mail.rejected  \(reply)"
            case .bounced(_, let reason, _): "mail.bounced  \(reason)"
            case .delivered(let mailbox): "mail.delivered  \(mailbox)"
            case .fetched(let mailbox, let transport): "mail.fetched  \(mailbox)  \(transport)"
            case .removed(let mailbox): "mail.removed  \(mailbox)"
            }
        return "\(letter)  \(step)"
    }

    private func state(_ change: StateChange) -> String {
        switch change {
        case .cached(let entry):
            let words = PlayerWords.remembers[language]
            switch entry.content {
            case .records(let records):
                let data = records.map { "\($0.data)" }.joined(separator: "; ")
                return "\(words): \(entry.name) \(entry.type.map { "\($0)" } ?? "*") \(data)  (\(entry.secondsLeft) s)"
            case .noData:
                return "\(words): \(entry.name) \(entry.type.map { "\($0)" } ?? "*") NODATA  (\(entry.secondsLeft) s)"
            case .nonexistent: return "\(words): \(entry.name) NXDOMAIN  (\(entry.secondsLeft) s)"
            case .failure: return "\(words): \(entry.name) SERVFAIL  (\(entry.secondsLeft) s)"
            }
        case .queue(let id, let change): return "\(PlayerWords.queue[language]) \(id): " + queue(change)
        case .mailboxes(let account, let counts):
            let folders = counts.map {
                FolderWords.shown($0.name)[language] + " " + PlayerWords.count($0.messages, unread: $0.unseen)[language]
            }
            return "\(account): " + folders.joined(separator: PlayerWords.comma[language])
        case .zone(let origin, let removed, let added):
            let gone = removed.map { "\(PlayerWords.leftQueue[language]) \($0)" }
            let new = added.map { "\(PlayerWords.added[language]) \($0)" }
            let words = (gone + new).joined(separator: PlayerWords.comma[language])
            return labelled(PlayerWords.zoneChanged("\(origin)"), words)
        case .quota(let account, let octets):
            return labelled(PlayerWords.quotaOf(account), octets.map { "\($0) B" } ?? PlayerWords.noLimit[language])
        case .program(let kind, let isRunning):
            return labelled(isRunning ? PlayerWords.started : PlayerWords.stopped, kind.rawValue)
        case .timer(let timer, let service):
            return labelled(PlayerWords.timerRanOut, "\(timer.rawValue) (\(service?.rawValue ?? "stub"))")
        }
    }

    private func queue(_ change: QueueChange) -> String {
        switch change {
        case .added: PlayerWords.added[language]
        case .active: PlayerWords.underWay[language]
        case .waiting(let next): PlayerWords.nextAttempt(StoryWords.moment(next, language))[language]
        case .removed: PlayerWords.leftQueue[language]
        }
    }

    /// What a timer of the stack waits for.
    static func name(of timer: StackTimer) -> String {
        switch timer {
        case .tcp(let kind, let local, let remote): "TCP \(kind.rawValue)  \(local) ↔ \(remote)"
        case .arp(let address): "ARP \(address)"
        case .reassembly: "IP reassembly"
        }
    }

    private func stack(_ observation: StackObservation) -> String {
        switch observation {
        case .arpRequested(let address): "arp.request  \(address)"
        case .arpResolved(let address): "arp.reply  \(address)"
        case .arpFailed(let address): "arp.fail  \(address)"
        case .tcpConnecting(let local, let remote): "tcp.connect  \(local) → \(remote)"
        case .tcpConnected(let local, let remote): "tcp.established  \(local) → \(remote)"
        case .tcpAccepted(let local, let remote): "tcp.accepted  \(local) ← \(remote)"
        case .tcpConnectFailed(let local, let remote, let failure): "tcp.connect.fail  \(local) → \(remote)  \(failure)"
        case .tcpRetransmitted(let local, let remote): "tcp.retransmission  \(local) → \(remote)"
        case .tcpReset(let local, let remote, let sent): "tcp.reset  \(local) \(sent ? "→" : "←") \(remote)"
        case .tcpClosed(let local, let remote): "tcp.close  \(local) \(remote)"
        case .tcpState(let local, let remote, let from, let to):
            "TCP \(local) ↔ \(remote)  \(from?.name ?? (to == .synReceived ? "LISTEN" : "CLOSED")) → \(to.name)"
        case .neighbour(let address, let mac, let from, let to):
            "ARP \(address)  \(mac.map { "\($0)" } ?? "-")  \(from?.rawValue ?? "-") → \(to?.rawValue ?? "-")"
        case .timer(let timer): labelled(PlayerWords.timerRanOut, Self.name(of: timer))
        case .unreachable(let destination, let by, let what): "icmp.unreachable  \(destination) (\(by)): \(what)"
        case .timeExceeded(let destination, let by): "icmp.time-exceeded  \(destination) (\(by))"
        case .packetTooBig(let destination, let by, let mtu): "icmp.too-big  \(destination) (\(by)): \(mtu)"
        }
    }
}
