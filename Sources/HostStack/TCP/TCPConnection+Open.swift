// The three-way handshake (RFC 9293 §3.5). Read first: TCPConnection.swift.
//
//     client                                             server
//     SYN-SENT      SYN, my first number, my options -->
//                   <-- SYN,ACK, the same of mine        SYN-RECEIVED
//     ESTABLISHED   ACK -->                              ESTABLISHED
//
// An option counts when both SYNs carry it. Two clients that meet (both in SYN-SENT) become SYN-RECEIVED together:
// the simultaneous open of figure 7, which needs no code of its own beyond that step.
//
// Left out: data on a SYN is not kept (the peer sends it again), SYN cookies.

import Basics
import Wire

extension TCPConnection {
    /// The header's bytes that an MTU has to hold beside the payload: IPv4 and TCP, both without options.
    static let headerBytes = 40

    private init(
        local: Endpoint, remote: Endpoint, state: TCPState, mtu: Int, configuration: TCPConfiguration,
        random: inout SeededGenerator, at now: Instant
    ) {
        self.local = local
        self.remote = remote
        self.state = state
        isActiveOpener = state == .synSent
        self.mtu = mtu
        self.configuration = configuration
        usesTimestamps = configuration.usesTimestamps
        usesSACK = configuration.usesSACK
        // RFC 9293 §3.4.1: nobody can guess the first number.
        let chance = random.next()
        let initial = SequenceNumber(UInt32(truncatingIfNeeded: chance))
        timestampOffset = UInt32(truncatingIfNeeded: chance >> 32)
        let maximumSegment = Self.maximumSegment(mtu: mtu)
        sending = TCPSendSpace(initial: initial, maximumSegment: maximumSegment)
        receiving = TCPReceiveSpace(windowLimit: 0, epoch: now)
        congestion = TCPCongestion(initial: initial)
        roundTrip = TCPRoundTrip(configuration)
        lastSentAt = now
    }

    /// Opens a connection: sends the SYN.
    /// - Parameters:
    ///   - mtu: the largest IP packet on the way as far as is known, usually the interface's MTU.
    ///   - random: gives the first sequence number and the timestamps' offset.
    package init(
        connectingFrom local: Endpoint, to remote: Endpoint, mtu: Int, configuration: TCPConfiguration,
        random: inout SeededGenerator, at now: Instant, _ out: inout TCPOutput
    ) {
        self.init(
            local: local, remote: remote, state: .synSent, mtu: mtu, configuration: configuration, random: &random,
            at: now)
        receiving.windowLimit = firstWindow
        receiving.windowShift = min(configuration.windowScale ?? 0, 14)
        sendSYN(isRepeated: false, at: now, &out)
    }

    /// A listening socket's answer to a SYN: sends the SYN,ACK. Nil if `segment` opens no connection; then
    /// `reset(answering:at:from:)` knows whether it deserves a reset.
    package init?(
        accepting segment: borrowing PacketBuffer, at local: Endpoint, from remote: Endpoint, mtu: Int,
        configuration: TCPConfiguration, random: inout SeededGenerator, at now: Instant, _ out: inout TCPOutput
    ) {
        guard let view = try? TCPView(segment.bytes) else { return nil }
        // RFC 9293 §3.10.7.2: first RST, second ACK, third SYN. SYN with FIN makes no sense.
        let flags = view.flags
        guard flags.contains(.syn), flags.isDisjoint(with: [.rst, .ack, .fin]) else { return nil }
        self.init(
            local: local, remote: remote, state: .synReceived, mtu: mtu, configuration: configuration, random: &random,
            at: now)
        receiveSYN(view.sequence, view.options, at: now)
        receiving.windowLimit = firstWindow
        // RFC 7323 §2.2: the window of a segment with SYN is never scaled.
        sending.window = UInt32(view.window)
        sending.maximumWindow = sending.window
        sending.windowSequence = view.sequence
        sendSYN(isRepeated: false, at: now, &out)
    }

    /// The largest payload that fits an IP packet of `mtu` bytes; RFC 791 lets no link have less than 68.
    static func maximumSegment(mtu: Int) -> UInt16 { UInt16(min(max(mtu, 68) - headerBytes, 65_495)) }

    /// As many full segments as an unscaled window can offer: 64240 for 1460 bytes, 65160 for 1448.
    private var firstWindow: UInt32 {
        if configuration.receiveBuffer > 0 { return max(configuration.receiveBuffer / 2, 1) }
        let size = UInt32(sending.segmentSize)
        return 65_535 / size * size
    }

    /// The options of our SYN, or of our SYN,ACK, which answers only what the SYN offered.
    private func synOptions(at now: Instant) -> TCPOptions {
        var options = TCPOptions()
        options.maximumSegmentSize = Self.maximumSegment(mtu: mtu)
        options.isSACKPermitted = usesSACK
        if usesTimestamps {
            options.timestamps = TCPTimestamps(
                value: timestamp(at: now), echo: state == .synSent ? 0 : recentTimestamp)
        }
        let offersScale = state == .synSent ? configuration.windowScale != nil : isWindowScaled
        options.windowScale = offersScale ? min(configuration.windowScale ?? 0, 14) : nil
        return options
    }

    /// Sends our SYN, or our SYN,ACK, for the first time or again. The SYN,ACK of a simultaneous open repeats the SYN, but
    /// not because anything was lost.
    mutating func sendSYN(isRepeated: Bool, at now: Instant, _ out: inout TCPOutput) {
        sending.next = sending.initial + 1
        sending.highest = sending.next
        if isRepeated {
            noteRetransmission(&out)
        } else if !roundTrip.isTiming && !roundTrip.isAmbiguous {
            roundTrip.start(sending.next, at: now)
        }
        let window = UInt16(min(receiving.windowLimit, 65_535))
        receiving.edge = .later(receiving.edge, receiving.next + Int(window))
        let header = TCPHeader(
            sourcePort: local.port, destinationPort: remote.port, sequence: sending.initial,
            acknowledgment: receiving.next, flags: state == .synSent ? .syn : [.syn, .ack], window: window,
            options: synOptions(at: now))
        var packet = PacketBuffer(headroom: TCPOutput.headroom + header.byteCount, capacity: 0)
        header.prepend(to: &packet, from: local.address, to: remote.address)
        out.segments.append(packet)
        noteAcknowledgmentSent()
        lastSentAt = now
        timer = .retransmission(now + roundTrip.current(configuration))
    }

    /// Takes the peer's first number and options from its SYN.
    private mutating func receiveSYN(_ sequence: SequenceNumber, _ options: TCPOptions, at now: Instant) {
        receiving.initial = sequence
        receiving.next = sequence + 1
        receiving.edge = receiving.next
        // RFC 9293 §3.7.1, MUST-15: a SYN without the option means 536. A size of nearly nothing would be an attack.
        let peerMaximum = max(options.maximumSegmentSize ?? 536, 64)
        sending.maximumSegment = min(peerMaximum, sending.maximumSegment)
        usesSACK = usesSACK && options.isSACKPermitted
        if let timestamps = options.timestamps, usesTimestamps {
            recentTimestamp = timestamps.value
            recentTimestampAt = now
        } else {
            usesTimestamps = false
        }
        // RFC 7323 §2.2: both or neither. §2.3: more than 14 is read as 14.
        if let shift = options.windowScale, let own = configuration.windowScale {
            sending.windowShift = min(shift, 14)
            receiving.windowShift = min(own, 14)
            isWindowScaled = true
        } else {
            receiving.windowShift = 0
        }
        updateSegmentSize()
    }

    /// Derives the payload's size from the segment's: timestamps take 12 bytes of each.
    mutating func updateSegmentSize() {
        sending.segmentSize = sending.maximumSegment - (usesTimestamps ? 12 : 0)
    }

    /// A segment arrives in SYN-SENT (RFC 9293 §3.10.7.3).
    mutating func receiveInSynSent(_ segment: TCPArrival, at now: Instant, _ out: inout TCPOutput) {
        let flags = segment.flags
        if flags.contains(.ack) && segment.acknowledgment != sending.initial + 1 {
            // First: an ACK for something that we never sent.
            if !flags.contains(.rst) { sendReset(sequence: segment.acknowledgment, &out) }
            return
        }
        if flags.contains(.rst) {
            // Second: only a reset that acknowledges our SYN is for us.
            if flags.contains(.ack) { finish(.refused, &out) }
            return
        }
        // Fourth: without SYN there is nothing to do.
        guard flags.contains(.syn), !flags.contains(.fin) else { return }
        receiveSYN(segment.sequence, segment.options, at: now)
        sending.window = UInt32(segment.window)
        sending.maximumWindow = sending.window
        sending.windowSequence = segment.sequence
        if flags.contains(.ack) {
            sending.windowAcknowledgment = segment.acknowledgment
            receiving.edge = receiving.next + Int(receiving.windowLimit)
            establish(segment, at: now, &out)
            owesAcknowledgment = true
            transmit(at: now, &out)
            if owesAcknowledgment { sendAcknowledgment(at: now, &out) }
        } else {
            // The peer opens at the same time (RFC 9293 §3.5, figure 7).
            state = .synReceived
            sendSYN(isRepeated: false, at: now, &out)
        }
    }

    /// Our SYN is acknowledged, and so is the peer's: data can flow.
    mutating func establish(_ segment: TCPArrival, at now: Instant, _ out: inout TCPOutput) {
        state = .established
        let wasRetransmitted = roundTrip.isAmbiguous
        sending.unacknowledged = sending.initial + 1
        roundTrip.acknowledge(
            segment.acknowledgment, echoed: echoAge(segment.timestamps, at: now), at: now, configuration)
        roundTrip.endHandshake(configuration)
        retries = 0
        timer = .off
        softError = nil
        let size = Int(sending.segmentSize)
        // RFC 5681 §3.1: a lost SYN is a sign of congestion; then the first flight is one segment.
        congestion.window =
            wasRetransmitted
            ? size : TCPCongestion.initialWindow(segments: configuration.initialWindowSegments, segmentSize: size)
        receiving.epoch = now
        out.events.insert(.established)
        if closesWhenEstablished { state = .finWait1 }
    }
}
