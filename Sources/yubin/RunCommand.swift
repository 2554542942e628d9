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

    @Option(help: "Seed of all chance, instead of the lesson's.")
    var seed: UInt64?

    // A negative time is a mistake to explain, not another option.
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Stop at this moment of virtual time: 90s, '5 min', 2d.", valueName: "TIME"))
    var until: String?

    @Option(help: ArgumentHelp("Write the frames to a file, or with - to standard output.", valueName: "FILE|-"))
    var capture: String?

    @Option(
        name: .customLong("capture-format"),
        help: ArgumentHelp(
            "pcapng, or pcap for old tools: it has no room for the narration, names, links and directions.",
            valueName: "pcapng|pcap"))
    var format: CaptureFormat = .pcapng

    @Option(
        help: ArgumentHelp(
            """
            From where to look: first (each packet once, on the first link that it crosses), link:NAME, host:NAME, \
            path (every link in one file), all (a folder with a file for each link).
            """, valueName: "V"))
    var viewpoint: String?

    @Option(help: ArgumentHelp("Capture filter in tcpdump's language; emulated hosts by name.", valueName: "EXPR"))
    var filter: String?

    @Option(help: ArgumentHelp("Write a report in JSON, with - to standard output.", valueName: "FILE|-"))
    var report: String?

    @Flag(help: "Add every word of every conversation.")
    var transcript = false

    @OptionGroup var language: LanguageOption

    @Flag(help: "Do not tell the story.")
    var quiet = false

    @Flag(help: "Existing files may be replaced.")
    var force = false

    @OptionGroup var lessons: LessonsOption

    func validate() throws {
        if let problem = try request().contradiction() { throw ValidationError(problem) }
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
        request.seed = seed
        request.until = try until.map(moment)
        request.capture = capture.map(OutputPlace.init)
        request.format = format
        request.viewpoint = viewpoint
        request.filter = filter
        request.report = report.map(OutputPlace.init)
        request.wantsTranscript = transcript
        request.language = language.language
        request.isQuiet = quiet
        request.mayReplace = force
        return request
    }

    private func address(_ text: String, of option: String) throws -> String {
        let inner = text.hasPrefix("<") && text.hasSuffix(">") ? String(text.dropFirst().dropLast()) : text
        guard EmailAddress(inner) != nil else {
            throw ValidationError("\(option): \"\(text)\" is not a mail address like hana@minami.example")
        }
        return inner
    }

    private func moment(_ text: String) throws -> Interval {
        if text.hasPrefix("-"), text.dropFirst().first?.isNumber == true {
            throw ValidationError("--until \(text) is in the past: the story begins at 0 s")
        }
        guard let interval = DurationText.interval(text) else {
            throw ValidationError("--until: \"\(text)\" is not a length of time like 90s, 5 min or 2d")
        }
        return interval
    }
}

extension CaptureFormat: ExpressibleByArgument {}
