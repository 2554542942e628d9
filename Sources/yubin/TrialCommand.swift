// `yubin trial`. Read first: RunCommand.swift.

import ArgumentParser
import Playback

/// `yubin trial`.
struct TrialCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trial",
        abstract: "Play random networks with random faults, and check that no letter is lost or doubled.",
        discussion: """
            Each trial makes a network, letters and faults from its seed, plays six days, and checks that every letter \
            that a server accepted was delivered once, was bounced, or is still queued. A seed that breaks the rule is \
            named and plays the same way again.

            Examples:
              yubin trial --runs 100000
              yubin trial --runs 1 --seed 4107
            """)

    @Option(help: "How many trials.")
    var runs: UInt64 = 200

    @Option(help: "The seed of the first trial; the others follow.")
    var seed: UInt64 = 1

    func run() throws {
        try leave { () throws(CommandFailure) -> Int32 in
            try TrialCommandBody(runs: runs, firstSeed: seed).execute()
        }
    }
}
