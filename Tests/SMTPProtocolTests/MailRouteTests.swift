// RFC 5321 §5.1, RFC 7505: which host takes mail for a domain.

import Basics
import SMTPProtocol
import Testing
import Wire

@Suite("RFC 5321 §5.1: routes") struct MailRouteTests {
    func route(_ answer: MailRoute.Answer<MailRoute.Exchange>, own: [String] = ["mail.tokyo.example"], seed: UInt64 = 1)
        -> MailRoute
    {
        var random = SeededGenerator(seed: seed)
        return MailRoute(domain: "kyoto.example", answer, ownNames: own, random: &random)
    }

    func mx(_ preference: UInt16, _ host: String) -> MailRoute.Exchange { .init(preference: preference, host: host) }

    @Test("The lowest preference first, whatever the order of the answer")
    func order() {
        let (first, second) = (mx(10, "mx1"), mx(20, "mx2"))
        #expect(route(.records([second, first])) == .hosts([first, second], isImplicit: false))
    }

    @Test("Equal preferences share the load")
    func sharing() {
        let first = (UInt64(0)..<64).map { seed -> String in
            guard case .hosts(let hosts, _) = route(.records([mx(10, "a"), mx(10, "b")]), seed: seed) else { return "" }
            return hosts[0].host
        }
        #expect((16...48).contains(first.filter { $0 == "a" }.count))
    }

    @Test("This host's own name ends the list, else the letter would go in circles")
    func loops() {
        let all = [mx(10, "a"), mx(20, "Mail.Tokyo.Example"), mx(20, "b"), mx(30, "c")]
        #expect(route(.records(all)) == .hosts([mx(10, "a")], isImplicit: false))
        guard case .unreachable(.failed(let failure)) = route(.records(Array(all.dropFirst()))) else {
            return #expect(Bool(false))
        }
        #expect(failure.status == .routingLoop)
    }

    @Test("RFC 7505: null MX; no MX; no domain; no answer")
    func others() {
        guard case .unreachable(.failed(let null)) = route(.records([mx(0, "")])) else { return #expect(Bool(false)) }
        #expect(null.status == EnhancedStatus(5, 1, 0))
        #expect(null.explanation == "Domain kyoto.example does not accept mail (nullMX)")
        #expect(route(.noData) == .hosts([mx(0, "kyoto.example")], isImplicit: true))
        #expect(route(.noSuchName) == .hosts([mx(0, "kyoto.example")], isImplicit: true))
        guard case .unreachable(.deferred(let failure)) = route(.failure) else { return #expect(Bool(false)) }
        #expect(failure.status == EnhancedStatus(4, 4, 3))
    }

    private func peers(_ hosts: [(exchange: MailRoute.Exchange, answer: MailRoute.Answer<IPAddress>)])
        -> (peers: [SMTPPeer], otherwise: DeliveryOutcome)
    {
        MailRoute.peers(hosts, for: "kyoto.example")
    }

    @Test("This host's own address, under whatever name, ends the list as well")
    func ownAddresses() {
        let (own, other) = (IPAddress(192, 0, 2, 25), IPAddress(192, 0, 2, 26))
        let all: [(exchange: MailRoute.Exchange, answer: MailRoute.Answer<IPAddress>)] = [
            (mx(10, "a"), .records([other])), (mx(20, "b"), .records([other])), (mx(20, "us"), .records([own])),
        ]
        let found = MailRoute.peers(all, for: "kyoto.example", ownAddresses: [own])
        #expect(found.peers.map(\.name) == ["a"])
        let none = MailRoute.peers([all[2]], for: "kyoto.example", ownAddresses: [own])
        #expect(none.peers.isEmpty)
        guard case .failed(let failure) = none.otherwise else { return #expect(Bool(false)) }
        #expect(failure.explanation == "mail for kyoto.example loops back to myself")
    }

    @Test("Addresses of all hosts, in order; what to say when there are none")
    func peers() {
        let (a, b) = (IPAddress(192, 0, 2, 1), IPAddress(192, 0, 2, 2))
        let found = peers([(mx(10, "mx1"), .failure), (mx(20, "mx2"), .records([a, b]))])
        #expect(found.peers.map(\.text) == ["mx2[192.0.2.1]", "mx2[192.0.2.2]"])
        guard case .failed(let failure) = peers([(mx(0, "x.example"), .noSuchName)]).otherwise else {
            return #expect(Bool(false))
        }
        #expect(
            failure.explanation
                == "Host or domain name not found. Name service error for name=x.example type=A: Host not found")
        #expect(failure.status == .unableToRoute)
        guard case .deferred = peers([(mx(0, "a"), .noSuchName), (mx(0, "b"), .failure)]).otherwise else {
            return #expect(Bool(false))
        }
    }

    @Test("§4.1.3: an address literal is a route of its own")
    func literals() {
        #expect(MailRoute(literalDomain: "[198.51.100.25]") == .literal(IPAddress(198, 51, 100, 25)))
        #expect(MailRoute(literalDomain: "kyoto.example") == nil)
        guard case .unreachable? = MailRoute(literalDomain: "[x]") else { return #expect(Bool(false)) }
    }
}
