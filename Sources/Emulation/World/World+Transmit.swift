// Frames onto links: bandwidth, delay, jitter, loss, duplication, reordering; and through switches.
// Read first: World+Run.swift and Network/Lane.swift.

import Basics
import Wire

extension World {
    /// Puts a frame on a lane of a link, or loses it.
    mutating func transmit(
        _ frame: consuming PacketBuffer, link: Int, lane: Int, isFirstLink: Bool,
        _ observer: inout some WorldObserver
    ) {
        let transmission = FrameTransmission(at: now, link: link, lane: lane, isFirstLink: isFirstLink, frame: frame)
        observer.sent(transmission)
        if let loss = links[link].admit(transmission.frame.count, lane: lane, at: now) {
            observer.lost(transmission, because: loss)
            return
        }
        let properties = links[link].properties
        let busy = properties.transmissionTime(of: transmission.frame.count)
        var arrival = links[link].occupy(lane, for: busy, from: now) + properties.delay
        if properties.jitter > .zero {
            let extra = links[link].random.next(below: properties.jitter.nanoseconds &+ 1)
            arrival = arrival + Interval(nanoseconds: extra)
        }
        if links[link].random.chance(partsPerMillion: properties.reordering) {
            // Held back by one to three times the link's delay, a millisecond at the least: others go past it.
            let base = max(properties.delay, .milliseconds(1))
            let held = base + Interval(nanoseconds: links[link].random.next(below: base.nanoseconds * 2))
            addStray(Stray(link: link, lane: lane, frame: transmission.frame), arrival: arrival + held)
            return
        }
        let twice = links[link].random.chance(partsPerMillion: properties.duplication)
        enqueue(transmission.frame, link: link, lane: lane, arrival: arrival)
        if twice { enqueue(transmission.frame, link: link, lane: lane, arrival: arrival + busy) }
    }

    private mutating func enqueue(_ frame: consuming PacketBuffer, link: Int, lane: Int, arrival: Instant) {
        nextSequence += 1
        let wasEmpty = links[link].laneHead(lane) == nil
        let arrival = links[link].enqueue(frame, lane: lane, arrival: arrival, sequence: nextSequence)
        if wasEmpty {
            agenda.push(AgendaKey(arrival, sequence: nextSequence, AgendaEvent(.laneHead, link << 1 | lane)))
        }
    }

    private mutating func addStray(_ stray: Stray, arrival: Instant) {
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
        let link = switches[index].ports[port]
        if switches[index].isOff || frame.count < 14 {
            let lane = links[link].lane(to: .switch(index, port: port))
            observer.lost(
                FrameTransmission(at: now, link: link, lane: lane, isFirstLink: false, frame: frame),
                because: .powerOff)
            return
        }
        let destination = MACAddress(bits: UInt64(frame.bytes.uint32(at: 0)) << 16 | UInt64(frame.bytes.uint16(at: 4)))
        let source = MACAddress(bits: UInt64(frame.bytes.uint16(at: 6)) << 32 | UInt64(frame.bytes.uint32(at: 8)))
        switches[index].learn(source, at: port, now: now)
        if let known = switches[index].port(for: destination, now: now) {
            // The receiver sits where the frame came from: it has it already (IEEE 802.1D §7.7.1).
            if known != port { pass(frame, through: index, port: known, &observer) }
            return
        }
        for other in switches[index].ports.indices where other != port {
            pass(copy frame, through: index, port: other, &observer)
        }
    }

    private mutating func pass(
        _ frame: consuming PacketBuffer, through index: Int, port: Int, _ observer: inout some WorldObserver
    ) {
        let link = switches[index].ports[port]
        let lane = links[link].ends.first == .switch(index, port: port) ? 0 : 1
        transmit(frame, link: link, lane: lane, isFirstLink: false, &observer)
    }
}
