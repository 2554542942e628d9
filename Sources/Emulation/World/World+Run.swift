// The loop: take the next event, give it to whom it concerns, put on the links what comes out.
// Read first: World.swift. Then World+Transmit.swift.

import Basics

/// Why a run of the world came back.
package enum RunEnd: Sendable {
    /// All events up to the given moment have happened; the world's clock stands there.
    case reachedTime
    /// Nothing is left to happen.
    case idle
    /// As many events as were asked for have happened.
    case reachedCount
}

extension World {
    /// Lets everything happen up to and including `end`, at most `limit` events, and shows it to `observer`.
    package mutating func run(
        until end: Instant, limit: UInt64 = .max, observer: inout some WorldObserver
    ) -> RunEnd {
        var output = HostOutput()
        output.isObserved = observer.wantsObservations
        if !hasStarted { startHosts(&output, &observer) }
        var left = limit
        while let key = agenda.next, key.time <= end {
            if left == 0 { return .reachedCount }
            left -= 1
            _ = agenda.pop()
            precondition(key.time >= now, "time runs backward")
            now = key.time
            eventCount += 1
            let event = key.event
            switch event.kind {
            case .laneHead: frameArrives(link: event.index >> 1, lane: event.index & 1, key, &output, &observer)
            case .hostWake: hostWakes(event.index, &output, &observer)
            case .strayFrame: strayArrives(event.index, &output, &observer)
            case .intervention: intervene(event.index, &output, &observer)
            }
        }
        if agenda.count == 0 { return .idle }
        now = max(now, end)
        return .reachedTime
    }

    /// Lets one event happen. False when there was none.
    package mutating func step(observer: inout some WorldObserver) -> Bool {
        run(until: .never, limit: 1, observer: &observer) == .reachedCount || agenda.count > 0
    }

    private mutating func startHosts(_ output: inout HostOutput, _ observer: inout some WorldObserver) {
        hasStarted = true
        for i in hosts.indices where hosts[i].isOn {
            turn(of: i, &output, &observer) { host, now in host.start(at: now) }
        }
    }

    private mutating func frameArrives(
        link: Int, lane: Int, _ key: AgendaKey, _ output: inout HostOutput, _ observer: inout some WorldObserver
    ) {
        // A link that was cut and restored may have left a key behind: it must match what is in line now.
        guard let head = links[link].laneHead(lane), head.sequence == key.sequence else { return }
        let frame = links[link].dequeue(lane)
        if let next = links[link].laneHead(lane) {
            agenda.push(AgendaKey(next.arrival, sequence: next.sequence, AgendaEvent(.laneHead, link << 1 | lane)))
        }
        arrive(frame, link: link, lane: lane, &output, &observer)
    }

    private mutating func strayArrives(
        _ slot: Int, _ output: inout HostOutput, _ observer: inout some WorldObserver
    ) {
        guard let stray = strays[slot].take() else { return }
        freeStraySlots.append(slot)
        guard links[stray.link].properties.isUp else { return }
        arrive(stray.frame, link: stray.link, lane: stray.lane, &output, &observer)
    }

    /// Hands a frame to whoever sits at the end of its lane.
    private mutating func arrive(
        _ frame: consuming PacketBuffer, link: Int, lane: Int, _ output: inout HostOutput,
        _ observer: inout some WorldObserver
    ) {
        switch links[link].destination(ofLane: lane) {
        case .host(let host, let interface):
            if !hosts[host].isOn {
                let end = FrameTransmission(at: now, link: link, lane: lane, isFirstLink: false, frame: frame)
                observer.lost(end, because: .powerOff)
                return
            }
            swap(&hosts[host].core.output, &output)
            hosts[host].receive(frame, on: interface, at: now)
            swap(&hosts[host].core.output, &output)
            apply(&output, of: host, &observer)
        case .switch(let index, let port):
            forward(frame, inSwitch: index, from: port, &observer)
        }
    }

    private mutating func hostWakes(_ host: Int, _ output: inout HostOutput, _ observer: inout some WorldObserver) {
        // An earlier wake was asked for after this one: that one has done the work.
        guard hosts[host].scheduledWake == now, hosts[host].isOn else { return }
        hosts[host].scheduledWake = .never
        turn(of: host, &output, &observer) { host, now in host.wake(at: now) }
    }

    /// Gives a host its turn and applies what comes out of it.
    mutating func turn(
        of host: Int, _ output: inout HostOutput, _ observer: inout some WorldObserver,
        _ body: (inout Host, Instant) -> Void
    ) {
        swap(&hosts[host].core.output, &output)
        body(&hosts[host], now)
        swap(&hosts[host].core.output, &output)
        apply(&output, of: host, &observer)
    }

    /// Translates what the stack has to tell into observations.
    private mutating func tellFromStack(
        _ output: HostOutput, of host: Int, _ observer: inout some WorldObserver
    ) {
        for i in output.stack.observations.indices {
            observer.observed(Observation(at: now, host: host, kind: .stack(output.stack.observations[i])))
        }
    }

    /// Tells the observer what the host did, puts its frames on their links, and sees to its next wake.
    private mutating func apply(
        _ output: inout HostOutput, of host: Int, _ observer: inout some WorldObserver
    ) {
        if output.isObserved { tellFromStack(output, of: host, &observer) }
        var told = 0
        let frameCount = output.stack.frames.count
        for i in 0..<frameCount {
            while told < output.observations.count && output.observations[told].framesBefore <= i {
                observer.observed(Observation(at: now, host: host, kind: output.observations[told].kind))
                told += 1
            }
            let link = hosts[host].links[output.stack.frames[i].interface]
            if link < 0 { continue }
            let isFirstLink = !output.stack.frames[i].isForwarded
            let lane = links[link].lane(from: host, interface: output.stack.frames[i].interface)
            transmit(output.stack.frames[i].frame, link: link, lane: lane, isFirstLink: isFirstLink, &observer)
        }
        while told < output.observations.count {
            observer.observed(Observation(at: now, host: host, kind: output.observations[told].kind))
            told += 1
        }
        output.removeAll()
        let deadline = hosts[host].nextDeadline
        if deadline < hosts[host].scheduledWake {
            hosts[host].scheduledWake = max(deadline, now)
            schedule(max(deadline, now), AgendaEvent(.hostWake, host))
        }
    }
}
