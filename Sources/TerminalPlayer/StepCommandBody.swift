// `yubin step`: reads commands, writes answers. Read first: Player.swift.
//
// With a terminal there is a prompt; without one nothing is added to the answers, so that a script's output is what its
// commands say and nothing else. Answers go to standard output, what is wrong with a command to standard error.

import Basics
import Capture
import Foundation
import Playback
import Scenarios

/// A session in the terminal.
package struct StepCommandBody {
    private let request: StepRequest
    private let environment: [String: String]
    private var savePath: String?

    package init(_ request: StepRequest, environment: [String: String] = ProcessInfo.processInfo.environment) {
        self.request = request
        self.environment = environment
        savePath = request.session
    }

    /// Does it. Returns the exit code: 0, 1 when a command of a script was wrong (the others are carried out all the
    /// same), or that of a signal.
    package mutating func execute() throws(CommandFailure) -> Int32 {
        Interruption.prepare()
        let style = TerminalStyle.of(descriptor: 1, environment: environment, color: request.color)
        var player = try Self.player(request, style: style)
        var reader = try LineReader(path: request.commands)
        let isInteractive = request.commands == nil && TerminalStyle.isTerminal(0)
        if isInteractive { Interruption.prepare(secondEnds: false) }
        if isInteractive { try Console.print(player.welcome(), player.language) }
        var editor = isInteractive && TerminalStyle.isTerminal(1) ? LineEditor() : nil
        var number = 0
        var hasFailed = false
        var interrupts = RepeatedInterrupt()
        while true {
            if isInteractive && Interruption.isControlC {
                // As in a shell it takes back what was typed. Nobody loses a session by one key.
                let meaning = interrupts.pressed(at: .now)
                if meaning == .end { break }
                Interruption.prepare(secondEnds: false)
                if meaning == .takesBack {
                    let words = player.wrapped(PlayerWords.interrupted[player.language]) + "\n"
                    try Console.print(words, player.language)
                }
            }
            if Interruption.pending != nil { break }
            let line: String?
            if editor != nil {
                line = editor?.next(prompt: PlayerWords.prompt) { [player] in player.completions(of: $0, in: $1) }
            } else {
                if isInteractive { try Console.print(PlayerWords.prompt, player.language) }
                line = try reader.next()
            }
            if Interruption.pending != nil {
                if isInteractive { try Console.print("\n", player.language) }
                continue
            }
            guard let line else {
                if isInteractive { try Console.print("\n", player.language) }
                break
            }
            interrupts.forget()
            // A terminal can become wider or narrower at any time.
            player.style.width = TerminalStyle.of(descriptor: 1, environment: environment).width
            number += 1
            // In a script an empty line is just that.
            if !isInteractive && line.allSatisfy(\.isWhitespace) { continue }
            let reply = player.execute(line)
            if !reply.text.isEmpty { try Console.print(reply.text, player.language) }
            var problem = reply.problem
            switch reply.effect {
            case .none: break
            case .quit: return hasFailed ? CommandExit.expectationFailed : CommandExit.success
            case .capture(let path, let replacing):
                do throws(CommandFailure) {
                    try Self.refuseFolder(path, player.language)
                    if !replacing, FileManager.default.fileExists(atPath: path) {
                        let reason = PlayerWords.captureExists(VisibleText.of(path))[player.language]
                        throw CommandFailure(CommandExit.inputOutput, reason)
                    }
                    let count = try BranchCapture.write(
                        player.timeline, to: path, replacing: replacing, narratedIn: player.writtenLanguage,
                        language: player.language)
                    if player.timeline.isAskedToStop() { problem = PlayerWords.stoppedWriting[player.language] }
                    let words = PlayerWords.captured(count, VisibleText.of(path))[player.language] + "\n"
                    try Console.print(words, player.language)
                } catch { problem = VisibleText.ofParagraphs(error.message) }
            case .save(let path):
                do throws(CommandFailure) { try save(player, path) } catch {
                    problem = VisibleText.ofParagraphs(error.message)
                }
            }
            // It stopped the command, as it does in gdb, and is no wish to end.
            if isInteractive && Interruption.isControlC {
                interrupts.stopped(at: .now)
                Interruption.prepare(secondEnds: false)
            }
            if let problem {
                hasFailed = !isInteractive
                if isInteractive {
                    // Broken for the terminal, and only the first line says who speaks.
                    Console.tellAsIs(player.wrapped(Console.sign + problem) + "\n")
                } else {
                    Console.tell(PlayerWords.inLine(number, problem)[player.language])
                }
            }
        }
        if let signal = Interruption.pending { return Interruption.exitCode(of: signal) }
        return hasFailed ? CommandExit.expectationFailed : CommandExit.success
    }

    private mutating func save(_ player: Player, _ path: String?) throws(CommandFailure) {
        guard let path = path ?? savePath else {
            throw CommandFailure(CommandExit.usage, PlayerWords.saveWhere[player.language])
        }
        try Self.refuseFolder(path, player.language)
        // A session may be replaced by a later one, but not somebody's letter by a slip of the finger.
        if path != savePath, FileManager.default.fileExists(atPath: path),
            (try? Session(json: InputFile.read(path, limit: Session.sizeLimit))) == nil
        {
            throw CommandFailure(CommandExit.inputOutput, PlayerWords.noSession(VisibleText.of(path))[player.language])
        }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        if !FileManager.default.fileExists(atPath: folder) {
            let reason = CaptureError.noFolder(path: path, folder: folder).sentence(in: player.language)
            throw CommandFailure(CommandExit.inputOutput, reason)
        }
        let json = Session(player.timeline, answers: player.answers).json
        guard json.count <= Session.sizeLimit else {
            throw CommandFailure(CommandExit.inputOutput, PlayerWords.longSession[player.language])
        }
        do { try Data(json).write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
            // Foundation's own text says less than the system's, which stands in the error below it.
            let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
            let reason = PlayerWords.notWritable(path, (cause ?? error as NSError).localizedDescription)[
                player.language]
            throw CommandFailure(CommandExit.inputOutput, reason)
        }
        savePath = path
        try Console.print(PlayerWords.saved(VisibleText.of(path))[player.language] + "\n", player.language)
    }

    /// A folder is never replaced by a file: nobody shall be told how.
    private static func refuseFolder(_ path: String, _ language: Language) throws(CommandFailure) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else { return }
        throw CommandFailure(CommandExit.inputOutput, CaptureError.isFolder(path: path).sentence(in: language))
    }

    /// Opens the lesson, or the session if there is one.
    static func player(_ request: StepRequest, style: TerminalStyle) throws(CommandFailure) -> Player {
        let session = try savedSession(request)
        guard let name = request.lesson ?? session?.lesson else {
            throw CommandFailure(CommandExit.usage, PlayerWords.whichLesson[request.language])
        }
        let library = LessonLibrary(folders: request.lessonFolders)
        if request.lesson == nil, let path = request.session, library.path(ofLesson: name) == nil {
            let reason = PlayerWords.lessonOfSession(name.shortened)[request.language]
            throw CommandFailure(CommandExit.badInput, "\(path): \(reason)")
        }
        let lesson: Lesson
        let glossary: [GlossaryWord]
        do {
            lesson = try library.lesson(name)
            glossary = try library.glossary()
        } catch {
            throw CommandFailure(CommandExit.badInput, error.text(in: request.language))
        }
        do {
            let isAskedToStop: @Sendable () -> Bool = { Interruption.pending != nil }
            guard let session else {
                var timeline = try Timeline(lesson, seed: request.seed)
                timeline.isAskedToStop = isAskedToStop
                return Player(
                    timeline, glossary: glossary, language: request.language,
                    writtenLanguage: request.writtenLanguage, style: style)
            }
            if let seed = request.seed, seed != session.seed {
                throw SessionError(
                    "the session has the seed \(session.seed), not \(seed)",
                    ja: "このセッションのシードは\(session.seed)で、\(seed)ではありません")
            }
            return Player(
                try session.timeline(of: lesson, isAskedToStop: isAskedToStop), answers: session.answers,
                glossary: glossary, language: request.language, writtenLanguage: request.writtenLanguage, style: style)
        } catch {
            if let signal = Interruption.pending {
                throw CommandFailure(
                    Interruption.exitCode(of: signal), PlayerWords.stoppedOpening[request.language])
            }
            let reason = (error as? SessionError)?.text[request.language] ?? "\(error)"
            throw CommandFailure(CommandExit.badInput, "\(session == nil ? name : request.session ?? name): \(reason)")
        }
    }

    /// The session in the file that was named; nil when there is none yet.
    private static func savedSession(_ request: StepRequest) throws(CommandFailure) -> Session? {
        guard let path = request.session, FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            return try Session(json: try InputFile.read(path, limit: Session.sizeLimit))
        } catch let error as SessionError {
            throw CommandFailure(CommandExit.badInput, "\(path): \(error.text[request.language])")
        } catch let error as Diagnostic {
            throw CommandFailure(CommandExit.badInput, error.text(in: request.language))
        } catch {
            throw CommandFailure(CommandExit.badInput, "\(error)")
        }
    }
}
