// UDP (RFC 768). Read first: Dissector.swift.

private enum UDP {
    static let src = FieldID("udp.srcport"), dst = FieldID("udp.dstport"), port = FieldID("udp.port"),
        length = FieldID("udp.length")
    static let checksum = FieldID("udp.checksum"), status = FieldID("udp.checksum.status"),
        stream = FieldID("udp.stream")
    static let payload = FieldID("udp.payload"), timestamps = FieldID("Timestamps")
    static let badLength = FieldID("udp.length.bad"), missingSum = FieldID("udp.checksum.zero")
    static let traceroute = FieldID("udp.possible_traceroute")
    static let relative = FieldID("udp.time_relative"), delta = FieldID("udp.time_delta")
}

/// Numbers conversations in the order in which they begin, and remembers when their datagrams passed.
struct UDPStreamTable: Sendable {
    struct Conversation: Sendable {
        var number: Int
        var firstTime, lastTime: UInt64
    }

    private var conversations: [StreamKey: Conversation] = [:]
    private var count = 0

    init() {}

    /// The conversation as it was before this datagram.
    /// - Parameter counts: it is the previous one for the next. The one that a conversation begins with always is.
    mutating func conversation(_ key: StreamKey, at time: UInt64, counts: Bool) -> Conversation {
        if let known = conversations[key] {
            if counts { conversations[key]?.lastTime = time }
            return known
        }
        // Forgetting costs only numbers: a conversation that comes back later gets another one.
        if conversations.count > 100_000 { conversations.removeAll() }
        let new = Conversation(number: count, firstTime: time, lastTime: time)
        conversations[key] = new
        count += 1
        return new
    }
}

extension Dissector {
    /// - Parameters:
    ///   - cutOff: how many bytes of the packet were not captured.
    ///   - isFragment: the datagram goes on in other packets, so that it is longer than this one.
    mutating func dissectUDP(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ addresses: (UInt64, UInt64), _ out: inout DissectedFrame,
        buffer: Int,
        isQuoted: Bool, cutOff: Int = 0, isFragment: Bool = false
    ) {
        guard end - start >= 4 else { return Self.addMalformed(start, end, &out, buffer: buffer) }
        if !isQuoted { out.protocolName = "UDP" }
        let (source, destination) = (bytes.u16(start), bytes.u16(start + 2))
        // The ports that traceroute takes for its probes, one after the other.
        let probes: ClosedRange<UInt64> = 33_435...33_464
        for (offset, id, number) in [(0, UDP.src, source), (2, UDP.dst, destination)] {
            out.add(id, start + offset, 2, number, buffer: buffer)
            guard probes.contains(number), offset == 0 || !probes.contains(source) else { continue }
            out.open()
            out.add(UDP.traceroute, 0, 0, generated: true)
            out.close()
        }
        out.add(UDP.port, start, 2, source, buffer: buffer)
        out.add(UDP.port, start + 2, 2, destination, buffer: buffer)
        guard end - start >= 6 else { return Self.addMalformed(start + 4, end, &out, buffer: buffer) }
        let length = Int(bytes.u16(start + 4))
        out.add(UDP.length, start + 4, 2, UInt64(length), buffer: buffer)
        if length < 8 || length > end - start + cutOff && !isQuoted && !isFragment {
            out.open()
            out.add(UDP.badLength, 0, 0, generated: true)
            out.close()
            if length < 8 { return }
        }
        guard end - start >= 8 else { return Self.addMalformed(start + 6, end, &out, buffer: buffer) }
        let packetEnd = end
        let end = min(end, start + length)
        out.add(UDP.checksum, start + 6, 2, bytes.u16(start + 6), buffer: buffer)
        if bytes.u16(start + 6) == 0 {
            // RFC 768: no sum. RFC 8200 §8.1: on IPv6 there must be one.
            out.open()
            if IPv6AddressTable.isNumber(addresses.0) {
                out.add(UDP.missingSum, 0, 0, generated: true)
                out.add(UDP.status, start + 6, 2, 4, buffer: buffer)
            } else {
                out.add(UDP.status, start + 6, 2, 3, buffer: buffer)
            }
            out.close()
        } else {
            out.add(UDP.status, start + 6, 0, 2, generated: true, buffer: buffer)
        }
        let outer = out.protocolName
        defer { if isQuoted { out.protocolName = outer } }
        let key = StreamKey(addresses, source, destination)
        // As in Wireshark, a datagram without content shows no times and does not count, and neither does one that ICMP
        // quotes. One that ICMPv6 quotes shows none either, but counts.
        let isTimed = !isQuoted && length > 8
        let counts = isTimed || isQuoted && IPv6AddressTable.isNumber(addresses.0)
        let conversation = datagrams.conversation(key, at: out.time, counts: counts)
        out.add(UDP.stream, start + 8, 0, UInt64(conversation.number), generated: true, buffer: buffer)
        if isTimed {
            out.add(UDP.timestamps, start, 0, generated: true, buffer: buffer)
            out.open()
            out.add(UDP.relative, start, 0, out.time &- conversation.firstTime, generated: true, buffer: buffer)
            out.add(UDP.delta, start, 0, out.time &- conversation.lastTime, generated: true, buffer: buffer)
            out.close()
        }
        guard end > start + 8 else { return }
        // What stands behind the datagram in its packet counts to this field, though nobody reads it.
        out.add(UDP.payload, start + 8, packetEnd - start - 8, buffer: buffer)
        // RFC 6762: the same messages without a server, on a port of their own.
        let isMulticast = source == 5353 || destination == 5353
        // RFC 4795: the same for names of the neighbourhood.
        let isLocal = source == 5355 || destination == 5355
        if source == 53 || destination == 53 || isMulticast || isLocal || Self.isLikeDNS(bytes, start + 8, end) {
            let outerLayer = out.enter(isMulticast ? .mdns : isLocal ? .llmnr : .dns)
            defer { out.leave(to: outerLayer) }
            let message = Array(bytes[..<end])
            dissectDNS(
                message, start + 8, isQuoted ? nil : key, isTCP: false, isMulticast: isMulticast, isLocal: isLocal,
                &out, buffer: buffer)
        } else {
            Self.addData(bytes, start + 8, end, &out, buffer: buffer)
        }
    }

    /// Whether bytes on any other port look like a message of DNS (RFC 1035 §4.1.1), by Wireshark's measure: an
    /// ordinary question without records in the parts for answers, or an answer to one.
    private static func isLikeDNS(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        guard end - start > 12, bytes[start + 2] & 0x78 == 0 else { return false }
        let counts = stride(from: start + 4, to: start + 12, by: 2).map { bytes.u16($0) }
        guard counts[2] <= 10, counts[3] <= 10 else { return false }
        if bytes[start + 2] & 0x80 == 0 { return counts[0] == 1 && counts[1] == 0 && counts[2] == 0 }
        return counts[0] <= 1
    }
}
