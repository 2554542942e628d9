// One event at a time, or all at once: the same world. Read first: Sources/Emulation/World/World+Run.swift.

import Basics
import Emulation
import HostStack
import Testing
import Wire

@Suite struct WorldStepTests {
    /// A source, a sink, and a cable between them.
    func world() -> World {
        var world = World(seed: 3, clockStart: 0)
        let sinkAddress = IPAddress(192, 0, 2, 2)
        func interface(_ number: UInt8) -> InterfaceConfiguration {
            InterfaceConfiguration(
                name: "eth0", mac: MACAddress(bits: 0x0200_0000_0000 + UInt64(number)),
                address: IPAddress(192, 0, 2, number), prefixLength: 24)
        }
        let source = world.addHost(
            name: "source", interfaces: [interface(1)], routes: [],
            services: [
                .bulkSource(
                    BulkSourceService(
                        sink: Endpoint(sinkAddress, 9), connections: 1, bytesPerConnection: 5_000, chunkSize: 2_000))
            ])
        let sink = world.addHost(
            name: "sink", interfaces: [interface(2)], routes: [], services: [.bulkSink(BulkSinkService(port: 9))])
        world.connect(
            .host(source, interface: 0), to: .host(sink, interface: 0), name: "cable", properties: LinkProperties())
        return world
    }

    @Test func steppingEndsWhereRunningEnds() {
        var nobody = NoObserver()
        var ran = world()
        let end = ran.run(until: .never, observer: &nobody)
        #expect(end == .idle)
        var stepped = world()
        var steps: UInt64 = 0
        while stepped.step(observer: &nobody) { steps += 1 }
        #expect(stepped == ran)
        #expect(steps == ran.eventCount)
        guard case .bulkSink(let sink) = ran.hosts[1].services[0] else {
            Issue.record("the sink is the second host's only service")
            return
        }
        #expect(sink.received == 5_000)
    }

    @Test func runningUpToAMomentStopsThere() {
        var nobody = NoObserver()
        var world = world()
        let end = world.run(until: .start + .microseconds(120), observer: &nobody)
        #expect(end == .reachedTime)
        #expect(world.now == .start + .microseconds(120))
        // What is due has been done: the next event is a later one.
        if world.step(observer: &nobody) { #expect(world.now > .start + .microseconds(120)) }
    }
}
