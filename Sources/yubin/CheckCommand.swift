// `yubin check`. Read first: RunCommand.swift.

import ArgumentParser
import Playback
import TerminalPlayer

/// `yubin check FILE...`.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check topology and lesson files; tell every mistake with its line and column.",
        discussion: """
            A lesson without mistakes is played: warnings tell of stages that never begin, expectations that are not
            met, goals that are met by doing nothing; with its key, of solutions that do not reach their goals.

            Examples:
              yubin check Topologies/two-towns.yaml Lessons/*.yaml
              yubin check first-letter
              yubin check --lang ja my-town.yaml    the mistakes in Japanese
              yubin check --expand two-towns > my-town.yaml
              yubin check --expand my-town.yaml     everything that was derived, as YAML that can be used in its place
            """)

    @Flag(help: "Print the complete topology: addresses, routes, zones and all that was derived.")
    var expand = false

    @OptionGroup var lessons: LessonsOption

    @OptionGroup var language: LanguageOption

    @Argument(help: "Files to check, or ids of lessons and topologies.")
    var files: [String]

    func validate() throws { try lessons.check(language.language) }

    func run() throws {
        try leave { () throws(CommandFailure) -> Int32 in
            try CheckCommandBody(files: files, expands: expand, folders: lessons.folders, language: language.language)
                .execute()
        }
    }
}
