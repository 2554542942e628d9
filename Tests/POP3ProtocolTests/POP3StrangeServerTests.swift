// Servers of all sorts, most of them legal, and a mail program that calls again and again. A letter leaves the server
// only when the program has it, the program keeps it once, and every visit comes to an end.
// Read first: Sources/POP3Protocol/POP3ClientSession.swift.

import Basics
import POP3Protocol
import Testing

/// A server with a maildrop of its own making. What it says is right, whatever the manner.
private struct StrangePOP3Server {
    struct Letter {
        var id: String
        var bytes: [UInt8]
        var isMarked = false
    }

    var random: SeededGenerator
    var letters: [Letter] = []
    var arrived = 0
    /// Says what no server says, now and then.
    var isIllegal = false
    /// Hangs up, refuses and is silent, now and then.
    var isTroubled = true
    /// Knows CAPA, and tells of UIDL there.
    var hasCapa = true, announcesIDs = true
    var isOpen = false, isSilent = false
    private var input: [UInt8] = []

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed, name: "POP3 server")
        hasCapa = !chance(25)
        announcesIDs = !chance(25)
    }

    /// Without CAPA the first refusal of UIDL looks like a server that does not know it.
    var tellsIDs: Bool { hasCapa && announcesIDs }

    mutating func below(_ n: Int) -> Int { Int(random.next(below: UInt64(max(1, n)))) }
    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
    private mutating func pick(_ texts: [String]) -> String { texts[below(texts.count)] }

    mutating func deliver() {
        arrived += 1
        let lines = (0...below(4)).map { _ in pick(["", ".", "..", ".x", "text", "+OK", "-ERR no", "QUIT"]) }
        let text = "Message-ID: <\(arrived)@x>\r\n\r\n" + lines.map { $0 + "\r\n" }.joined()
        letters.append(Letter(id: "id\(arrived)", bytes: Array(text.utf8)))
    }

    mutating func open() -> [UInt8] {
        isOpen = true
        isSilent = false
        input = []
        for index in letters.indices { letters[index].isMarked = false }
        return say(pick(["+OK", "+OK ready <1@x>", "+OK [XCODE] \u{e9}\0"]), refusal: "-ERR [SYS/TEMP] later")
    }

    mutating func receive(_ bytes: [UInt8]) -> [UInt8] {
        input += bytes
        var out: [UInt8] = []
        while isOpen, let end = input.firstIndex(of: 10) {
            let words = String(decoding: input[..<end].dropLast(), as: UTF8.self).split(separator: " ").map(String.init)
            input.removeSubrange(...end)
            out += answer(words)
        }
        return out
    }

    private mutating func answer(_ words: [String]) -> [UInt8] {
        let number = words.count > 1 ? Int(words[1]) ?? 0 : 0
        switch words[0] {
        case "CAPA":
            let lines = ["TOP", "X-ODD a b", announcesIDs ? "uidl" : "", "EXPIRE NEVER"].filter { $0 != "" }
            return hasCapa ? say(list: lines, refusal: nil) : say("-ERR")
        case "USER": return say("+OK", refusal: "-ERR who?")
        case "PASS": return say("+OK", refusal: pick(["-ERR [IN-USE] busy", "-ERR [LOGIN-DELAY] soon", "-ERR wrong"]))
        case "STAT": return say("+OK \(letters.count) 9 extra", refusal: "-ERR")
        case "LIST": return say(list: letters.indices.map { "\($0 + 1) \(letters[$0].bytes.count)" })
        case "UIDL":
            return say(list: letters.indices.map { "\($0 + 1) \(letters[$0].id)" })
        case "RETR":
            let lines = String(decoding: letters[number - 1].bytes, as: UTF8.self).split(
                separator: "\r\n", omittingEmptySubsequences: false)
            return say(list: lines.dropLast().map { $0.hasPrefix(".") ? ".\($0)" : String($0) })
        case "DELE":
            let reply = say("+OK", refusal: "-ERR not this one")
            letters[number - 1].isMarked = isOpen && reply.starts(with: Array("+OK".utf8))
            return reply
        case "QUIT":
            // RFC 1939 §6: +OK when all are removed, whether or not the reply arrives.
            let removes = !isTroubled || !chance(10)
            if removes { letters.removeAll { $0.isMarked } }
            defer { isOpen = false }
            return say(removes ? "+OK bye" : "-ERR not removed", refusal: "-ERR some messages were not removed")
        default:
            Issue.record("\(words)")
            return []
        }
    }

    private mutating func say(list lines: [String], refusal: String? = "-ERR no list") -> [UInt8] {
        let first = say("+OK list", refusal: refusal)
        guard isOpen, first.starts(with: Array("+OK".utf8)) else { return first }
        let rest = (lines + ["."]).map { $0 + "\r\n" }.joined()
        return cut(first + Array(rest.utf8))
    }

    private mutating func say(_ reply: String, refusal: String? = nil) -> [UInt8] {
        if isIllegal && chance(4) {
            switch below(6) {
            case 0: return Array("220 smtp\r\n".utf8)
            case 1: return [UInt8](repeating: 65, count: 5_000)
            case 2: return (0..<40).flatMap { _ in Array("+OK\r\n".utf8) }
            case 3: return [0, 255, 13, 10]
            case 4: return Array("+OKAY\r\n".utf8)
            default: return []
            }
        }
        if isTroubled, let refusal, chance(6) { return Array((refusal + "\r\n").utf8) }
        return cut(Array((reply + pick(["\r\n", "\r\n", "\n"])).utf8))
    }

    /// Now and then only a part is said before the connection ends, or before the server falls silent.
    private mutating func cut(_ bytes: [UInt8]) -> [UInt8] {
        guard isTroubled, chance(3) else { return bytes }
        isSilent = chance(50)
        isOpen = false
        return Array(bytes.prefix(below(bytes.count + 1)))
    }
}

/// A mail program's folders, and one visit after the other.
private struct POP3Program {
    var ids: [String] = []
    var inbox: [[UInt8]] = []
    var now = Instant.start
    let leavesOnServer: Bool

    /// One visit; answers how it ended.
    mutating func fetch(from server: inout StrangePOP3Server, _ what: String) -> POP3ClientOutcome? {
        var session = POP3ClientSession(
            .init(login: "kenji", password: "fox", leavesOnServer: leavesOnServer, knownIDs: Set(ids)), at: now)
        let start = now
        var arriving = server.open()
        var outcome: POP3ClientOutcome?
        var fetched = 0
        func take(_ outputs: [POP3ClientOutput], _ program: inout Self, _ server: inout StrangePOP3Server) {
            for output in outputs {
                #expect(outcome == nil, "\(what): something after the end")
                switch output {
                case .say(let bytes): if server.isOpen { arriving += server.receive(bytes) }
                case .heard: break
                case .present(let present): program.ids.removeAll { !present.contains($0) }
                case .fetched(let id, let bytes):
                    fetched += 1
                    program.inbox.append(bytes)
                    if let id { program.ids.append(id) }
                case .removed(let removed): program.ids.removeAll { removed.contains($0) }
                case .finished(let end): outcome = end
                }
            }
        }
        for _ in 0..<100_000 where outcome == nil {
            if arriving.isEmpty {
                if !server.isOpen && !server.isSilent {
                    take(session.disconnected(), &self, &server)
                } else {
                    now = session.nextDeadline
                    take(session.advance(to: now), &self, &server)
                }
                continue
            }
            let count = 1 + server.below(min(arriving.count, 1 + server.below(60)))
            let piece = Array(arriving.prefix(count))
            arriving.removeFirst(count)
            now = now + .milliseconds(UInt64(server.below(20)))
            take(session.receive(piece, at: now), &self, &server)
        }
        #expect(session.isFinished && session.nextDeadline == .never, "\(what): no end")
        #expect(now.since(start) <= .seconds(3_600), "\(what): it took \(now.since(start).seconds) s")
        if case .completed(let count) = outcome { #expect(count == fetched, "\(what)") }
        return outcome
    }
}

@Suite("POP3: strange servers") struct POP3StrangeServerTests {
    @Test("No letter is lost, and none is kept twice", arguments: 1...25 as ClosedRange<UInt64>)
    func lettersAreKeptOnce(_ seed: UInt64) {
        var server = StrangePOP3Server(seed: seed)
        var program = POP3Program(leavesOnServer: seed % 3 == 0)
        server.isIllegal = seed % 4 == 0
        var all: [[UInt8]] = []
        for visit in 0..<15 {
            let what = "seed \(seed), visit \(visit)"
            for _ in 0..<server.below(3) {
                server.deliver()
                all.append(server.letters[server.letters.count - 1].bytes)
            }
            if server.chance(10), !server.letters.isEmpty, program.leavesOnServer {
                // Another device removes a letter that this one has seen.
                let doomed = server.letters[0]
                if program.inbox.contains(doomed.bytes) { server.letters.removeFirst() }
            }
            if visit == 14 { (server.isTroubled, server.isIllegal) = (false, false) }
            let present = Set(server.letters.map(\.id))
            let outcome = program.fetch(from: &server, what)
            for bytes in all where !server.letters.contains(where: { $0.bytes == bytes }) {
                #expect(program.inbox.contains(bytes), "\(what): removed, and not kept")
            }
            if server.tellsIDs { #expect(Set(program.inbox).count == program.inbox.count, "\(what): kept twice") }
            // Whatever was removed by others or by visits that broke off is forgotten in time.
            if case .completed = outcome, server.tellsIDs {
                #expect(Set(program.ids).isSubset(of: present), "\(what): \(program.ids)")
            }
            if visit == 14 {
                #expect(outcome != nil && Set(program.inbox) == Set(all), "\(what): \(String(describing: outcome))")
                #expect(program.leavesOnServer || server.letters.isEmpty, "\(what)")
            }
        }
    }

    private func feed(_ text: String, _ session: inout POP3ClientSession) -> [POP3ClientOutput] {
        session.receive(Array(text.utf8), at: .start)
    }

    private func session() -> POP3ClientSession {
        POP3ClientSession(.init(login: "kenji", password: "fox"), at: .start)
    }

    @Test func aServerThatHangsUpBehindARefusalHasRefused() {
        var wrong = session()
        _ = feed("+OK\r\n-ERR\r\n+OK\r\n-ERR [AUTH] wrong\r\n", &wrong)
        #expect(wrong.disconnected() == [.finished(.loginRefused("wrong"))])
        var silent = session()
        _ = feed("-ERR closed\r\n", &silent)
        #expect(silent.advance(to: silent.nextDeadline) == [.finished(.refused("closed"))])
        // But whether messages were removed is not known without the reply.
        var removing = session()
        _ = feed(
            "+OK\r\n-ERR\r\n+OK\r\n+OK\r\n+OK\r\n+OK\r\n1 3\r\n.\r\n+OK\r\n1 a\r\n.\r\n+OK\r\nx\r\n.\r\n", &removing)
        #expect(feed("+OK\r\n", &removing) == [.heard("+OK"), .say(Array("QUIT\r\n".utf8))])
        #expect(removing.disconnected() == [.finished(.connectionLost)])
    }

    @Test("A drip is no answer", arguments: ["+OK ", "+OK\r\n+OK\r\nX\r\nX\r\n"])
    func drip(_ beginning: String) {
        var session = session()
        _ = feed(beginning, &session)
        var now = Instant.start
        var outputs: [POP3ClientOutput] = []
        for _ in 0..<100 where outputs.isEmpty {
            now = now + .seconds(59)
            _ = session.receive([UInt8(ascii: "x")], at: now)
            outputs = session.advance(to: now)
        }
        #expect(outputs == [.finished(.timedOut)])
    }

    @Test func listsAndLinesHaveALimit() {
        var endless = session()
        _ = feed("+OK\r\n+OK\r\n", &endless)
        let lines = String(repeating: "X\r\n", count: POP3ClientSession.listLimit + 1)
        #expect(feed(lines, &endless).last == .finished(.protocolError("a list without an end")))
        var long = session()
        let line = String(repeating: "x", count: POP3ClientSession.lineLimit + 1)
        #expect(feed(line, &long) == [.finished(.protocolError("a line without an end"))])
    }
}
