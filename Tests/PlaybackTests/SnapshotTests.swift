// The whole world is one value: a snapshot is an assignment, and from it everything happens again, byte for byte.

import Basics
import Emulation
import Playback
import Scenarios
import Testing

@Suite("Snapshots of a world") struct SnapshotTests {
    private static let end = Instant.start + .seconds(60)

    private func firstLetter() throws -> (lesson: Lesson, network: EmulatedTopology) {
        let lesson = try PlayedStory.library.lesson("first-letter")
        return (lesson, try PlayedStory.run(lesson).network)
    }

    @Test("Go on, go back, go on again: the same capture and an equal world", arguments: [0, 1, 10, 100, 500, 1_000])
    func goingBack(events: UInt64) throws {
        var (lesson, network) = try firstLetter()
        var nobody = NoObserver()
        _ = network.world.run(until: Self.end, limit: events, observer: &nobody)
        #expect(network.world.eventCount == events)
        let snapshot = network
        let capture = try PlayedStory.capture(lesson, &network, until: Self.end)
        let future = network
        network = snapshot
        let isSame = try PlayedStory.capture(lesson, &network, until: Self.end) == capture
        // Compared outside of the macros: they would print a whole world.
        let (isBack, hasMoved) = (network == future, future != snapshot)
        #expect(isSame && isBack && hasMoved)
    }

    @Test("From every fiftieth event on, everything ends in the same world")
    func manySnapshots() throws {
        var (_, network) = try firstLetter()
        var nobody = NoObserver()
        var snapshots: [World] = []
        while case .reachedCount = network.world.run(until: Self.end, limit: 50, observer: &nobody) {
            snapshots.append(network.world)
        }
        #expect(snapshots.count > 20)
        for var world in snapshots {
            let wasEarlier = world != network.world
            _ = world.run(until: Self.end, observer: &nobody)
            let isSame = world == network.world
            #expect(wasEarlier && isSame)
        }
    }

    @Test("How long the slices are changes nothing, and neither does who looks on", arguments: [1, 7, 4_096])
    func slices(_ slice: UInt64) throws {
        let (lesson, start) = try firstLetter()
        var (whole, sliced, unseen) = (start, start, start)
        let capture = try PlayedStory.capture(lesson, &whole, until: Self.end)
        let isSameCapture = try PlayedStory.capture(lesson, &sliced, until: Self.end, slice: slice) == capture
        var nobody = NoObserver()
        _ = unseen.world.run(until: Self.end, observer: &nobody)
        let (isSame, isSameUnseen) = (sliced == whole, unseen == whole)
        #expect(isSameCapture && isSame && isSameUnseen)
    }

    @Test("Stopping at any moment changes nothing")
    func moments() throws {
        let (_, start) = try firstLetter()
        var (whole, stopping) = (start.world, start.world)
        var nobody = NoObserver()
        _ = whole.run(until: Self.end, observer: &nobody)
        for half in 0...120 { _ = stopping.run(until: .start + .milliseconds(UInt64(half) * 500), observer: &nobody) }
        let isSame = stopping == whole
        #expect(isSame)
    }

    @Test("Another seed makes another world; the same seed the same one")
    func seeds() throws {
        let lesson = try PlayedStory.library.lesson("first-letter")
        var worlds = try [1, 1, 2].map { try PlayedStory.run(lesson, seed: $0).network }
        var captures: [[UInt8]] = []
        for i in worlds.indices { captures.append(try PlayedStory.capture(lesson, &worlds[i], until: Self.end)) }
        let isSame = captures[0] == captures[1] && worlds[0] == worlds[1]
        let isOther = captures[0] != captures[2] && worlds[0] != worlds[2]
        #expect(isSame && isOther)
    }

    @Test("A copy does not notice what becomes of the other one")
    func copies() throws {
        let (_, start) = try firstLetter()
        var nobody = NoObserver()
        var (one, other) = (start.world, start.world)
        one.plan(.hostPower(0, on: false), at: .start + .seconds(1))
        _ = one.run(until: Self.end, observer: &nobody)
        let isUntouched = other == start.world
        _ = other.run(until: Self.end, observer: &nobody)
        let isOther = one != other
        #expect(isUntouched && isOther)
    }
}
