import Basics
import DNSProtocol
import SenderTrust
import TestSupport
import Testing
import Wire

@Suite("SPF, RFC 7208")
struct SPFCheckTests {
    static let client = IPAddress(192, 0, 2, 25)

    func check(_ record: String, _ more: [String] = [], client: IPAddress = client) -> (SPFVerdict, [String]) {
        var names = TestNames()
        for line in ["sender.example TXT \"\(record)\""] + more {
            guard let parsed = try? ResourceRecord(parsing: line, origin: .root) else { preconditionFailure(line) }
            names.add(parsed.name, parsed.data)
        }
        let verdict = names.run(
            SPFRequest(
                mailFrom: "alice@sender.example", helo: "mail.sender.example", client: client,
                receiver: "mail.recipient.example", clock: 1_795_460_243))
        return (verdict, names.log)
    }

    @Test("§4.3: a domain beyond ASCII is asked for as A-labels")
    func internationalizedDomain() {
        var names = TestNames("xn--djr.example TXT \"v=spf1 ip4:192.0.2.25 -all\"")
        let verdict = names.run(
            SPFRequest(
                mailFrom: "alice@北.example", helo: "mail.sender.example", client: Self.client,
                receiver: "mail.recipient.example"))
        #expect(verdict.result == .pass && names.log == ["xn--djr.example TXT"])
    }

    @Test("The story: what s01 asks, in its order")
    func story() {
        var names = TestNames(
            "sender.example TXT \"v=spf1 mx -all\"", "sender.example MX 10 mail.sender.example",
            "mail.sender.example A 192.0.2.25")
        let findings = names.run(
            SPFSessionCheck(
                sender: "alice@sender.example", helo: "mail.sender.example", client: Self.client,
                receiver: "mail.recipient.example", clock: 0))
        #expect(
            names.log == [
                "mail.sender.example TXT", "sender.example TXT", "sender.example MX", "mail.sender.example A",
            ])
        #expect(findings.helo.result == .none)
        #expect(findings.verdict == SPFVerdict(.pass, term: "mx"))
        #expect(
            findings.receivedSPF(receiver: "recipient.example") == """
                Received-SPF: Pass (mailfrom) identity=mailfrom; client-ip=192.0.2.25; helo=mail.sender.example; \
                envelope-from=alice@sender.example; receiver=recipient.example
                """)
        #expect(findings.authenticationResult == "spf=pass smtp.mailfrom=alice@sender.example")
    }

    @Test("§2.4: a bounce is checked by HELO alone; a HELO that fails is enough", arguments: ["", "a@sender.example"])
    func heloOnly(_ sender: String) {
        var names = TestNames("evil.example TXT \"v=spf1 -all\"", "sender.example TXT \"v=spf1 +all\"")
        let findings = names.run(
            SPFSessionCheck(
                sender: sender, helo: "evil.example", client: Self.client, receiver: "r.example", clock: 0))
        #expect(findings.mailFrom == nil)
        #expect(findings.verdict.result == .fail)
        #expect(findings.authenticationResult == "spf=fail smtp.helo=evil.example")
        #expect(findings.receivedSPF(receiver: "r.example").hasPrefix("Received-SPF: Fail (helo) identity=helo; "))
    }

    @Test(
        "§5: each mechanism",
        arguments: [
            ("v=spf1 all", SPFResult.pass), ("v=spf1 -all", .fail), ("v=spf1 ~all", .softfail),
            ("v=spf1 ?all", .neutral),
            ("v=spf1", .neutral), ("v=spf1 a:mail.sender.example -all", .pass), ("v=spf1 a -all", .fail),
            ("v=spf1 mx/24 -all", .pass), ("v=spf1 ip4:192.0.2.0/24 -all", .pass),
            ("v=spf1 ip4:192.0.2.26/31 -all", .fail),
            ("v=spf1 ip6:2001:db8::/32 -all", .fail), ("v=spf1 ptr -all", .pass),
            ("v=spf1 ptr:other.example -all", .fail),
            ("v=spf1 exists:%{ir}.list.example -all", .pass), ("v=spf1 include:other.example -all", .pass),
            ("v=spf1 redirect=other.example", .pass), ("v=spf1 include:nothing.example -all", .permerror),
        ])
    func mechanisms(_ record: String, _ result: SPFResult) {
        let (verdict, _) = check(
            record,
            [
                "sender.example MX 10 mx.sender.example", "mx.sender.example A 192.0.2.1",
                "mail.sender.example A 192.0.2.25", "25.2.0.192.in-addr.arpa PTR mail.sender.example",
                "25.2.0.192.list.example A 127.0.0.2", "other.example TXT \"v=spf1 ip4:192.0.2.25 -all\"",
            ])
        #expect(verdict.result == result)
    }

    @Test("§4.6.4: ten terms that ask DNS, not eleven")
    func lookupLimit() {
        let terms = (1...10).map { "exists:a.example.\($0).com" }.joined(separator: " ")
        let ten = (1...10).map { "a.example.\($0).com A 127.0.0.1" }
        #expect(check("v=spf1 \(terms) -all", ten).0.result == .pass)
        let misses = Array(repeating: "a:miss.example", count: 10).joined(separator: " ")
        #expect(check("v=spf1 \(misses) -all", ["miss.example A 192.0.2.99"]).0.result == .fail)
        #expect(check("v=spf1 \(misses) a:miss.example -all", ["miss.example A 192.0.2.99"]).0.result == .permerror)
    }

    @Test("§4.6.4: two of them may be answered with nothing")
    func voidLimit() {
        #expect(check("v=spf1 a:x.example a:y.example -all").0.result == .fail)
        let (verdict, log) = check("v=spf1 a:x.example a:y.example a:z.example -all")
        #expect(verdict.result == .permerror)
        #expect(log.count == 4)
    }

    @Test("§4.6.4: records that include each other come to an end")
    func includeLoop() {
        let (verdict, log) = check("v=spf1 include:sender.example -all")
        #expect(verdict.result == .permerror)
        #expect(log.count == 11)
    }

    @Test("§4.4: DNS that does not answer is temperror")
    func silence() {
        var names = TestNames()
        names.silent = ["sender.example"]
        let verdict = names.run(
            SPFRequest(
                mailFrom: "a@sender.example", helo: "h.example", client: Self.client, receiver: "r"))
        #expect(verdict == SPFVerdict(.temperror, problem: "sender.example TXT: TIMEOUT"))
    }

    @Test("§6.2: the explanation, with every macro of §7.2")
    func explanation() {
        let (verdict, _) = check(
            "v=spf1 -all exp=why.sender.example",
            [
                "why.sender.example TXT \"%{s} %{l} %{o} %{d} %{d1} %{dr} %{i} %{ir} %{p} %{v} %{h} %{c} %{r} %{t} \""
                    + " \"%{S}%%%_%-\"",
                "25.2.0.192.in-addr.arpa PTR mail.sender.example", "mail.sender.example A 192.0.2.25",
            ])
        #expect(verdict.result == .fail)
        #expect(verdict.term == "-all")
        #expect(
            verdict.explanation == "alice@sender.example alice sender.example sender.example example "
                + "example.sender 192.0.2.25 25.2.0.192 mail.sender.example in-addr mail.sender.example 192.0.2.25 "
                + "mail.recipient.example "
                + "1795460243 alice%40sender.example% %20")
    }

    @Test("Header values cannot break out of the header")
    func headerInjection() {
        var names = TestNames()
        let findings = names.run(
            SPFSessionCheck(
                sender: "\"a b\"@x.example", helo: "evil\r\nX-Evil: 1", client: Self.client, receiver: "r", clock: 0))
        let field = findings.receivedSPF(receiver: "r\u{e9}.example")
        #expect(!field.utf8.contains { $0 < 0x20 || $0 > 0x7E })
        #expect(field.contains("envelope-from=\"\\\"a b\\\"@x.example\"; "))
    }

    @Test("No record traps or hangs a check")
    func mutations() {
        var random = SeededGenerator(seed: 4)
        let record = "v=spf1 a:%{ir2-}.b.c/24//64 mx ptr:%{p} include:d.e.f ?exists:%{L1r+}.g redirect=h.%{d2} exp=i.j"
        let source = Array(record.utf8)
        for _ in 0..<5000 {
            var bytes = source
            for _ in 0...Int(random.next(below: 4)) { Mutation.apply(to: &bytes, &random) }
            var names = TestNames("d.e.f TXT \"v=spf1 include:sender.example\"")
            names.add("sender.example", .txt([bytes]))
            _ = names.run(
                SPFRequest(
                    mailFrom: "a@sender.example", helo: "h.example", client: Self.client, receiver: "r"))
            #expect(names.log.count <= 60)
        }
    }
}
