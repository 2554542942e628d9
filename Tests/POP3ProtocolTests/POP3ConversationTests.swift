// Both ends of POP3 talk to each other, and the client meets servers that misbehave.

import Basics
import MailStore
import POP3Protocol
import TestSupport
import Testing

/// A client and a server with a wire of no length between them.
struct POP3Wire {
    var bench: POP3TestBench
    var client: POP3ClientSession
    var server: POP3ServerSession
    var outputs: [POP3ClientOutput] = []
    var isByteByByte = false

    init(_ bench: POP3TestBench, _ configuration: POP3ClientSession.Configuration) {
        self.bench = bench
        client = POP3ClientSession(configuration, at: bench.now)
        server = POP3ServerSession(hostName: "mail.kitsune.example", number: 9, at: bench.now)
    }

    mutating func open() { toClient(server.opened()) }

    mutating func toClient(_ said: [POP3ServerOutput]) {
        for chunk in POP3TestBench.said(said) {
            for piece in isByteByByte ? chunk.map({ [$0] }) : [chunk] {
                let more = client.receive(piece, at: bench.now)
                outputs += more
                for case .say(let bytes) in more {
                    toClient(server.receive(bytes, store: &bench.store, at: bench.now))
                }
            }
        }
    }

    var fetched: [[UInt8]] {
        outputs.compactMap { if case .fetched(_, let bytes) = $0 { bytes } else { nil } }
    }

    var commands: [String] {
        outputs.compactMap {
            if case .say(let bytes) = $0 { String(decoding: bytes.dropLast(2), as: UTF8.self) } else { nil }
        }
    }
}

@Suite struct POP3ConversationTests {
    let kenji = POP3ClientSession.Configuration(login: "kenji", password: "fox")

    @Test(arguments: [false, true]) func lettersAreTakenHome(byteByByte: Bool) {
        var wire = POP3Wire(POP3TestBench(letters: 2), kenji)
        wire.isByteByByte = byteByByte
        wire.open()
        #expect(wire.fetched == [POP3TestBench.letter, POP3TestBench.letter])
        #expect(
            wire.commands == [
                "CAPA", "USER kenji", "PASS fox", "STAT", "LIST", "UIDL", "RETR 1", "DELE 1", "RETR 2", "DELE 2",
                "QUIT",
            ])
        #expect(
            wire.outputs.suffix(2) == [
                .removed(ids: ["000000016b048c94", "000000026b048c94"]), .finished(.completed(fetched: 2)),
            ])
        #expect(wire.bench.store[wire.bench.kenji].inbox.messages.isEmpty)
    }

    @Test func anEmptyMaildropIsSoonDone() {
        var wire = POP3Wire(POP3TestBench(), kenji)
        wire.open()
        #expect(wire.outputs.last == .finished(.completed(fetched: 0)))
    }

    @Test func lettersCanStayAndAreFetchedOnce() {
        var configuration = kenji
        configuration.leavesOnServer = true
        configuration.knownIDs = ["000000016b048c94"]
        var wire = POP3Wire(POP3TestBench(letters: 2), configuration)
        wire.open()
        #expect(wire.fetched.count == 1)
        #expect(wire.commands.suffix(2) == ["RETR 2", "QUIT"])
        #expect(wire.bench.store[wire.bench.kenji].inbox.messages.count == 2)
    }

    @Test func whatWasFetchedBeforeACrashIsOnlyRemoved() {
        var configuration = kenji
        configuration.knownIDs = ["000000016b048c94"]
        var wire = POP3Wire(POP3TestBench(letters: 1), configuration)
        wire.open()
        #expect(wire.fetched.isEmpty)
        #expect(wire.commands.suffix(2) == ["DELE 1", "QUIT"])
    }

    @Test func aMaildropInUseIsAnOutcome() {
        var bench = POP3TestBench()
        _ = bench.loggedIn(1)
        var wire = POP3Wire(bench, kenji)
        wire.open()
        #expect(wire.outputs.last == .finished(.inUse("Another session has this maildrop open.")))
    }
}

@Suite struct POP3ClientTests {
    private func session() -> POP3ClientSession {
        POP3ClientSession(.init(login: "kenji", password: "fox"), at: .start)
    }

    private func feed(_ text: String, _ session: inout POP3ClientSession) -> [POP3ClientOutput] {
        session.receive(Array(text.utf8), at: .start)
    }

    @Test func aServerWithoutCapaIsAskedForUidlAllTheSame() {
        var session = session()
        let script = "+OK\r\n-ERR\r\n+OK\r\n+OK\r\n+OK 1 5\r\n+OK\r\n1 5\r\n.\r\n-ERR\r\n"
        let said = feed(script, &session).compactMap { output -> String? in
            if case .say(let bytes) = output { String(decoding: bytes, as: UTF8.self) } else { nil }
        }
        #expect(said.suffix(2) == ["UIDL\r\n", "RETR 1\r\n"])
    }

    @Test func aRefusalAtTheDoorIsPolitelyAccepted() {
        var session = session()
        #expect(feed("-ERR [SYS/TEMP] Not today.\r\n", &session).last == .say(Array("QUIT\r\n".utf8)))
        #expect(feed("+OK\r\n", &session).last == .finished(.refused("Not today.")))
    }

    @Test func nonsenseIsAProtocolError() {
        var session = session()
        #expect(feed("220 smtp here\r\n", &session).last == .finished(.protocolError("220 smtp here")))
    }

    @Test func silenceAndAHangUpAreOutcomes() {
        var silent = session()
        #expect(silent.advance(to: .start + .seconds(59)) == [])
        #expect(silent.advance(to: .start + .seconds(60)) == [.finished(.timedOut)])
        var gone = session()
        #expect(gone.disconnected() == [.finished(.connectionLost)])
        #expect(gone.disconnected() == [])
    }

    @Test func hostileListsDoNotTrap() {
        let script = Array(
            ("+OK\r\n+OK\r\nUIDL\r\n.\r\n+OK\r\n+OK\r\n+OK 2 9\r\n+OK\r\n1 4\r\n2 5\r\n.\r\n+OK\r\n1 a\r\n2 "
                + "b\r\n.\r\n+OK\r\nx\r\n.\r\n+OK\r\n+OK\r\ny\r\n.\r\n+OK\r\n+OK\r\n").utf8)
        let checks = StreamChecks<[POP3ClientOutput]> { pieces in
            var session = POP3ClientSession(.init(login: "kenji", password: "fox"), at: .start)
            return pieces.flatMap { session.receive($0, at: .start) }
        }
        checks.mutations(of: script, count: 2_000)
        #expect(throws: Never.self) { try checks.everySplit(of: script) }
    }
}
