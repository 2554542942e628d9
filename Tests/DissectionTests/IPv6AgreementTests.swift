// IPv6 and ICMPv6 beside Wireshark, and on their own. Read first: WrittenCapture.swift.

import Dissection
import TestSupport
import Testing

@Suite("IPv6, RFC 8200; ICMPv6, RFC 4443; neighbours, RFC 4861") struct IPv6AgreementTests {
    private static let client: [UInt8] = [0x20, 1, 0x0D, 0xB8] + [UInt8](repeating: 0, count: 11) + [1]
    private static let server: [UInt8] = [0x20, 1, 0x0D, 0xB8, 0, 1] + [UInt8](repeating: 0, count: 9) + [0x25]

    private static func packet(_ isServer: Bool, _ next: UInt8, _ payload: [UInt8], flow: Int = 0x12345) -> [UInt8] {
        WrittenCapture.four(0x6000_0000 | 0x0B80_0000 | flow) + WrittenCapture.two(payload.count) + [next, 64]
            + (isServer ? server + client : client + server) + payload
    }

    private static func icmp(_ isServer: Bool, _ message: [UInt8]) -> [UInt8] {
        let ends = isServer ? server + client : client + server
        let all =
            ends + WrittenCapture.four(message.count) + [0, 0, 0, 58] + message + (message.count % 2 == 1 ? [0] : [])
        var sum = stride(from: 0, to: all.count, by: 2).reduce(0) { $0 + Int(all[$1]) << 8 + Int(all[$1 + 1]) }
        while sum > 0xFFFF { sum = sum >> 16 + sum & 0xFFFF }
        return packet(isServer, 58, Array(message[..<2]) + WrittenCapture.two(sum ^ 0xFFFF) + message[4...])
    }

    private static let question: [UInt8] = [0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 97, 0, 0, 28, 0, 1]
    private static let hello = Array("EHLO client.example\r\n".utf8)
    private static let long = WrittenCapture.udp(40_001, 40_003, [UInt8](repeating: 7, count: 2000))

    private static func fragment(_ range: Range<Int>, more: Int) -> [UInt8] {
        packet(
            false, 44, [17, 0] + WrittenCapture.two(range.lowerBound | more) + WrittenCapture.four(77) + long[range])
    }

    /// What a client and a server say to each other, and what their machines say besides.
    private static var packets: [[UInt8]] {
        let solicitation: [UInt8] = [135, 0, 0, 0, 0, 0, 0, 0] + server + [1, 1, 2, 0, 0, 0, 0, 1]
        let advertisement: [UInt8] = [136, 0, 0, 0, 0x60, 0, 0, 0] + server + [2, 1, 2, 0, 0, 0, 0, 2]
        return [
            icmp(false, [133, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 0, 0, 0, 0, 1]), icmp(false, solicitation),
            icmp(true, advertisement),
            packet(false, 17, WrittenCapture.udp(53_000, 53, question)),
            packet(false, 6, WrittenCapture.tcp(40_000, 25, 999, 0, 2, options: [2, 4, 5, 180, 1, 3, 3, 7])),
            packet(true, 6, WrittenCapture.tcp(25, 40_000, 1999, 1000, 18, options: [2, 4, 5, 180, 1, 3, 3, 5])),
            packet(false, 6, WrittenCapture.tcp(40_000, 25, 1000, 2000, 16)),
            packet(true, 6, WrittenCapture.tcp(25, 40_000, 2000, 1000, 24, Array("220 there\r\n".utf8))),
            packet(false, 6, WrittenCapture.tcp(40_000, 25, 1000, 2011, 24, hello)),
            icmp(false, [128, 0, 0, 0, 0, 1, 0, 2, 97, 98, 99]), icmp(true, [129, 0, 0, 0, 0, 1, 0, 2, 97, 98, 99]),
            // Options that every router reads, and such for the destination alone.
            packet(
                false, 0,
                [60, 0, 5, 2, 0, 0, 1, 0] + [17, 0, 1, 4, 0, 0, 0, 0] + WrittenCapture.udp(40_001, 40_003, [1, 2, 3])),
            fragment(0..<1232, more: 1), fragment(1232..<2008, more: 0),
            packet(false, 59, []),
            // Errors quote what they are about.
            icmp(true, [1, 4, 0, 0, 0, 0, 0, 0] + packet(false, 17, WrittenCapture.udp(40_001, 40_002, [1, 2, 3]))),
            icmp(
                true,
                [2, 0, 0, 0, 0, 0, 5, 0] + packet(false, 6, WrittenCapture.tcp(40_000, 25, 1000, 2011, 24, hello))),
            icmp(true, [3, 0, 0, 0, 0, 0, 0, 0] + icmp(false, [128, 0, 0, 0, 0, 1, 0, 3, 97, 98, 99])),
            icmp(true, [4, 1, 0, 0, 0, 0, 0, 40] + packet(false, 200, [1, 2, 3, 4])),
            // On IPv6 a datagram without a checksum is a mistake.
            packet(false, 17, WrittenCapture.two(40_001) + WrittenCapture.two(40_002) + [0, 9, 0, 0, 7]),
            packet(
                false, 17,
                WrittenCapture.udp(5353, 5353, [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 97, 0, 0, 28, 0x80, 1])),
        ]
    }

    private static let links: [(Int, [UInt8])] = [
        (1, [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 0x86, 0xDD]), (0, [30, 0, 0, 0]), (0, [24, 0, 0, 0]),
        (108, [0, 0, 0, 28]), (101, []),
        (113, [0, 4, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0, 0x86, 0xDD]),
        (113, [0, 0, 3, 4, 0, 6] + [UInt8](repeating: 0, count: 8) + [0x86, 0xDD]),
        (276, [0x86, 0xDD, 0, 0, 0, 0, 0, 3, 0, 1, 4, 6, 2, 0, 0, 0, 0, 1, 0, 0]),
    ]

    @Test(
        .enabled(if: ExternalTool.wiresharkIsThere, Comment(rawValue: ExternalTool.wiresharkHint)), arguments: links)
    func packetsOnEveryLink(_ linkType: Int, _ front: [UInt8]) throws {
        var capture = WrittenCapture()
        (capture.linkType, capture.front) = (linkType, front)
        for packet in Self.packets { capture.add(frame: front + packet) }
        try capture.compare("IPv6 on link type \(linkType)")
    }

    /// Addresses that are made of hardware addresses or of addresses of IPv4, and such as only look like it; the zeros
    /// between both ends are left out.
    private static let madeAddresses: [(front: [UInt8], back: [UInt8])] = [
        ([0xFE, 0x80], [2, 0x15, 0x5D, 0xFF, 0xFE, 1, 2, 3]), ([0xFE, 0x80], [0, 0x15, 0x5D, 0xFF, 0xFE, 1, 2, 3]),
        ([0x20, 1, 0x0D, 0xB8], [3, 0x15, 0x5D, 0xFF, 0xFE, 1, 2, 3]), ([0xFF, 2], [2, 0, 0, 0xFF, 0xFE, 0, 0, 1]),
        ([0xFE, 0x80], [0x5E, 0xFE, 192, 0, 2, 1]), ([0xFE, 0x80], [2, 0, 0x5E, 0xFE, 192, 0, 2, 1]),
        ([0x20, 2, 192, 0, 2, 1, 0, 5], [1]), ([0x20, 2, 192, 0, 2, 1], [2, 0, 0, 0xFF, 0xFE, 0, 0, 1]),
        ([0x20, 1, 0, 0, 65, 54, 227, 120], [0x80, 0, 0x63, 0xBF, 0x3F, 0xFF, 0xFD, 0xD2]),
        ([0x20, 1, 0, 0, 65, 54, 227, 120], [2, 0, 0, 0xFF, 0xFE, 0, 0, 1]),
        ([0, 0x64, 0xFF, 0x9B], [192, 0, 2, 33]), ([0, 0x64, 0xFF, 0x9B, 0, 1], [192, 0, 2, 33]),
        ([], [0xFF, 0xFF, 192, 0, 2, 1]), ([], [192, 0, 2, 1]),
    ]

    private static var madeFrames: [[UInt8]] {
        let addresses = madeAddresses.map { front, back in
            front + [UInt8](repeating: 0, count: 16 - front.count - back.count) + back
        }
        let link: [UInt8] = [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 0x86, 0xDD]
        return zip(addresses, addresses.reversed()).map { source, destination in
            link + [0x60, 0, 0, 0, 0, 0, 59, 64] + source + destination
        }
    }

    @Test(WiresharkVersion.followedOnly) func addressesThatAreMade() throws {
        var capture = WrittenCapture()
        for frame in Self.madeFrames { capture.add(frame: frame) }
        try capture.compare("addresses that are made of others")
    }

    @Test(arguments: [
        ("ipv6.slaac_mac == 00:15:5d:01:02:03", 2), ("ipv6.src_slaac_mac == 00-15-5d-01-02-03", 1),
        ("ipv6.slaac_mac", 10), ("ipv6.isatap_ipv4 == 192.0.2.0/24", 4), ("ipv6.tc_ipv4 == 192.0.2.45", 2),
        ("ipv6.dst_tc_port == 40000", 1), ("ipv6.6to4_sla_id == 5 && ipv6.6to4_gw_ipv4 == 192.0.2.1", 2),
        ("ipv6.embed_ipv4 == 192.0.2.33", 2),
    ])
    func filtersKnowMadeAddresses(_ text: String, _ count: Int) throws {
        var dissector = Dissector()
        let frames = Self.madeFrames.map { dissector.dissect(CapturedFrame(bytes: $0)) }
        let filter = try DisplayFilter(text)
        #expect(frames.filter { filter.matches($0) }.count == count)
    }

    private func shown(_ name: String, _ frames: [DissectedFrame]) -> [String] {
        frames.flatMap { frame in frame.fields.filter { $0.id.info.name == name }.map { frame.show($0) } }
    }

    @Test func whatIsCarriedIsReadAsOnIPv4() throws {
        var dissector = Dissector()
        let frames = Self.packets.map { dissector.dissect(CapturedFrame(bytes: $0), linkType: 101) }
        #expect(shown("smtp.req.parameter", frames) == ["client.example", "client.example"])
        #expect(shown("dns.qry.name", frames) == ["a", "a"])
        #expect(Set(shown("tcp.stream", frames)) == ["0"])
        #expect(shown("ipv6.reassembled.length", frames) == ["2008"])
        #expect(shown("icmpv6.checksum.status", frames) == Array(repeating: "1", count: 7) + ["1", "2", "1"])
    }

    @Test func filtersKnowAddressesAndNetworks() throws {
        var dissector = Dissector()
        let frames = Self.packets.map { dissector.dissect(CapturedFrame(bytes: $0), linkType: 101) }
        func count(_ text: String) throws -> Int {
            let filter = try DisplayFilter(text)
            return frames.filter { filter.matches($0) }.count
        }
        #expect(try count("ipv6.dst == 2001:db8:1::25 && smtp && !icmpv6") == 1)
        #expect(try count("ipv6.addr == 2001:DB8:1:0:0:0:0:25") == frames.count)
        #expect(try count("ipv6.src == 2001:db8::/48 && ipv6.dst == 2001:db8:1::/48 && mdns") == 1)
        #expect(try count("ipv6.addr == 2001:db9::/32 || ipv6.addr == fe80::/10 || ip.addr == 192.0.2.0/24") == 0)
        #expect(try count("ipv6.addr == ::/0") == frames.count)
        for wrong in [
            "ipv6.addr == zz", "ipv6.addr == 192.0.2.1", "ip.addr == 2001:db8::1", "ipv6.src == ::/129",
            "ip.src == 1.2.3",
        ] {
            #expect(throws: DisplayFilterError.self) { try DisplayFilter(wrong) }
        }
    }

    /// Something is shown of the packet, and nothing that is not in it.
    private func check(_ packet: [UInt8]) {
        var dissector = Dissector()
        let frame = dissector.dissect(CapturedFrame(bytes: packet), linkType: 101)
        #expect(!frame.fields.isEmpty)
        for field in frame.fields where field.length > 0 {
            let end = Int(field.offset) + Int(field.length)
            #expect(field.offset >= 0 && end <= frame.buffers[Int(field.buffer)].bytes.count, "\(field.id.info.name)")
        }
    }

    /// Wherever a packet is cut or changed.
    @Test func hostilePacketsAreShown() {
        for packet in Self.packets {
            for end in packet.indices.dropFirst() { check(Array(packet[..<end])) }
            for place in packet.indices.prefix(80) {
                for value in [0, 1, 0x2C, 0x3C, 0x80, 0xFF] as [UInt8] {
                    var changed = packet
                    changed[place] = value
                    check(changed)
                }
            }
        }
    }
}
