// Commands and faults from outside, at their moment. Read first: Intervention.swift.

import Basics

extension World {
    /// Carries out a planned intervention.
    mutating func intervene(_ slot: Int, _ output: inout HostOutput, _ observer: inout some WorldObserver) {
        guard let intervention = interventions[slot].take() else { return }
        switch intervention {
        case .command(let host, let command):
            guard seats[host].isOn else { return }
            let deadline = hosts[host].command(command, at: now, &output)
            apply(&output, of: host, deadline, &observer)
        case .hostPower(let host, let on):
            if seats[host].isOn == on { return }
            seats[host].isOn = on
            let deadline = on ? hosts[host].powerOn(at: now, &output) : hosts[host].powerOff(at: now, &output)
            apply(&output, of: host, on ? deadline : .never, &observer)
        case .switchPower(let index, let on):
            if switches[index].isOff == !on { return }
            switches[index].isOff = !on
            switches[index].forget()
            observer.observed(Observation(at: now, host: nil, kind: .switchPower(index, isOn: on)))
        case .service(let host, let kind, let running):
            guard seats[host].isOn else { return }
            let deadline = hosts[host].setService(kind, running: running, at: now, &output)
            apply(&output, of: host, deadline, &observer)
        case .link(let link, let isUp):
            if links[link].properties.isUp == isUp { return }
            change(link) { $0.properties.isUp = isUp }
            observer.observed(Observation(at: now, host: nil, kind: isUp ? .linkRestored(link) : .linkCut(link)))
            if !isUp { cut(link, &observer) }
        case .frame(let lane, let sequence, let tampering): tamper(lane: lane, sequence: sequence, tampering, &observer)
        case .zone(let host, let origin, let change):
            for i in hosts[host].services.indices {
                guard let outcome = hosts[host].services[i].change(change, in: origin), !outcome.isEmpty else {
                    continue
                }
                let change = StateChange.zone(outcome.origin, removed: outcome.removed, added: outcome.added)
                observer.observed(Observation(at: now, host: host, kind: .state(change)))
            }
        case .poison(let host, let records):
            for i in hosts[host].services.indices {
                for entry in hosts[host].services[i].poison(records, at: now) {
                    observer.observed(Observation(at: now, host: host, kind: .state(.cached(entry))))
                }
            }
        case .quota(let host, let address, let octets):
            guard let account = hosts[host].core.disk.mailStore.account(receivingFor: address),
                hosts[host].core.disk.mailStore[account].quota != octets
            else { return }
            hosts[host].core.disk.mailStore[account].quota = octets
            let change = StateChange.quota(account: hosts[host].core.disk.mailStore[account].address, octets: octets)
            observer.observed(Observation(at: now, host: host, kind: .state(change)))
        case .queuedLetter(let host, let id, let content):
            hosts[host].core.disk.queue.replaceContent(of: id, with: content)
        case .outboxLetter(let host, let id, let content):
            for i in hosts[host].services.indices { hosts[host].services[i].rewrite(outboxLetter: id, as: content) }
        case .mailboxes(let host, let address, let change):
            let deadline = hosts[host].change(mailboxesOf: address, change, at: now, &output)
            apply(&output, of: host, seats[host].isOn ? deadline : .never, &observer)
        case .properties(let link, let change):
            let old = links[link].properties
            var new = old
            new.apply(change)
            if new == old { return }
            observer.observed(Observation(at: now, host: nil, kind: .linkChanged(link, new)))
            self.change(link) { $0.properties = new }
            if new.mtu != old.mtu { agreeOnMTU(ofSegmentWith: link) }
        case .rule(let link, let rule): change(link) { $0.rules.append(rule) }
        case .noRules(let link): change(link) { $0.rules = [] }
        case .wait: observer.observed(Observation(at: now, host: nil, kind: .timePassed))
        }
    }

    /// Changes a link, and what its frames go by.
    private mutating func change(_ link: Int, _ body: (inout Link) -> Void) {
        body(&links[link])
        paces[link] = LinkPace(links[link])
    }

    /// What is under way on a cut link is lost, and so is what was held back there.
    private mutating func cut(_ link: Int, _ observer: inout some WorldObserver) {
        for lane in [2 * link, 2 * link + 1] {
            for place in 0..<lanes[lane].count { lose(lanes[lane].frame(at: place), of: lane, .linkDown, &observer) }
            lanes[lane].clear()
        }
        for slot in strays.indices where strays[slot].map({ $0.lane >> 1 == link }) ?? false {
            guard let stray = takeStray(slot) else { continue }
            let frame = FrameInFlight(arrival: now, sequence: stray.sequence, frame: stray.frame)
            lose(frame, of: stray.lane, .linkDown, &observer)
        }
    }
}
