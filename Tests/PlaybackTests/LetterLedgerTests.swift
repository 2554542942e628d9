// The traces of letters: hops, checks, outcomes, readers.

import Basics
import Emulation
import Playback
import Scenarios
import Testing
import Wire

@Suite struct LetterLedgerTests {
    private let id = "<1@minami.example>"
    private let client = IPAddress(v4: 0xC000_020A)

    /// Who brings letters to each server.
    private static let senders = ["mail.minami": "hana-pc", "mail.kita": "mail.minami", "mail.osaka": "mail.minami"]

    private func ledger(_ steps: [(String, MailEvent.Step)]) throws -> LetterTrace {
        var ledger = LetterLedger()
        var trace = LetterTrace(messageID: id, id: "m1")
        (trace.from, trace.recipients) = ("hana@minami.example", ["kenji@kita.example"])
        ledger.expect(trace)
        for (i, step) in steps.enumerated() {
            if step.0 == "mail.kita" {
                ledger.nameChecked("mail.minami", by: "mail.kita", result: "pass")
                ledger.policyChecked("mail.minami", by: "mail.kita", result: "softfail")
            }
            ledger.happened(
                MailEvent(messageID: id, step: step.1), at: Instant(nanoseconds: UInt64(i)), host: step.0,
                from: Self.senders[step.0])
        }
        return try #require(ledger.letter("m1"))
    }

    @Test func aDeliveredLetterHasItsHopsAndChecks() throws {
        let letter = try ledger([
            ("mail.minami", .submitted(queueID: "1", client: client)),
            ("mail.minami", .queued(queueID: "1", transport: "ESMTPA", client: client)),
            ("mail.kita", .queued(queueID: "2", transport: "ESMTP", client: client)),
            ("mail.kita", .delivered(mailbox: "kenji@kita.example")),
        ])
        #expect(letter.hops.map(\.host) == ["mail.minami", "mail.kita"])
        #expect(letter.hops.map(\.transport) == ["submission", "smtp"])
        #expect((letter.ptr, letter.spf) == ("pass", "softfail"))
        #expect(letter.outcome(isQueued: false) == .delivered)
        #expect(letter.outcome(isQueued: true) == .queued)
    }

    @Test func aLetterToSeveralDomainsPartsWhereItIsCopied() throws {
        func taken(_ host: String) -> (String, MailEvent.Step) {
            (host, .queued(queueID: "2", transport: "ESMTP", client: client))
        }
        let letter = try ledger([("mail.minami", .submitted(queueID: "1", client: client)), taken("mail.kita")])
        #expect(letter.ways == [LetterTrace.Way(depth: 0, hosts: ["mail.minami", "mail.kita"])])
        let parted = try ledger([
            ("mail.minami", .submitted(queueID: "1", client: client)), taken("mail.osaka"), taken("mail.kita"),
        ])
        #expect(parted.hops.map(\.from) == ["hana-pc", "mail.minami", "mail.minami"])
        #expect(
            parted.ways == [
                LetterTrace.Way(depth: 0, hosts: ["mail.minami"]), LetterTrace.Way(depth: 1, hosts: ["mail.osaka"]),
                LetterTrace.Way(depth: 1, hosts: ["mail.kita"]),
            ])
    }

    @Test func whoWaitsIsNamedUntilItIsOver() throws {
        let (a, b, c) = ("a@kita.example", "b@kita.example", "c+shop@minami.example")
        var steps: [(String, MailEvent.Step)] = [
            ("mail.minami", .deferred(recipients: [a, b], reason: "busy")),
            ("mail.minami", .deferred(recipients: [c], reason: "full")),
            ("mail.minami", .relayed(to: "mail.kita", recipients: [a])),
        ]
        let busy = LetterTrace.Trouble(recipients: [b], reason: "busy")
        #expect(try ledger(steps).waits == [busy, LetterTrace.Trouble(recipients: [c], reason: "full")])
        steps.append(("mail.minami", .delivered(mailbox: "c@minami.example")))
        #expect(try ledger(steps).waits == [busy])
        steps.append(("mail.minami", .bounced(recipients: [b], reason: "busy", notice: nil)))
        #expect(try ledger(steps).waits == [])
    }

    @Test func aFileThatIsSentTwiceIsTwoLetters() throws {
        var ledger = LetterLedger()
        ledger.expect(LetterTrace(messageID: id, id: "m1"))
        let (hana, kenji) = ("hana@minami.example", "kenji@kita.example")
        let sending: [(String, MailEvent.Step)] = [
            ("pc", .composed(letter: "m1", from: hana, recipients: [kenji], subject: "x")),
            ("mail.minami", .submitted(queueID: "1", client: client)),
            ("mail.kita", .queued(queueID: "2", transport: "ESMTP", client: client)),
            ("mail.kita", .delivered(mailbox: kenji)),
        ]
        let reading: [(String, MailEvent.Step)] = [
            ("kenji-pc", .fetched(mailbox: kenji, transport: "POP3")), ("mail.kita", .removed(mailbox: kenji)),
        ]
        for (i, step) in (sending + sending + reading).enumerated() {
            ledger.happened(
                MailEvent(messageID: id, step: step.1), at: Instant(nanoseconds: UInt64(i)), host: step.0,
                from: Self.senders[step.0])
        }
        #expect(ledger.letters.map(\.id) == ["m1", "m1"])
        for letter in ledger.letters {
            #expect(letter.hops.map(\.host) == ["mail.minami", "mail.kita"])
            #expect(letter.mailboxes == [kenji])
            #expect(letter.readings.map(\.removedFromServer) == [true])
        }
    }

    @Test func outcomes() throws {
        #expect(try ledger([]).outcome(isQueued: false) == .queued)
        #expect(try ledger([("pc", .rejected(recipients: [], reply: "550 no"))]).outcome(isQueued: false) == .rejected)
        let bounced = try ledger([
            ("mail.minami", .submitted(queueID: "1", client: client)),
            ("mail.minami", .bounced(recipients: ["kenji@kita.example"], reason: "550 5.1.1", notice: "<2@x>")),
        ])
        #expect(bounced.outcome(isQueued: false) == .bounced)
    }

    @Test func whoFetchesByPOP3TakesItAwayNotWhoReadsByIMAPAtTheSameTime() throws {
        let letter = try ledger([
            ("mail.kita", .delivered(mailbox: "kenji@kita.example")),
            ("pc", .fetched(mailbox: "kenji@kita.example", transport: "pop3")),
            ("phone", .fetched(mailbox: "kenji@kita.example", transport: "imap")),
            ("mail.kita", .removed(mailbox: "kenji@kita.example")),
        ])
        #expect(letter.readings.map(\.removedFromServer) == [true, false])
    }

    @Test func everyRecipientWhoDoesNotGetItIsNamedWithTheReason() throws {
        let letter = try ledger([
            ("pc", .rejected(recipients: ["typo@minami.example"], reply: "550 5.1.1")),
            ("mail.minami", .submitted(queueID: "1", client: client)),
            ("mail.minami", .rejected(recipients: ["nobody@kita.example"], reply: "550 5.1.1")),
            ("mail.minami", .bounced(recipients: ["nobody@kita.example"], reason: "host said 550", notice: "<2@x>")),
            ("mail.minami", .bounced(recipients: ["x@nowhere.example"], reason: "Host not found", notice: "<3@x>")),
        ])
        #expect(
            letter.losses == [
                LetterTrace.Trouble(recipients: ["typo@minami.example"], reason: "550 5.1.1"),
                LetterTrace.Trouble(recipients: ["nobody@kita.example"], reason: "host said 550"),
                LetterTrace.Trouble(recipients: ["x@nowhere.example"], reason: "Host not found"),
            ])
    }

    @Test func aRefusedLetterHasTheChecksOfWhoRefusedIt() {
        func spf(reason: String) -> String? {
            var ledger = LetterLedger()
            ledger.expect(LetterTrace(messageID: id, id: "m1"))
            let steps: [MailEvent.Step] = [
                .submitted(queueID: "1", client: client), .bounced(recipients: ["x"], reason: reason, notice: nil),
            ]
            ledger.policyChecked("mail.minami", by: "mail.kita", result: "fail")
            for step in steps {
                ledger.happened(MailEvent(messageID: id, step: step), at: .start, host: "mail.minami")
            }
            return ledger.letter("m1")?.spf
        }
        #expect(spf(reason: "host mail.kita[198.51.100.25] said: 550 5.7.23 ...") == "fail")
        #expect(spf(reason: "host mail.tokyo[203.0.113.25] said: 550 5.1.1 ...") == nil)
        #expect(spf(reason: "Host not found") == nil)
    }

    @Test func aServerWithoutChecksLeavesThoseOfAnother() {
        var ledger = LetterLedger()
        ledger.expect(LetterTrace(messageID: id, id: "m1"))
        ledger.happened(
            MailEvent(messageID: id, step: .submitted(queueID: "1", client: client)), at: .start, host: "mail.minami")
        ledger.policyChecked("mail.minami", by: "mail.kita", result: "pass")
        for host in ["mail.osaka", "mail.kita", "mail.tokyo"] {
            if host == "mail.tokyo" { ledger.nameChecked("mail.minami", by: host, result: "pass") }
            ledger.happened(
                MailEvent(messageID: id, step: .queued(queueID: "2", transport: "ESMTP", client: client)), at: .start,
                host: host,
                from: "mail.minami")
        }
        #expect(ledger.letter("m1")?.spf == "pass")
    }

    @Test func aBounceIsALetterOfItsOwn() {
        var ledger = LetterLedger()
        var trace = LetterTrace(messageID: id, id: "m1")
        trace.from = "hana@minami.example"
        ledger.expect(trace)
        let notice = MailEvent.Step.noticed(queueID: "2", recipient: "hana@minami.example", subject: "Undelivered")
        ledger.happened(MailEvent(messageID: "<2@x>", step: notice), at: .start, host: "mail.minami")
        ledger.happened(
            MailEvent(messageID: id, step: .bounced(recipients: ["x"], reason: "550", notice: "<2@x>")), at: .start,
            host: "mail.minami")
        #expect(ledger.letter("m1")?.isReturned == true)
        #expect(ledger.letter("<2@x>")?.recipients == ["hana@minami.example"])
        #expect(ledger.letter("<2@x>")?.subject == "Undelivered")
        #expect(ledger.letter("<2@x>")?.from == "")
    }

    @Test func whoeverReadItLastRemovedIt() throws {
        let mailbox = "kenji@kita.example"
        let letter = try ledger([
            ("phone", .fetched(mailbox: mailbox, transport: "IMAP")),
            ("phone", .fetched(mailbox: mailbox, transport: "IMAP")),
            ("pc", .fetched(mailbox: mailbox, transport: "pop3")), ("mail.kita", .removed(mailbox: mailbox)),
        ])
        #expect(letter.readings.map(\.client) == ["phone", "pc"])
        #expect(letter.readings.map(\.transport) == ["imap", "pop3"])
        #expect(letter.readings.map(\.removedFromServer) == [false, true])
    }
}
