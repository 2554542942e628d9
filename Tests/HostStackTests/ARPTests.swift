// Address resolution between two stacks (RFC 826, RFC 1122 §2.3.2).

import Basics
import HostStack
import Testing
import Wire

@Suite("ARP") struct ARPTests {
    func ping(_ network: inout TestNetwork, _ address: IPAddress = "192.0.2.2", sequence: UInt16 = 1) {
        network.on(0) { $0.ping(address, identifier: 7, sequence: sequence, owner: 3, at: $1, &$2) }
    }

    @Test("The first packet waits for a broadcast request and a unicast reply")
    func resolves() {
        var network = TestNetwork.pair()
        ping(&network)
        network.run(.milliseconds(10))
        #expect(
            network.story == [
                "0: arp who has 192.0.2.2 tell 192.0.2.1, broadcast",
                "0: arp 192.0.2.2 is at 02:00:00:00:01:00, unicast",
                "0: 192.0.2.1 > 192.0.2.2 icmp 8/0",
                "0: 192.0.2.2 > 192.0.2.1 icmp 0/0",
            ])
        #expect(network.events(of: 0) == [.echoReply(from: "192.0.2.2", identifier: 7, sequence: 1)])
        #expect(network.frames.allSatisfy { $0.frame.count >= 60 })
    }

    @Test("RFC 4861 §7.3.2: the states of an entry are told in their order")
    func states() {
        var network = TestNetwork.pair()
        ping(&network)
        network.run(seconds: 12)
        func states(of stack: Int) -> [NeighbourView.State?] {
            network.observations.compactMap { observer, observation in
                if observer == stack, case .neighbour(_, _, _, let to) = observation { to } else { nil }
            }
        }
        #expect(states(of: 0) == [.incomplete, .reachable])
        #expect(states(of: 1) == [.stale, .delay, .probe, .reachable])
    }

    @Test("What is known is not asked again, until it is a minute old")
    func cacheExpires() {
        var network = TestNetwork.pair()
        ping(&network)
        network.run(seconds: 4)
        ping(&network, sequence: 2)
        network.run(.milliseconds(10))
        #expect(network.frames.count == 6)
        network.run(seconds: 70)
        let before = network.frames.count
        ping(&network, sequence: 3)
        network.run(seconds: 4)
        #expect(network.story[before...].allSatisfy { $0.contains("icmp") })
        network.run(seconds: 2)
        #expect(network.story.contains("0: arp who has 192.0.2.2 tell 192.0.2.1, unicast"))
    }

    @Test("Whoever was only heard asking is asked itself 5 s after the first use")
    func reprobes() {
        var network = TestNetwork.pair()
        ping(&network)
        network.run(seconds: 10)
        #expect(
            network.story[4...] == [
                "0: arp who has 192.0.2.1 tell 192.0.2.2, unicast", "0: arp 192.0.2.1 is at 02:00:00:00:00:00, unicast",
            ])
    }

    @Test("Three requests, one second apart; then the sender of what waits is told")
    func givesUp() {
        var network = TestNetwork.pair()
        network.isOff = [1]
        ping(&network)
        network.run(.milliseconds(2_999))
        #expect(network.story == Array(repeating: "0: arp who has 192.0.2.2 tell 192.0.2.1, broadcast", count: 3))
        #expect(network.frames.map(\.at.seconds) == [0, 1, 2])
        #expect(network.events.isEmpty)
        network.run(.milliseconds(1))
        #expect(
            network.events(of: 0) == [
                .echoUnreachable("192.0.2.2", identifier: 7, sequence: 1, .host)
            ])
        #expect(network.stacks[0].nextDeadline == .never)
    }

    @Test("A lost request is repeated and everything that waited goes out in order")
    func retries() {
        var network = TestNetwork.pair()
        network.isLost = { n, _ in n == 0 }
        for sequence in 1...3 { ping(&network, sequence: UInt16(sequence)) }
        network.run(seconds: 2)
        #expect(
            network.events(of: 0) == (1...3).map { .echoReply(from: "192.0.2.2", identifier: 7, sequence: $0) })
    }

    @Test("What waits is bounded")
    func queueIsBounded() {
        var network = TestNetwork.pair()
        network.isOff = [1]
        for sequence in 0..<200 { ping(&network, sequence: UInt16(sequence)) }
        network.run(seconds: 4)
        #expect(network.events.count == 64)
    }

    @Test("A neighbour that went away is forgotten after three unicast requests")
    func probesEnd() {
        var network = TestNetwork.pair()
        ping(&network)
        network.run(seconds: 61)
        ping(&network, sequence: 2)
        network.isOff = [1]
        network.run(seconds: 20)
        #expect(network.story.filter { $0.hasSuffix("tell 192.0.2.1, unicast") }.count == 3)
        ping(&network, sequence: 3)
        #expect(network.story.last == "0: arp who has 192.0.2.2 tell 192.0.2.1, broadcast")
    }

    @Test("A request for another host, or from somebody with our own address, teaches nothing")
    func ignores() {
        var network = TestNetwork.pair()
        func request(_ sender: IPAddress, _ target: IPAddress) -> PacketBuffer {
            ARPPacket(
                operation: .request, senderMAC: MACAddress("02:00:00:00:00:99")!, senderAddress: sender,
                targetMAC: .zero, targetAddress: target
            ).frame(to: .broadcast)
        }
        let before = network.stacks[1]
        network.inject(request("192.0.2.9", "192.0.2.77"), from: 0)
        network.inject(request("192.0.2.2", "192.0.2.2"), from: 0)
        network.run(seconds: 1)
        #expect(network.frames.count == 2)
        #expect(network.stacks[1] == before)
    }
}
