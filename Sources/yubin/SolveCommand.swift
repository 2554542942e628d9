// `yubin solve`. Read first: RunCommand.swift.

import ArgumentParser
import Playback

/// `yubin solve LESSON`.
struct SolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "solve",
        abstract: "For instructors: play a lesson with the solution from its key file.",
        discussion: """
            The key is the file ID.key.yaml beside the lesson. Its actions are added to those of the lesson; below the \
            story stand what was done and why, whether each goal is met, and the answers to the predictions.

            Examples:
              yubin solve collect-it
              yubin solve collect-it --lang ja --capture solved.pcapng
              yubin solve my-lesson --lessons ~/my-lessons --quiet --report -

            Exit codes: 0 every goal is met, 1 one is not, 65 the lesson or its key has a mistake, or there is no key.
            """)

    @Argument(help: "The id of a lesson (see yubin lessons), or the path of a lesson file.")
    var lesson: String

    @OptionGroup var play: PlayOptions

    @OptionGroup var language: LanguageOption

    @OptionGroup var lessons: LessonsOption

    func validate() throws {
        try lessons.check(language.language)
        if let problem = request().contradiction() { throw ValidationError(problem, in: language.language) }
    }

    func run() throws {
        try leave { () throws(CommandFailure) -> Int32 in try RunCommandBody(request()).execute() }
    }

    private func request() -> RunRequest {
        var request = RunRequest(lesson: lesson)
        request.lessonFolders = lessons.folders
        request.language = language.language
        request.writtenLanguage = language.written
        request.isSolved = true
        play.apply(to: &request)
        return request
    }
}
