// `yubin trial`: random networks, one after the other, until one breaks the rule. Read first: Trial/RandomTrial.swift.

import Scenarios

/// Plays random trials and reports.
package struct TrialCommandBody {
    private let runs: UInt64
    private let firstSeed: UInt64

    /// Trials with the seeds from `firstSeed` on, `runs` of them.
    package init(runs: UInt64, firstSeed: UInt64) {
        self.runs = runs
        self.firstSeed = firstSeed
    }

    /// Plays them all. Returns 0 when the rule held in each, 1 otherwise.
    package func execute() throws(CommandFailure) -> Int32 {
        var progress = ProgressLine(isQuiet: false)
        var tally = DeliveryAudit.Tally()
        var (events, broken): (UInt64, UInt64) = (0, 0)
        for number in 0..<runs {
            let seed = firstSeed &+ number
            progress.update("trial \(number + 1) of \(runs)")
            do {
                let outcome = try RandomTrial(seed: seed).run()
                tally.delivered += outcome.tally.delivered
                tally.bounced += outcome.tally.bounced
                tally.queued += outcome.tally.queued
                events += outcome.events
                if outcome.violations.isEmpty { continue }
                broken += 1
                progress.clear()
                for violation in outcome.violations { Console.tell("seed \(seed): \(violation)") }
            } catch {
                broken += 1
                progress.clear()
                Console.tell("seed \(seed): \(error)")
            }
        }
        progress.clear()
        try Console.print(
            "\(runs) trials, \(events) events: \(tally.delivered) letters delivered once, \(tally.bounced) bounced, "
                + "\(tally.queued) still queued; the rule was broken in \(broken) trials\n", .english)
        return broken == 0 ? 0 : 1
    }
}
