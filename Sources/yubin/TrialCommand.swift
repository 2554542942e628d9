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

            With --lesson it is that lesson's network, and every frame suffers in turn: it is lost, doubled, damaged or \
            held back, its cable is cut, its sender or its receiver switched off, each in a world of its own. \
            What is taken away comes back, or not: a server that can then never be told that its letter has arrived \
            gives it up in the end, and the letter may be delivered and bounced; one that stays off keeps it in its queue.

            Examples:
              yubin trial --runs 100000
              yubin trial --runs 1 --seed 4107
              yubin trial --lesson first-letter
            """)

    @Option(help: "How many trials.")
    var runs: UInt64 = 200

    @Option(help: "The seed of the first trial, usually 1; the others follow. With --lesson, instead of the lesson's.")
    var seed: UInt64?

    @Option(help: "The id of a lesson, or the path of a lesson file: every frame of it suffers in turn.")
    var lesson: String?

    @Option(help: "With --lesson: only one frame of so many.")
    var every: UInt64 = 1

    @OptionGroup var lessons: LessonsOption

    func validate() throws { try lessons.check(.english) }

    func run() throws {
        try leave { () throws(CommandFailure) -> Int32 in
            if let lesson {
                let body = LessonTrialCommandBody(lesson, every: every, seed: seed, folders: lessons.folders)
                return try body.execute()
            }
            return try TrialCommandBody(runs: runs, firstSeed: seed ?? 1).execute()
        }
    }
}
