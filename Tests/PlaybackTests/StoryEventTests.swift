// Observations as the events of lesson files, and predicates that count them.

import Basics
import DNSProtocol
import Emulation
import HostStack
import Playback
import Scenarios
import Testing
import Wire

@Suite struct StoryEventTests {
    /// A network of two hosts, `hana-pc` and `mail.example`.
    private static let network: EmulatedTopology? = {
        func host(_ name: String, _ last: UInt8, link: String) -> HostPlan {
            HostPlan(
                name: name,
                interfaces: [
                    InterfacePlan(
                        name: "eth0", mac: MACAddress(bits: UInt64(last)), address: IPAddress(192, 0, 2, last),
                        prefixLength: 24, link: link)
                ])
        }
        let topology = Topology(
            id: "t", title: LocalizedText(en: "t"), clockStart: 0,
            hosts: [host("hana-pc", 1, link: "cable"), host("mail.example", 25, link: "cable")], switches: [],
            links: [
                LinkPlan(
                    name: "cable", first: LinkEnd(node: "hana-pc", port: 0),
                    second: LinkEnd(node: "mail.example", port: 0), properties: LinkProperties())
            ])
        return try? EmulatedTopology(topology, seed: 1)
    }()

    private let client = Endpoint(IPAddress(192, 0, 2, 1), 50_000)
    private let server = Endpoint(IPAddress(192, 0, 2, 25), 25)

    private func translate(_ kind: Observation.Kind, host: Int? = 0) throws -> StoryEvent? {
        let translator = EventTranslator(names: NameTable(try #require(Self.network)))
        return translator.event(Observation(at: .start, host: host, kind: kind)) { $0 == "<a@b>" ? "m1" : nil }
    }

    private func line(
        _ text: String, _ transport: ProtocolLine.TextProtocol = .smtp, reply: Bool = false
    ) -> Observation.Kind {
        .line(
            ProtocolLine(
                transport, client: client, server: server, speaker: reply ? .server : .client,
                role: reply ? .reply : .command, 0..<text.utf8.count, of: Array(text.utf8)))
    }

    @Test func addressesAreCalledByTheirHostsNames() throws {
        let event = try #require(try translate(.stack(.tcpConnecting(local: client, remote: server))))
        #expect(event.event == .tcpConnect)
        #expect((event.from, event.to, event.port) == ("hana-pc", "mail.example", 25))
        let unknown = try translate(.stack(.tcpConnecting(local: client, remote: Endpoint(IPAddress(10, 0, 0, 1), 25))))
        #expect(unknown?.to == "10.0.0.1")
    }

    @Test func whatNobodySaysIsAnIncident() throws {
        let names = NameTable(try #require(Self.network))
        func incident(_ kind: Observation.Kind) -> StoryIncident? {
            StoryIncident(
                Observation(at: .start, host: 1, kind: kind), host: "mail.example", names: names,
                letter: { $0 == "<a@b>" ? "m1" : nil })
        }
        let refused = "connect to mail.kita.example[198.51.100.25]:25: Connection refused"
        let deferred = incident(
            .mail(MailEvent(messageID: "<a@b>", step: .deferred(recipients: ["a@b"], reason: refused))))
        #expect(deferred?.kind == .deferred(letter: "m1", host: "mail.example", recipients: ["a@b"], reason: refused))
        #expect(deferred?.reason == refused)
        #expect(
            incident(.stack(.tcpConnectFailed(local: client, remote: server, .refused)))?.kind
                == .noConnection(from: "mail.example", to: "mail.example", port: 25, .refused))
        #expect(incident(.poweredOff)?.kind == .hostPower("mail.example", isOn: false))
        #expect(incident(.linkCut(0))?.kind == .link("cable", isUp: false))
        #expect(
            incident(.state(.program(.mailTransfer, isRunning: false)))?.kind
                == .program("smtp", host: "mail.example", isRunning: false))
        #expect(
            incident(.state(.quota(account: "a@b.example", octets: nil)))?.kind == .quota("a@b.example", octets: nil))
        #expect(incident(.mail(MailEvent(messageID: "<a@b>", step: .delivered(mailbox: "a@b")))) == nil)
        #expect(incident(line("QUIT")) == nil)
    }

    @Test func aConversationIsReportedFromTheClientsSideWhoeverSpeaks() throws {
        let retransmission = try translate(.stack(.tcpRetransmitted(local: server, remote: client)), host: 1)
        #expect((retransmission?.from, retransmission?.to) == ("hana-pc", "mail.example"))
        #expect(try translate(.stack(.tcpClosed(local: server, remote: client))) == nil)
        #expect(try translate(.stack(.tcpClosed(local: client, remote: server)))?.event == .tcpClose)
        #expect(try translate(.stack(.tcpReset(local: client, remote: server, sent: true))) == nil)
    }

    @Test(arguments: [
        ("250 OK", 250), ("250-PIPELINING", nil), ("354", 354), ("nonsense", nil), ("", nil), ("25", nil),
        ("٢٥٠ x", nil),
    ])
    func aReplyCountsOnceWithItsLastLine(text: String, code: Int?) throws {
        #expect(try translate(line(text, reply: true))?.code == code)
    }

    @Test(arguments: [
        ("a1 OK done", "OK"), ("* 3 EXISTS", "EXISTS"), ("* SEARCH 1 2", "SEARCH"), ("+ idling", "+"), ("* BYE", "BYE"),
        ("* 1 FETCH (UID 4)", "FETCH"), ("", ""), ("*", "*"),
    ])
    func imapRepliesHaveAName(text: String, status: String) throws {
        #expect(try translate(line(text, .imap, reply: true))?.status == status)
    }

    @Test func commandsMatchByTheirFirstWords() throws {
        let mail = try #require(try translate(line("MAIL FROM:<hana@minami.example> SIZE=10")))
        #expect(EventPredicate(event: .smtpCommand, command: "mail from").matches(mail))
        #expect(EventPredicate(event: .smtpCommand, command: "MAIL").matches(mail))
        #expect(!EventPredicate(event: .smtpCommand, command: "MAIL FRO").matches(mail))
        #expect(!EventPredicate(event: .smtpCommand, command: "RCPT TO").matches(mail))
        let fetch = try #require(try translate(line("a7 UID FETCH 1:* (FLAGS)", .imap)))
        #expect(EventPredicate(event: .imapCommand, command: "UID FETCH").matches(fetch))
        #expect(!EventPredicate(event: .imapCommand, command: "FETCH").matches(fetch))
    }

    @Test func lettersAreCalledByTheLessonsNames() throws {
        let delivered = try #require(
            try translate(
                .mail(MailEvent(messageID: "<a@b>", step: .delivered(mailbox: "kenji@kita.example"))), host: 1))
        #expect(EventPredicate(event: .mailDelivered, host: "mail.example", message: "m1").matches(delivered))
        #expect(EventPredicate(event: .mailDelivered, mailbox: "Kenji@Kita.example").matches(delivered))
        #expect(!EventPredicate(event: .mailDelivered, message: "m2").matches(delivered))
        #expect(try translate(.mail(MailEvent(messageID: "<x@y>", step: .delivered(mailbox: "k"))))?.message == nil)
    }

    @Test func dnsNamesLoseTheirFinalDot() throws {
        let question = DNSQuestion(try DNSName(parsing: "kita.example."), .mx)
        let query = try translate(.dnsQuery(server: server.address, question))
        #expect(query?.name == "kita.example" && query?.type == "MX")
        #expect(try translate(.dnsQuery(server: server.address, DNSQuestion(.root, .ns)))?.name == ".")
    }

    @Test func aStageBeginsWithTheNthEventAfterTheStageBefore() {
        func stage(_ id: String, _ event: EventName, nth: Int = 1, after: String? = nil) -> Stage {
            Stage(id: id, when: EventPredicate(event: event, nth: nth), after: after, say: LocalizedText(en: id))
        }
        var tracker = StageTracker([
            stage("a", .dnsQuery, nth: 2), stage("b", .dnsQuery, after: "a"), stage("c", .hostOff),
        ])
        let query = StoryEvent(.dnsQuery)
        #expect(tracker.happened(query, at: .start) == [])
        #expect(tracker.happened(query, at: .start) == [0])
        #expect(tracker.happened(query, at: Instant(nanoseconds: 5)) == [1])
        #expect(tracker.happened(query, at: .start) == [])
        tracker.captured(frame: 9)
        #expect(tracker.begun.map(\.frame) == [9, 9])
        #expect(tracker.happened(StoryEvent(.hostOff), at: .start) == [2])
        tracker.captured(frame: 12)
        #expect(tracker.begun.map(\.frame) == [9, 9, 12])
    }
}
