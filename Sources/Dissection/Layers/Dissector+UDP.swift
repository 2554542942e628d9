// UDP (RFC 768). Read first: Dissector.swift.

private enum UDP {
    static let src = FieldID("udp.srcport"), dst = FieldID("udp.dstport"), port = FieldID("udp.port"), length = FieldID("udp.length")
    static let checksum = FieldID("udp.checksum"), status = FieldID("udp.checksum.status"), stream = FieldID("udp.stream")
    static let payload = FieldID("udp.payload")
}

/// Numbers conversations in the order in which they begin.
struct UDPStreamTable: Sendable {
    private var numbers: [StreamKey: Int] = [:]
    private var count = 0

    init() {}

    mutating func number(of key: StreamKey) -> Int {
        if let known = numbers[key] { return known }
        // Forgetting costs only numbers: a conversation that comes back later gets another one.
        if numbers.count > 100_000 { numbers.removeAll() }
        numbers[key] = count
        count += 1
        return count - 1
    }
}

extension Dissector {
    mutating func dissectUDP(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ addresses: (UInt64, UInt64), _ out: inout DissectedFrame, buffer: Int,
        isQuoted: Bool
    ) {
        guard end - start >= 8 else { return Self.addData(bytes, start, end, &out, buffer: buffer) }
        if !isQuoted { out.protocolName = "UDP" }
        let (source, destination) = (bytes.u16(start), bytes.u16(start + 2))
        out.add(UDP.src, start, 2, source, buffer: buffer)
        out.add(UDP.dst, start + 2, 2, destination, buffer: buffer)
        out.add(UDP.port, start, 2, source, buffer: buffer)
        out.add(UDP.port, start + 2, 2, destination, buffer: buffer)
        out.add(UDP.length, start + 4, 2, bytes.u16(start + 4), buffer: buffer)
        out.add(UDP.checksum, start + 6, 2, bytes.u16(start + 6), buffer: buffer)
        out.add(UDP.status, start + 6, 0, bytes.u16(start + 6) == 0 ? 3 : 2, generated: true, buffer: buffer)
        let outer = out.protocolName
        defer { if isQuoted { out.protocolName = outer } }
        let stream = datagrams.number(of: StreamKey(addresses, source, destination))
        out.add(UDP.stream, start + 8, 0, UInt64(stream), generated: true, buffer: buffer)
        guard end > start + 8 else { return }
        out.add(UDP.payload, start + 8, end - start - 8, buffer: buffer)
        if source == 53 || destination == 53 {
            dissectDNS(Array(bytes[..<end]), start + 8, &out, buffer: buffer)
        } else {
            Self.addData(bytes, start + 8, end, &out, buffer: buffer)
        }
    }
}
