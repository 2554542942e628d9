// Servers of all sorts, most of them legal, on whose mailbox other devices work all the time. After whatever visits, a
// quiet one leaves the device with what is in the mailbox, and no letter was fetched twice or passed over.
// Read first: Sources/IMAPProtocol/Client/IMAPClientSession.swift.

import Basics
import IMAPProtocol
import Testing

/// A server with a mailbox. It tells what it likes whenever RFC 3501 §7 lets it.
private struct StrangeIMAPServer {
    struct Letter {
        let uid: UInt32
        var flags: [String] = []
        let bytes: [UInt8]
    }

    var random: SeededGenerator
    var isIllegal = false, isTroubled = true
    var letters: [Letter] = []
    var uidNext: UInt32 = 1
    var uidValidity: UInt32 = 7
    var isOpen = false, isSilent = false
    /// The UIDs at the message numbers that the client knows.
    private var told: [UInt32]?
    private var idleTag: String?
    private var input: [UInt8] = []
    private var out: [UInt8] = []

    init(seed: UInt64) { random = SeededGenerator(seed: seed, name: "IMAP server") }

    mutating func below(_ n: Int) -> Int { Int(random.next(below: UInt64(max(1, n)))) }
    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
    private mutating func pick<T>(_ list: [T]) -> T { list[below(list.count)] }

    /// Another device, or a delivery, changes the mailbox.
    mutating func change() {
        switch letters.isEmpty ? 0 : letters.count > 10 ? 3 : below(4) {
        case 0, 1:
            let text = "Message-ID: <\(uidNext)@x>\r\n\r\n* BYE\r\n" + pick(["", "{5}\r\n", "a9 OK\r\n", "\0)\r\n"])
            letters.append(Letter(uid: uidNext, bytes: Array(text.utf8)))
            uidNext += 1 + UInt32(below(3))
        case 2: letters[below(letters.count)].flags = [["\\Seen"], [], ["$x", "\\Flagged"]][below(3)]
        default: letters.remove(at: below(letters.count))
        }
    }

    mutating func open() -> [UInt8] {
        (isOpen, isSilent, told, idleTag, input, out) = (true, false, nil, nil, [], [])
        if isTroubled && chance(5) {
            line(pick(["* BYE not now", "* NO no", "* BAD"]))
            isOpen = false
        } else {
            line(chance(5) ? "* PREAUTH [CAPABILITY IMAP4rev1 IDLE] hello" : "* OK [ALERT] hello {3}")
        }
        return take()
    }

    mutating func receive(_ bytes: [UInt8]) -> [UInt8] {
        input += bytes
        while isOpen, let end = input.firstIndex(of: 10) {
            let text = String(decoding: input[..<end].dropLast(), as: UTF8.self)
            input.removeSubrange(...end)
            if let tag = idleTag {
                #expect(text == "DONE")
                idleTag = nil
                news()
                line("\(tag) OK")
                continue
            }
            let words = text.split(separator: " ", maxSplits: 2).map(String.init)
            noise()
            answer(words[0], words[1], words.count > 2 ? words[2] : "")
        }
        return take()
    }

    /// While the client idles.
    mutating func push() -> [UInt8] {
        if idleTag != nil && isOpen { news() }
        return take()
    }

    var isIdling: Bool { idleTag != nil }

    private mutating func answer(_ tag: String, _ verb: String, _ rest: String) {
        let isRefused = isTroubled && chance(5)
        switch verb {
        case "CAPABILITY":
            line(
                "* CAPABILITY IMAP4rev1 X-ODD=1 \(pick(["IDLE", "idle", "NOIDLE"]))\(chance(4) ? " LOGINDISABLED" : "")"
            )
            line("\(tag) \(pick(["OK", "BAD", "NO"]))")
        case "LOGIN": line(isRefused ? "\(tag) NO [\(pick(["UNAVAILABLE", "AUTHENTICATIONFAILED"]))] no" : "\(tag) OK")
        case "LIST":
            line(pick(["* LIST () \".\" INBOX", "* LIST (\\Noselect \\X) NIL {3}\r\na\"b", "* list () \"/\" \"a b\""]))
            noise()
            line("\(tag) \(isRefused ? "NO no" : "OK")")
        case "SELECT":
            told = letters.map(\.uid)
            let lines = [
                "* \(letters.count) EXISTS", "* 0 RECENT", "* FLAGS (\\Seen \\X $y)",
                "* OK [PERMANENTFLAGS (\\Seen \\*)] x", "* OK [UIDVALIDITY \(uidValidity)]",
                "* OK [UIDNEXT \(uidNext)]",
                "* OK [UNSEEN 1] (", "* OK [X-CODE \"a b\"] y",
            ]
            for text in lines.shuffled(using: &random) { line(text) }
            line("\(tag) \(isRefused ? "NO no" : "OK [READ-WRITE]")")
        case "UID" where rest.hasPrefix("FETCH"): fetch(tag, rest, isRefused)
        case "UID":
            noise()
            let uid = UInt32(rest.split(separator: " ")[1]) ?? 0
            if let place = letters.firstIndex(where: { $0.uid == uid }), !isRefused {
                letters[place].flags = Array(Set(letters[place].flags + ["\\Seen"])).sorted()
                if let number = told?.firstIndex(of: uid) { line("* \(number + 1) FETCH (\(flags(letters[place])))") }
            }
            line("\(tag) \(isRefused ? "NO no" : "OK")")
        case "IDLE":
            if isRefused { return line("\(tag) BAD what?") }
            line("+ ")
            idleTag = tag
        case "LOGOUT":
            line("* BYE")
            if !chance(20) { line("\(tag) OK") }
            isOpen = false
        default: Issue.record("\(verb) \(rest)")
        }
    }

    private mutating func fetch(_ tag: String, _ rest: String, _ isRefused: Bool) {
        let set = String(rest.split(separator: " ")[1])
        guard set.hasSuffix(":*") else {
            let uid = UInt32(set) ?? 0
            guard let number = told?.firstIndex(of: uid), let letter = letters.first(where: { $0.uid == uid }) else {
                return line("\(tag) \(pick(["NO [EXPUNGEISSUED] gone", "OK nothing"]))")
            }
            if isRefused { return line("\(tag) NO not now") }
            noise(movesNumbers: false)
            var items = [bytes("BODY[] ") + string(letter.bytes), bytes("UID \(uid)"), bytes("X-ODD (1 (2) NIL)")]
            items = Array(items.prefix(1 + below(3))).shuffled(using: &random)
            out += bytes("* \(number + 1) FETCH (") + Array(items.joined(separator: bytes(" "))) + bytes(")\r\n")
            noise()
            return line("\(tag) OK")
        }
        let first = UInt32(set.dropLast(2)) ?? 0
        let known = told ?? []
        for place in known.indices.shuffled(using: &random) {
            guard known[place] >= first || place == known.count - 1 else { continue }
            guard let letter = letters.first(where: { $0.uid == known[place] }) else { continue }
            noise(movesNumbers: false)
            var items = ["UID \(letter.uid)", flags(letter), "ENVELOPE NIL"].shuffled(using: &random)
            if chance(20) { line("* \(place + 1) FETCH (\(items.removeLast()))") }
            line("* \(place + 1) FETCH (\(items.joined(separator: " ")))")
            if isRefused && chance(30) { break }
        }
        noise()
        line("\(tag) \(isRefused ? "NO that was all" : "OK")")
    }

    /// Whatever may be said beside the answer to a command. Message numbers stay while they are being used.
    private mutating func noise(movesNumbers: Bool = true) {
        if isTroubled && chance(3) {
            if chance(50) { line("* BYE enough") }
            isSilent = chance(40)
            isOpen = false
        }
        if isIllegal && chance(3) {
            let nonsense = [
                bytes("* 4294967295 EXISTS\r\n"), bytes("* 0 FETCH (FLAGS ())\r\n"), bytes("* 9 EXPUNGE\r\n"),
                bytes("b1 OK what\r\n"), bytes("* 1 FETCH (UID 0 FLAGS (\\Seen))\r\n"), bytes("+ go\r\n"),
                bytes("* 1 FETCH (BODY[] {99999999999}\r\n"), bytes("* 1 FETCH ((((((\r\n"), [0, 255, 13, 10],
                bytes("* 1 FETCH (X {2}\r\n"), [UInt8](repeating: 66, count: 3_000),
            ]
            out += pick(nonsense)
        }
        if chance(8) { change() }
        if chance(30) {
            line(pick(["* OK [ALERT] still here", "* SEARCH", "* STATUS \"a b\" (MESSAGES 3)", "* NO hm"]))
        }
        if chance(10) { out += bytes("* XNEWS (a {3}\r\nb\r\n NIL) \"c\"\r\n") }
        if chance(40) { news(movesNumbers: movesNumbers) }
        guard let known = told, !known.isEmpty, chance(20) else { return }
        let place = below(known.count)
        guard let letter = letters.first(where: { $0.uid == known[place] }) else { return }
        line("* \(place + 1) FETCH (\(flags(letter))\(chance(50) ? " UID \(letter.uid)" : ""))")
    }

    /// Tells what has changed.
    private mutating func news(movesNumbers: Bool = true) {
        guard var known = told else { return }
        if movesNumbers {
            for place in known.indices.reversed() where !letters.contains(where: { $0.uid == known[place] }) {
                line("* \(place + 1) EXPUNGE")
                known.remove(at: place)
            }
        }
        let fresh = letters.map(\.uid).filter { $0 > known.last ?? 0 && !known.contains($0) }
        if !fresh.isEmpty {
            known += fresh
            line("* \(known.count) EXISTS")
        }
        told = known
    }

    private func flags(_ letter: Letter) -> String { "FLAGS (\(letter.flags.joined(separator: " ")))" }

    private mutating func string(_ content: [UInt8]) -> [UInt8] { bytes("{\(content.count)}\r\n") + content }

    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    private mutating func line(_ text: String) { if isOpen { out += bytes(text + "\r\n") } }

    private mutating func take() -> [UInt8] {
        defer { out = [] }
        return out
    }
}

/// What a device keeps, and one visit after the other.
private struct IMAPDevice {
    var inbox: [UInt32: (flags: Set<String>, bytes: [UInt8])] = [:]
    var uidValidity: UInt32?
    var uidNext: UInt32 = 1
    var fetchedEver: [UInt32: Int] = [:]
    var now = Instant.start

    mutating func visit(_ server: inout StrangeIMAPServer, watches: Bool, _ what: String) -> IMAPClientOutcome? {
        var session = IMAPClientSession(
            .init(
                login: "kenji", password: "fox", watches: watches, knownUIDValidity: uidValidity, knownUIDNext: uidNext),
            at: now)
        let start = now
        var arriving = server.open()
        var outcome: IMAPClientOutcome?
        var pushes = watches ? 6 : 0
        var isIdle = false
        func take(_ outputs: [IMAPClientOutput], _ device: inout Self, _ server: inout StrangeIMAPServer) {
            for output in outputs {
                #expect(outcome == nil, "\(what): something after the end")
                switch output {
                case .say(let bytes):
                    isIdle = false
                    if server.isOpen { arriving += server.receive(bytes) }
                case .heard, .heardLiteral, .mailboxes: break
                case .idling: isIdle = true
                case .present(let validity, let uids):
                    if device.uidValidity != validity { (device.uidNext, device.inbox) = (1, [:]) }
                    device.uidValidity = validity
                    device.inbox = device.inbox.filter { uids.contains($0.key) }
                case .fetched(let message):
                    device.inbox[message.uid] = (Set(message.flags), message.bytes)
                    device.fetchedEver[message.uid, default: 0] += 1
                    #expect(message.uid >= device.uidNext, "\(what): \(message.uid) again")
                    device.uidNext = max(device.uidNext, message.uid + 1)
                case .flags(let uid, let flags): device.inbox[uid]?.flags = Set(flags)
                case .expunged(let uid): device.inbox[uid] = nil
                case .finished(let end): outcome = end
                }
            }
        }
        for _ in 0..<100_000 where outcome == nil {
            if arriving.isEmpty {
                if !server.isOpen && !server.isSilent {
                    take(session.disconnected(), &self, &server)
                } else if isIdle && server.isIdling && server.isOpen {
                    pushes -= 1
                    if pushes < 0 {
                        take(session.stop(at: now), &self, &server)
                    } else {
                        server.change()
                        now = now + .seconds(UInt64(server.below(2_000)))
                        arriving += server.push()
                        if now >= session.nextDeadline { take(session.advance(to: now), &self, &server) }
                    }
                } else {
                    now = session.nextDeadline
                    take(session.advance(to: now), &self, &server)
                }
                continue
            }
            let count = 1 + server.below(min(arriving.count, 1 + server.below(80)))
            let piece = Array(arriving.prefix(count))
            arriving.removeFirst(count)
            now = now + .milliseconds(UInt64(server.below(20)))
            take(session.receive(piece, at: now), &self, &server)
        }
        #expect(session.isFinished && session.nextDeadline == .never, "\(what): no end")
        #expect(now.since(start) <= .seconds(20_000), "\(what): it took \(now.since(start).seconds) s")
        return outcome
    }
}

@Suite("IMAP: strange servers") struct IMAPStrangeServerTests {
    @Test("A quiet visit leaves the device with what is there", arguments: 1...30 as ClosedRange<UInt64>)
    func truth(_ seed: UInt64) {
        var server = StrangeIMAPServer(seed: seed)
        server.isIllegal = seed % 4 == 0
        var device = IMAPDevice()
        for visit in 0..<8 {
            let what = "seed \(seed), visit \(visit)"
            for _ in 0..<server.below(4) { server.change() }
            if server.chance(4) {
                // RFC 3501 §2.3.1.1: the mailbox was made anew.
                server.uidValidity += 1
                (server.uidNext, server.letters, device.fetchedEver) = (1, [], [:])
                device.uidNext = 1
            }
            _ = device.visit(&server, watches: server.chance(40), what)
        }
        (server.isIllegal, server.isTroubled) = (false, false)
        // The mailbox still changes while the device looks; in the end nobody touches it.
        for _ in 0..<2 { _ = device.visit(&server, watches: true, "seed \(seed), the last but one") }
        var outcome: IMAPClientOutcome?
        for _ in 0..<20 {
            let before = (server.letters.map(\.uid), server.letters.map(\.flags))
            outcome = device.visit(&server, watches: false, "seed \(seed), the last")
            let after = (server.letters.map(\.uid), server.letters.map(\.flags))
            guard case .completed = outcome, before == after else { continue }
            #expect(Set(device.inbox.keys) == Set(after.0), "seed \(seed)")
            for letter in server.letters {
                #expect(device.inbox[letter.uid]?.bytes == letter.bytes, "seed \(seed): \(letter.uid)")
                #expect(device.inbox[letter.uid]?.flags == Set(letter.flags), "seed \(seed): \(letter.uid)")
            }
            if server.isIllegal { break }
            #expect(device.fetchedEver.values.allSatisfy { $0 == 1 }, "seed \(seed): \(device.fetchedEver)")
            break
        }
        #expect(outcome != nil)
    }

    private func session(watches: Bool = false) -> IMAPClientSession {
        IMAPClientSession(.init(login: "kenji", password: "fox", watches: watches), at: .start)
    }

    private func feed(_ text: String, _ session: inout IMAPClientSession) -> [IMAPClientOutput] {
        session.receive(Array(text.utf8), at: .start).filter { if case .heard = $0 { false } else { true } }
    }

    private func say(_ text: String) -> IMAPClientOutput { .say(Array((text + "\r\n").utf8)) }

    /// Up to the first listing, of one message.
    private static let listing = "* OK\r\na1 OK\r\na2 OK\r\na3 OK\r\n* 1 EXISTS\r\na4 OK\r\n"

    @Test("RFC 3501 §7.3.1: a letter that is announced while INBOX is listed is read, too")
    func announcedDuringListing() {
        var session = session()
        _ = feed(Self.listing, &session)
        let listed = feed("* 1 FETCH (UID 5 FLAGS (\\Seen))\r\n* 2 EXISTS\r\na5 OK\r\n", &session)
        #expect(listed.last == say("a6 UID FETCH 5 (BODY.PEEK[])"))
        let read = feed("* 1 FETCH (BODY[] {1}\r\nx)\r\na6 OK\r\n", &session)
        #expect(read.last == say("a7 UID FETCH 6:* (FLAGS INTERNALDATE RFC822.SIZE ENVELOPE)"))
    }

    @Test("A letter that the server does not give now is not passed over")
    func refusedText() {
        var session = session()
        _ = feed(Self.listing, &session)
        _ = feed("* 1 FETCH (UID 5 FLAGS ())\r\na5 OK\r\n", &session)
        #expect(feed("a6 NO try later\r\n", &session) == [say("a7 LOGOUT")])
        #expect(session.disconnected() == [.finished(.refused("try later"))])
    }

    @Test("RFC 3501 §6.2.3: no LOGIN where the server forbids it")
    func loginDisabled() {
        var session = session()
        #expect(feed("* OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED]\r\n", &session) == [say("a1 CAPABILITY")])
        #expect(feed("a1 OK\r\n", &session) == [say("a2 LOGOUT")])
        #expect(
            feed("* BYE\r\na2 OK\r\n", &session) == [
                .finished(.refused("the server takes no passwords on this connection"))
            ])
    }

    @Test("A server that hangs up behind a refusal has refused; one that is out of order has not refused the password")
    func farewell() {
        var wrong = session(watches: true)
        _ = feed("* OK\r\na1 OK\r\na2 NO wrong\r\n* BYE\r\n", &wrong)
        #expect(wrong.disconnected() == [.finished(.loginRefused("wrong"))])
        var down = session(watches: true)
        _ = feed("* OK\r\na1 OK\r\na2 NO [UNAVAILABLE] down\r\n", &down)
        #expect(down.advance(to: down.nextDeadline) == [.finished(.refused("down"))])
    }

    @Test("A drip is no answer", arguments: ["* OK hel", "* OK\r\na1 OK\r\n* 1 FETCH (X {9999}\r\n"])
    func drip(_ beginning: String) {
        var session = session()
        _ = feed(beginning, &session)
        var now = Instant.start
        var outputs: [IMAPClientOutput] = []
        for _ in 0..<100 where outputs.isEmpty {
            now = now + .seconds(59)
            _ = session.receive([UInt8(ascii: "x")], at: now)
            outputs = session.advance(to: now)
        }
        #expect(outputs == [.finished(.timedOut)])
    }

    @Test("Thousands of empty literals")
    func emptyLiterals() {
        var session = session()
        let literals = String(repeating: " {0}\r\n", count: 20_001)
        let outputs = feed("* OK\r\n* 1 FETCH (X\(literals))\r\n", &session)
        #expect(outputs.count >= 20_002)
    }
}
