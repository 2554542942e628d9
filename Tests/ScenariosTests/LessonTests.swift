import Basics
import DNSProtocol
import Emulation
import Foundation
import Scenarios
import TestSupport
import Testing

/// Lesson files: what they mean and what may be wrong with them.
@Suite struct LessonTests {
    /// A lesson in a folder of its own.
    private func read(_ body: String, letters: [String: String] = [:]) throws -> Result<Lesson, DiagnosticList> {
        let folder = try TemporaryFolder()
        let path = folder.file("l.yaml")
        try ("format: 1\nid: l\ntitle: T\ntopology: two-towns\n" + body)
            .write(toFile: path, atomically: true, encoding: .utf8)
        for (name, text) in letters { try text.write(toFile: folder.file(name), atomically: true, encoding: .utf8) }
        do throws(DiagnosticList) {
            guard case .lesson(let lesson) = try Samples.library.check(path) else {
                throw DiagnosticList(Diagnostic("not a lesson", at: .start(of: path)))
            }
            return .success(lesson)
        } catch {
            return .failure(error)
        }
    }

    private func mistakes(_ body: String) throws -> String {
        switch try read(body) {
        case .success: return ""
        case .failure(let list):
            #expect(list.found.flatMap(\.untranslated).isEmpty)
            return list.sorted.map { $0.description.split(separator: "/").last.map(String.init) ?? "" }
                .joined(separator: "\n")
        }
    }

    /// A wrong key is wrong in the patch and in what comes of it, but it is one mistake.
    @Test func aWrongKeyOfThePatchIsToldOnce() throws {
        #expect(
            try mistakes("patch: {hsots: {}, links: {uplink.kita.exampel: {loss: 5%}}}").split(separator: "\n").count
                == 2)
    }

    /// RFC 5321 §4.1.3: by an address literal a letter goes to a machine that has no name. Never to a real one.
    @Test(arguments: [
        ("kenji@[198.51.100.25]", true), ("\"a b\"@[10.1.2.3]", true), ("kenji@[8.8.8.8]", false),
        ("kenji@[198.51.100]", false), ("kenji@[IPv6:2001:db8::1]", false), ("kenji@198.51.100.25", false),
    ])
    func lettersGoToAddressLiterals(_ address: String, _ isRight: Bool) throws {
        let letters = "letters:\n  m: {from: hana@minami.example, to: ['\(address)'], subject: s, body: b}\n"
        #expect(try mistakes(letters).isEmpty == isRight)
        let pattern = try Regex(#require(ScalarFormat.recipient.pattern))
        #expect(address.contains(pattern) == isRight)
    }

    /// 250 characters, which fit into a name alone.
    static let longName =
        [String](repeating: String(repeating: "x23456789-", count: 6) + "123", count: 3).joined(separator: ".")
        + "." + String(repeating: "x23456789-", count: 5) + "12345678"

    static let letters = "letters:\n  m1: {from: hana@minami.example, to: [kenji@kita.example], subject: s, body: b}\n"

    @Test(arguments: [
        (
            "stages: [{id: a, when: {event: dns.qeury}, say: x}]",
            "l.yaml:5:32: `dns.qeury` cannot be an event;",
            "did you mean `dns.query`?"
        ),
        (
            "stages: [{id: a, when: {event: dns.query, code: 5}, say: x}]",
            "l.yaml:5:43: `code` is not a key of this event;",
            "expected `from`, `to`, `name`, `type`, `nth`, `since` or `before`"
        ),
        (
            "stages: [{id: a, when: {evnt: dns.query}, say: x}]",
            "l.yaml:5:25: `evnt` is not a key of an event",
            "did you mean `event`?"
        ),
        (
            "stages: [{id: a, when: {name: kita.example}, say: x}]",
            "l.yaml:5:24: an event has no `event`",
            ""
        ),
        (
            "stages: [{id: a, when: {event: dns.query, from: mail.minmai.example}, say: x}]",
            "l.yaml:5:49: `mail.minmai.example` is not the name of a host or its name in DNS",
            "did you mean `mail.minami.example`?"
        ),
        (
            "stages: [{id: a, after: b, when: {event: dns.query}, say: x}]",
            "l.yaml:5:25: `b` is not a stage before this one",
            ""
        ),
        (
            "stages: [{id: a, when: {event: host.off}, say: x}, {id: a, when: {event: host.on}, say: y}]",
            "l.yaml:5:57: two of the stages are called `a`; the first is on line 5",
            ""
        ),
        (
            "letters: hello\nactions: [{at: 2 s, send: m2, from: hana-pc}]\n",
            "l.yaml:5:10: `letters` of a lesson is the text `hello`; expected a map of each letter by its name",
            ""
        ),
        (
            letters + "actions: [{at: 2 s, send: m2, from: hana-pc}]\n",
            "l.yaml:7:27: `m2` is not a letter of this lesson",
            "did you mean `m1`?"
        ),
        (
            letters + "actions: [{at: 2 s, send: m1, from: hana-cp}]\n",
            "l.yaml:7:37: `hana-cp` is not a host with a mail program",
            "did you mean `hana-pc`?"
        ),
        (
            letters + "actions: [{at: 2 s, send: m1, from: hana}]\n",
            "l.yaml:7:37: `hana` is not a host with a mail program", "did you mean `hana-pc`?"
        ),
        (
            "actions: [{at:3 s, fetch: kenji-pc}]", "l.yaml:5:14: there is no blank behind this colon",
            "expected `: `"
        ),
        (
            "actions: [{at:\u{3000}3 s, fetch: kenji-pc}]",
            "l.yaml:5:15: this is a blank that is no space (U+3000)", "expected a space"
        ),
        (
            "stages: [{id: a, when: {event: host.off}, say: {en: x, ja：y}}]",
            "l.yaml:5:58: this is `：`; expected `: `", ""
        ),
        (
            "actions: [{at: 1 s, poison: ns.kita.example, records: [\"x.example A 192.0.2.1\"]}]\n",
            "l.yaml:5:29: no resolver runs on `ns.kita.example`; expected resolver", ""
        ),
        (
            letters + "actions: [{at: soon, send: m1, from: hana-pc}]\n",
            "l.yaml:7:16: `soon` cannot be `at` of this action",
            "10 s"
        ),
        (
            "actions: [{at: 2 s, sned: m1, from: hana-pc}]",
            "l.yaml:5:21: `sned` is not a key of an action",
            "did you mean `send`?"
        ),
        (
            "actions: [{at: 2 s, watch: kenji-pc}]",
            "l.yaml:5:28: the mail program on `kenji-pc` cannot watch a mailbox",
            "reads imap"
        ),
        (
            "actions: [{at: 2 s, service: smtp, of: hana-pc, state: off}]",
            "l.yaml:5:30: no smtp runs on `hana-pc`",
            "a host that runs it"
        ),
        (
            "actions: [{at: 2 s, service: dns, of: mail.kita.example, state: off}]",
            "l.yaml:5:30: no dns runs on `mail.kita.example`",
            "smtp, submission, pop3 or imap"
        ),
        (
            "actions: [{at: 2 s, zone: kita.exmaple, without: [\"@ MX\"]}]",
            "l.yaml:5:27: `kita.exmaple` is not a zone of a name server",
            "did you mean `kita.example`?"
        ),
        (
            "whatifs: [{id: w, title: t, do: [{zone: kita.example}]}]",
            "l.yaml:5:34: this action changes nothing in the zone",
            "`records` or `without`"
        ),
        (
            "whatifs: [{id: w, title: t, do: [{zone: kita.example, records: [\"www.minami.example. A 192.0.2.1\"]}]}]",
            "l.yaml:5:65: `www.minami.example` is not in the zone `kita.example.`",
            ""
        ),
        (
            "actions: [{at: 2 s, zone: kita.example, without: [\"www A\"]}]",
            "l.yaml:5:51: there is no such record of `www.kita.example` then",
            ""
        ),
        (
            "actions: [{at: 2 s, zone: kita.example, without: [\"@ NS\"]}]",
            "l.yaml:5:51: then `kita.example.` would be no zone any more",
            "one SOA record and an NS record"
        ),
        (
            "actions: [{at: 2 s, zone: kita.example, records: [\"\(longName) A 192.0.2.9\"]}]",
            "l.yaml:5:51: `x23456789-x23456789-x23456789-x23456789-x23456789-x23456789-...` has 264 characters",
            "a name of at most 254"
        ),
        (
            "actions: [{at: 2 s, zone: kita.example, records: [\"mail CNAME www\"]}]",
            "l.yaml:5:51: `mail.kita.example` is an alias (CNAME) and has other records as well",
            "one CNAME"
        ),
        (
            "actions: [{at: 2 s, link: uplink.kita.exampel, state: down}]",
            "l.yaml:5:27: `uplink.kita.exampel` is not a link",
            "did you mean `uplink.kita.example`?"
        ),
        (
            "actions: [{at: 2 s, power: mail.kita.example, state: of}]",
            "l.yaml:5:54: `of` cannot be `state` of this action",
            "did you mean `off`?"
        ),
        (
            letters + "expectations: [{message: m1, outcome: deliverd}]\n",
            "l.yaml:7:39: `deliverd` cannot be `outcome` of this expectation",
            "did you mean `delivered`?"
        ),
        (
            letters + "expectations: [{mailbox: kenij@kita.example, has: m1}]\n",
            "l.yaml:7:26: `kenij@kita.example` is not a mailbox",
            "did you mean `kenji@kita.example`?"
        ),
        (
            letters + "expectations: [{all: [{not: {message: m1, via: nowhere}}]}]\n",
            "l.yaml:7:48: `nowhere` is not the name of a host",
            ""
        ),
        (
            "letters: {m1: {from: hana@minami.com, to: [kenji@kita.example], subject: s, body: b}}",
            "l.yaml:5:22: `hana@minami.com` cannot be `from` of this letter",
            ".example or .test"
        ),
        ("letters: {m1: {eml: nowhere.eml}}\n", "l.yaml:5:21: the letter `nowhere.eml`: there is no such file", ""),
        ("glossary: [mx, dnss]\n", "l.yaml:5:16: `dnss` is not in the glossary", "did you mean `dns`?"),
        (
            "patch: {links: {uplink.kita.exampel: {loss: 5%}}}",
            "l.yaml:5:17: there is no link `uplink.kita.exampel` to change",
            "did you mean `uplink.kita.example`?"
        ),
        ("patch: {id: x}\n", "l.yaml:5:9: `id` is not a key of a patch", ""),
        ("patch: {hsots: {}}\n", "l.yaml:5:9: `hsots` is not a key of a patch", "did you mean `hosts`?"),
        (
            "stages: [{id: a, task: mend, when: {event: host.off}, say: x}]",
            "l.yaml:5:24: `mend` is not a task of this lesson", ""
        ),
        (
            "stages: [{id: a, when: {event: host.off}, say: x, predict: {id: p, ask: x, choices: {y: Yes}}}]",
            "l.yaml:5:85: a prediction has too few choices", "at least 2"
        ),
        (
            letters + "tasks: [{id: a, do: x, goal: {message: m1, outcome: queued}, hints: [a, b, c, d]}]\n",
            "l.yaml:7:69: a task has too many hints", "where to look"
        ),
        (
            "actions: [{at: 0 s, link: hana-pc, lose: tcp.dta}]", "l.yaml:5:42: `tcp.dta` cannot be `lose`",
            "did you mean `tcp.data`?"
        ),
        (
            "actions: [{at: 0 s, setup: kenji-pc, reads: pop}]", "l.yaml:5:45: `pop` cannot be `reads`",
            "did you mean `pop3`?"
        ),
        ("show: [apr]\n", "l.yaml:5:8: `apr` cannot be", "did you mean `arp`?"),
        (
            "show: [{layer: tcp, hosts: [hana-cp]}]\n", "l.yaml:5:29: `hana-cp` is not the name of a host",
            "did you mean `hana-pc`?"
        ),
        (
            "whatifs: [{id: w, title: x, do: [{watch: kenji-pc}]}]",
            "l.yaml:5:42: the mail program on `kenji-pc` cannot watch a mailbox", "reads imap"
        ),
        ("title: U\n", "l.yaml:5:1: the key `title` is here a second time", ""),
    ])
    func mistake(_ body: String, _ problem: String, _ hint: String) throws {
        let text = try mistakes(body)
        #expect(text.hasPrefix(problem))
        #expect(hint.isEmpty || text.contains(hint))
        #expect(!text.contains("\n"))
    }

    @Test func aTextWithACommaNeedsQuotes() throws {
        let text = try mistakes("teacher: {en: Stop, ask, ja: 問う}\n")
        #expect(text.contains("a text with a comma, in {...}, needs quotes"))
    }

    @Test func switchesHaveAPowerSwitchToo() throws {
        let lesson = try read("actions: [{at: 2 s, power: switch.kita.example, state: off}]\n").get()
        guard case .power("switch.kita.example", isOn: false)? = lesson.actions.first?.action else {
            Issue.record("the action is another one")
            return
        }
    }

    @Test func aPatchChangesTheTopology() throws {
        let lesson = try read(
            """
            patch:
              hosts: {mail.kita.example: {power: off}}
              domains: {kita.example: {people: {kenji: {machines: {kenji-phone: null}}}}}
            """
        ).get()
        #expect(lesson.topology.hosts.first { $0.name == "mail.kita.example" }?.isPoweredOn == false)
        #expect(!lesson.topology.hosts.contains { $0.name == "kenji-phone" })
    }

    @Test func aLetterFromAFileIsTakenByteForByte() throws {
        let text = "Subject: x\n\ny"
        let lesson = try read(
            "letters: {m1: {eml: a.eml, mailFrom: <>, rcptTo: [kenji@kita.example]}}\n", letters: ["a.eml": text]
        ).get()
        #expect(
            lesson.letters == [
                LetterPlan(
                    id: "m1", content: .file(path: "a.eml", bytes: Array(text.utf8)), mailFrom: "",
                    rcptTo: ["kenji@kita.example"])
            ])
    }

    @Test func aLetterMayBeAddressedInCapitals() throws {
        let lesson = try read(
            "letters: {a: {from: hana@minami.example, to: [KENJI@Kita.Example], subject: x, body: y}}"
        ).get()
        #expect(lesson.letters.count == 1)
    }

    @Test func actionsComeInTheOrderOfTime() throws {
        let lesson = try read(
            """
            actions:
              - {at: 3 s, fetch: kenji-pc}
              - {at: 1 s, watch: kenji-phone}
              - {at: 1 s, link: hana-pc, set: {loss: 5%}}
            """
        ).get()
        #expect(lesson.actions.map(\.at.nanoseconds) == [1_000_000_000, 1_000_000_000, 3_000_000_000])
        #expect(lesson.actions[1].action == .changeLink(name: "hana-pc", LinkChange(loss: 50_000)))
    }

    @Test func lossesAndSettingsAreActions() throws {
        let lesson = try read(
            """
            actions:
              - {at: 0 s, link: hana-pc, lose: tcp.data, from: hana-pc.minami.example, port: 587, nth: 3, times: 2}
              - {at: 1 s, link: hana-pc, lose: nothing}
              - {at: 2 s, setup: kenji-pc, reads: pop3, leavesOnServer: yes}
              - {at: 3 s, setup: kenji-pc, reads: imap}
            """
        ).get()
        #expect(
            lesson.actions.map(\.action) == [
                .lose(FrameFault(.tcpData, from: "hana-pc", port: 587, nth: 3, times: 2), link: "hana-pc"),
                .loseNothing(link: "hana-pc"), .setUp(host: "kenji-pc", .pop3(leavesOnServer: true)),
                .setUp(host: "kenji-pc", .imap),
            ])
    }

    @Test func aLetterFromAFileNeedsRecipients() throws {
        let silent = "From: hana@minami.example\nSubject: x\n\ny\n"
        func result(_ text: String, _ more: String = "") throws -> String {
            switch try read("letters: {m1: {eml: a.eml\(more)}}\n", letters: ["a.eml": text]) {
            case .success: return ""
            case .failure(let list): return list.found.map { "\($0)" }.joined()
            }
        }
        #expect(try result(silent).contains("the letter `a.eml` names no recipients; expected `rcptTo`"))
        #expect(try result(silent, ", rcptTo: [kenji@kita.example]") == "")
        #expect(try result("Bcc: kenji@kita.example\n" + silent) == "")
    }

    @Test func zonesAndQuotasAreActions() throws {
        let lesson = try read(
            """
            actions:
              - at: 1 s
                zone: kita.example
                without: ["www A", "@ MX"]
                records: ["@ 60 MX 10 mx1", "mx1 A 198.51.100.25", "@ 60 MX 20 mail"]
              - {at: 2 s, mailbox: kenji@kita.example, quota: 2 kB}
              - {at: 3 s, mailbox: kenji@kita.example, quota: none}
            patch: {domains: {kita.example: {records: ["www A 198.51.100.25"]}}}
            """
        ).get()
        func record(_ text: String) throws -> ResourceRecord { try ResourceRecord(parsing: text, origin: .root) }
        #expect(
            lesson.actions.map(\.action) == [
                .changeZone(
                    name: "kita.example.",
                    [
                        .remove("www.kita.example.", .a),
                        .remove("kita.example.", .mx),
                        .set([
                            try record("kita.example. 60 MX 10 mx1.kita.example."),
                            try record("kita.example. 60 MX 20 mail.kita.example."),
                        ]),
                        .set([try record("mx1.kita.example. 3600 A 198.51.100.25")]),
                    ]),
                .quota(mailbox: "kenji@kita.example", octets: 2000), .quota(mailbox: "kenji@kita.example", octets: nil),
            ])
    }

    @Test func aCacheCanBePoisoned() throws {
        let lesson = try read(
            "actions: [{at: 1 s, poison: resolver, records: [\"mail.kita.example 60 A 203.0.113.66\", \"x. A 127.0.0.2\"]}]\n"
        ).get()
        func record(_ text: String) throws -> ResourceRecord { try ResourceRecord(parsing: text, origin: .root) }
        #expect(
            lesson.actions.map(\.action) == [
                .poison(
                    resolver: "resolver",
                    [try record("mail.kita.example. 60 A 203.0.113.66"), try record("x. 3600 A 127.0.0.2")])
            ])
    }

    @Test func eventsMayHaveBounds() throws {
        let lesson = try read(
            "stages: [{id: a, when: {event: mail.delivered, since: 1 min, before: 2 h}, say: x}]\n"
        ).get()
        let minute = Instant.start + Interval(nanoseconds: 60_000_000_000)
        #expect(lesson.stages[0].when.since == minute)
        #expect(lesson.stages[0].when.admits(minute) && !lesson.stages[0].when.admits(.start))
        #expect(!lesson.stages[0].when.admits(.start + Interval(nanoseconds: 7_200_000_000_000)))
    }

    @Test func hostsMayBeCalledByTheirNamesInDNS() throws {
        let lesson = try read(
            "stages: [{id: a, when: {event: dns.query, from: kenji-pc.kita.example, name: KITA.example.}, say: x}]"
        ).get()
        #expect(lesson.stages[0].when == EventPredicate(event: .dnsQuery, from: "kenji-pc", name: "kita.example"))
    }
}
