// Networks as instructors write them: which server a letter goes to, and what DNS was asked for it.

import Foundation
import Playback
import Scenarios
import TestSupport
import Testing

@Suite("The ways of letters in networks of one's own") struct MailRoutingTests {
    /// What came of letters from ann@a.example to `recipients`, one letter for each, named by its place.
    private func report(
        _ topology: String, to recipients: [String], from sender: String = "ann@a.example", until end: String = "1 h",
        actions: [String] = [], expectations: [String] = []
    ) throws -> Report {
        let folder = try TemporaryFolder()
        let domains = "format: 1\nid: own\ndomains:\n  a.example: {people: {ann: {machines: {ann-pc: imap}}}}\n"
        try folder.write(Array((domains + topology).utf8), to: "own.topology.yaml")
        var lesson = "format: 1\nid: own\ntitle: Own\ntopology: own.topology.yaml\nend: \(end)\nletters:\n"
        for (number, recipient) in recipients.enumerated() {
            lesson += "  m\(number): {from: \(sender), to: [\(recipient)], subject: s, body: b}\n"
        }
        lesson += "actions:\n" + actions.map { "  - \($0)\n" }.joined()
        for number in recipients.indices {
            lesson += "  - {at: \(number * 60 + 1) s, send: m\(number), from: ann-pc}\n"
        }
        if !expectations.isEmpty { lesson += "expectations:\n" + expectations.map { "  - \($0)\n" }.joined() }
        try folder.write(Array(lesson.utf8), to: "own.yaml")
        var run = try PlayedStory.run(PlayedStory.library.lesson(folder.file("own.yaml")))
        #expect(run.play() == .complete)
        return Report(run)
    }

    private func hops(_ report: Report) -> [[String]] {
        report.messages.filter { $0.id.hasPrefix("m") }.map { $0.hops.map(\.host) }
    }

    @Test("MX hosts of equal preference, and one that is better than the one with the mailboxes: all bring it there")
    func spareOfficesThatAreNotWorse() throws {
        let topology = "  b.example: {mail: {mx1: 10, mx2: 10, mx3: 5}, people: {ben: {machines: {ben-pc: imap}}}}\n"
        let report = try report(topology, to: ["ben@b.example"])
        #expect(report.messages.map(\.outcome) == ["delivered"])
        #expect(hops(report) == [["mail.a.example", "mx3.b.example", "mx1.b.example"]])
    }

    @Test("A lesson can poison a cache: the letter goes to somebody else, until the forged record's time is over")
    func poisonedCache() throws {
        // The thief takes whatever comes.
        let topology = """
              b.example: {people: {ben: {machines: {ben-pc: imap}}}}
              evil.example: {people: {eve: {machines: {eve-pc: imap}}}}
            hosts:
              mail.evil.example:
                services: {mailServer: {domains: [evil.example, b.example], catchAll: eve@evil.example}}

            """
        let poison = #"{at: 0 s, poison: resolver, records: ["b.example 30 MX 10 mail.evil.example"]}"#
        let report = try report(topology, to: ["ben@b.example", "ben@b.example"], actions: [poison])
        #expect(hops(report).map(\.last) == ["mail.evil.example", "mail.b.example"])
    }

    @Test("Cables in ports of a switch that somebody has numbered as he likes")
    func numberedPorts() throws {
        let topology = """
              b.example: {people: {ben: {machines: {ben-pc: imap}}}}
            links:
              ann-pc: {between: ["ann-pc:eth0", "switch.a.example:40"]}
              mail.a.example: {between: ["mail.a.example:eth0", "switch.a.example:7"]}

            """
        let report = try report(topology, to: ["ben@b.example"])
        #expect(report.messages.map(\.outcome) == ["delivered"])
    }

    @Test("RFC 2181 §4.1: name servers and resolvers with two addresses answer from the one that was asked")
    func serversWithTwoAddresses() throws {
        // The other way to both is longer, so that answers go back by the first interface.
        let topology = """
              b.example: {people: {ben: {machines: {ben-pc: imap}}}, records: ["ns A 10.7.0.1"]}
            hosts:
              ns.b.example: {interfaces: {eth1: 10.7.0.1/24}}
              resolver: {interfaces: {eth1: 10.7.0.2/24}}
              mail.a.example: {resolvers: [10.7.0.2]}
              aside: {forwards: yes, interfaces: {e0: 10.7.0.254/24, e1: 203.0.113.77/24}}
            switches: {side: {}}
            links:
              s1: {between: ["ns.b.example:eth1", side]}
              s2: {between: ["resolver:eth1", side]}
              s3: {between: ["aside:e0", side]}
              s4: {between: ["aside:e1", backbone]}

            """
        let report = try report(topology, to: ["ben@b.example"])
        #expect(report.messages.map(\.outcome) == ["delivered"])
        #expect(report.dns.allSatisfy { $0.rcode == "NOERROR" || $0.rcode == "NXDOMAIN" })
    }

    @Test("A host that an MX record leads back to, under another name, does not bring a letter to itself")
    func loopUnderAnotherName() throws {
        // 192.0.2.25 is the server of a.example.
        let topology = """
              b.example: {people: {ben: {machines: {ben-pc: imap}}}, records: ["@ MX 10 x", "x A 192.0.2.25"]}
              c.example: {people: {cy: {machines: {cy-pc: imap}}}, records: ["@ MX 10 x", "x A 127.0.0.1"]}
            """
        let report = try report(topology, to: ["ben@b.example", "cy@c.example"])
        #expect(report.messages.filter { $0.id.hasPrefix("m") }.map(\.outcome) == ["bounced", "bounced"])
        #expect(hops(report) == [["mail.a.example"], ["mail.a.example"]])
        let notice = report.conversations.flatMap(\.lines).map(\.text)
        #expect(!notice.contains { $0.contains("Relay access denied") })
    }

    @Test("A record that is mended in the middle of a lesson: caches keep the old one until its time is over")
    func mendedRecord() throws {
        let topology = """
              b.example: {people: {ben: {machines: {ben-pc: imap}}}, records: ["@ 90 MX 10 nowhere"]}
            """
        let mended = "{at: 30 s, zone: b.example, records: [\"@ MX 10 mail\"]}"
        let report = try report(
            topology, to: ["ben@b.example", "ben@b.example", "ben@b.example"], actions: [mended])
        #expect(report.messages.filter { $0.id.hasPrefix("m") }.map(\.outcome) == ["bounced", "bounced", "delivered"])
        let notices = report.messages.filter { !$0.id.hasPrefix("m") }
        #expect(notices.map(\.to) == [["ann@a.example"], ["ann@a.example"]])
        #expect(notices.map(\.subject) == Array(repeating: "Undelivered Mail Returned to Sender", count: 2))
    }

    @Test("Expectations may say when: before a moment, or from it on")
    func eventsWithBounds() throws {
        let topology = "  b.example: {people: {ben: {machines: {ben-pc: imap}}}}\n"
        // The letters are sent after 1 s and after 61 s.
        let expectations = [
            "{event: mail.delivered, message: m0, before: 1 min}",
            "{event: mail.delivered, message: m1, before: 1 min}",
            "{event: mail.delivered, nth: 2, since: 2 s}", "{none: {event: mail.composed, since: 62 s}}",
        ]
        let report = try report(topology, to: ["ben@b.example", "ben@b.example"], expectations: expectations)
        #expect(report.expectations.map(\.met) == [true, false, false, true])
        #expect(
            report.expectations.map(\.text) == [
                "mail.delivered (message m0) happened before 60.000 s",
                "mail.delivered (message m1) happened before 60.000 s",
                "mail.delivered (nth 2) happened from 2.000 s on", "mail.composed did not happen from 62.000 s on",
            ])
    }

    @Test("A mailbox that is made larger takes what waited for it; the sender was told of the delay")
    func quotaThatGrows() throws {
        let topology = """
              b.example: {people: {ben: {quota: 1200, machines: {ben-pc: imap}}}}
            hosts: {mail.b.example: {services: {mailServer: {retry: {warning: 4 min}}}}}
            """
        let larger = "{at: 20 min, mailbox: ben@b.example, quota: 100 kB}"
        let report = try report(topology, to: ["ben@b.example", "ben@b.example"], actions: [larger])
        #expect(
            report.messages.map(\.subject) == ["s", "s", "Delayed Mail (still being retried)"])
        #expect(report.messages.map(\.outcome) == ["delivered", "delivered", "delivered"])
        #expect(report.messages[2].to == ["ann@a.example"])
    }

    @Test("A notice that nobody takes ends, with its recipient and subject known, and is not returned")
    func noticeWithoutATaker() throws {
        let topology = """
              b.example: {people: {ben: {quota: 100, machines: {ben-pc: imap}}}}
            hosts: {mail.a.example: {services: {mailServer: {sizeLimit: 1500}}}}
            """
        let report = try report(topology, to: ["ben@b.example"])
        #expect(report.messages.map(\.outcome) == ["bounced", "bounced"])
        #expect(report.messages[1].to == ["ann@a.example"])
        #expect(report.messages[1].subject == "Undelivered Mail Returned to Sender")
    }

    /// The server of a.example brings everything to that of isp.example.
    private static let smarthostTopology = """
          b.example: {people: {ben: {machines: {ben-pc: imap}}}}
          isp.example: {people: {ian: {machines: {ian-pc: imap}}}}
        hosts: {mail.a.example: {services: {mailServer: {transports: {"*": mail.isp.example}}}}}
        """

    @Test("A smarthost takes what is for others; no MX is asked for by its client")
    func smarthost() throws {
        let report = try report(Self.smarthostTopology, to: ["ben@b.example", "ian@isp.example", "ann@a.example"])
        #expect(report.messages.map(\.outcome) == ["delivered", "delivered", "delivered"])
        #expect(
            hops(report) == [
                ["mail.a.example", "mail.isp.example", "mail.b.example"], ["mail.a.example", "mail.isp.example"],
                ["mail.a.example"],
            ])
        #expect(!report.dns.contains { $0.client == "mail.a.example" && $0.type == "MX" })
    }

    @Test("A letter to several domains goes to the smarthost once, and parts there")
    func smarthostForSeveralDomains() throws {
        let report = try report(Self.smarthostTopology, to: ["ann@a.example, ben@b.example, ian@isp.example"])
        #expect(report.messages.map(\.outcome) == ["delivered"])
        #expect(hops(report) == [["mail.a.example", "mail.isp.example", "mail.b.example"]])
        let relayed = report.conversations.filter { $0.client == "mail.a.example" && $0.port == 25 }.flatMap(\.lines)
        #expect(
            relayed.map(\.text).filter { $0.hasPrefix("RCPT") } == [
                "RCPT TO:<ben@b.example> ORCPT=rfc822;ben@b.example",
                "RCPT TO:<ian@isp.example> ORCPT=rfc822;ian@isp.example",
            ])
    }

    @Test("RFC 3461 §5.2.5: the sender hears once that a letter still waits, where the administrator wants it")
    func delayWarning() throws {
        func notices(_ retry: String) throws -> [String] {
            let topology = """
                  b.example: {people: {ben: {machines: {ben-pc: imap}}}}
                hosts:
                  mail.b.example: {power: off}
                  mail.a.example: {services: {mailServer: {retry: \(retry)}}}
                """
            return try report(topology, to: ["ben@b.example"], until: "2 d").messages.dropFirst()
                .map { "\($0.subject) to \($0.to.joined())" }
        }
        let usual = "pauses: [10 min], lifetime: 1 d"
        let bounce = "Undelivered Mail Returned to Sender to ann@a.example"
        #expect(try notices("{\(usual)}") == [bounce])
        #expect(
            try notices("{\(usual), warning: 4 h}") == ["Delayed Mail (still being retried) to ann@a.example", bounce])
    }

    @Test("A local part in quotes, and one in Japanese")
    func unusualRecipients() throws {
        let topology = "  b.example: {people: {ben: {machines: {ben-pc: imap}}}, catchAll: ben}\n"
        let report = try report(topology, to: ["'\"ben q\"@b.example'", "ベン@b.example"])
        #expect(report.messages.map(\.outcome) == ["delivered", "delivered"])
        #expect(report.messages.map(\.mailbox) == ["ben@b.example", "ben@b.example"])
        let said = report.conversations.flatMap(\.lines).map(\.text)
        #expect(said.contains("RCPT TO:<\"ben q\"@b.example>"))
        #expect(said.contains { $0.hasPrefix("MAIL FROM:<ann@a.example>") && $0.hasSuffix("SMTPUTF8") })
    }

    @Test("Records that are left out, and one of a reverse zone")
    func omissions() throws {
        let topology = """
              b.example:
                people: {ben: {machines: {ben-pc: imap}}}
                without: ["@ MX", "@ TXT", "25.100.51.198.in-addr.arpa. PTR"]
                records: ["@ 5m A 198.51.100.25", "25.100.51.198.in-addr.arpa. PTR other.b.example."]
              c.example:
                people: {cat: {machines: {cat-pc: imap}}}
                aliases: {fwd: [ann@a.example]}
                without: ["25.1.0.10.in-addr.arpa. PTR"]
            """
        let report = try report(topology, to: ["ben@b.example", "fwd@c.example"])
        #expect(report.messages.first { $0.id == "m0" }?.outcome == "delivered")
        let asked = report.dns.filter { $0.client == "mail.a.example" }
        let mx = try #require(asked.first { $0.name == "b.example" && $0.type == "MX" })
        #expect(mx.rcode == "NOERROR" && mx.answers.isEmpty)
        #expect(asked.contains { $0.answers == ["b.example. 300 IN A 198.51.100.25"] })
        #expect(asked.contains { $0.name == "25.1.0.10.in-addr.arpa" && $0.rcode == "NXDOMAIN" })
        // RFC 8601 §2.7.3: without a PTR record there is nothing that could be right or wrong.
        #expect(report.messages.first { $0.id == "m1" }?.authentication.ptr == "permerror")
    }

    @Test("An answer too long for UDP is asked for again over TCP: two questions, each with what came of it")
    func truncatedAnswer() throws {
        let filler = (0..<4).map { "'@ TXT \"\($0)-\(String(repeating: "x", count: 200))\"'" }.joined(separator: ", ")
        let topology = """
              c.example:
                people: {cat: {machines: {cat-pc: imap}}}
                aliases: {fwd: [ann@a.example]}
            """
        // a.example, whose SPF record c.example asks for, has much more to say.
        let long = """
            hosts: {ns.a.example: {services: {dnsServer: {zones: {a.example.: [
              "@ SOA ns hostmaster 1 7200 900 1209600 300", "@ NS ns", "ns A 192.0.2.53", "@ MX 10 mail",
              "mail A 192.0.2.25", "ann-pc A 192.0.2.10", '@ TXT "v=spf1 mx -all"', \(filler)]}}}}}
            """
        let all = try report(topology + "\n" + long, to: ["fwd@c.example"])
        let asked = all.dns.filter { $0.client == "mail.c.example" && $0.name == "a.example" && $0.type == "TXT" }
        #expect(asked.map(\.rcode) == ["NOERROR", "NOERROR"])
        #expect(asked.map(\.answers.count) == [0, 5])
        #expect(!all.dns.contains { $0.rcode == "TIMEOUT" })
    }

    @Test("A question that is sent twice has two ends: nothing, and the answer")
    func repeatedQuestion() throws {
        let topology = """
              b.example: {people: {ben: {machines: {ben-pc: imap}}}}
            links: {resolver: {delay: 450 ms}}
            """
        let report = try report(topology, to: ["ben@b.example"])
        let asked = report.dns.filter { $0.client == "ann-pc" && $0.name == "mail.a.example" }
        #expect(asked.map(\.rcode) == ["TIMEOUT", "NOERROR"])
        #expect(report.messages.first?.outcome == "delivered")
    }

    @Test("A server in two networks, one of them an island: its ways lead through the other, and clients call both")
    func serverOnAnIsland() throws {
        let topology = """
              b.example: {people: {ben: {machines: {ben-pc: imap}}}}
            hosts: {mail.a.example: {interfaces: {eth1: {}}}}
            switches: {island: {}}
            links: {bridge: {between: ["mail.a.example:eth1", island]}}
            """
        let report = try report(topology, to: Array(repeating: "ben@b.example", count: 6), until: "400 s")
        let letters = report.messages.filter { $0.id.hasPrefix("m") }
        #expect(letters.map(\.outcome) == Array(repeating: "delivered", count: 6))
        for (number, letter) in letters.enumerated() {
            // At once, not after the Outbox was tried again.
            #expect(letter.hops.first.map { $0.at < Double(number * 60 + 30) } == true)
        }
    }
}
