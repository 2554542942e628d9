// The command `yubin`: only the parsing of arguments. What the subcommands do is in Sources/Playback/Command.
// Read first: RunCommand.swift.

import ArgumentParser

/// `yubin`.
@main
struct YubinCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "yubin",
        abstract: "Plays the journey of electronic mail in an emulated network.",
        discussion: """
            Every frame is real: what a lesson does can be captured and opened in Wireshark.

              yubin lessons                                    what can be played
              yubin run first-letter                           play it, and read the story
              yubin run first-letter --capture letter.pcapng   and look at its packets
              yubin step first-letter                          walk through it, both ways

            Exit codes: 0 all as the lesson expects, 1 an expectation is not met, 64 wrong usage, 65 a mistake in a \
            file, 74 a file cannot be written, 130 Ctrl-C.
            """,
        version: "yubin 0.1",
        subcommands: [
            RunCommand.self, StepCommand.self, PlayCommand.self, DissectCommand.self, SolveCommand.self,
            LessonsCommand.self, CheckCommand.self, SchemaCommand.self, TrialCommand.self,
        ])
}
