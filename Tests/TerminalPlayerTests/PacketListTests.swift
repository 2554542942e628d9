// The numbers of TCP in lists and ladders are those that Wireshark shows. Read first:
// Sources/Playback/Timeline/Tape+Summary.swift.

import Dissection
import Playback
import Scenarios
import TerminalPlayer
import Testing

@Suite struct PacketListTests {
    /// The dissector is checked against tshark, segment by segment; so are lists, by it.
    @Test(arguments: ["first-letter", "sign-for-each-bag", "who-sits-here"])
    func numbersAreCountedAsTheDissectorCounts(_ lesson: String) throws {
        var player = try PlayerTests.player(lesson)
        _ = player.execute("until time > 6d")
        let tape = player.timeline.tape
        var dissector = Dissector()
        var count = 0
        for number in tape.frames.indices where tape.frames[number].number != nil {
            let frame = dissector.dissect(
                CapturedFrame(
                    bytes: tape.bytes(ofFrame: number), time: tape.frames[number].at.nanoseconds, interface: "x"))
            let summary = tape.summary(ofFrame: number)
            guard summary.protocolName == "TCP" else { continue }
            func shown(_ name: String) -> String? {
                frame.fields.first { $0.id.info.name == name }.map { frame.show($0) }
            }
            let acknowledged = summary.tcpFlags?.contains(.ack) == true ? " Ack=\(shown("tcp.ack") ?? "")" : ""
            let wanted =
                "Seq=\(shown("tcp.seq") ?? "")\(acknowledged) Win=\(shown("tcp.window_size") ?? "") "
                + "Len=\(shown("tcp.len") ?? "")"
            #expect(summary.info.hasSuffix(wanted), "\(summary.info) and \(wanted)")
            count += 1
        }
        #expect(count > 20)
    }

    /// Which bytes of the stream a segment carries is told also where a program says something in it.
    @Test func theLadderOfPacketsNumbersTheBags() throws {
        var player = try PlayerTests.player("sign-for-each-bag")
        PlayerTests.type("until lost", &player)
        PlayerTests.type("zoom packet", &player)
        let text = PlayerTests.type("ladder 8", &player)
        #expect(text.contains("Seq=1586 Len=1448") || text.contains("Seq=3034 Len=1448"), "\(text)")
    }

    /// At the right edge there is no room behind the arrow; before it there is.
    @Test func labelsAtTheEdgeAreRead() {
        let hosts = ["a", "b", "c", "d", "e", "f"]
        let messages = zip(hosts, hosts.dropFirst()).map {
            Ladder.Message(time: "1.0", from: $0, to: $1, text: "TCP  52306 → 587 [SYN] Seq=0 Win=64240 Len=0")
        }
        let lines = Ladder.lines(messages, width: 80)
        #expect(lines.count { $0.contains("Seq=0 Win=64240 Len=0") } == messages.count)
    }
}
