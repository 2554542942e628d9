// Finding Ethernet addresses (RFC 826). Read first: Neighbours/Neighbour.swift, Sources/Wire/ARPView.swift.
//
//     mta-a -> everybody   who has 192.0.2.1? tell 192.0.2.25
//     r-a   -> mta-a       192.0.2.1 is at 02:00:c0:00:02:01

import Basics
import Wire

extension HostStack {
    /// Sends `frame` as soon as the neighbour's address is known, which may be at once.
    mutating func resolve(
        _ address: IPAddress, on interface: Int, for frame: consuming PacketBuffer, isForwarded: Bool, at now: Instant,
        _ out: inout StackOutput
    ) {
        guard let place = neighbours.place(interface: interface, address: address.v4) else {
            let waiting = [WaitingFrame(frame: frame, isForwarded: isForwarded)]
            let state = Neighbour.State.incomplete(
                tries: 1, retryAt: now + NeighbourCache.retryInterval, waiting: waiting)
            let neighbour = Neighbour(interface: interface, address: address, state: state)
            guard let place = neighbours.add(neighbour) else { return }
            Self.tell(nil, neighbour, &out)
            request(neighbour, to: .broadcast, &out)
            return timers.push(neighbour.deadline, .neighbour(UInt32(place)))
        }
        guard let mac = neighbours.neighbours[place]?.mac else {
            return neighbours.wait(WaitingFrame(frame: frame, isForwarded: isForwarded), at: place)
        }
        emit(frame, on: interface, to: mac, isForwarded: isForwarded, &out)
        // Stale, or too old to be trusted.
        delay(mac, at: place, now, &out)
    }

    /// An entry that is no longer trusted is in use: it will be asked, but not in the middle of the first exchange.
    private mutating func delay(_ mac: MACAddress, at place: Int, _ now: Instant, _ out: inout StackOutput) {
        let until = now + NeighbourCache.delay
        set(.delayed(mac, until: until), at: place, &out)
        timers.push(until, .neighbour(UInt32(place)))
    }

    /// Puts an entry into another state.
    private mutating func set(_ state: Neighbour.State, at place: Int, _ out: inout StackOutput) {
        let before = neighbours.neighbours[place]?.state.name
        neighbours.set(state, at: place)
        Self.tell(before, neighbours.neighbours[place], &out)
    }

    /// Those who look on are told of what became of an entry, if its state is another one now.
    private static func tell(_ before: NeighbourView.State?, _ entry: Neighbour?, _ out: inout StackOutput) {
        guard let entry, before != entry.state.name else { return }
        out.observations.append(.neighbour(entry.address, entry.mac, from: before, to: entry.state.name))
    }

    private func request(_ neighbour: Neighbour, to destination: MACAddress, _ out: inout StackOutput) {
        let own = interfaces[neighbour.interface]
        // RFC 826: what is asked for cannot be filled in; a question to one neighbour repeats what is believed.
        let packet = ARPPacket(
            operation: .request, senderMAC: own.mac, senderAddress: own.address,
            targetMAC: destination == .broadcast ? .zero : destination, targetAddress: neighbour.address)
        out.frames.append(
            OutgoingFrame(interface: neighbour.interface, frame: packet.frame(to: destination), isForwarded: false))
        out.observations.append(.arpRequested(neighbour.address))
    }

    /// A frame with an ARP packet arrived.
    mutating func receiveARP(
        _ frame: consuming PacketBuffer, on interface: Int, at now: Instant, _ out: inout StackOutput
    ) {
        let packet: ARPPacket
        do {
            let bytes = frame.bytes
            packet = ARPPacket(try ARPView(bytes.extracting(EthernetView.headerByteCount..<bytes.byteCount)))
        } catch {
            return
        }
        let own = interfaces[interface]
        let isForUs = packet.targetAddress == own.address
        let isRequest = packet.operation == .request
        // A sender that has our address, or none, or a group's, is not one to remember.
        guard packet.senderAddress != own.address, !packet.senderMAC.isGroup, isRequest || packet.operation == .reply
        else { return }
        // RFC 826: if the sender is in the table, its address is updated; if the packet is for us, it is added.
        if let place = neighbours.place(interface: interface, address: packet.senderAddress.v4) {
            learn(packet.senderMAC, at: place, isAnswer: isForUs && !isRequest, now, &out)
        } else if isForUs && isRequest && own.network.contains(packet.senderAddress) {
            let neighbour = Neighbour(
                interface: interface, address: packet.senderAddress, state: .stale(packet.senderMAC))
            if neighbours.add(neighbour) != nil { Self.tell(nil, neighbour, &out) }
        }
        if isForUs && isRequest {
            let reply = ARPPacket(
                operation: .reply, senderMAC: own.mac, senderAddress: own.address, targetMAC: packet.senderMAC,
                targetAddress: packet.senderAddress)
            out.frames.append(
                OutgoingFrame(interface: interface, frame: reply.frame(to: packet.senderMAC), isForwarded: false))
        }
    }

    private mutating func learn(
        _ mac: MACAddress, at place: Int, isAnswer: Bool, _ now: Instant, _ out: inout StackOutput
    ) {
        guard let neighbour = neighbours.neighbours[place] else { return }
        let waiting = neighbours.learn(mac, at: place, isAnswer: isAnswer, now)
        if neighbour.deadline != .never && isAnswer || neighbour.mac == nil {
            out.observations.append(.arpResolved(neighbour.address))
        }
        Self.tell(neighbour.state.name, neighbours.neighbours[place], &out)
        if !waiting.isEmpty && !isAnswer { delay(mac, at: place, now, &out) }
        var frames = waiting
        frames.reverse()
        while let next = frames.popLast() {
            emit(next.frame, on: neighbour.interface, to: mac, isForwarded: next.isForwarded, &out)
        }
    }

    /// A neighbour's time has come: ask, ask again, or give up.
    mutating func neighbourTimeout(at place: Int, deadline: Instant, _ now: Instant, _ out: inout StackOutput) {
        guard place < neighbours.neighbours.count, let neighbour = neighbours.neighbours[place],
            neighbour.deadline == deadline
        else { return }
        out.observations.append(.timer(.arp(neighbour.address)))
        let next = now + NeighbourCache.retryInterval
        switch neighbour.state {
        case .incomplete(let tries, _, let waiting):
            if tries >= NeighbourCache.maximumTries { return giveUp(neighbour, at: place, now, &out) }
            set(.incomplete(tries: tries + 1, retryAt: next, waiting: waiting), at: place, &out)
            request(neighbour, to: .broadcast, &out)
        case .probing(let mac, let tries, _):
            if tries >= NeighbourCache.maximumTries { return giveUp(neighbour, at: place, now, &out) }
            set(.probing(mac, tries: tries + 1, retryAt: next), at: place, &out)
            request(neighbour, to: mac, &out)
        case .delayed(let mac, _):
            set(.probing(mac, tries: 1, retryAt: next), at: place, &out)
            request(neighbour, to: mac, &out)
        case .reachable, .stale: return
        }
        timers.push(next, .neighbour(UInt32(place)))
    }

    /// Nobody answered. RFC 1812 §3.3.2, §5.2.7.1: whoever sent what waits is told, one by one.
    private mutating func giveUp(_ neighbour: Neighbour, at place: Int, _ now: Instant, _ out: inout StackOutput) {
        out.observations.append(.arpFailed(neighbour.address))
        out.observations.append(.neighbour(neighbour.address, nil, from: neighbour.state.name, to: nil))
        for waiting in neighbours.remove(at: place) {
            if waiting.isForwarded {
                complain(
                    .unreachable(.host), about: waiting.frame, at: EthernetView.headerByteCount, isGroup: false,
                    at: now, &out)
            } else {
                let own = interfaces[neighbour.interface].address
                let bytes = waiting.frame.bytes
                reportTrouble(
                    .unreachable(.host), quoting: bytes.extracting(EthernetView.headerByteCount..<bytes.byteCount),
                    by: own, at: now, &out)
            }
        }
    }
}
