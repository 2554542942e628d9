// Captures as Wireshark's own tools see them: the judges of both formats.

import Basics
import Capture
import TestSupport
import Testing

@Suite(.enabled(if: ExternalTool.wiresharkIsThere, Comment(rawValue: ExternalTool.wiresharkHint)))
struct WiresharkTests {
    @Test func tsharkShowsLinksCommentsNamesAndDirections() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(Samples.everything(), to: "a.pcapng")
        let fields = [
            "frame.interface_name", "frame.interface_description", "frame.packet_flags_direction",
            "frame.packet_id", "frame.time_epoch", "frame.comment", "ip.src_host",
        ]
        let result = try ExternalTool.tshark.run(
            ["-N", "n", "-r", file, "-T", "fields", "-E", "occurrence=a"] + fields.flatMap { ["-e", $0] })
        let lines = result.output.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false)
        }
        try #require(lines.count == 2 && lines[0].count == 7)
        #expect(lines[0][0] == "hana--switch")
        #expect(lines[0][1] == "hana <-> kita's switch")
        #expect(["2", "0x00000002"].contains(lines[0][2]))
        #expect(["7", "0x0000000000000007"].contains(lines[0][3]))
        #expect(lines[0][4] == "1775034000.123456789")
        #expect(lines[0][5] == "Step 1: a letter is posted,手紙をポストに入れる ✉")
        #expect(lines[0][6] == "hana.kita.example")
        #expect(lines[1][0] == "backbone")
        #expect(lines[1][5].isEmpty)
    }

    @Test func nothingIsMalformed() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(Samples.everything(), to: "a.pcapng")
        let result = try ExternalTool.tshark.run(
            [
                "-r", file, "--disable-protocol", "dns", "-o", "ip.check_checksum:TRUE",
                "-Y", "_ws.malformed || ip.checksum.status == \"Bad\"",
            ])
        #expect(result.status == 0, "\(result)")
        #expect(result.output.isEmpty, "\(result)")
        #expect(!result.errors.contains("damaged"))
    }

    @Test func capinfosShowsTheHead() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(Samples.everything(), to: "a.pcapng")
        let report = try ExternalTool.capinfos.run([file])
        #expect(report.status == 0)
        let texts = [
            "pcapng", "the first letter", "emulated network", "yubin", "hana--switch", "backbone", "nanoseconds",
        ]
        for text in texts {
            #expect(report.output.contains(text), "\(text)")
        }
    }

    @Test func mergecapTakesBothFormats() throws {
        let folder = try TemporaryFolder()
        let first = try folder.write(Samples.everything(), to: "a.pcapng")
        var writer = try PcapWriter.begin(to: .memory())
        try writer.write(Samples.datagram().span.bytes, FrameRecord(time: Samples.time, link: 0))
        let second = try folder.write(writer.finish(), to: "b.pcap")
        #expect(try ExternalTool.mergecap.run(["-w", folder.file("c.pcapng"), first, second]).status == 0)
        let count = try ExternalTool.capinfos.run(["-c", "-M", folder.file("c.pcapng")])
        #expect(count.output.contains("3"))
    }

    @Test func classicPcapKeepsNanoseconds() throws {
        let folder = try TemporaryFolder()
        var writer = try PcapWriter.begin(to: .memory(), bufferSize: 100)
        for i in 0..<20 {
            try writer.write(
                Samples.datagram(payload: i).span.bytes,
                FrameRecord(time: Samples.time + UInt64(i), link: 0, comments: ["lost"]))
        }
        #expect(writer.frameCount == 20)
        let file = try folder.write(writer.finish(), to: "a.pcap")
        let result = try ExternalTool.tshark.run(
            ["-r", file, "-T", "fields", "-e", "frame.time_epoch", "-e", "frame.len"])
        let lines = result.output.split(separator: "\n")
        #expect(lines.count == 20)
        #expect(lines.first == "1775034000.123456789\t42")
        #expect(lines.last == "1775034000.123456808\t61")
    }
}
