// Filters in tcpdump's language with the names of emulated hosts.

import Basics
import Capture
import TestSupport
import Testing
import Wire

@Suite struct PacketFilterTests {
    private func matches(_ expression: String, port: UInt16 = 53) throws -> Bool {
        let filter = try PacketFilter(expression, names: Samples.header.names)
        return filter.matches(Samples.datagram(destinationPort: port).span.bytes)
    }

    private func error(_ expression: String) -> FilterError? {
        do {
            _ = try PacketFilter(expression, names: Samples.header.names)
            return nil
        } catch { return error }
    }

    @Test(arguments: [
        "", "udp", "host hana.kita.example", "src host hana.kita.example", "src hana.kita.example",
        "dst mail.kita.example and udp", "host HANA.Kita.Example", "port domain",
        "udp port domain or smtp", "ip proto \\udp", "portrange smtp-domain", "portrange 50-60",
        "host 192.0.2.10", "net 192.0.2.0/24", "ether host 02:00:00:00:00:01", "not host router",
        "host router or mail.kita.example", "udp[2:2] = 53", "ip[9] == 17", "less 100", "!(host router) && udp",
        "src or dst mail.kita.example", "(src hana.kita.example and dst mail.kita.example)",
        "ip host hana.kita.example",
        "tcp[tcpflags] & (tcp-syn|tcp-ack) != 0 or udp", "udp and not port smtp", "ip and hana.kita.example",
        "src net 192.0.2.0 mask 255.255.255.0", "ether proto \\ip", "ether proto 0x800",
    ])
    func theseMatch(expression: String) throws { #expect(try matches(expression)) }

    @Test(arguments: [
        "tcp", "dst host hana.kita.example", "src mail.kita.example", "host router", "port smtp", "src port domain",
        "icmp or arp", "ip6", "host ns.example", "greater 100", "not udp", "host 192.0.2.1 or router",
    ])
    func theseDoNot(expression: String) throws { #expect(try !matches(expression)) }

    @Test func aNameMayStandFirst() throws {
        #expect(try matches("hana.kita.example"))
        #expect(try !matches("router"))
    }

    @Test(arguments: ["inbound", "udp and outbound", "ifname eth0", "on eth0", "ifindex 1", "gateway router", "rnr 1"])
    func whatNeedsAnInterfaceIsRefused(expression: String) {
        guard case .needsInterface? = error(expression) else {
            Issue.record("\(expression) was accepted")
            return
        }
    }

    @Test func unknownNamesNeverReachTheResolver() throws {
        let unknown = try #require(error("host mail.kita.exampel"))
        #expect(unknown == .unknownHost("mail.kita.exampel", known: Samples.header.names.map(\.name)))
        #expect("\(unknown)".contains("did you mean \"mail.kita.example\"?"))
        for expression in ["src localhost", "host example.com", "port 25 and host example.com"] {
            guard case .unknownHost? = error(expression) else {
                Issue.record("\(expression) was accepted")
                continue
            }
        }
        for expression in ["localhost", "udp foo"] {
            guard case .unknownWord? = error(expression) else {
                Issue.record("\(expression) was accepted")
                continue
            }
        }
        #expect(error("net loopback") == .networkName("loopback"))
        guard case .unknownService? = error("port smpt") else {
            Issue.record("port smpt was accepted")
            return
        }
    }

    @Test func misspeltWordsOfTheLanguageAreRecognised() throws {
        #expect("\(try #require(error("tcp prot 25")))".contains("did you mean \"port\"?"))
        #expect("\(try #require(error("port 25 adn udp")))".contains("did you mean \"and\"?"))
    }

    @Test(arguments: [
        "host", "port", "and", "(udp", "udp)", "host 300.1.1.1", "tcp[", "=", "host \\", "\0", "🐟", "port 70000",
    ])
    func mistakesAreReportedInLibpcapsWords(expression: String) throws {
        let problem = try #require(error(expression))
        #expect(!"\(problem)".isEmpty)
    }
}
