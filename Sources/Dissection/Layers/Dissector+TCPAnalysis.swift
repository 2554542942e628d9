// Shows what was found of a segment. Read first: TCPAnalysis.swift, Dissector+TCP.swift.

private enum Found {
    static let timestamps = FieldID("Timestamps"), relative = FieldID("tcp.time_relative"),
        delta = FieldID("tcp.time_delta")
    static let all = FieldID("tcp.analysis"), acksFrame = FieldID("tcp.analysis.acks_frame"),
        rtt = FieldID("tcp.analysis.ack_rtt")
    static let handshake = FieldID("tcp.analysis.initial_rtt"), inFlight = FieldID("tcp.analysis.bytes_in_flight")
    static let sincePush = FieldID("tcp.analysis.push_bytes_sent"), flags = FieldID("tcp.analysis.flags")
    static let rto = FieldID("tcp.analysis.rto"), rtoFrame = FieldID("tcp.analysis.rto_frame")
    static let retransmission = FieldID("tcp.analysis.retransmission"),
        duplicate = FieldID("tcp.analysis.duplicate_ack")
    static let duplicateNumber = FieldID("tcp.analysis.duplicate_ack_num"),
        duplicateFrame = FieldID("tcp.analysis.duplicate_ack_frame")
    static let reused = FieldID("tcp.analysis.reused_ports"), fast = FieldID("tcp.analysis.fast_retransmission")
    static let spurious = FieldID("tcp.analysis.spurious_retransmission"),
        outOfOrder = FieldID("tcp.analysis.out_of_order")
    /// In Wireshark's order, before and after the repeated receipts.
    static let early: [(TCPFinding.Flags, FieldID)] = [
        (.lostSegment, FieldID("tcp.analysis.lost_segment")),
        (.ackLostSegment, FieldID("tcp.analysis.ack_lost_segment")),
        (.windowUpdate, FieldID("tcp.analysis.window_update")), (.windowFull, FieldID("tcp.analysis.window_full")),
        (.keepAlive, FieldID("tcp.analysis.keep_alive")), (.keepAliveAck, FieldID("tcp.analysis.keep_alive_ack")),
    ]
    static let late: [(TCPFinding.Flags, FieldID)] = [
        (.zeroWindowProbe, FieldID("tcp.analysis.zero_window_probe")),
        (.zeroWindow, FieldID("tcp.analysis.zero_window")),
        (.zeroWindowProbeAck, FieldID("tcp.analysis.zero_window_probe_ack")),
    ]
}

extension Dissector {
    /// The times since the first and the previous segment of the connection.
    mutating func addTCPTimes(_ start: Int, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int) {
        let (first, previous) = (
            streams.streams[place].firstTime ?? out.time, streams.streams[place].lastTime ?? out.time
        )
        streams.streams[place].firstTime = first
        streams.streams[place].lastTime = out.time
        out.add(Found.timestamps, start, 0, generated: true, buffer: buffer)
        out.open()
        out.add(Found.relative, start, 0, out.time &- first, generated: true, buffer: buffer)
        out.add(Found.delta, start, 0, out.time &- previous, generated: true, buffer: buffer)
        out.close()
    }

    func addFinding(
        _ finding: TCPFinding, _ handshake: Int64, _ start: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        guard finding.isThere else { return }
        func add(_ id: FieldID, _ number: Int = 0) {
            out.add(id, start, 0, UInt64(bitPattern: Int64(number)), generated: true, buffer: buffer)
        }
        // Wireshark's expert notes have no place.
        func note(_ id: FieldID) { out.add(id, 0, 0, generated: true, buffer: buffer) }
        add(Found.all)
        out.open()
        if let (frame, age) = finding.acknowledged {
            add(Found.acksFrame, frame)
            if age != 0 { add(Found.rtt, Int(age)) }
        }
        if handshake != 0 { add(Found.handshake, Int(handshake)) }
        if finding.bytesInFlight > 0 {
            add(Found.inFlight, Int(finding.bytesInFlight))
            add(Found.sincePush, Int(finding.bytesSincePush))
        }
        if !finding.flags.isEmpty {
            let flags = finding.flags
            add(Found.flags)
            out.open()
            if flags.contains(.reusedPorts) { note(Found.reused) }
            if flags.contains(.retransmission) {
                note(Found.retransmission)
                if let (frame, age) = finding.timeout, age != 0 {
                    add(Found.rto, Int(age))
                    add(Found.rtoFrame, frame)
                }
            }
            if flags.contains(.fastRetransmission) {
                note(Found.fast)
                note(Found.retransmission)
            }
            if flags.contains(.spuriousRetransmission) {
                note(Found.spurious)
                note(Found.retransmission)
            }
            if flags.contains(.outOfOrder) { note(Found.outOfOrder) }
            for (flag, id) in Found.early where flags.contains(flag) { note(id) }
            if flags.contains(.duplicateAck) { add(Found.duplicate) }
            for (flag, id) in Found.late where flags.contains(flag) { note(id) }
            out.close()
            if let (count, frame) = finding.duplicate {
                add(Found.duplicateNumber, count)
                add(Found.duplicateFrame, frame)
                out.open()
                note(Found.duplicate)
                out.close()
            }
        }
        out.close()
    }
}
