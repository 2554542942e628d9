// ICMP messages that arrive: echoes, and what others report about our packets (RFC 792, RFC 1122 §3.2.2).
// Read first: HostStack+Complaints.swift.

import Basics
import Wire

extension HostStack {
    /// Sends an echo request with 56 bytes of data, as the command `ping` does. Told later: `echoReply` or
    /// `echoUnreachable`, for `owner`.
    package mutating func ping(
        _ address: IPAddress, identifier: UInt16, sequence: UInt16, owner: UInt16, at now: Instant,
        _ out: inout StackOutput
    ) {
        guard let (source, hop) = source(towards: address) else {
            let kind = SocketEvent.Kind.echoUnreachable(address, identifier: identifier, sequence: sequence, .network)
            return out.events.append(SocketEvent(owner: owner, socket: .none, kind: kind))
        }
        if pings.count >= PendingPing.capacity { pings.removeFirst() }
        pings.append(PendingPing(address: address, identifier: identifier, sequence: sequence, owner: owner))
        let data = (0..<56).map { UInt8($0) }
        let message = ICMPMessage.echoRequest(identifier: identifier, sequence: sequence, data: data)
        send(message.packet(), header(.icmp, from: source, to: address), hop, at: now, &out)
        deliverLoopback(at: now, &out)
    }

    /// A packet with an ICMP message for this host.
    mutating func receiveMessage(
        _ packet: consuming PacketBuffer, _ arrival: IPv4Arrival, isGroup: Bool, at now: Instant,
        _ out: inout StackOutput
    ) {
        let (source, destination) = arrival.addresses
        packet.removeFirst(arrival.headerByteCount)
        do {
            let message = try ICMPView(packet.bytes)
            // RFC 1122 §3.2.2: what is damaged or of an unknown type is dropped in silence.
            guard message.hasValidChecksum else { return }
            switch message.type {
            case .echoRequest: break
            case .echoReply: return receiveEchoReply(message, from: source, &out)
            case .destinationUnreachable:
                let code = ICMPUnreachableCode(rawValue: message.code)
                let trouble: PacketTrouble =
                    code == .fragmentationNeeded ? .tooBig(mtu: Int(message.nextHopMTU)) : .unreachable(code)
                return reportTrouble(trouble, quoting: message.data, by: source, at: now, &out)
            case .timeExceeded:
                let trouble: PacketTrouble = message.code == 0 ? .timeToLive : .reassembly
                return reportTrouble(trouble, quoting: message.data, by: source, at: now, &out)
            default: return
            }
        } catch {
            return
        }
        // RFC 1122 §3.2.2.6: an echo to a broadcast address may be ignored.
        if isGroup { return }
        answerEcho(packet, from: source, to: destination, at: now, &out)
    }

    /// RFC 1122 §3.2.2.6: the reply has the data, identifier and sequence number of the request. The request itself
    /// becomes the reply: one byte changes.
    private mutating func answerEcho(
        _ message: consuming PacketBuffer, from source: IPAddress, to destination: IPAddress, at now: Instant,
        _ out: inout StackOutput
    ) {
        var bytes = message.mutableBytes
        let checksum = InternetChecksum.update(
            bytes.load16(at: 2), replacing: bytes.load16(at: 0), with: UInt16(ICMPType.echoReply.rawValue) << 8)
        bytes.store16(UInt16(ICMPType.echoReply.rawValue) << 8, at: 0)
        bytes.store16(checksum, at: 2)
        let hop = routing.hop(to: source.v4)
        // RFC 1122 §3.2.1.3: everybody on a link is no sender; the answer would go to all of them.
        if hop.kind == .unroutable || hop.kind == .broadcast { return }
        send(message, header(.icmp, from: destination, to: source), hop, at: now, &out)
    }

    private mutating func receiveEchoReply(
        _ message: borrowing ICMPView, from source: IPAddress, _ out: inout StackOutput
    ) {
        let (identifier, sequence) = (message.identifier, message.sequence)
        guard let ping = takePing(to: source, identifier, sequence) else { return }
        let kind = SocketEvent.Kind.echoReply(from: source, identifier: identifier, sequence: sequence)
        out.events.append(SocketEvent(owner: ping.owner, socket: .none, kind: kind))
    }

    private mutating func takePing(to address: IPAddress, _ identifier: UInt16, _ sequence: UInt16) -> PendingPing? {
        let index = pings.firstIndex {
            $0.address == address && $0.identifier == identifier && $0.sequence == sequence
        }
        return index.map { pings.remove(at: $0) }
    }

    /// A packet of this host met trouble: whoever sent it is told.
    /// - Parameters:
    ///   - original: the packet or its beginning.
    ///   - by: the router or host that says so; this host itself when its own search for a neighbour failed.
    mutating func reportTrouble(
        _ trouble: PacketTrouble, quoting original: RawSpan, by reporter: IPAddress, at now: Instant,
        _ out: inout StackOutput
    ) {
        guard let view = try? IPv4View(header: original), routing.hop(to: view.source.v4).kind == .local,
            view.fragmentOffset == 0
        else { return }
        let destination = view.destination
        // RFC 792: at least the first 8 bytes of what the packet carried are there: both ports.
        let quoted = original.extracting(view.headerByteCount..<original.byteCount)
        switch trouble {
        case .unreachable(let code):
            out.observations.append(
                .unreachable(destination: destination, by: reporter, Unreachability(code)))
        case .timeToLive, .reassembly:
            out.observations.append(.timeExceeded(destination: destination, by: reporter))
        case .tooBig(let reported):
            // What is remembered holds for everybody here, so a stranger must not be able to say it.
            if view.payloadProtocol == .tcp && !isInNetwork(segmentOf: view, quoted) { return }
            let current = mtu(to: destination, routing.hop(to: destination.v4), at: now)
            if let size = pathMTUs.learn(
                reported, about: view.totalLength, to: destination, current: current, at: now)
            {
                out.observations.append(.packetTooBig(destination: destination, by: reporter, mtu: size))
            }
        }
        guard quoted.byteCount >= 8 else { return }
        switch view.payloadProtocol {
        case .tcp: reportTrouble(trouble, toConnectionOf: view, quoted, at: now, &out)
        case .udp: reportTrouble(trouble, toSocketOf: view, quoted, &out)
        case .icmp: reportTrouble(trouble, toPingOf: view, quoted, &out)
        default: break
        }
    }

    private mutating func reportTrouble(
        _ trouble: PacketTrouble, toPingOf view: borrowing IPv4View, _ quoted: RawSpan, _ out: inout StackOutput
    ) {
        guard case .unreachable(let code) = trouble, let message = try? ICMPView(quoted), message.type == .echoRequest,
            let ping = takePing(to: view.destination, message.identifier, message.sequence)
        else { return }
        let kind = SocketEvent.Kind.echoUnreachable(
            ping.address, identifier: ping.identifier, sequence: ping.sequence, Unreachability(code))
        out.events.append(SocketEvent(owner: ping.owner, socket: .none, kind: kind))
    }
}
