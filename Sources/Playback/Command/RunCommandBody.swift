// Plays a lesson for a user: files in, story and files out. Read first: RunRequest.swift, Run/LessonRun.swift.

import Basics
import Capture
import Foundation
import MailMessage
import Scenarios

/// `yubin run` and `yubin solve`, without the parsing of their arguments.
package struct RunCommandBody {
    private let request: RunRequest
    private let environment: [String: String]

    package init(_ request: RunRequest, environment: [String: String] = ProcessInfo.processInfo.environment) {
        self.request = request
        self.environment = environment
    }

    /// Does it. Returns the exit code; throws what keeps it from being done.
    package func execute() throws(CommandFailure) -> Int32 {
        Interruption.prepare()
        if let problem = request.contradiction() { throw CommandFailure(CommandExit.usage, problem[request.language]) }
        var lesson = try loadLesson()
        let key = try loadKey()
        if let key { lesson = lesson.solved(by: key.solutions, letters: key.letters) }
        let seed = request.seed ?? lesson.seed
        let network: EmulatedTopology
        do { network = try EmulatedTopology(lesson.topology, seed: seed) } catch {
            throw CommandFailure(CommandExit.badInput, "\(request.lesson): \(error)")
        }
        let reportSink = ReportFile(request.report, language: request.language)
        try reportSink.check(mayReplace: request.mayReplace)
        let frames = try openCapture(of: network, lesson, seed)
        var run: LessonRun
        do {
            run = try LessonRun(
                lesson, in: network, seed: seed, until: request.until.map { .start + $0 }, language: request.language,
                writtenLanguage: request.writtenLanguage, frames: frames)
        } catch {
            throw CommandFailure(CommandExit.badInput, "\(request.lesson): \(error)")
        }
        var progress = ProgressLine(isQuiet: request.isQuiet)
        let ending = run.play { progress.update($0) }
        progress.clear()
        return try conclude(run, ending, frames, reportSink, key)
    }

    // MARK: Before

    private func loadLesson() throws(CommandFailure) -> Lesson {
        var lesson: Lesson
        do { lesson = try library.lesson(request.lesson) } catch {
            throw CommandFailure(CommandExit.badInput, error.text(in: request.language))
        }
        guard request.message != nil || request.from != nil || !request.recipients.isEmpty else { return lesson }
        var letter = UserLetter(from: request.from, recipients: request.recipients)
        if let path = request.message {
            do {
                letter.file = (path, try InputFile.read(path, limit: MessageImport.defaultLimit))
            } catch {
                throw CommandFailure(CommandExit.badInput, error.text(in: request.language))
            }
        }
        do {
            let notes = try letter.replaceFirstLetter(of: &lesson)
            if !request.isQuiet, request.message != nil { tell(notes) }
        } catch {
            throw CommandFailure(CommandExit.badInput, error.sentence(in: request.language))
        }
        return lesson
    }

    private var library: LessonLibrary { LessonLibrary(folders: request.lessonFolders) }

    /// The key of the lesson, if it shall be solved; nobody else gets to see it.
    private func loadKey() throws(CommandFailure) -> LessonKey? {
        guard request.isSolved else { return nil }
        do { return try library.key(of: request.lesson) } catch {
            throw CommandFailure(CommandExit.badInput, error.text(in: request.language))
        }
    }

    private func tell(_ notes: UserLetter.Notes) {
        for warning in notes.warnings { tell("note: ", "注意：", warning.sentence[request.language]) }
        let recipients = notes.envelopeTo.map { "<\($0)>" }.joined(separator: ", ")
        let sender = "<\(notes.envelopeFrom ?? "")>"
        tell("envelope: from \(sender) to \(recipients)", "封筒：差出人 \(sender)、宛先 \(recipients)")
    }

    /// Tells the person something in the chosen language; `rest` is the same in both, or in it already.
    private func tell(_ english: String, _ japanese: String, _ rest: String = "") {
        Console.tell(words(english, japanese) + rest)
    }

    private func words(_ english: String, _ japanese: String) -> String {
        LocalizedText(en: english, ja: japanese)[request.language]
    }

    private func openCapture(
        of network: EmulatedTopology, _ lesson: Lesson, _ seed: UInt64
    ) throws(CommandFailure) -> FrameRecorder {
        var options = FrameRecorder.Options()
        options.format = request.format
        options.filter = request.filter
        switch request.capture {
        case nil: break
        case .standardOutput: options.destination = .standardOutput
        case .file(let path): options.destination = .path(path, replacing: request.mayReplace)
        }
        if let text = request.viewpoint {
            do {
                options.viewpoint = try Viewpoint(
                    text, links: network.topology.links.map(\.name), hosts: network.topology.hosts.map(\.name))
            } catch {
                throw CommandFailure(CommandExit.usage, "--viewpoint: \(error.sentence(in: request.language))")
            }
        }
        do {
            return try FrameRecorder(options, of: network, comment: "yubin lesson \(lesson.id), seed \(seed)")
        } catch let error as FilterError {
            throw CommandFailure(CommandExit.usage, "--filter: \(error.sentence(in: request.language))")
        } catch CaptureError.interrupted {
            // Nobody opened the other end of the pipe, and the person did not want to wait.
            throw CommandFailure(
                Interruption.exitCode(of: Interruption.pending ?? 2),
                words("stopped before the story began", "物語が始まる前に中断されました"))
        } catch let error as CaptureError {
            throw CommandFailure(CommandExit.inputOutput, error.sentence(in: request.language))
        } catch {
            throw CommandFailure(CommandExit.inputOutput, "\(error)")
        }
    }

    // MARK: After

    private func conclude(
        _ run: LessonRun, _ ending: LessonRun.Ending, _ frames: FrameRecorder, _ reportFile: ReportFile,
        _ key: LessonKey?
    ) throws(CommandFailure) -> Int32 {
        var failure: CommandFailure?
        do { try frames.finish() } catch {
            failure = CommandFailure(
                CommandExit.inputOutput,
                words("the capture is incomplete: ", "キャプチャが途中で切れています：") + error.sentence(in: request.language))
        }
        if case .interrupted(let signal) = ending {
            let name = signal == 2 ? "Ctrl-C" : words("signal \(signal)", "シグナル\(signal)")
            let moment = StoryWords.moment(run.network.world.now, request.language)
            let isCaptured = request.capture != nil
            tell(
                "stopped by \(name) at \(moment) of the story"
                    + (isCaptured ? "; what was captured until then is complete and readable" : ""),
                "物語の \(moment) のところで、\(name)により中断されました"
                    + (isCaptured ? "。そこまでのキャプチャは完全で、開けます" : ""))
            return Interruption.exitCode(of: signal)
        }
        if let failure { throw failure }
        let report = Report(run)
        try reportFile.write(report, mayReplace: request.mayReplace)
        try tellStory(run, key)
        // The story tells it; without the story an exit code alone would leave a person guessing.
        if key != nil {
            let unmet = report.tasks.filter { !$0.met }
            if request.isQuiet {
                for task in unmet { tell("the goal of \(task.id) is not met", "課題「\(task.id)」の目標は未達成です") }
            }
            return unmet.isEmpty ? CommandExit.success : CommandExit.expectationFailed
        }
        let unmet = zip(run.lesson.expectations, report.expectations).filter { !$1.met }.map(\.0)
        if request.isQuiet {
            for expectation in unmet {
                tell("not as expected: ", "期待どおりではありません：", expectation.sentence(in: request.language))
            }
        }
        return unmet.isEmpty ? CommandExit.success : CommandExit.expectationFailed
    }

    private func tellStory(_ run: LessonRun, _ key: LessonKey?) throws(CommandFailure) {
        // Standard output may already be taken by data; then the story is a message.
        let isTaken = request.capture == .standardOutput || request.report == .standardOutput
        let descriptor: Int32 = isTaken ? 2 : 1
        var text = ""
        if !request.isQuiet {
            let style = TerminalStyle.of(descriptor: descriptor, environment: environment, color: request.color)
            var printer = StoryPrinter(
                run, style: style, capture: capture, hasComments: request.format == .pcapng, key: key)
            text += printer.story()
        }
        if request.wantsTranscript { text += TranscriptPrinter(run).transcript() }
        if isTaken { Console.tellAsIs(text) } else { try Console.print(text, request.language) }
    }

    private var capture: CaptureMention {
        switch request.capture {
        case nil: .none
        case .standardOutput: .stream
        case .file(let path): request.viewpoint == "all" ? .folder(path) : .file(path)
        }
    }
}
