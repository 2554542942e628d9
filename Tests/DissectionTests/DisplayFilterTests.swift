// Display filters: Wireshark's language. Read first: Sources/Dissection/Filter/DisplayFilter.swift, Captures.swift.

import Dissection
import Foundation
import TestSupport
import Testing

@Suite("Display filters") struct DisplayFilterTests {
    /// Frames of IPv4 with a line of SMTP from each side, and an IPv6 one.
    private static func frames() -> [DissectedFrame] {
        let conversation = WrittenConversation(
            port: 25,
            turns: [
                (true, Array("220 mx.example\r\n".utf8)), (false, Array("EHLO client.example\r\n".utf8)),
                (true, Array("250 mx.example\r\n".utf8)), (false, Array("MAIL FROM:<a@b.example>\r\n".utf8)),
                (true, Array("451 later\r\n".utf8)),
            ])
        var dissector = Dissector()
        var frames = conversation.frames
        for i in frames.indices { frames[i].time = UInt64(i) * 250_000_000 }
        let ipv6: [UInt8] = [0x60, 0, 0, 0, 0, 0, 59, 64] + [UInt8](repeating: 0x20, count: 32)
        let ethernet: [UInt8] = [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 0x86, 0xDD]
        frames.append(CapturedFrame(bytes: ethernet + ipv6, length: 54, time: 2_000_000_000, interface: ""))
        return frames.map { dissector.dissect($0) }
    }

    private static func numbers(_ text: String) throws -> [Int] {
        let filter = try DisplayFilter(text)
        return frames().filter { filter.matches($0) }.map(\.number)
    }

    @Test(
        arguments: [
            // A protocol's own fields only: IPv6 has its version as ip.version, too.
            ("ip", [1, 2, 3, 4, 5]), ("ipv6", [6]), ("not ip", [6]), ("ip.version == 6", [6]),
            // Protocols without fields of their own.
            ("llmnr", []), ("mdns or llmnr or frame.number == 2", [2]),
            // Parts.
            ("tcp.payload[0:3] == \"250\"", [3]), ("tcp.payload[0:3] == 32:35:30", [3]),
            ("ip.src[3] == 02", [1, 3, 5]), ("ip.src[-1] == 2", [1, 3, 5]), ("ip.src[0,3] == c0:01", [2, 4]),
            ("ip.src[1-2] == 00:02", [1, 2, 3, 4, 5]), ("frame[12:2] == 86:dd", [6]), ("frame[52:] == 20:20", [6]),
            ("frame[1000:2] == 20:20", []), ("smtp.req.command[0] == 'M'", [4]), ("tcp[13] & 8", [1, 2, 3, 4, 5]),
            // Of protocols their own bytes: of most of them a header. `contains` looks behind it.
            ("len(ip) == 20", [1, 2, 3, 4, 5]), ("ip[-1] == 1", [1, 3, 5]), ("ip[20:] == 0", []),
            ("eth[12:] == 86:dd", [6]), ("len(eth) == 14", Array(1...6)), ("tcp[20:4] == \"EHLO\"", []),
            ("ip contains \"EHLO\"", [2]), ("len(ipv6) == 40", [6]), ("smtp[0:4] == \"EHLO\"", [2]),
            ("len(smtp) == 21", [2]), ("ip[9] == 6", [1, 2, 3, 4, 5]),
            // Below zero where no SYN told.
            ("tcp.window_size_scalefactor == -1", [1, 2, 3, 4, 5]),
            ("tcp.window_size_scalefactor < 64", [1, 2, 3, 4, 5]),
            // Functions.
            ("lower(smtp.req.command) == \"ehlo\"", [2]), ("upper(smtp.req.command) == \"MAIL\"", [4]),
            ("len(smtp.req.parameter) > 16", [4]), ("count(tcp.port) == 2", [1, 2, 3, 4, 5]),
            ("string(tcp.dstport) matches \"^2\"", [2, 4]),
            ("max(tcp.srcport, tcp.dstport) == 40000", [1, 2, 3, 4, 5]),
            // Calculations, and fields beside fields.
            ("tcp.len + 2 == 18", [1, 3]), ("tcp.len * 2 > 40", [2, 4]), ("tcp.len % 2 == 1", [2, 4, 5]),
            ("(tcp.flags & 0x18) == 0x18", [1, 2, 3, 4, 5]), ("tcp.len / 0 == 1", []), ("ip.src == ip.dst", []),
            ("ip.src < ip.dst", [2, 4]), ("tcp.srcport > tcp.dstport", [2, 4]),
            ("frame.len == frame.cap_len", Array(1...6)),
            // One of several values, or all.
            ("tcp.port == 25", [1, 2, 3, 4, 5]), ("tcp.port != 25", []), ("tcp.port ~= 25", [1, 2, 3, 4, 5]),
            ("tcp.port === 25", []), ("all tcp.port > 24", [1, 2, 3, 4, 5]), ("any tcp.port == 25", [1, 2, 3, 4, 5]),
            ("tcp.dstport not in {25, 26}", [1, 3, 5, 6]), ("ip.src in {192.0.2.1..192.0.2.1}", [2, 4]),
            ("ip.src in {192.0.2.0/31}", [2, 4]), ("smtp.response.code in {400..499, 220}", [1, 5]),
            // Texts and bytes, with escapes; patterns look at bytes, whatever their case.
            ("frame contains \"\\x0d\\n\" && frame contains 'L'", [2, 4]), ("frame matches \"ehlo\\\\s+client\"", [2]),
            ("frame matches r\"EHLO\\s+client\"", [2]), ("frame matches \"\\d{3} mx\"", [1, 3]),
            // Words are of ASCII, and end at everything else.
            ("frame matches r\"\\bmx\\b\"", [1, 3]), ("frame matches r\"\\bx\\b\"", []),
            ("frame matches r\"client\\b\"", [2]),
            ("smtp.req.command == EHLO", [2]), ("smtp.req.command == ehlo", []),
            // Times.
            ("frame.time_relative >= 0.5 && frame.time_relative < 1", [3, 4]), ("frame.time_delta > 0.9", [6]),
            ("frame.time_epoch < 0.3", [1, 2]), ("tcp xor smtp", []), ("ipv6 xor tcp", Array(1...6)),
            ("(tcp.port == 25) && !(smtp.rsp or ipv6)", [2, 4]),
            // Moments: without a zone in UTC. These frames were taken when 1970 began.
            ("frame.time == \"1970-01-01 00:00:00.5\"", [3]), ("frame.time < \"Jan  1, 1970 00:00:00.25 UTC\"", [1]),
            ("frame.time >= \"1970-01-01T09:00:01+09:00\"", [5, 6]), ("frame.time > 1970-01-02", []),
            ("frame.time in {\"1970-01-01 00:00:00.2\" .. \"1970-01-01 00:00:00,6\"}", [2, 3]),
            ("max(frame.time) > \"1969-12-31 23:59Z\"", Array(1...6)),
            // Bits of addresses and of bytes.
            ("ip.src & 255.255.255.254 == 192.0.2.2", [1, 3, 5]), ("ip.src & ip.dst == 192.0.2.0", [1, 2, 3, 4, 5]),
            ("ipv6.src & ffff:: == 2020::", [6]), ("ip.src & 0.0.0.1", [2, 4]),
            ("eth.dst & ff:00:00:00:00:ff == 02:00:00:00:00:01", Array(1...6)),
            ("smtp.req.command == \"MAIL\" && tcp.payload[0:2] & ff:00 == 4d:00", [4]),
            ("tcp.len > {8 + 8} && {tcp.len - 1} < 30", [2, 4]),
            // Lines have their ends, and a text is the whole text.
            ("smtp.command_line == \"EHLO client.example\"", []),
            ("smtp.command_line == \"EHLO client.example\\r\\n\"", [2]),
            // What is known of the frame.
            ("frame.protocols == \"eth:ethertype:ip:tcp:smtp\"", [1, 2, 3, 4, 5]), ("frame.marked", Array(1...6)),
            ("frame.comment or frame.interface_id", []), ("frame.section_number == 1", Array(1...6)),
        ] as [(String, [Int])])
    func frames(_ text: String, _ wanted: [Int]) throws {
        #expect(try Self.numbers(text) == wanted)
    }

    @Test(arguments: [
        ("tcp.port[0", "not closed"), ("tcp.port[x] == 1", "bytes"), ("lenn(tcp.port) == 1", "“len”"),
        ("tcp.port contains 25", "string(tcp.port)"), ("ip.src == tcp.port", "not of one kind"),
        ("lower(tcp.port) == \"x\"", "text"), ("frame.time_relative > x", "seconds"),
        ("'ab' == tcp.port", "one letter"),
        ("tcp.port == 25 | 26", "meaning"), ("tcp.segments == 1", "only be there"), ("tcp.port in {}", "closed"),
        ("max(tcp.port == 25", ")"), ("tcp.port == -", "missing"), ("tcp.dstport not", "too much"),
        (String(repeating: "max(", count: 3000), "nested"), (String(repeating: "-", count: 3000), "nested"),
        ("tcp.len == " + String(repeating: "-", count: 3000), "nested"),
        ("smtp AND tcp", "small letters: and"), ("NOT smtp", "small letters: not"), ("tcp.port EQ 25", "small letters"),
        ("tcp.port in {25 587}", "comma"), ("tcp.port in {25,}", "missing"), ("frame.time < 5", "2026-04-06 00:00:02"),
        ("frame.time < \"2026-13-01\"", "date"), ("frame.time < \"2026-04-06 00:00:00 CET\"", "date"),
        ("frame.time contains \"2026\"", "no text"), ("frame.time + 1 > 0", "calculate"), ("ip.src#", "layer"),
        ("ip.src#x == 1", "layer"), ("192.0.2.1#1 == 2", "neither"), ("frame.len#2", "does not fit"),
        ("tcp.flags.syn & 1", "bits"), ("frame.time_delta & 1", "bits"), ("tcp.port[0] == 1", "no bytes"),
    ])
    func mistakesAreExplained(_ text: String, _ part: String) {
        do {
            _ = try DisplayFilter(text)
            Issue.record("it was taken")
        } catch {
            #expect(error.description.contains(part), "\(error)")
        }
    }

    /// The same frames as tshark shows.
    @Test(
        WiresharkVersion.followedOnly,
        arguments: [
            "ip", "ipv6", "not (tcp or udp)", "tcp.dstport not in {25, 587}", "tcp.len - 1 > 100", "ip.src == ip.dst",
            "tcp.seq <= tcp.ack", "ip.dst[3] == 0a", "tcp[13] & 2", "tcp.payload[0:4] == \"EHLO\"",
            "len(smtp.req.parameter) > 20", "string(frame.number) matches \"5$\"", "all tcp.port > 24",
            "tcp.port ~= 25", "frame matches \"mail\\\\.(kita|minami)\"", "dns.qry.name[0:4] == \"mail\"",
            "frame.time_delta > 0.01", "dns.time < 0.1", "ip[9] == 17", "ip[-1] == 0a",
            "len(tcp) == 32", "len(arp) == 28", "imf[0:4] == \"From\"", "len(udp) == 8", "udp[8:2] == 00:01",
            "frame matches r\"\\bmail\\b\"", "frame matches r\"\\wail\\W\"", "tcp.window_size_scalefactor > 64",
            "udp contains \"kita\"", "imf contains \"Hana\"", "smtp.response.code in {220, 250..299}", "eth.dst[0] & 1",
            "frame.time >= \"2026-04-06 00:00:03\"", "frame.time == \"Apr  6, 2026 00:00:02.000000000 UTC\"",
            "frame.time < \"2026-04-06T09:00:03.5+09:00\"", "frame.time < 2026-04-06",
            "frame.time in {\"2026-04-06 00:00:02\"..\"2026-04-06 00:00:02.5\"}", "frame.interface_id == 7",
            "frame.interface_name == \"hana-pc\"", "frame.interface_description contains \"switch\"",
            "frame.comment contains \"Hana\"", "len(frame.comment) > 150", "pkt_comment", "frame.section_number == 1",
            "frame.protocols contains \"imf\"", "frame.protocols == \"eth:ethertype:ip:tcp:smtp\"",
            "frame.protocols matches \"(dns|arp)$\"", "ip.src & 255.255.255.0 == 192.0.2.0",
            "ip.src & 255.255.255.0 == ip.dst & 255.255.255.0", "eth.src & ff:00:00:00:00:ff == 02:00:00:00:00:0a",
            "tcp.payload[0:2] & df:df == 45:48", "tcp[12:2] & 00:12 == 00:12", "ip#1", "ip.addr#[-1] == 192.0.2.10",
            "tcp.port#[1-2] == 25", "smtp.command_line == \"QUIT\"", "smtp.command_line == \"QUIT\\r\\n\"",
            "{tcp.len + 1} > 3", "eth.src_resolved == \"02:00:c0:00:02:0a\"", "ip.src_host contains \"192.0.2.1\"",
        ])
    func asTshark(_ text: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("lesson.pcapng")
        try Captures.capture("first-letter", to: path)
        let told = try ExternalTool.tshark.run(["-n", "-r", path, "-Y", text, "-T", "fields", "-e", "frame.number"])
        let filter = try DisplayFilter(text)
        let frames = try Captures.dissected([UInt8](Data(contentsOf: URL(fileURLWithPath: path))))
        let ours = frames.filter { filter.matches($0) }.map(\.number)
        #expect(ours == told.output.split(whereSeparator: \.isWhitespace).compactMap { Int($0) })
    }

    /// A segment with a piece of a message is a frame of TCP alone until there is something to tell.
    @Test(
        WiresharkVersion.followedOnly,
        arguments: [
            "smtp", "imap", "dns", "tcp.len > 0 && !smtp", "frame.protocols contains \"smtp\"",
            "frame.protocols contains \"imap\"", "frame.protocols matches \"tcp$\"", "imf", "smtp#1 || imap#1",
        ])
    func pieces(_ text: String) throws {
        let conversations = [
            (25, ["220", " there\r\n2", "20 x\r\n"]),
            (143, ["* O", "K x\r\n", "* 1 FETCH (RFC822 {12}\r\nFrom: ", "a@b\r\n", "\r\n)\r\n"]),
            (53, ["\0", "\u{13}\0\u{7}", "\0\0\0\u{1}\0\0\0\0\0\0\u{1}a\0\0\u{1}\0\u{1}"]),
        ]
        var capture = WrittenCapture()
        for (port, texts) in conversations {
            var number = 1000
            for text in texts {
                let segment = WrittenCapture.tcp(port, 40_000, number, 5000, 24, Array(text.utf8))
                capture.add(isServer: true, proto: 6, segment)
                number += text.utf8.count
            }
        }
        try capture.compare("pieces")
        let folder = try TemporaryFolder()
        let path = folder.file("pieces.pcap")
        try Data(capture.file).write(to: URL(fileURLWithPath: path))
        let told = try ExternalTool.tshark.run(["-n", "-r", path, "-Y", text, "-T", "fields", "-e", "frame.number"])
        let filter = try DisplayFilter(text)
        let ours = try Captures.dissected(capture.file).filter { filter.matches($0) }.map(\.number)
        #expect(ours == told.output.split(whereSeparator: \.isWhitespace).compactMap { Int($0) })
    }

    /// Packets in packets, two tags, and what ICMP quotes: which of them is meant, and who worked on each frame.
    @Test(
        WiresharkVersion.followedOnly,
        arguments: [
            "ip#1", "ip#2", "ip.src#2 == 192.0.2.2", "ip.src#[-1] == 192.0.2.1", "ip.src#[-2]", "ip.src#[1,2]",
            "ip.ttl#2 == ip.ttl#1", "vlan.id#2 == 6", "vlan#1", "ip.version#2 == 6", "len(ip#2) == 20", "ip#2[9] == 17",
            "udp.port#1 == 53", "icmp and ip.dst#2 == 192.0.2.1", "frame.protocols == \"eth:ethertype:ip:ip:udp:dns\"",
            "frame.protocols contains \"vlan:ethertype:vlan\"", "frame.protocols contains \"icmp:ip:udp\"",
            "frame.protocols matches \"ipv6:(udp:dns|data)$\"", "ipv6#1 && dns", "frame.protocols contains \"ip:ipv6\"",
        ])
    func layers(_ text: String) throws {
        let question: [UInt8] = [0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 97, 0, 0, 1, 0, 1]
        let datagram = WrittenCapture.udp(53_000, 53, question)
        let packet = WrittenCapture.packet(false, 17, datagram)
        let newPacket: [UInt8] =
            [0x60, 0, 0, 0, 0, UInt8(packet.count), 4, 64] + [UInt8](repeating: 0x20, count: 32) + packet
        var capture = WrittenCapture()
        capture.add(isServer: false, proto: 17, datagram)
        capture.add(isServer: true, proto: 4, packet)
        capture.add(isServer: true, proto: 1, [3, 3, 0, 0, 0, 0, 0, 0] + WrittenCapture.packet(true, 17, datagram))
        let addresses = Array(capture.front.prefix(12))
        capture.add(frame: addresses + [0x81, 0, 0, 5, 0x81, 0, 0, 6, 8, 0] + packet)
        capture.add(frame: addresses + [0x81, 0, 0, 7, 8, 0] + packet)
        capture.add(isServer: false, proto: 41, newPacket)
        capture.add(frame: addresses + [0x86, 0xDD] + newPacket)
        let folder = try TemporaryFolder()
        let path = folder.file("layers.pcap")
        try Data(capture.file).write(to: URL(fileURLWithPath: path))
        let told = try ExternalTool.tshark.run(["-n", "-r", path, "-Y", text, "-T", "fields", "-e", "frame.number"])
        let filter = try DisplayFilter(text)
        let ours = try Captures.dissected(capture.file).filter { filter.matches($0) }.map(\.number)
        #expect(ours == told.output.split(whereSeparator: \.isWhitespace).compactMap { Int($0) })
        try capture.compare("layers")
    }

    @Test("Multicast DNS and LLMNR are no DNS, though they have its fields", arguments: [53, 5353, 5355])
    func protocolsWithTheFieldsOfDNS(_ port: Int) throws {
        var capture = WrittenCapture()
        let question: [UInt8] = [0, 7, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 97, 0, 0, 1, 0, 1]
        capture.add(isServer: false, proto: 17, WrittenCapture.udp(54_000, port, question))
        var dissector = Dissector()
        let frames = capture.frames.map { dissector.dissect($0) }
        for (name, itsPort) in [("dns", 53), ("mdns", 5353), ("llmnr", 5355)] {
            let filter = try DisplayFilter(name)
            #expect(frames.map { filter.matches($0) } == [port == itsPort], "\(name)")
        }
        let field = try DisplayFilter("dns.qry.name == \"a\"")
        #expect(frames.map { field.matches($0) } == [true])
    }
}
