// A switch learns from senders and forgets the silent. Read first: Sources/Emulation/Network/LearningSwitch.swift.

import Basics
import Emulation
import Testing
import Wire

@Suite struct LearningSwitchTests {
    let a = MACAddress(bits: 0x02_00_00_00_00_0A)
    let b = MACAddress(bits: 0x02_00_00_00_00_0B)

    @Test func learnsFromTheSource() {
        var device = LearningSwitch(name: "s")
        #expect(device.port(for: a, now: .start) == nil)
        device.learn(a, at: 3, now: .start)
        #expect(device.port(for: a, now: .start) == 3)
        device.learn(a, at: 1, now: .start)
        #expect(device.port(for: a, now: .start) == 1)
        #expect(device.port(for: b, now: .start) == nil)
    }

    @Test func groupAddressesGoEverywhereAndAreNeverLearnt() {
        var device = LearningSwitch(name: "s")
        device.learn(.broadcast, at: 2, now: .start)
        #expect(device.port(for: .broadcast, now: .start) == nil)
    }

    @Test func forgetsAfterFiveMinutesOfSilence() {
        var device = LearningSwitch(name: "s")
        device.learn(a, at: 3, now: .start)
        #expect(device.port(for: a, now: .start + .seconds(300)) == 3)
        #expect(device.port(for: a, now: .start + .seconds(301)) == nil)
    }

    @Test func aFloodOfForgedSendersDoesNotGrowTheTable() {
        var device = LearningSwitch(name: "s")
        device.learn(a, at: 1, now: .start)
        for i in 0..<20_000 { device.learn(MACAddress(bits: 0x0200_0000_0100 + UInt64(i)), at: 2, now: .start) }
        #expect(device.port(for: a, now: .start) == 1)
        #expect(device.port(for: MACAddress(bits: 0x0200_0000_0100 + 19_999), now: .start) == nil)
    }
}
