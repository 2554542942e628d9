// `yubin step` at a terminal: keys that are no letters, and a window that is drawn larger or smaller. Read first:
// Program.swift, Sources/TerminalPlayer/StepCommandBody.swift.

import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: ExternalTool.script.path != nil, "needs script(1): sudo apt-get install -y bsdutils"))
struct TerminalTests {
    /// A terminal with the program in it, made by `script`.
    private final class Terminal {
        private let process = Process()
        private let (keys, screen) = (Pipe(), Pipe())
        /// The terminal's file.
        private var path = ""

        /// - Parameter prompt: what the program writes when it waits for the first time.
        init(_ arguments: String, columns: Int, prompt: String = "(yubin) ") throws {
            // A program that says nothing ends after two minutes, and so does whoever reads what it says.
            process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
            process.arguments = [
                "120", try #require(ExternalTool.script.path), "-qec",
                "tty; stty cols \(columns); exec \"$YUBIN\" \(arguments)", "/dev/null",
            ]
            process.environment = ProcessInfo.processInfo.environment.merging(
                [
                    "TERM": "xterm", "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "SHELL": "/bin/bash",
                    "YUBIN": try Program.path(),
                ]
            ) { $1 }
            (process.standardInput, process.standardOutput) = (keys, screen)
            // Keys for a program that is gone are an error, not the end of all tests.
            signal(SIGPIPE, SIG_IGN)
            try process.run()
            let first = try read(to: prompt)
            path = try String(#require(first.firstMatch(of: /\/dev\/\S+/)).output)
        }

        deinit { process.terminate() }

        func resize(to columns: Int) throws {
            try ExternalTool.run("/bin/stty", ["-F", path, "cols", "\(columns)"])
        }

        func type(_ keys: String) throws { try self.keys.fileHandleForWriting.write(contentsOf: Data(keys.utf8)) }

        /// Presses Ctrl-C, and says what the program writes until it asks again.
        ///
        /// In the moment between its prompt and its waiting for keys, the line editor notes the signal only when the
        /// next key comes. A person cannot hit that moment, a program can: then it presses one.
        func interrupt() throws -> String {
            try type("z\u{3}")
            var screen = pollfd(fd: screen.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
            var text = ""
            while !text.contains("(yubin) ") {
                if poll(&screen, 1, 10_000) == 0 { try type("\n") }
                let bytes = self.screen.fileHandleForReading.availableData
                if bytes.isEmpty { break }
                text += String(decoding: bytes, as: UTF8.self)
            }
            return text
        }

        /// What the program writes until `end` is there; all of it, when it ends before.
        func read(to end: String) throws -> String {
            var text = ""
            while !text.contains(end) {
                let bytes = screen.fileHandleForReading.availableData
                if bytes.isEmpty { break }
                text += String(decoding: bytes, as: UTF8.self)
            }
            return text
        }

        /// The exit code of the program.
        func status() -> Int32 {
            process.waitUntilExit()
            return process.terminationStatus
        }
    }

    private static let lesson = "step first-letter --lang en"

    /// Nobody loses a session by one key; who presses it twice wants to go.
    @Test func oneControlCTakesBackALineAndTwoEnd() throws {
        let terminal = try Terminal(Self.lesson, columns: 80)
        try terminal.type("whatif of")
        #expect(try terminal.interrupt().contains("press Ctrl-C once more"))
        try terminal.type("digest\n")
        #expect(try terminal.read(to: "\n(yubin) ").contains(/[0-9a-f]{16}/))
        #expect(try terminal.interrupt().contains("press Ctrl-C once more"))
        // On a busy machine two may be too far apart to be one wish. A program that is gone takes no more keys.
        for _ in 0..<20 { guard let answer = try? terminal.interrupt(), answer.contains("(yubin) ") else { break } }
        #expect(terminal.status() == 130)
    }

    /// Whoever goes with Ctrl-D finds the shell's prompt on a line of its own.
    @Test func aPlayedLessonThatIsLeftEndsItsLine() throws {
        let terminal = try Terminal(
            "play first-letter --lang en --speed 1000", columns: 80, prompt: "Press Enter to go on.")
        try terminal.type("\u{4}")
        #expect(try terminal.read(to: "no prompt comes").hasSuffix("\r\n"))
        #expect(terminal.status() == 0)
    }

    /// What is wrong is one sentence of the program, on however many lines.
    @Test func aBrokenLineIsStillOneSentence() throws {
        let terminal = try Terminal(Self.lesson, columns: 40)
        try terminal.type("whatif cut uplink\n")
        let text = try terminal.read(to: "\n(yubin) ").replacing("\r\n", with: "\n")
        #expect(text.contains("\nyubin: there is no link “uplink”; did\nyou mean “uplink.minami.example”?\n"))
        try terminal.type("quit\n")
        #expect(terminal.status() == 0)
    }

    @Test func textFollowsTheWidthOfTheWindow() throws {
        let terminal = try Terminal(Self.lesson, columns: 80)
        func longestLine(of command: String) throws -> Int {
            try terminal.type(command + "\n")
            let text = try terminal.read(to: "\n(yubin) ")
            return text.split(whereSeparator: \.isNewline).map(\.count).max() ?? 0
        }
        #expect(try (60...80).contains(longestLine(of: "next")))
        try terminal.resize(to: 30)
        #expect(try (20...30).contains(longestLine(of: "next")))
        try terminal.resize(to: 120)
        #expect(try (81...120).contains(longestLine(of: "next")))
        try terminal.type("quit\n")
        #expect(terminal.status() == 0)
    }
}
