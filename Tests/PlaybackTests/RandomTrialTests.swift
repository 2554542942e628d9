// Networks that nobody thought of keep the rule: no accepted letter is lost or doubled.
// Read first: Sources/Playback/Trial/RandomTrial.swift. `yubin trial --runs 100000` plays more of them.

import Playback
import Testing

@Suite struct RandomTrialTests {
    /// A debug build is some forty times slower: there a few seeds of every kind must do.
    #if DEBUG
        static let seeds: ClosedRange<UInt64> = 1...20
    #else
        static let seeds: ClosedRange<UInt64> = 1...200
    #endif

    @Test("Each accepted letter is delivered once, bounced, or still queued")
    func rule() throws {
        var (delivered, bounced) = (0, 0)
        for seed in Self.seeds {
            let outcome = try RandomTrial(seed: seed).run()
            #expect(outcome.violations.isEmpty, "seed \(seed): \(outcome.violations.joined(separator: "; "))")
            delivered += outcome.tally.delivered
            bounced += outcome.tally.bounced
        }
        // Faults may stop single letters, but a trial in which nothing ever arrives tries nothing.
        #expect(delivered > Self.seeds.count)
        #expect(bounced > 0)
    }

    @Test("The same seed plays the same trial")
    func repeats() throws {
        let first = try RandomTrial(seed: 7).run()
        let second = try RandomTrial(seed: 7).run()
        #expect(first == second)
    }
}
