// `yubin play`: a lesson at a reader's pace. Read first: Player.swift, StepCommandBody.swift.

import Basics
import Capture
import Foundation
import Playback
import Scenarios

/// Plays a lesson in the terminal, stage by stage.
package struct PlayCommandBody {
    private let request: StepRequest
    private let environment: [String: String]

    package init(_ request: StepRequest, environment: [String: String] = ProcessInfo.processInfo.environment) {
        self.request = request
        self.environment = environment
    }

    /// Does it. Returns the exit code.
    package func execute() throws(CommandFailure) -> Int32 {
        Interruption.prepare()
        let style = TerminalStyle.of(descriptor: 1, environment: environment, color: request.color)
        var player = try StepCommandBody.player(request, style: style)
        var reader = try LineReader(path: nil)
        // A person is waited for; a script is not.
        let isInteractive = TerminalStyle.isTerminal(0) && TerminalStyle.isTerminal(1)
        try Console.print(
            player.style.paint(player.timeline.lesson.title[player.language], .title) + "\n", player.language)
        _ = player.execute("zoom message")
        while true {
            // A terminal can become wider or narrower at any time.
            player.style.width = TerminalStyle.of(descriptor: 1, environment: environment).width
            let reply = player.stepForPlay(nextWords: nextWords ?? player.timeline.lesson.id)
            try Console.print(reply.text, player.language)
            if isInteractive { pause(seconds: 0.4 / request.speed) }
            if Interruption.pending != nil { return try leave() }
            switch reply.stop {
            case .line: break
            case .stage:
                if isInteractive { guard try wait(&reader, player) else { return try leave() } }
            case .question:
                if isInteractive { guard try ask(&reader, &player) else { return try leave() } }
            case .end: return CommandExit.success
            }
        }
    }

    /// What to write behind `yubin step` to find the same lesson again; nil when nothing was said about it.
    private var nextWords: String? {
        request.lesson.map { lesson in
            CommandWords.join([lesson] + request.lessonFolders.flatMap { ["--lessons", $0] })
        }
    }

    /// The exit code of somebody who goes before the end.
    private func leave() throws(CommandFailure) -> Int32 {
        guard let signal = Interruption.pending else { return CommandExit.success }
        try Console.print("\n", request.language)
        return Interruption.exitCode(of: signal)
    }

    /// Waits for an answer; an empty line is none. A word that is no answer is asked for again. False at the end.
    private func ask(_ reader: inout LineReader, _ player: inout Player) throws(CommandFailure) -> Bool {
        while true {
            try Console.print(PlayerWords.prompt + "predict ", player.language)
            guard let line = try line(&reader), line.trimming().lowercased() != "q" else { return false }
            if line.allSatisfy(\.isWhitespace) { return true }
            // Who knows `yubin step` writes the command once more.
            let answer = line.trimming()
            let reply = player.execute(answer.hasPrefix("predict ") ? answer : "predict " + answer)
            try Console.print(reply.problem.map { player.wrapped($0) + "\n" } ?? reply.text, player.language)
            if reply.problem == nil { return true }
        }
    }

    private func wait(_ reader: inout LineReader, _ player: Player) throws(CommandFailure) -> Bool {
        try Console.print(
            player.style.paint(player.wrapped(PlayerWords.pressEnter[player.language]), .faint), player.language)
        guard let line = try line(&reader) else { return false }
        return line.trimming().lowercased() != "q"
    }

    /// What was typed; nil at the end (Ctrl-D), which leaves the cursor behind the question.
    private func line(_ reader: inout LineReader) throws(CommandFailure) -> String? {
        let line = try reader.next()
        if line == nil && Interruption.pending == nil { try Console.print("\n", request.language) }
        return line
    }

    /// Waits, but does not keep Ctrl-C waiting.
    private func pause(seconds: Double) {
        var rest = min(10, seconds)
        while rest > 0 && Interruption.pending == nil {
            Thread.sleep(forTimeInterval: min(0.1, rest))
            rest -= 0.1
        }
    }
}

extension Player {
    /// Why a step of `yubin play` ended.
    enum PlayStop { case line, stage, question, end }

    /// One message or stage further. `nextWords` are those behind `yubin step` for what can be done at the end.
    mutating func stepForPlay(nextWords: String) -> (text: String, stop: PlayStop) {
        let walk = walk { timeline, asking in timeline.stepMessageOrStage(asking: asking) }
        switch walk {
        case .arrived, .breakpoint:
            let entry = timeline.tape.entries[timeline.position - 1]
            if case .stage(let number) = entry.kind {
                return ("\n" + stageText(timeline.lesson.stages[number]), .stage)
            }
            return (
                wrapped(
                    StoryWords.moment(timeline.now, language) + "  "
                        + EntryNames(timeline, language).line(timeline.position - 1), indent: "  ") + "\n", .line
            )
        // Whoever wanted to stop hears no more.
        case .stopped: return ("", .line)
        case .question(let stage): return (questionText(timeline.lesson.stages[stage], isPlayed: true), .question)
        case .end:
            return (
                PlayerWords.atEnd[language] + "\n" + wrapped(PlayerWords.afterPlaying(nextWords)[language])
                    + "\n", .end
            )
        }
    }
}
