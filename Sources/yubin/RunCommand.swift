// `yubin run`. Read first: Sources/Playback/Command/RunRequest.swift.

import ArgumentParser
import Basics
import Capture
import Foundation
import MailMessage
import Playback
import Scenarios

/// `yubin run LESSON`.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Play a lesson and tell its story.",
        discussion: """
            Examples:
              yubin run first-letter
              yubin run first-letter --capture letter.pcapng --lang ja
              yubin run first-letter --message mine.eml --to kenji@kita.example
              yubin run first-letter --capture - | wireshark -k -i -
              yubin run first-letter --capture dns.pcapng --filter 'port domain and host resolver'
              yubin run first-letter --capture folder --viewpoint all
              yubin run first-letter --quiet --report -

            The story goes to standard output, or to standard error when --capture - or --report - has taken that. \
            The same lesson and seed give the same capture, byte for byte; only its comments follow --lang.
            """)

    @Argument(help: "The id of a lesson (see yubin lessons), or the path of a lesson file.")
    var lesson: String

    @Option(help: ArgumentHelp("Your own letter takes the place of the lesson's first one.", valueName: "FILE.eml"))
    var message: String?

    @Option(
        help: ArgumentHelp(
            "Sender on the envelope of the first letter; <> is the empty sender of bounces.", valueName: "ADDR"))
    var from: String?

    @Option(
        name: .customLong("to"),
        help: ArgumentHelp("Recipient on the envelope of the first letter; may be repeated.", valueName: "ADDR"))
    var recipients: [String] = []

    // A negative time is a mistake to explain, not another option.
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Stop at this moment of virtual time: 90s, '5 min', 2d.", valueName: "TIME"))
    var until: String?

    @OptionGroup var play: PlayOptions

    @OptionGroup var language: LanguageOption

    @OptionGroup var lessons: LessonsOption

    func validate() throws {
        try lessons.check(language.language)
        if let problem = try request().contradiction() { throw ValidationError(problem, in: language.language) }
    }

    func run() throws {
        try leave { () throws(CommandFailure) -> Int32 in
            let request: RunRequest
            do { request = try self.request() } catch { throw CommandFailure(CommandExit.usage, "\(error)") }
            return try RunCommandBody(request).execute()
        }
    }

    private func request() throws -> RunRequest {
        var request = RunRequest(lesson: lesson)
        request.lessonFolders = lessons.folders
        request.message = message
        request.from = try from.map { $0 == "<>" || $0.isEmpty ? "" : try address($0, of: "--from") }
        request.recipients = try recipients.map { try address($0, of: "--to") }
        request.until = try until.map(moment)
        request.language = language.language
        request.writtenLanguage = language.written
        play.apply(to: &request)
        return request
    }

    private func address(_ text: String, of option: String) throws -> String {
        let inner = text.hasPrefix("<") && text.hasSuffix(">") ? String(text.dropFirst().dropLast()) : text
        guard EmailAddress(inner) != nil else {
            throw ValidationError(
                LocalizedText(
                    en: "\(option): \"\(text)\" is not a mail address like hana@minami.example",
                    ja: "\(option)：「\(text)」は hana@minami.example のようなメールアドレスではありません"), in: language.language)
        }
        return inner
    }

    private func moment(_ text: String) throws -> Interval {
        if text.hasPrefix("-"), text.dropFirst().first?.isNumber == true {
            throw ValidationError(RunRequest.notInTheFuture(text), in: language.language)
        }
        guard let interval = DurationText.interval(text) else {
            throw ValidationError(
                LocalizedText(
                    en: "--until: \"\(text)\" is not a length of time like 90s, 5 min or 2d",
                    ja: "--until：「\(text)」は 90s、5 min、2d のような時間ではありません"), in: language.language)
        }
        return interval
    }
}
