// Frames onto links: bandwidth, delay, jitter, loss, duplication, reordering; and through switches.
// Read first: World+Run.swift and Network/Lane.swift.

import Basics
import Wire

extension World {
    /// Puts a frame on a lane, or loses it.
    mutating func transmit(
        _ frame: consuming PacketBuffer, lane: Int, from origin: FrameTransmission.Origin,
        _ observer: inout some WorldObserver
    ) {
        let transmission = FrameTransmission(
            at: now, lane: lane, origin: origin, sequence: nextSequence + 1, frame: frame)
        observer.sent(transmission)
        let pace = paces[lane >> 1]
        let bytes = transmission.frame.count
        if let loss = pace.refusal(of: bytes, busyUntil: lanes[lane].busyUntil, at: now) {
            observer.lost(transmission, because: loss)
            return
        }
        let busy = pace.transmissionTime(of: bytes)
        if pace.isPlain {
            let arrival = lanes[lane].occupy(for: busy, from: now) + pace.delay
            return enqueue(transmission.frame, lane: lane, arrival: arrival)
        }
        transmit(transmission, busy, &observer)
    }

    /// Puts a frame on a lane of a link that has rules, or leaves something to chance.
    private mutating func transmit(
        _ transmission: consuming FrameTransmission, _ busy: Interval, _ observer: inout some WorldObserver
    ) {
        let (link, lane) = (transmission.link, transmission.lane)
        if let loss = links[link].chanceOfLoss() {
            observer.lost(transmission, because: loss)
            return
        }
        if links[link].isTaken(transmission.frame.bytes) {
            observer.lost(transmission, because: .rule)
            return
        }
        let properties = links[link].properties
        var arrival = lanes[lane].occupy(for: busy, from: now) + properties.delay
        if properties.jitter > .zero {
            let extra = links[link].random.next(below: properties.jitter.nanoseconds &+ 1)
            arrival = arrival + Interval(nanoseconds: extra)
        }
        if links[link].random.chance(partsPerMillion: properties.reordering) {
            // Held back by one to three times the link's delay, a millisecond at the least: others go past it.
            let base = max(properties.delay, .milliseconds(1))
            let held = base + Interval(nanoseconds: links[link].random.next(below: base.nanoseconds * 2))
            let sequence = transmission.sequence
            addStray(lane: lane, sequence: sequence, transmission.frame, arrival: arrival + held)
            return
        }
        let twice = links[link].random.chance(partsPerMillion: properties.duplication)
        enqueue(transmission.frame, lane: lane, arrival: arrival)
        if twice { enqueue(transmission.frame, lane: lane, arrival: arrival + busy) }
    }

    private mutating func enqueue(_ frame: consuming PacketBuffer, lane: Int, arrival: Instant) {
        nextSequence += 1
        let wasEmpty = lanes[lane].isEmpty
        let arrival = lanes[lane].enqueue(frame, arrival: arrival, sequence: nextSequence)
        if wasEmpty { agenda.push(AgendaKey(arrival, sequence: nextSequence, AgendaEvent(.laneHead, lane))) }
    }

    /// Puts a frame under way outside of its lane's order.
    /// - Parameter sequence: that of its transmission.
    mutating func addStray(lane: Int, sequence: UInt64, _ frame: consuming PacketBuffer, arrival: Instant) {
        let stray = Stray(lane: lane, sequence: sequence, frame: frame, arrival: arrival, key: nextSequence + 1)
        let slot: Int
        if let free = freeStraySlots.popLast() {
            slot = free
            strays[slot] = stray
        } else {
            slot = strays.count
            strays.append(stray)
        }
        schedule(arrival, AgendaEvent(.strayFrame, slot))
    }

    /// A switch learns from a frame where its sender sits, and sends it on: to one port, or to all others.
    mutating func forward(
        _ frame: consuming PacketBuffer, inSwitch index: Int, from port: Int, _ observer: inout some WorldObserver
    ) {
        if switches[index].isOff || frame.count < 14 {
            // The lane that leads to a port is the other one of the link on which the port sends.
            let lane = switches[index].lanes[port] ^ 1
            observer.lost(
                FrameTransmission(at: now, lane: lane, origin: .switch, frame: frame), because: .powerOff)
            return
        }
        let destination = MACAddress(bits: UInt64(frame.bytes.uint32(at: 0)) << 16 | UInt64(frame.bytes.uint16(at: 4)))
        let source = MACAddress(bits: UInt64(frame.bytes.uint16(at: 6)) << 32 | UInt64(frame.bytes.uint32(at: 8)))
        if !source.isGroup { switches[index].learn(source, at: port, now: now) }
        if let known = switches[index].port(for: destination, now: now) {
            // The receiver sits where the frame came from: it has it already (IEEE 802.1D §7.7.1).
            if known != port {
                transmit(frame, lane: switches[index].lanes[known], from: .switch, &observer)
            }
            return
        }
        // To all others: copies to all but the last, which gets the frame itself.
        var last: Int?
        for other in 0..<switches[index].lanes.count where other != port {
            if let lane = last { transmit(copy frame, lane: lane, from: .switch, &observer) }
            last = switches[index].lanes[other]
        }
        if let lane = last { transmit(frame, lane: lane, from: .switch, &observer) }
    }
}
