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
        var output = HostOutput(isObserved: observer.wantsObservations)
        if !hasStarted { startHosts(&output, &observer) }
        var left = limit
        while true {
            if left == 0 { return hasEvent(until: end) ? .reachedCount : wentOn(until: end) }
            guard let key = popEvent(until: end) else { return wentOn(until: end) }
            left -= 1
            precondition(key.time >= now, "time runs backward")
            now = key.time
            eventCount += 1
            let event = key.event
            switch event.kind {
            case .laneHead:
                observer.began(.arrival(lane: event.index, sequence: key.sequence), at: now)
                frameArrives(lane: event.index, key, &output, &observer)
            case .hostWake:
                observer.began(.timer(host: event.index), at: now)
                hostWakes(event.index, &output, &observer)
            case .strayFrame:
                let stray = strays[event.index]
                observer.began(.arrival(lane: stray?.lane ?? 0, sequence: stray?.sequence ?? 0), at: now)
                strayArrives(event.index, key, &output, &observer)
            case .intervention:
                observer.began(.intervention, at: now)
                intervene(event.index, &output, &observer)
            }
        }
    }

    /// Takes the next event out if it happens at `end` or before.
    @inline(__always)
    private mutating func popEvent(until end: Instant) -> AgendaKey? {
        if let key = agenda.pop(until: end, before: planned.next) { return key }
        return planned.next.time <= end ? planned.pop() : nil
    }

    private func hasEvent(until end: Instant) -> Bool {
        planned.hasNext && planned.next.time <= end || agenda.next.map { $0.time <= end } ?? false
    }

    /// Nothing more happens until `end`.
    private mutating func wentOn(until end: Instant) -> RunEnd {
        if agenda.count == 0 && !planned.hasNext { return .idle }
        now = max(now, end)
        return .reachedTime
    }

    /// Lets one event happen. False when there was none.
    package mutating func step(observer: inout some WorldObserver) -> Bool {
        let before = eventCount
        _ = run(until: .never, limit: 1, observer: &observer)
        return eventCount > before
    }

    private mutating func startHosts(_ output: inout HostOutput, _ observer: inout some WorldObserver) {
        hasStarted = true
        observer.began(.start, at: now)
        for i in hosts.indices where seats[i].isOn {
            let deadline = hosts[i].start(at: now, &output)
            apply(&output, of: i, deadline, &observer)
        }
    }

    private mutating func frameArrives(
        lane: Int, _ key: AgendaKey, _ output: inout HostOutput, _ observer: inout some WorldObserver
    ) {
        // A link that was cut and restored may have left a key behind: it must match what is in line now.
        guard let head = lanes[lane].next, head.sequence == key.sequence else { return }
        let frame = lanes[lane].dequeue()
        if let next = lanes[lane].next {
            agenda.push(AgendaKey(next.arrival, sequence: next.sequence, AgendaEvent(.laneHead, lane)))
        }
        arrive(frame, lane: lane, &output, &observer)
    }

    private mutating func strayArrives(
        _ slot: Int, _ key: AgendaKey, _ output: inout HostOutput, _ observer: inout some WorldObserver
    ) {
        // It may have been lost or held back once more, and its slot may have another frame by now.
        guard strays[slot]?.key == key.sequence, let stray = takeStray(slot) else { return }
        arrive(stray.frame, lane: stray.lane, &output, &observer)
    }

    /// Hands a frame to whoever sits at the end of its lane.
    private mutating func arrive(
        _ frame: consuming PacketBuffer, lane: Int, _ output: inout HostOutput, _ observer: inout some WorldObserver
    ) {
        switch lanes[lane].end.port {
        case .host(let host, let interface):
            if !seats[host].isOn {
                observer.lost(
                    FrameTransmission(at: now, lane: lane, origin: .router, frame: frame), because: .powerOff)
                return
            }
            let deadline = hosts[host].receive(frame, on: interface, at: now, &output)
            apply(&output, of: host, deadline, &observer)
        case .switch(let index, let port):
            forward(frame, inSwitch: index, from: port, &observer)
        }
    }

    private mutating func hostWakes(_ host: Int, _ output: inout HostOutput, _ observer: inout some WorldObserver) {
        // An earlier wake was asked for after this one: that one has done the work.
        guard seats[host].scheduledWake == now else { return }
        seats[host].scheduledWake = .never
        // Switched off since then: it has no timers, and those that it gets later are scheduled anew.
        guard seats[host].isOn else { return }
        let deadline = hosts[host].wake(at: now, &output)
        apply(&output, of: host, deadline, &observer)
    }

    /// Tells what came before the first frame: what the services and the stack have to say, in its order, and whatever
    /// else the stack has seen.
    private mutating func tellBeforeFrames(
        _ output: inout HostOutput, of host: Int, _ observer: inout some WorldObserver
    ) {
        var fromStack = 0
        func tellFromStack(_ end: Int) {
            repeat {
                observer.observed(Observation(at: now, host: host, kind: .stack(output.stack.observations[fromStack])))
                fromStack += 1
            } while fromStack < end
        }
        while let next = output.nextRemark(framesBefore: 0) {
            if fromStack < next.stackBefore { tellFromStack(next.stackBefore) }
            observer.observed(Observation(at: now, host: host, kind: next.kind))
        }
        if fromStack < output.stack.observations.count { tellFromStack(output.stack.observations.count) }
    }

    /// Tells the observer what the host did, puts its frames on their links, and sees to its next wake at `deadline`.
    mutating func apply(
        _ output: inout HostOutput, of host: Int, _ deadline: Instant, _ observer: inout some WorldObserver
    ) {
        if output.hasSomethingToTell { tellBeforeFrames(&output, of: host, &observer) }
        // Taken off the end, each frame stays the only reference to its bytes, and nothing is left to be emptied.
        var sent = 0
        if output.stack.frames.count > 1 { output.stack.frames.reverse() }
        while let next = output.stack.frames.popLast() {
            while let remark = output.nextRemark(framesBefore: sent) {
                observer.observed(Observation(at: now, host: host, kind: remark.kind))
            }
            sent += 1
            let lane = hostLanes[seats[host].firstLane + next.interface]
            if lane < 0 { continue }
            transmit(next.frame, lane: lane, from: next.isForwarded ? .router : .builder, &observer)
        }
        while let remark = output.nextRemark(framesBefore: .max) {
            observer.observed(Observation(at: now, host: host, kind: remark.kind))
        }
        output.removeAll()
        // A wake that comes too early does no harm, so a deadline that moves later changes nothing here.
        if deadline < seats[host].scheduledWake {
            seats[host].scheduledWake = max(deadline, now)
            schedule(max(deadline, now), AgendaEvent(.hostWake, host))
        }
    }
}
