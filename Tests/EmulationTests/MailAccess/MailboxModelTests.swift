// One mailbox, two IMAP devices, a POP3 device and the post, in any order; beside it a model of a mailbox that is so
// simple that it can be read at a glance. Read first: Sources/MailStore/MailAccount.swift. What each device is told of
// flags is compared in IMAPProtocolTests/IMAPManyDevicesTests.swift.

import Basics
import IMAPProtocol
import MailStore
import POP3Protocol
import Testing

/// What RFC 3501 §2.3 says of a mailbox.
private struct MailboxModel {
    struct Letter: Equatable {
        let uid: Int
        var flags: Set<String>
        let size: Int
    }

    var inbox: [Letter] = []
    var uidNext = 1
    /// From this UID on letters are recent to whoever looks next.
    var firstRecent = 1
    /// Octets in other mailboxes.
    var elsewhere = 0
    let quota: Int

    var used: Int { elsewhere + inbox.reduce(0) { $0 + $1.size } }

    mutating func append(_ size: Int, _ flags: Set<String> = []) -> Bool {
        if used + size > quota { return false }
        inbox.append(Letter(uid: uidNext, flags: flags, size: size))
        uidNext += 1
        return true
    }

    mutating func claimRecent() { firstRecent = uidNext }
}

/// What an IMAP device can know: only what it was told.
private struct ModelDevice {
    var session: IMAPServerSession
    /// The UID at each message number - 1, learnt from the model when EXISTS was told.
    var view: [Int] = []
    /// Letters that were recent to this selection.
    var recent: Set<Int> = []
    var isReadOnly = false, isIdling = false
    /// RFC 3501 §2.3.1.1: the UID after the last one in the view, ever.
    var seenNext = 1
}

private struct MailboxPlay {
    static let quota = 3_000
    static let address = "kenji@kitsune.example"

    var store = MailboxStore()
    let kenji: MailboxStore.AccountID
    var model = MailboxModel(quota: MailboxPlay.quota)
    var devices: [ModelDevice] = []
    var pop: POP3ServerSession?
    /// The UIDs that POP3 saw when it logged in, and those that it marked.
    var drop: [Int] = [], marked: Set<Int> = []
    var sessions: UInt64 = 0
    var now = Instant.start
    var random: SeededGenerator
    var what = ""
    var tag = 0

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed, name: "mailbox")
        let account = MailAccount(
            address: Self.address, login: "kenji", password: "fox", quota: Self.quota, createdAt: 1_000)
        kenji = store.add(account) ?? MailboxStore.AccountID(index: 0)
        for _ in 0..<2 {
            var session = IMAPServerSession(hostName: "mail", at: now)
            _ = session.opened()
            devices.append(ModelDevice(session: session))
            _ = say("LOGIN kenji fox", devices.count - 1)
            select("SELECT", devices.count - 1)
        }
    }

    mutating func below(_ n: Int) -> Int { Int(random.next(below: UInt64(max(1, n)))) }

    static func letter(_ size: Int) -> [UInt8] {
        let head = "Subject: x\r\n\r\n"
        return Array((head + String(repeating: "a", count: max(0, size - head.utf8.count))).utf8)
    }

    // MARK: IMAP

    /// Says a command; answers the lines, the tagged one last.
    mutating func say(_ command: String, _ d: Int) -> [String] {
        tag += 1
        let line = command == "DONE" ? command : "a\(tag) \(command)"
        let outputs = devices[d].session.receive(Array((line + "\r\n").utf8), store: &store, at: now, clock: 2_000)
        return lines(outputs)
    }

    private func lines(_ outputs: [IMAPServerOutput]) -> [String] {
        var bytes: [UInt8] = []
        for output in outputs {
            switch output {
            case .say(let more), .content(let more): bytes += more
            case .heard, .heardLiteral, .event, .close: break
            }
        }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
    }

    /// What was told of the mailbox: numbers move only where they may, and mean what the model says.
    mutating func hear(_ lines: [String], _ d: Int, allowsExpunge: Bool = true) {
        var toldExists = false
        for line in lines {
            let words = line.split(separator: " ")
            guard words.count >= 3, words[0] == "*", let number = Int(words[1]) else { continue }
            switch words[2] {
            case "EXPUNGE":
                #expect(allowsExpunge, "\(what): RFC 3501 §7.4.1: \(line)")
                guard devices[d].view.indices.contains(number - 1) else {
                    Issue.record("\(what): \(line)")
                    continue
                }
                let uid = devices[d].view.remove(at: number - 1)
                #expect(!model.inbox.contains { $0.uid == uid }, "\(what): \(uid) is still there")
            case "EXISTS":
                toldExists = true
                let fresh = model.inbox.map(\.uid).filter { $0 >= devices[d].seenNext }
                let newcomers = Set(fresh.filter { $0 >= model.firstRecent })
                devices[d].view += fresh
                devices[d].seenNext = model.uidNext
                devices[d].recent.formUnion(newcomers)
                if !devices[d].isReadOnly { model.claimRecent() }
                #expect(number == devices[d].view.count, "\(what): \(line)")
            case "RECENT":
                let recent = devices[d].recent.intersection(devices[d].view)
                #expect(number == recent.count, "\(what): \(line), and \(recent) are")
            default: break
            }
        }
        // Whoever is told of everything knows the mailbox.
        if allowsExpunge && !toldExists {
            #expect(devices[d].view == model.inbox.map(\.uid).filter { $0 < devices[d].seenNext }, "\(what)")
        }
        if allowsExpunge { #expect(devices[d].view == model.inbox.map(\.uid), "\(what): not told all") }
    }

    mutating func select(_ command: String, _ d: Int) {
        (devices[d].view, devices[d].recent, devices[d].seenNext) = ([], [], 1)
        devices[d].isReadOnly = command == "EXAMINE"
        let lines = say("\(command) INBOX", d)
        hear(lines, d)
        #expect(lines.contains("* OK [UIDNEXT \(model.uidNext)] The next UID."), "\(what)")
        let unseen = model.inbox.firstIndex { !$0.flags.contains("\\Seen") }
        #expect(lines.contains { $0.hasPrefix("* OK [UNSEEN") } == (unseen != nil), "\(what)")
    }

    mutating func imap(_ d: Int) {
        if devices[d].isIdling {
            devices[d].isIdling = false
            return hear(say("DONE", d), d)
        }
        let number = 1 + below(devices[d].view.count)
        let uid = devices[d].view.isEmpty ? nil : devices[d].view[number - 1]
        let place = uid.flatMap { uid in model.inbox.firstIndex { $0.uid == uid } }
        let flag = ["\\Deleted", "\\Deleted", "\\Seen", "\\Flagged", "$Later"][below(5)]
        let canWrite = !devices[d].isReadOnly
        switch below(14) {
        case 0: hear(say("NOOP", d), d)
        case 1, 2, 3:
            guard uid != nil else { return }
            let sign = ["+", "+", "-", ""][below(4)]
            let lines = say("STORE \(number) \(sign)FLAGS (\(flag))", d)
            if let place, canWrite {
                switch sign {
                case "+": model.inbox[place].flags.insert(flag)
                case "-": model.inbox[place].flags.remove(flag)
                default: model.inbox[place].flags = [flag]
                }
            }
            #expect(lines.last?.contains(place == nil && canWrite ? " NO " : " OK ") == true, "\(what): \(lines)")
            hear(lines, d, allowsExpunge: false)
        case 4:
            let lines = say("EXPUNGE", d)
            if canWrite {
                let view = devices[d].view
                model.inbox.removeAll { $0.flags.contains("\\Deleted") && view.contains($0.uid) }
                hear(lines, d)
            } else {
                #expect(lines.last?.contains(" NO ") == true, "\(what)")
                hear(lines, d, allowsExpunge: false)
            }
        case 5:
            guard let uid else { return }
            let lines = say("UID EXPUNGE \(uid)", d)
            if canWrite { model.inbox.removeAll { $0.uid == uid && $0.flags.contains("\\Deleted") } }
            hear(lines, d, allowsExpunge: canWrite)
        case 6:
            guard let uid else { return }
            let isByUID = below(2) == 0
            let lines = say(isByUID ? "UID FETCH \(uid) (BODY[])" : "FETCH \(number) (UID BODY[])", d)
            let size = place.map { model.inbox[$0].size }
            #expect(size.map { n in lines.contains { $0.contains("BODY[] {\(n)}") } } ?? true, "\(what): \(lines)")
            if let place, canWrite { model.inbox[place].flags.insert("\\Seen") }
            #expect(lines.last?.contains(place == nil ? " NO " : " OK ") == true, "\(what): \(lines)")
            hear(lines, d, allowsExpunge: isByUID)
        case 7:
            guard uid != nil else { return }
            let lines = say("COPY \(number) INBOX", d)
            var isCopied = true
            if let place { isCopied = model.append(model.inbox[place].size, model.inbox[place].flags) }
            // RFC 2180 §4.4.1: what is gone cannot be copied.
            let answer = place == nil ? " NO [EXPUNGEISSUED]" : isCopied ? " OK " : "[OVERQUOTA]"
            #expect(lines.last?.contains(answer) == true, "\(what): \(lines)")
            hear(lines, d, allowsExpunge: isCopied)
        case 8:
            guard uid != nil else { return }
            let lines = say("MOVE \(number) Trash", d)
            var isMoved = canWrite
            if isMoved, let place {
                // RFC 6851 §3.3: a copy and an expunge; for a moment both are there.
                isMoved = model.used + model.inbox[place].size <= model.quota
                if isMoved { model.elsewhere += model.inbox.remove(at: place).size }
            }
            let answer = isMoved && place == nil ? " NO [EXPUNGEISSUED]" : isMoved ? " OK " : " NO "
            #expect(lines.last?.contains(answer) == true, "\(what): \(lines)")
            hear(lines, d, allowsExpunge: isMoved)
        case 9:
            _ = say("CLOSE", d)
            let view = devices[d].view
            if canWrite { model.inbox.removeAll { $0.flags.contains("\\Deleted") && view.contains($0.uid) } }
            select(["SELECT", "EXAMINE"][below(2)], d)
        case 10: select(["SELECT", "EXAMINE"][below(2)], d)
        case 11:
            let lines = say("IDLE", d)
            devices[d].isIdling = true
            #expect(lines.last == "+ idling", "\(what)")
            hear(lines, d)
        case 12:
            let size = 20 + below(300)
            let lines = say(
                "APPEND INBOX (\(flag)) {\(size)+}\r\n" + String(decoding: Self.letter(size), as: UTF8.self), d)
            let isTaken = model.append(size, [flag])
            #expect(lines.last?.contains(isTaken ? "APPENDUID" : "[OVERQUOTA]") == true, "\(what): \(lines)")
            hear(lines, d, allowsExpunge: isTaken)
        default:
            let lines = say("STATUS INBOX (MESSAGES RECENT UIDNEXT UNSEEN)", d)
            let unseen = model.inbox.filter { !$0.flags.contains("\\Seen") }.count
            let recent = model.inbox.filter { $0.uid >= model.firstRecent }.count
            let text =
                "MESSAGES \(model.inbox.count) RECENT \(recent) UIDNEXT \(model.uidNext) UNSEEN \(unseen)"
            #expect(lines.contains { $0.contains(text) }, "\(what): \(lines), not \(text)")
            hear(lines, d)
        }
    }

    // MARK: POP3 and the post

    private mutating func popSay(_ line: String) -> [String] {
        let outputs = pop?.receive(Array((line + "\r\n").utf8), store: &store, at: now) ?? []
        var bytes: [UInt8] = []
        for output in outputs {
            switch output {
            case .say(let more), .content(let more): bytes += more
            case .heard, .event, .close: break
            }
        }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
    }

    mutating func pop3() {
        guard pop != nil else {
            sessions += 1
            pop = POP3ServerSession(hostName: "mail", number: sessions, at: now)
            _ = popSay("USER kenji")
            #expect(popSay("PASS fox") == ["+OK Logged in."], "\(what)")
            (drop, marked) = (model.inbox.map(\.uid), [])
            // RFC 1939 §4: nobody else gets in.
            var other = POP3ServerSession(hostName: "mail", number: sessions + 1_000_000, at: now)
            _ = other.receive(Array("USER kenji\r\n".utf8), store: &store, at: now)
            let refusal = other.receive(Array("PASS fox\r\n".utf8), store: &store, at: now)
            #expect(refusal.contains(.say(Array("-ERR [IN-USE] Another session has this maildrop open.\r\n".utf8))))
            return
        }
        let number = 1 + below(drop.count)
        let uid = drop.isEmpty ? nil : drop[number - 1]
        let letter = uid.flatMap { uid in model.inbox.first { $0.uid == uid } }
        let isMarked = uid.map { marked.contains($0) } ?? true
        switch below(7) {
        case 0:
            let numbers = popSay("LIST").dropFirst().dropLast().map { Int($0.split(separator: " ")[0]) ?? 0 }
            #expect(numbers == drop.indices.filter { !marked.contains(drop[$0]) }.map { $0 + 1 }, "\(what)")
        case 1, 2:
            let lines = popSay("RETR \(number)")
            #expect(lines.first?.hasPrefix("+OK") == (letter != nil && !isMarked), "\(what): \(lines)")
        case 3, 4:
            let lines = popSay("DELE \(number)")
            #expect(lines.first?.hasPrefix("+OK") == !isMarked, "\(what): \(lines)")
            if let uid { marked.insert(uid) }
        case 5:
            _ = popSay("QUIT")
            model.inbox.removeAll { marked.contains($0.uid) }
            pop = nil
        default:
            // RFC 1939 §6: no UPDATE without QUIT.
            pop?.disconnected(store: &store)
            pop = nil
        }
    }

    mutating func post() {
        if model.elsewhere > model.quota / 2 {
            #expect(throws: Never.self) {
                try store[kenji].deleteMailbox("Trash")
                try store[kenji].createMailbox("Trash", at: 2_000)
            }
            model.elsewhere = 0
        }
        let size = 20 + below(400)
        let isTaken = (try? store.deliver(Self.letter(size), to: Self.address, at: 2_000)) != nil
        #expect(isTaken == model.append(size), "\(what): the quota")
        now = now + .seconds(1)
        for d in devices.indices {
            devices[d].session.mailboxChanged(store: store, at: now)
            let pushed = lines(devices[d].session.advance(to: now + .milliseconds(500), store: &store, clock: 2_000))
            if devices[d].isIdling { hear(pushed, d) } else { #expect(pushed.isEmpty, "\(what)") }
        }
    }

    func compare() {
        let inbox = store[kenji].inbox
        #expect(store[kenji].octets == model.used, "\(what)")
        #expect(Int(inbox.uidNext) == model.uidNext, "\(what)")
        let letters = inbox.messages.map {
            MailboxModel.Letter(uid: Int($0.uid), flags: Set(inbox.names(of: $0.flags)), size: $0.bytes.count)
        }
        #expect(letters == model.inbox, "\(what)")
    }
}

@Suite("A mailbox and its model") struct MailboxModelTests {
    @Test("They agree, whoever does what", arguments: 1...20 as ClosedRange<UInt64>)
    func agreement(_ seed: UInt64) {
        var play = MailboxPlay(seed: seed)
        for step in 0..<250 {
            play.what = "seed \(seed), step \(step)"
            switch play.below(8) {
            case 0: play.post()
            case 1, 2: play.pop3()
            default: play.imap(play.below(2))
            }
            play.compare()
        }
    }

    @Test("RFC 3501 §2.3.1.1: a mailbox that is made again has another UIDVALIDITY, and a device begins anew")
    func madeAgain() {
        var play = MailboxPlay(seed: 1)
        var last = 0
        for _ in 0..<5 {
            _ = play.say("CREATE Box", 0)
            let lines = play.say("STATUS Box (UIDVALIDITY)", 0)
            let validity = lines.first?.split(separator: " ").last.flatMap { Int($0.dropLast()) } ?? 0
            #expect(validity > last)
            last = validity
            _ = play.say("DELETE Box", 0)
        }
    }
}
