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
}
