// `yubin step`. Read first: Sources/TerminalPlayer/Player.swift.

import ArgumentParser
import Playback
import TerminalPlayer

/// `yubin step LESSON`.
struct StepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "step",
        abstract: "Walk through a lesson, forwards and backwards, and change things on the way.",
        discussion: """
            A debugger for the mail: type help for its commands. The whole network goes back in time with you.

            Examples:
              yubin step first-letter
              yubin step first-letter --session my-session.json
              yubin step --session my-session.json
              printf 'until smtp.command == RCPT\\npacket\\ndigest\\n' | yubin step first-letter

            Exit codes: 0, 1 when a command of a script was wrong, 64 wrong usage, 65 a mistake in a file.
            """)

    @Argument(help: "The id of a lesson (see yubin lessons), or the path of a lesson file; otherwise the session's.")
    var lesson: String?

    @Option(help: ArgumentHelp("Go on with the session in this file; save writes it.", valueName: "FILE"))
    var session: String?

    @Option(
        name: [.customShort("x"), .long],
        help: ArgumentHelp("Read commands from a file instead of standard input.", valueName: "FILE"))
    var commands: String?

    @Option(help: "Seed of all chance, instead of the lesson's.")
    var seed: UInt64?

    @OptionGroup var language: LanguageOption

    @OptionGroup var color: ColorOption

    @OptionGroup var lessons: LessonsOption

    func validate() throws { try lessons.check(language.language) }

    func run() throws {
        var request = StepRequest(lesson: lesson)
        request.lessonFolders = lessons.folders
        request.seed = seed
        request.language = language.language
        request.writtenLanguage = language.written
        request.color = color.color
        request.session = session
        request.commands = commands
        try leave { [request] () throws(CommandFailure) -> Int32 in
            var body = StepCommandBody(request)
            return try body.execute()
        }
    }
}
