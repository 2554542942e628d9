// Both ends of IMAP talk to each other: what the client says, the server must understand, and the other way round.

import Basics
import IMAPProtocol
import MailStore
import Testing

/// A client and a server with a wire of no length between them.
struct IMAPWire {
    var bench = IMAPTestBench()
    var client: IMAPClientSession
    var server: IMAPServerSession
    var outputs: [IMAPClientOutput] = []
    /// Deliver every byte on its own.
    var isByteByByte = false

    init(_ bench: IMAPTestBench, _ configuration: IMAPClientSession.Configuration) {
        self.bench = bench
        client = IMAPClientSession(configuration, at: bench.now)
        server = IMAPServerSession(hostName: "mail.kitsune.example", at: bench.now)
    }

    mutating func open() { toClient(server.opened()) }

    mutating func toClient(_ said: [IMAPServerOutput]) {
        let bytes = IMAPTestBench.said(said)
        for piece in isByteByByte ? bytes.map({ [$0] }) : [bytes] where !piece.isEmpty {
            handle(client.receive(piece, at: bench.now))
        }
    }

    mutating func handle(_ more: [IMAPClientOutput]) {
        outputs += more
        for output in more {
            guard case .say(let bytes) = output else { continue }
            for piece in isByteByByte ? bytes.map({ [$0] }) : [bytes] {
                toClient(server.receive(piece, store: &bench.store, at: bench.now, clock: IMAPTestBench.clock))
            }
        }
    }

    mutating func pass(_ interval: Interval) {
        bench.now = bench.now + interval
        toClient(server.advance(to: bench.now, store: &bench.store, clock: IMAPTestBench.clock))
        handle(client.advance(to: bench.now))
    }

    var fetched: [FetchedMessage] {
        outputs.compactMap { output in
            if case .fetched(let message) = output { message } else { nil }
        }
    }

    var commands: [String] {
        outputs.compactMap { output in
            if case .say(let bytes) = output { String(decoding: bytes.dropLast(2), as: UTF8.self) } else { nil }
        }
    }
}

@Suite struct IMAPConversationTests {
    let kenji = IMAPClientSession.Configuration(login: "kenji", password: "fox")

    @Test(arguments: [false, true]) func aLetterIsReadAndStays(byteByByte: Bool) {
        var bench = IMAPTestBench()
        bench.deliver()
        var wire = IMAPWire(bench, kenji)
        wire.isByteByByte = byteByByte
        wire.open()
        #expect(wire.fetched.map(\.bytes) == [IMAPTestBench.letter])
        #expect(wire.outputs.last == .finished(.completed(fetched: 1)))
        let kept = wire.bench.store[bench.kenji].inbox.messages
        #expect(kept.map(\.flags) == [.seen])
        #expect(
            wire.commands == [
                "a1 CAPABILITY", "a2 LOGIN \"kenji\" \"fox\"", "a3 LIST \"\" \"*\"", "a4 SELECT INBOX",
                "a5 UID FETCH 1:* (FLAGS INTERNALDATE RFC822.SIZE ENVELOPE)", "a6 UID FETCH 1 (BODY.PEEK[])",
                "a7 UID STORE 1 +FLAGS (\\Seen)", "a8 LOGOUT",
            ])
    }

    @Test func aSecondDeviceReadsTheSameLetter() {
        var bench = IMAPTestBench()
        bench.deliver()
        var first = IMAPWire(bench, kenji)
        first.open()
        var second = IMAPWire(first.bench, kenji)
        second.open()
        #expect(second.fetched.map(\.bytes) == [IMAPTestBench.letter])
        #expect(second.fetched.first?.flags == ["\\Seen"])
    }

    @Test func whatADeviceKnowsIsNotFetchedAgain() {
        var bench = IMAPTestBench()
        bench.deliver()
        bench.deliver()
        var configuration = kenji
        configuration.knownUIDValidity = bench.store[bench.kenji].inbox.uidValidity
        configuration.knownUIDNext = 2
        var wire = IMAPWire(bench, configuration)
        wire.open()
        #expect(wire.fetched.map(\.uid) == [2])
        configuration.knownUIDValidity = 1
        var other = IMAPWire(bench, configuration)
        other.open()
        #expect(other.fetched.map(\.uid) == [1, 2])
    }

    @Test func aWatchingClientIsToldOfANewLetter() {
        var configuration = kenji
        configuration.watches = true
        var wire = IMAPWire(IMAPTestBench(), configuration)
        wire.open()
        #expect(wire.outputs.last == .idling)
        wire.bench.deliver()
        wire.server.mailboxChanged(store: wire.bench.store, at: wire.bench.now)
        #expect(wire.fetched.isEmpty)
        wire.pass(IMAPServerSession.pushDelay)
        #expect(wire.fetched.map(\.bytes) == [IMAPTestBench.letter])
        #expect(wire.outputs.last == .idling)
        wire.handle(wire.client.stop(at: wire.bench.now))
        #expect(wire.outputs.last == .finished(.completed(fetched: 1)))
    }

    @Test func idleIsRenewedBeforeTheServerLosesPatience() {
        var configuration = kenji
        configuration.watches = true
        var wire = IMAPWire(IMAPTestBench(), configuration)
        wire.open()
        for _ in 0..<3 { wire.pass(IMAPClientSession.idleLimit) }
        #expect(wire.commands.filter { $0 == "DONE" }.count == 3)
        #expect(wire.outputs.last == .idling)
    }

    @Test func aWrongPasswordIsAnOutcome() {
        var wire = IMAPWire(IMAPTestBench(), .init(login: "kenji", password: "badger"))
        wire.open()
        #expect(!wire.client.isFinished)
        wire.pass(IMAPServerSession.penalty)
        #expect(wire.outputs.last == .finished(.loginRefused("Authentication failed.")))
    }

    @Test func aMessageRemovedElsewhereIsReported() {
        var bench = IMAPTestBench()
        bench.deliver()
        var configuration = kenji
        configuration.watches = true
        var wire = IMAPWire(bench, configuration)
        wire.open()
        wire.bench.store[bench.kenji].remove([1], from: bench.store[bench.kenji].inbox.id)
        wire.server.mailboxChanged(store: wire.bench.store, at: wire.bench.now)
        wire.pass(IMAPServerSession.pushDelay)
        #expect(wire.outputs.contains(.expunged(uid: 1)))
    }
}
