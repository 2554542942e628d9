// `yubin lessons`. Read first: RunCommand.swift.

import ArgumentParser
import Playback

/// `yubin lessons`.
struct LessonsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lessons",
        abstract: "List the lessons: id, level, minutes, title.",
        discussion: """
            Examples:
              yubin lessons --lang ja
              yubin lessons --json
              yubin lessons --lessons ~/my-lessons
            """)

    @OptionGroup var language: LanguageOption

    @Flag(help: "As JSON.")
    var json = false

    @OptionGroup var lessons: LessonsOption

    func validate() throws { try lessons.check(language.language) }

    func run() throws {
        try leave { () throws(CommandFailure) -> Int32 in
            try LessonsCommandBody(folders: lessons.folders, language: language.language, isJSON: json).execute()
        }
    }
}
