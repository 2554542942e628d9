// A measurement is worth what its workload does: each of them, on a small scale. Read first: Sources/Workloads.

import Testing
import Workloads

@Suite struct WorkloadsTests {
    @Test func allBytesArrive() throws {
        var transfer = BulkTransfer(flows: 3, bytesPerFlow: 100_000)
        let traffic = try transfer.run()
        // 70 segments of at most 1,460 bytes for each flow, over two links.
        #expect(traffic.hops >= 3 * 69 * 2)
        #expect(traffic.bytes >= 3 * 100_000 * 2)
    }

    @Test func smallPacketsMakeSmallFrames() throws {
        var transfer = BulkTransfer(flows: 1, bytesPerFlow: 10_000, packetSize: 68)
        let traffic = try transfer.run()
        #expect((60...82).contains(traffic.meanFrame))
    }

    @Test func moreClientsThanABacklogHoldsAreServed() throws {
        var transfer = BulkTransfer(flows: 300, bytesPerFlow: 2000)
        let traffic = try transfer.run()
        #expect(traffic.hops > 300 * 2 * 4)
    }

    @Test func theCaptureHoldsEveryHop() throws {
        var transfer = BulkTransfer(flows: 1, bytesPerFlow: 10_000)
        var other = transfer
        #expect(try transfer.run() == other.run(capturingTo: "/dev/null"))
    }

    @Test func snapshotsAreTakenOnTheWay() throws {
        var transfer = BulkTransfer(flows: 2, bytesPerFlow: 100_000)
        var other = transfer
        let snapshots = try transfer.run(snapshotEvery: 50)
        #expect(snapshots.count > 3)
        #expect((snapshots.count...snapshots.count * 4).contains(snapshots.touchedHosts))
        #expect(try other.run(snapshotEvery: nil).count == 0)
        #expect(transfer.eventCount == other.eventCount)
    }

    @Test func aStormNeverCeases() {
        var storm = SwitchStorm(pending: 3)
        storm.run(events: 1000)
        storm.run(events: 1000)
        #expect(storm.eventCount == 2000)
    }

    @Test func lettersOfTheTwoTownsArrive() throws {
        var post = try LetterPost.twoTowns()
        _ = try post.send(1)
        let traffic = try post.send(3)
        #expect(traffic.hops > 3 * 50)
    }

    @Test func lettersGoRoundTheRing() throws {
        var post = try LetterPost.ring(ofTowns: 4)
        _ = try post.send(8)
        #expect(post.hostCount >= 4 * 4)
    }

    /// More towns than share one network: letters cross the core router.
    @Test func lettersGoRoundALargeRing() throws {
        var post = try LetterPost.ring(ofTowns: 66)
        _ = try post.send(66)
        #expect(post.hostCount == 4 + 66 * 4)
    }

    @Test func idleHostsAreThere() { #expect(IdleHosts(count: 300).count == 300) }

    @Test func framesAreDumped() throws { try FrameDump(frameSize: 1500).run(frames: 1000) }
}

extension WorkloadsTests {
    @Test func aLessonIsRecordedAndWalkedThrough() throws {
        var walk = try LessonWalk(letters: 1)
        #expect(walk.record() > 500)
        walk.seek()
        #expect(walk.seen > 0)
    }

    @Test func aLargeWorldIsLookedBackInto() throws {
        var seeks = try CrowdedSeeks(towns: 4, letters: 4)
        for _ in 0..<3 { try seeks.seek() }
        #expect(seeks.hostCount >= 4 * 4)
    }

    @Test func framesAreDissected() throws {
        var walk = try LessonWalk()
        _ = walk.record()
        #expect(walk.frames.count > 200)
    }
}
