// RFC 5321 §4.5.3 and what a server does with clients that do not behave.

import Basics
import MailMessage
import SMTPProtocol
import TestSupport
import Testing

@Suite("RFC 5321 §4.5.3: limits of the server") struct ServerLimitTests {
    /// A server that has said its greeting and EHLO, and waits for the letter if asked to.
    func ready(inData: Bool = false, _ change: (inout SMTPServerConfiguration) -> Void = { _ in }) -> ScriptedServer {
        var server = ScriptedServer(.relay, change)
        server.receive("EHLO a.example\r\n")
        if inData { server.receive("MAIL FROM:<a@b.example>\r\nRCPT TO:<kenji@kyoto.example>\r\nDATA\r\n") }
        _ = server.takeLines()
        return server
    }

    @Test("§4.5.3.1.4: a command line of more than 512 bytes is refused, the next one is heard")
    func longCommand() {
        var server = ready()
        server.receive("NOOP " + String(repeating: "x", count: 505) + "\r\n")
        #expect(server.takeCodes() == [250])
        server.receive("NOOP " + String(repeating: "x", count: 506) + "\r\nNOOP\r\n")
        #expect(server.takeCodes() == [500, 250])
    }

    @Test("§4.5.3.1.5: the reply to a long line of nonsense has short lines")
    func longEcho() {
        var server = ready()
        server.receive("MAIL FROM:<a@b.example> " + String(repeating: "x", count: 1_400) + "\r\n")
        let lines = server.takeLines()
        #expect(lines.count == 4 && lines.allSatisfy { $0.utf8.count <= 510 && $0.hasPrefix("555") })
    }

    @Test("A line without end takes no memory")
    func endlessLine() {
        var server = ready()
        for _ in 0..<200 { server.receive([UInt8](repeating: 65, count: 10_000)) }
        server.receive("\r\nNOOP\r\n")
        #expect(server.takeCodes() == [500, 250])
    }

    @Test("§4.5.3.1.6: a text line of more than 1000 bytes")
    func longTextLine() {
        var server = ready(inData: true)
        server.receive(String(repeating: "x", count: 998) + "\r\n.\r\n")
        #expect(server.takeCodes() == [250])
        server = ready(inData: true)
        server.receive(String(repeating: "x", count: 999) + "\r\n.\r\n")
        #expect(server.takeCodes() == [500])
        #expect(server.accepted.isEmpty)
    }

    @Test("RFC 1870 §6.1: too big, announced or not")
    func size() {
        var server = ready { $0.sizeLimit = 1_000 }
        server.receive("MAIL FROM:<a@b.example> SIZE=1001\r\n")
        #expect(server.takeLines() == ["552 5.3.4 Message size exceeds fixed limit"])
        server = ready(inData: true) { $0.sizeLimit = 1_000 }
        server.receive(String(repeating: "0123456789\r\n", count: 100) + ".\r\nNOOP\r\n")
        #expect(server.takeCodes() == [552, 250])
    }

    @Test("§6.3: a letter that goes in circles")
    func hops() {
        var server = ready(inData: true)
        server.receive(String(repeating: "Received: by a\r\n", count: 50) + "\r\n.\r\n")
        #expect(server.takeLines() == ["554 5.4.6 Error: too many hops"])
    }

    @Test("§4.1.1.4: only CRLF.CRLF ends a letter; a bare LF spoils it")
    func smuggling() {
        var server = ready(inData: true)
        server.receive("one\n.\nMAIL FROM:<evil@x.example>\r\n.\r\n")
        #expect(server.takeCodes() == [550])
        #expect(server.accepted.isEmpty)
    }

    @Test("Dots and CRs in all orders survive stuffing and unstuffing", arguments: 0..<60 as Range<UInt64>)
    func stuffing(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var text = ""
        for _ in 0..<40 { text += [".", "\r\n", "a", "..", "\r\n.", "\r\n\r\n"][Int(random.next(below: 6))] }
        text += "\r\n"
        var server = ready(inData: true)
        server.receive(DotStuffing.encode(Array(text.utf8)))
        #expect(server.takeCodes() == [250])
        #expect(server.accepted.first.map { Octet.text($0.content) } == text)
    }

    @Test("After ten errors every reply waits a second; the 21st command after twenty errors gets 421")
    func patience() {
        var server = ready()
        for i in 1...20 {
            server.receive("BAD\(i)\r\n")
            if i >= 10 {
                #expect(server.takeCodes().isEmpty)
                server.wait(.seconds(1))
            }
            #expect(server.takeCodes() == [500])
        }
        server.receive("NOOP\r\n")
        #expect(server.takeLines() == ["421 4.7.0 mail.kyoto.example Error: too many errors"])
        #expect(server.isClosed)
    }

    @Test("Who speaks HTTP is sent away at once")
    func browser() {
        var server = ready()
        server.receive("GET / HTTP/1.1\r\nHost: x\r\n\r\nMAIL FROM:<a@b.example>\r\n")
        #expect(server.takeLines().map { $0.prefix(9) } == ["221 2.7.0"])
        #expect(server.isClosed)
    }

    @Test("§4.5.3.2.7: after five minutes of silence 421")
    func silence() {
        var server = ready()
        #expect(server.session.nextDeadline == .start + .seconds(300))
        server.wait(.seconds(300))
        #expect(server.takeLines() == ["421 4.4.2 mail.kyoto.example Error: timeout exceeded"])
        #expect(server.isClosed)
    }

    @Test("§4.5.3.1.10: too many recipients")
    func recipients() {
        var server = ready { $0.maximumRecipients = 2 }
        server.receive("MAIL FROM:<>\r\n" + String(repeating: "RCPT TO:<kenji@kyoto.example>\r\n", count: 3))
        #expect(server.takeCodes() == [250, 250, 250, 452])
        // However many they are, it is no mistake.
        server.receive(String(repeating: "RCPT TO:<kenji@kyoto.example>\r\n", count: 50) + "DATA\r\n")
        #expect(server.takeCodes() == Array(repeating: 452, count: 50) + [354])
    }

    @Test("Byte by byte, in halves, in random pieces: the same is said")
    func pieces() throws {
        let text = """
            EHLO a.example\r\nMAIL FROM:<a@b.example> SIZE=5\r\nRCPT TO:<kenji@kyoto.example>\r\nFOO\r\nDATA\r
            Subject: x\r\n\r\n..dot\r\n.\r\nMAIL FROM:<>\r\nRCPT TO:<kenji@kyoto.example>\r\nBDAT 3\r\nabcBDAT 2 LAST\r\nde\
            QUIT\r\n
            """
        let checks = StreamChecks<[UInt8]> { pieces in
            var server = ScriptedServer()
            for piece in pieces { server.receive(piece) }
            return server.sent
        }
        try checks.everySplit(of: Array(text.utf8))
        checks.mutations(of: Array(text.utf8), count: 500)
    }

    @Test("RFC 5321 §4.1.1.5: a connection that breaks before the final dot leaves nothing")
    func broken() {
        let text = Array("EHLO a\r\nMAIL FROM:<>\r\nRCPT TO:<kenji@kyoto.example>\r\nDATA\r\nx\r\n.\r\n".utf8)
        for length in 0..<text.count {
            var server = ScriptedServer()
            server.receive(Array(text.prefix(length)))
            _ = server.session.peerClosed()
            #expect(server.accepted.isEmpty)
        }
    }
}
