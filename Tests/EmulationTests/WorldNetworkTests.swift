// Hosts, switches and routers put together: who sees which frame, loops, and the power switch.
// Read first: Sources/Emulation/World/World.swift.

import Basics
import Emulation
import HostStack
import Testing
import Wire

@Suite("Links, switches and routers in a world") struct WorldNetworkTests {
    /// Writes down which frame was put on which link.
    private struct Log: WorldObserver {
        var frames: [(link: Int, lane: Int, bytes: [UInt8])] = []
        var observations: [StackObservation] = []
        var losses: [FrameLoss] = []

        var wantsObservations: Bool { true }

        mutating func observed(_ observation: Observation) {
            if case .stack(let what) = observation.kind { observations.append(what) }
        }

        mutating func sent(_ transmission: borrowing FrameTransmission) {
            frames.append((transmission.link, transmission.lane & 1, transmission.frame.array))
        }

        mutating func lost(_ transmission: borrowing FrameTransmission, because reason: FrameLoss) {
            losses.append(reason)
        }

        /// The frames with this ICMP type on `link`.
        func icmp(_ type: UInt8, on link: Int) -> [[UInt8]] {
            frames.filter { $0.link == link && $0.bytes[12...13] == [8, 0] }.map(\.bytes)
                .filter { $0[23] == 1 && $0[34] == type }
        }
    }

    private static func interface(_ last: UInt8, network: UInt8 = 2, name: String = "eth0") -> InterfaceConfiguration {
        InterfaceConfiguration(
            name: name, mac: MACAddress(bits: 0x02_00_00_00_00_00 + UInt64(network) << 8 + UInt64(last)),
            address: IPAddress(192, 0, network, last), prefixLength: 24)
    }

    private static func everythingElse(via gateway: IPAddress, interface: Int = 0) -> Route {
        Route(destination: IPNetwork(.unspecified, prefixLength: 0), gateway: gateway, interface: interface)
    }

    /// A client and a sink behind two switches, and a third host beside each of them.
    ///
    ///     client (link 0)          sink (link 3)
    ///                 \           /
    ///           switch 0 -link 2- switch 1
    ///                 /           \
    ///   bystander (link 1)         bystander (link 4)
    private func twoSwitches(bytes: UInt64, chunk: Int = 1_000) -> World {
        var world = World(seed: 1, clockStart: 0)
        let sink = Endpoint(IPAddress(192, 0, 2, 3), 9)
        let source = BulkSourceService(sink: sink, connections: 1, bytesPerConnection: bytes, chunkSize: chunk)
        let services: [[Service]] = [[.bulkSource(source)], [], [.bulkSink(BulkSinkService(port: 9))], []]
        for (i, services) in services.enumerated() {
            _ = world.addHost(name: "h\(i)", interfaces: [Self.interface(UInt8(i + 1))], routes: [], services: services)
        }
        for i in 0...1 { _ = world.addSwitch(name: "s\(i)") }
        func plug(_ host: Int, into index: Int) {
            world.connect(
                .host(host, interface: 0), to: world.freePort(ofSwitch: index), name: "l\(host)",
                properties: LinkProperties())
        }
        plug(0, into: 0)
        plug(1, into: 0)
        world.connect(
            world.freePort(ofSwitch: 0), to: world.freePort(ofSwitch: 1), name: "trunk", properties: LinkProperties())
        plug(2, into: 1)
        plug(3, into: 1)
        return world
    }

    private func received(_ world: World, _ host: Int = 2) throws -> (bytes: UInt64, finished: Int) {
        guard case .bulkSink(let sink) = try #require(world.hosts[host].services.first) else { return (0, 0) }
        return (sink.received, sink.finished)
    }

    @Test("Two switches: once they have learnt who sits where, bystanders see nothing but broadcasts")
    func learning() throws {
        var world = twoSwitches(bytes: 100_000)
        var log = Log()
        _ = world.run(until: .start + .seconds(10), observer: &log)
        #expect(try received(world) == (100_000, 1))
        for bystander in [1, 4] {
            let seen = log.frames.filter { $0.link == bystander }.map(\.bytes)
            // The one question "who has 192.0.2.3?"; the answer goes to who asked.
            #expect(seen.count == 1)
            #expect(seen.allSatisfy { $0.prefix(6).allSatisfy { $0 == 0xFF } && $0[12...13] == [8, 6] })
        }
        #expect(log.frames.count { $0.link == 2 } > 140)
        #expect(log.losses.isEmpty)
    }

    @Test("Who waits with each small write for the last one's acknowledgment waits 40 ms: it is a delayed one")
    func delayedAcknowledgments() throws {
        // 100 writes of 1,000 bytes. The first ones are acknowledged at once, as Linux does at a connection's start.
        var world = twoSwitches(bytes: 100_000)
        var log = Log()
        _ = world.run(until: .start + .seconds(3), observer: &log)
        #expect(try received(world).bytes < 100_000)
        _ = world.run(until: .start + .seconds(4), observer: &log)
        #expect(try received(world) == (100_000, 1))
    }

    @Test("A switch without power passes nothing; with power again, it learns anew")
    func switchPower() throws {
        var world = twoSwitches(bytes: 3_000_000, chunk: 100_000)
        world.plan(.switchPower(1, on: false), at: .start + .milliseconds(5))
        world.plan(.switchPower(1, on: true), at: .start + .seconds(3))
        var log = Log()
        _ = world.run(until: .start + .seconds(2), observer: &log)
        let before = try received(world).bytes
        #expect(before > 0 && before < 3_000_000)
        #expect(log.losses.contains(.powerOff))
        _ = world.run(until: .start + .seconds(60), observer: &log)
        #expect(try received(world) == (3_000_000, 1))
    }

    @Test("A host without power has lost its connections and its ARP cache; what is on its disk is still there")
    func hostPower() throws {
        var world = twoSwitches(bytes: 3_000_000, chunk: 100_000)
        world.withDisk(ofHost: 2) { disk in
            disk.mailStore.add(.init(address: "a@b.example", login: "a", password: "p", createdAt: 0))
            _ = try? disk.mailStore.deliver([UInt8]("Subject: s\r\n\r\n".utf8), to: "a@b.example", at: 0)
        }
        let disk = world.hosts[2].core.disk
        world.plan(.hostPower(2, on: false), at: .start + .milliseconds(5))
        var log = Log()
        _ = world.run(until: .start + .milliseconds(100), observer: &log)
        let received = try received(world).bytes
        #expect(received > 0 && received < 3_000_000)
        #expect(world.hosts[2].core.disk == disk)
        let asked = log.frames.count { $0.lane == 0 && $0.link == 3 && $0.bytes[12...13] == [8, 6] }
        world.plan(.hostPower(2, on: true), at: .start + .milliseconds(100))
        _ = world.run(until: .start + .seconds(30), observer: &log)
        // RFC 9293 §3.10.7.1: a segment for a connection that nobody knows any more is answered by a reset.
        #expect(log.frames.contains { $0.link == 3 && $0.bytes[12...13] == [8, 0] && $0.bytes[47] & 4 != 0 })
        #expect(try self.received(world).bytes == received)
        // To send it, the host has to ask for its neighbour's address again.
        #expect(log.frames.count { $0.lane == 0 && $0.link == 3 && $0.bytes[12...13] == [8, 6] } > asked)
        #expect(world.hosts[2].core.disk == disk)
    }

    @Test("A host that was switched off while it waited for a timer has timers when it is on again")
    func timersAfterPowerFailure() throws {
        var world = twoSwitches(bytes: 3_000_000, chunk: 100_000)
        // Nobody answers: the source is about to send again when its power fails, and that moment passes without it.
        world.plan(.hostPower(2, on: false), at: .start + .milliseconds(5))
        world.plan(.hostPower(0, on: false), at: .start + .milliseconds(50))
        world.plan(.hostPower(0, on: true), at: .start + .seconds(10))
        var log = Log()
        _ = world.run(until: .start + .seconds(9), observer: &log)
        #expect(log.frames.contains { $0.link == 0 && $0.bytes[12...13] == [8, 0] })
        log.frames = []
        _ = world.run(until: .start + .seconds(20), observer: &log)
        // RFC 1122 §2.3.2.1: it asks for its neighbour's address again and again, by a timer.
        #expect(log.frames.count { $0.link == 0 && $0.lane == 0 && $0.bytes[12...13] == [8, 6] } > 1)
    }

    @Test("A cut cable loses what is under way; TCP sends it again when it is whole")
    func cutCable() throws {
        var world = twoSwitches(bytes: 3_000_000, chunk: 100_000)
        world.plan(.link(2, isUp: false), at: .start + .milliseconds(5))
        world.plan(.link(2, isUp: true), at: .start + .seconds(20))
        var log = Log()
        _ = world.run(until: .start + .seconds(19), observer: &log)
        #expect(try received(world).bytes < 3_000_000)
        #expect(log.losses.contains(.linkDown))
        _ = world.run(until: .start + .seconds(100), observer: &log)
        #expect(try received(world) == (3_000_000, 1))
    }

    /// Two hosts on a cable that takes 10 ms; `count` questions of the first one for the second one's address are under
    /// way, with these sequences.
    private func questions(_ count: Int) -> (world: World, sequences: [UInt64]) {
        var world = World(seed: 1, clockStart: 0)
        for last in [1, 2] as [UInt8] {
            _ = world.addHost(name: "h\(last)", interfaces: [Self.interface(last)], routes: [])
        }
        world.connect(
            .host(0, interface: 0), to: .host(1, interface: 0), name: "cable",
            properties: LinkProperties(delay: .milliseconds(10)))
        var nobody = NoObserver()
        _ = world.run(until: .start, observer: &nobody)
        let question = ARPPacket(
            operation: .request, senderMAC: Self.interface(1).mac, senderAddress: Self.interface(1).address,
            targetMAC: .zero, targetAddress: Self.interface(2).address)
        for _ in 0..<count { world.inject(question.frame(to: .broadcast), link: 0, lane: 0) }
        return (world, (0...100).filter { world.isUnderWay(lane: 0, sequence: $0) })
    }

    @Test(
        "What is under way on a cable when it is cut is lost and said to be, held back or not, also if it is whole soon"
    )
    func cutWhileUnderWay() throws {
        var (world, sequences) = questions(3)
        #expect(sequences.count == 3)
        // One is held back: it is no longer in line.
        world.plan(.frame(lane: 0, sequence: sequences[1], .delay(.milliseconds(5))), at: .start)
        world.plan(.link(0, isUp: false), at: .start + .milliseconds(2))
        world.plan(.link(0, isUp: true), at: .start + .milliseconds(3))
        var log = Log()
        _ = world.run(until: .start + .seconds(1), observer: &log)
        #expect(log.losses == [.linkDown, .linkDown, .linkDown])
        #expect(log.frames.isEmpty)
    }

    @Test("A frame that is held back twice arrives once, at the later moment, whoever else is held back meanwhile")
    func heldBackTwice() {
        var (world, sequences) = questions(2)
        world.plan(.frame(lane: 0, sequence: sequences[0], .delay(.milliseconds(5))), at: .start)
        var log = Log()
        _ = world.run(until: .start + .milliseconds(1), observer: &log)
        #expect(world.isUnderWay(lane: 0, sequence: sequences[0]), "it stays the frame that it is")
        world.plan(.frame(lane: 0, sequence: sequences[0], .delay(.milliseconds(50))), at: world.now)
        world.plan(.frame(lane: 0, sequence: sequences[1], .delay(.milliseconds(90))), at: world.now)
        _ = world.run(until: .start + .milliseconds(40), observer: &log)
        #expect(log.frames.isEmpty)
        _ = world.run(until: .start + .milliseconds(80), observer: &log)
        #expect(log.frames.count == 1)
        _ = world.run(until: .start + .seconds(1), observer: &log)
        #expect(log.frames.count == 2 && log.losses.isEmpty)
    }

    /// A client behind a router; the two routers send each other what neither of them has.
    private func loop() -> World {
        var world = World(seed: 1, clockStart: 0)
        let caller = BulkSourceService(
            sink: Endpoint(IPAddress(203, 0, 113, 9), 9), connections: 1, bytesPerConnection: 1, chunkSize: 1)
        let client = world.addHost(
            name: "client", interfaces: [Self.interface(10)],
            routes: [Self.everythingElse(via: IPAddress(192, 0, 2, 1))], services: [.bulkSource(caller)])
        let one = world.addHost(
            name: "one", interfaces: [Self.interface(1), Self.interface(1, network: 3, name: "eth1")],
            routes: [Self.everythingElse(via: IPAddress(192, 0, 3, 2), interface: 1)], forwards: true)
        let two = world.addHost(
            name: "two", interfaces: [Self.interface(2, network: 3)],
            routes: [Self.everythingElse(via: IPAddress(192, 0, 3, 1))], forwards: true)
        let properties = LinkProperties()
        world.connect(.host(client, interface: 0), to: .host(one, interface: 0), name: "near", properties: properties)
        world.connect(.host(one, interface: 1), to: .host(two, interface: 0), name: "far", properties: properties)
        return world
    }

    @Test("A routing loop ends when the time to live does, and the sender is told")
    func routingLoop() throws {
        var world = loop()
        var log = Log()
        _ = world.run(until: .start + .milliseconds(500), observer: &log)
        let circling = log.frames.filter { $0.link == 1 && $0.bytes[12...13] == [8, 0] && $0.bytes[23] == 6 }
        // 64 at the client, 63 on its first way between the routers, 1 on its last: RFC 1812 §5.3.1.
        #expect(circling.map { $0.bytes[22] } == (1...63).reversed().map { UInt8($0) })
        let told = log.icmp(11, on: 0)
        #expect(told.count == 1)
        let packet = try #require(told.first)
        // RFC 792: code 0 is "in transit"; the header of the packet that died comes with it.
        #expect(packet[35] == 0)
        #expect(Array(packet[58..<62]) == [203, 0, 113, 9])
    }
}
