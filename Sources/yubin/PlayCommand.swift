// `yubin play`. Read first: Sources/TerminalPlayer/PlayCommandBody.swift.

import ArgumentParser
import Playback
import Scenarios
import TerminalPlayer

/// `yubin play LESSON`.
struct PlayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "play",
        abstract: "Play a lesson at a reader's pace, with its questions.",
        discussion: """
            Waits for Enter at each stage, and asks before the events that a lesson asks about; q ends it. Without a \
            terminal nothing is waited for.

            Examples:
              yubin play first-letter
              yubin play collect-it --speed 3 --lang ja
            """)

    @Argument(help: "The id of a lesson (see yubin lessons), or the path of a lesson file.")
    var lesson: String

    @Option(help: ArgumentHelp("How fast: 1 is a reader's pace, 2 is twice as fast.", valueName: "X"))
    var speed: Double = 1

    @Option(help: "Seed of all chance, instead of the lesson's.")
    var seed: UInt64?

    @OptionGroup var language: LanguageOption

    @OptionGroup var color: ColorOption

    @OptionGroup var lessons: LessonsOption

    func validate() throws {
        try lessons.check(language.language)
        guard speed.isFinite, (0.05...1000).contains(speed) else {
            throw ValidationError(
                LocalizedText(
                    en: "--speed \(speed) is not a number from 0.05 to 1000",
                    ja: "--speed \(speed) は 0.05 から 1000 までの数ではありません"), in: language.language)
        }
    }

    func run() throws {
        var request = StepRequest(lesson: lesson)
        request.lessonFolders = lessons.folders
        request.seed = seed
        request.language = language.language
        request.color = color.color
        request.speed = speed
        try leave { [request] () throws(CommandFailure) -> Int32 in try PlayCommandBody(request).execute() }
    }
}
