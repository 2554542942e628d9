// Several devices at one mailbox do what they like. Each keeps in mind what the server told it, and nothing else;
// whenever it asks whether there is news, that must be what is in the mailbox. Read first: IMAPTestBench.swift.

import Basics
import IMAPProtocol
import MailStore
import Testing

/// A client that believes what the server says (RFC 3501 §5.2, §7.3, §7.4).
private struct Device {
    struct Known: Equatable {
        var uid: UInt32?
        var flags: Set<String>?
    }

    var session: IMAPServerSession
    /// What is known, by message number - 1.
    var messages: [Known] = []
    var isReadOnly = false
    var isIdling = false
    /// Tells one selection of a mailbox from the next.
    var selection = 0

    /// Takes what the server said to `command` in.
    mutating func hear(_ lines: [String], after command: String, recent: inout [UInt32: Int]) {
        let verb = command.split(separator: " ").dropFirst().first.map(String.init) ?? ""
        var latest = 0
        for line in lines {
            // What follows the literal of a FETCH.
            if line.hasPrefix(" FLAGS ("), latest > 0 { fetched(line, at: latest - 1, after: command, recent: &recent) }
            guard line.hasPrefix("* ") else { continue }
            let words = line.split(separator: " ")
            guard let number = Int(words[1]), words.count > 2 else { continue }
            switch words[2] {
            case "EXISTS":
                #expect(number >= messages.count, "\(command): the number only grows here")
                messages += [Known](repeating: Known(), count: max(0, number - messages.count))
            case "EXPUNGE":
                // RFC 3501 §7.4.1.
                #expect(!["FETCH", "STORE", "SEARCH"].contains(verb), "\(command): numbers must not move now")
                guard (1...max(1, messages.count)).contains(number), !messages.isEmpty else {
                    Issue.record("\(command): \(line) of \(messages.count)")
                    continue
                }
                messages.remove(at: number - 1)
            case "FETCH":
                guard (1...max(1, messages.count)).contains(number), !messages.isEmpty else {
                    Issue.record("\(command): \(line) of \(messages.count)")
                    continue
                }
                latest = number
                fetched(line, at: number - 1, after: command, recent: &recent)
            default: break
            }
        }
    }

    private mutating func fetched(_ line: String, at place: Int, after command: String, recent: inout [UInt32: Int]) {
        if let text = Self.part(line, from: "UID ", to: " )"), let uid = UInt32(text) {
            #expect(messages[place].uid ?? uid == uid, "\(command): \(line), which was \(messages[place])")
            messages[place].uid = uid
        }
        guard let text = Self.part(line, from: "FLAGS (", to: ")") else { return }
        var flags = Set(text.split(separator: " ").map(String.init))
        if flags.remove("\\Recent") != nil, !isReadOnly, let uid = messages[place].uid {
            // RFC 3501 §2.3.2: only one session is told so.
            #expect(recent[uid] ?? selection == selection, "\(command): \(uid) was recent to another session")
            recent[uid] = selection
        }
        messages[place].flags = flags
    }

    private static func part(_ line: String, from start: String, to ends: String) -> String? {
        guard let range = line.range(of: start) else { return nil }
        return String(line[range.upperBound...].prefix { !ends.contains($0) })
    }
}

extension String {
    fileprivate func range(of wanted: String) -> Range<Index>? {
        for start in indices where self[start...].hasPrefix(wanted) {
            return start..<index(start, offsetBy: wanted.count)
        }
        return nil
    }
}

@Suite("Many devices at one mailbox") struct IMAPManyDevicesTests {
    private static func number(_ random: inout SeededGenerator, upTo count: Int) -> Int {
        1 + Int(random.next(below: UInt64(max(1, count))))
    }

    /// A command that a device may say now.
    private static func command(_ device: Device, _ random: inout SeededGenerator) -> String {
        if device.isIdling { return "DONE" }
        let (a, b) = (number(&random, upTo: device.messages.count), number(&random, upTo: device.messages.count))
        let flag = ["\\Seen", "\\Deleted", "\\Flagged", "$later"][Int(random.next(below: 4))]
        let sign = ["+", "-", ""][Int(random.next(below: 3))]
        let verbs = [
            "NOOP", "NOOP", "CHECK", "FETCH \(a):\(b) (UID FLAGS)", "UID FETCH 1:* (FLAGS)",
            "FETCH \(a) (UID BODY[TEXT])",
            "STORE \(a):\(b) \(sign)FLAGS (\(flag))", "STORE \(a) \(sign)FLAGS.SILENT (\(flag))",
            "UID STORE \(a):* \(sign)FLAGS (\(flag) \\Answered)", "STORE \(a) +FLAGS (\\Deleted)", "EXPUNGE",
            "UID EXPUNGE \(a):\(a + 3)", "SEARCH UNSEEN", "UID SEARCH DELETED", "COPY \(a) Trash", "MOVE \(a) Trash",
            "UID MOVE \(a):\(a + 2) Trash", "COPY \(a) INBOX", "CLOSE", "SELECT INBOX", "EXAMINE INBOX", "IDLE", "IDLE",
            "STATUS INBOX (MESSAGES UNSEEN RECENT)",
        ]
        return verbs[Int(random.next(below: UInt64(verbs.count)))]
    }

    @Test("What each was told is what there is", arguments: 1...30 as ClosedRange<UInt64>)
    func truth(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var bench = IMAPTestBench()
        var recent: [UInt32: Int] = [:]
        var selections = 0
        for _ in 0..<4 { bench.deliver() }
        var devices: [Device] = []
        func select(_ device: inout Device, _ command: String) {
            selections += 1
            device.selection = selections
            device.messages = []
            device.isReadOnly = command.contains("EXAMINE")
        }
        for _ in 0..<3 {
            var device = Device(session: bench.loggedIn())
            select(&device, "SELECT INBOX")
            let lines = bench.say("s SELECT INBOX", to: &device.session)
            device.hear(lines, after: "s SELECT INBOX", recent: &recent)
            devices.append(device)
        }
        for step in 0..<300 {
            if random.next(below: 6) == 0 { bench.deliver() }
            for index in devices.indices {
                devices[index].session.mailboxChanged(store: bench.store, at: bench.now)
                let pushed = bench.wait(.milliseconds(random.next(below: 400)), &devices[index].session)
                #expect(pushed.isEmpty || devices[index].isIdling)
                devices[index].hear(pushed, after: "x IDLE", recent: &recent)
            }
            let index = Int(random.next(below: UInt64(devices.count)))
            var device = devices[index]
            let command = Self.command(device, &random)
            if command.hasSuffix(" INBOX") && (command.hasPrefix("SELECT") || command.hasPrefix("EXAMINE")) {
                select(&device, command)
            }
            let line = command == "DONE" ? command : "c\(step) \(command)"
            let before = device.messages
            let lines = bench.say(line, to: &device.session)
            #expect(lines.last?.contains("BAD") != true || before.isEmpty, "\(line): \(lines)")
            device.hear(lines, after: line, recent: &recent)
            device.isIdling = command == "IDLE"
            let isDone = lines.last?.contains(" OK ") == true
            if command.contains("FLAGS.SILENT"), !device.isReadOnly, isDone { assume(command, &device) }
            if command == "CLOSE" {
                select(&device, "SELECT INBOX")
                let lines = bench.say("s SELECT INBOX", to: &device.session)
                device.hear(lines, after: "s SELECT INBOX", recent: &recent)
            }
            if ["NOOP", "CHECK", "DONE"].contains(command) { compare(device, bench, "seed \(seed), step \(step)") }
            devices[index] = device
        }
    }

    /// A silent STORE: the client knows what it has done.
    private func assume(_ command: String, _ device: inout Device) {
        let words = command.split(separator: " ")
        guard let number = Int(words[1]), device.messages.indices.contains(number - 1) else { return }
        let flag = String(words[3].dropFirst().dropLast())
        switch words[2].first {
        case "+": device.messages[number - 1].flags?.insert(flag)
        case "-": device.messages[number - 1].flags?.remove(flag)
        default: device.messages[number - 1].flags = [flag]
        }
    }

    private func compare(_ device: Device, _ bench: IMAPTestBench, _ what: String) {
        let inbox = bench.store[bench.kenji].inbox
        #expect(device.messages.count == inbox.messages.count, "\(what)")
        for (known, message) in zip(device.messages, inbox.messages) {
            if let uid = known.uid { #expect(uid == message.uid, "\(what)") }
            let flags = Set(inbox.names(of: message.flags))
            #expect(known.flags ?? flags == flags, "\(what): \(message.uid)")
        }
    }
}
