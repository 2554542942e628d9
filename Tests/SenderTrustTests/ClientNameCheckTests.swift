import DNSProtocol
import SenderTrust
import Testing
import Wire

@Suite("The client's name, RFC 8601 §2.7.3")
struct ClientNameCheckTests {
    static let client = IPAddress(192, 0, 2, 25)
    static let pointer = "25.2.0.192.in-addr.arpa PTR mail.sender.example"

    func check(_ names: TestNames) -> (ClientNameFinding, [String]) {
        var names = names
        return (names.run(ClientNameCheck(client: Self.client)), names.log)
    }

    @Test("pass: the name has the address")
    func pass() {
        let (finding, log) = check(TestNames(Self.pointer, "mail.sender.example A 192.0.2.25"))
        #expect(finding.result == .pass)
        #expect(finding.displayName == "mail.sender.example")
        #expect(finding.authenticationResult == "iprev=pass policy.iprev=192.0.2.25")
        #expect(log == ["25.2.0.192.in-addr.arpa PTR", "mail.sender.example A"])
    }

    @Test("fail: it has another address, or none")
    func fail() {
        for names in [TestNames(Self.pointer, "mail.sender.example A 192.0.2.26"), TestNames(Self.pointer)] {
            let (finding, _) = check(names)
            #expect(finding.result == .fail)
            #expect(finding.displayName == "unknown")
            #expect(finding.name == "mail.sender.example")
        }
    }

    @Test("permerror: the address has no name")
    func permerror() {
        let (finding, log) = check(TestNames())
        #expect(finding.result == .permerror)
        #expect(log.count == 1)
    }

    @Test("temperror: DNS is silent")
    func temperror() {
        var names = TestNames()
        names.silent = ["25.2.0.192.in-addr.arpa"]
        #expect(check(names).0.result == .temperror)
        names = TestNames(Self.pointer)
        names.silent = ["mail.sender.example"]
        #expect(check(names).0.result == .temperror)
    }

    @Test("Several names: the first that leads back; never more than ten are tried")
    func several() {
        var names = TestNames(
            "25.2.0.192.in-addr.arpa PTR other.example", Self.pointer, "mail.sender.example A 192.0.2.25")
        #expect(check(names).0.name == "mail.sender.example")
        names = TestNames()
        for i in 0..<50 {
            guard let name = DNSName("n\(i).example") else { continue }
            names.add("25.2.0.192.in-addr.arpa", .ptr(name))
        }
        #expect(check(names).1.count == 11)
    }

    @Test("Authentication-Results, RFC 8601 §2.2")
    func header() {
        let (finding, _) = check(TestNames())
        let header = AuthenticationResults(
            server: "mail.recipient.example", results: [finding.authenticationResult, "spf=none smtp.helo=x"])
        #expect(
            header.field == "Authentication-Results: mail.recipient.example;"
                + "\r\n\tiprev=permerror policy.iprev=192.0.2.25;\r\n\tspf=none smtp.helo=x")
        #expect(AuthenticationResults(server: "x", results: []).field == "Authentication-Results: x;\r\n\tnone")
    }
}
