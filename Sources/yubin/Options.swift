// Options that several subcommands have. Read first: RunCommand.swift.

import ArgumentParser
import Capture
import Foundation
import Playback
import Scenarios

extension Language: ExpressibleByArgument {}

/// `--lang`.
struct LanguageOption: ParsableArguments {
    @Option(
        name: .customLong("lang"),
        help: ArgumentHelp(
            "Language of what is told (default: that of the environment), and of captures and reports (default: en).",
            valueName: "en|ja"))
    var chosen: Language?

    var language: Language { chosen ?? .preferred(in: ProcessInfo.processInfo.environment) }
    /// Of captures and reports: they are the same on every machine.
    var written: Language { chosen ?? .english }
}

extension ValidationError {
    /// Wrong usage, told in the user's language.
    init(_ sentence: LocalizedText, in language: Language) { self.init(sentence[language]) }
}

extension TerminalStyle.ColorChoice: ExpressibleByArgument {}

/// `--color`.
struct ColorOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Colours: auto has them on a terminal, unless NO_COLOR is set.", valueName: "auto|always|never"))
    var color: TerminalStyle.ColorChoice = .auto
}

/// `--lessons`.
struct LessonsOption: ParsableArguments {
    @Option(
        name: .customLong("lessons"),
        help: ArgumentHelp("A folder with lessons and topologies of your own; may be repeated.", valueName: "DIR"))
    var folders: [String] = []

    /// Throws when one of them is not there. The commands call it: only they know the language.
    func check(_ language: Language) throws {
        for folder in folders {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
                throw ValidationError(
                    LocalizedText(
                        en: "--lessons: there is no folder \(folder)", ja: "--lessons：\(folder) というフォルダーはありません"),
                    in: language)
            }
        }
    }
}

/// Ends the process as `body` says; what it throws is told on standard error.
func leave(_ body: () throws(CommandFailure) -> Int32) throws {
    Interruption.surviveOutputs()
    let code: Int32
    do { code = try body() } catch {
        Console.tell(error.message)
        code = error.code
    }
    if code != 0 { throw ExitCode(code) }
}
