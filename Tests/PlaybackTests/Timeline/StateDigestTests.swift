// A digest tells what a world is, not how it came to be stored. Read first:
// Sources/Playback/Timeline/StateDigest.swift.

import Basics
import Emulation
import Playback
import Testing

@Suite struct StateDigestTests {
    /// A line of frames, which snapshots have shared on the way or not.
    private func lane(snapshots: Bool, last: UInt8 = 9) -> Lane {
        var lane = Lane(to: .host(0, interface: 0))
        var kept: [Lane] = []
        for number in UInt64(1)...9 {
            if snapshots { kept.append(lane) }
            let bytes: [UInt8] = [UInt8(number), number == 9 ? last : 0]
            _ = lane.enqueue(PacketBuffer(bytes), arrival: .start + .seconds(number), sequence: number)
            if number % 3 == 0 { _ = lane.dequeue() }
        }
        return kept.isEmpty || kept[1] != lane ? lane : kept[1]
    }

    @Test func snapshotsLeaveNoTrace() {
        #expect(lane(snapshots: true) == lane(snapshots: false))
        #expect(StateDigest(of: lane(snapshots: true)) == StateDigest(of: lane(snapshots: false)))
    }

    @Test func aByteUnderWayCounts() {
        #expect(StateDigest(of: lane(snapshots: false, last: 8)) != StateDigest(of: lane(snapshots: false)))
    }
}
