// `yubin step` and `yubin play` as scripts use them. Read first: Program.swift,
// Sources/TerminalPlayer/StepCommandBody.swift.

import Foundation
import TestSupport
import Testing

@Suite struct StepTests {
    /// Runs the lines as a script.
    static func run(_ lines: [String], _ options: [String] = [], in folder: TemporaryFolder) throws
        -> ExternalTool.Result
    {
        let path = try folder.write([UInt8]((lines.joined(separator: "\n") + "\n").utf8), to: "commands")
        return try Program.run(["step", "first-letter", "--lang", "en", "--commands", path] + options)
    }

    @Test func aScriptSaysWhatItsCommandsSayAndNothingElse() throws {
        let folder = try TemporaryFolder()
        let script = ["digest", "", "# a remark", "step 3", "back 3", "digest", "quit", "digest"]
        let result = try Self.run(script, in: folder)
        #expect(result.status == 0 && result.errors.isEmpty)
        let lines = result.output.split(separator: "\n")
        #expect(lines.first?.count == 32 && lines.first == lines.last)
        #expect(!result.output.contains("(yubin)") && !result.output.contains("\u{1B}"))
        #expect(try Self.run(script, in: folder).output == result.output)
    }

    @Test(arguments: [("auto", false), ("always", true), ("never", false)])
    func coloursComeWhenTheyAreAskedFor(_ choice: String, _ isColored: Bool) throws {
        let folder = try TemporaryFolder()
        let step = try Self.run(["next"], ["--color", choice], in: folder)
        let run = try Program.run(["run", "first-letter", "--color", choice])
        for output in [step.output, run.output] { #expect(output.contains("\u{1B}[") == isColored) }
    }

    @Test func aWrongLineIsNamedAndTheOthersAreCarriedOut() throws {
        let folder = try TemporaryFolder()
        let result = try Self.run(["digest", "setp", "digest"], in: folder)
        #expect(result.status == 1)
        #expect(result.output.split(separator: "\n").count == 2)
        #expect(result.errors.contains("line 2") && result.errors.contains("did you mean “step”?"))
    }

    @Test func bytesOfEveryKindAreRefusedOrRead() throws {
        let folder = try TemporaryFolder()
        let long = [UInt8](repeating: 0x61, count: 300_000)
        let path = try folder.write(
            [0xFF, 0xFE, 0x0A, 0x1B, 0x5B, 0x32, 0x4A, 0x0A, 0x00, 0x0A] + long + [0x0D, 0x0A] + [UInt8]("digest".utf8),
            to: "bytes")
        let result = try Program.run(["step", "first-letter", "--commands", path])
        #expect(result.status == 1)
        #expect(result.output.count == 33, "the last line was carried out:\n\(result.output.prefix(500))")
        #expect(!result.errors.contains("\u{1B}"))
        #expect(result.errors.contains("line 4: ") && !result.errors.contains("line 5: "))
    }

    /// A command that lost its end might do something else than what was meant.
    @Test func aLineThatIsTooLongIsNotCutAndCarriedOut() throws {
        let folder = try TemporaryFolder()
        func letter(_ count: Int) -> String {
            "compose hana-pc kenji@kita.example Long \(String(repeating: "x", count: count))"
        }
        let script = [letter(20_000), letter(40_000), "#" + String(repeating: "x", count: 1_000_000), "branches"]
        let result = try Self.run(script, in: folder)
        #expect(result.status == 1)
        #expect(result.errors.contains("line 2: the line is too long") && !result.errors.contains("line 3"))
        #expect(result.output.contains("* b1  ") && !result.output.contains("b2"))
    }

    /// The whole of a lesson is the same file, whoever writes it; a part of it says which.
    @Test(arguments: ["first-letter", "who-sits-here"])
    func theCaptureOfAWholeLessonIsThatOfRun(_ lesson: String) throws {
        let folder = try TemporaryFolder()
        let script = ["goto end", "capture \(folder.file("whole"))", "prev", "capture \(folder.file("part"))"]
        let path = try folder.write([UInt8](script.joined(separator: "\n").utf8), to: "commands")
        #expect(try Program.run(["step", lesson, "-x", path]).status == 0)
        _ = try Program.run(["run", lesson, "--quiet", "--capture", folder.file("run")])
        #expect(try folder.read("whole") == folder.read("run"))
        #expect(try folder.read("part") != folder.read("run"))
        // In a Japanese environment, too, unless somebody chooses the language.
        let environment = ["LC_ALL": "ja_JP.UTF-8"]
        let again = ["goto end", "capture \(folder.file("ja"))", "lang ja", "capture \(folder.file("chosen"))"]
        let other = try folder.write([UInt8](again.joined(separator: "\n").utf8), to: "again")
        #expect(try Program.run(["step", lesson, "-x", other], environment: environment).status == 0)
        #expect(try folder.read("ja") == folder.read("run"))
        #expect(try folder.read("chosen") != folder.read("run"))
    }

    /// How closely somebody looks at a packet makes no other capture of the same point.
    @Test func theCaptureOfAPointIsTheSameAtEveryZoom() throws {
        let folder = try TemporaryFolder()
        let (far, near) = (folder.file("far"), folder.file("near"))
        let script = ["zoom packet", "until tcp.flags.syn", "capture \(far)", "zoom byte", "step 3", "capture \(near)"]
        #expect(try Self.run(script, in: folder).status == 0)
        #expect(try folder.read("near") == folder.read("far"))
    }

    /// Nothing replaces a folder, so nobody is told how to.
    @Test func aFolderIsNoFile() throws {
        let folder = try TemporaryFolder()
        let result = try Self.run(
            ["step", "capture \(folder.path)", "capture \(folder.path) force", "save \(folder.path)"], in: folder)
        let lines = result.errors.split(separator: "\n")
        #expect(lines.count == 3)
        for line in lines { #expect(line.hasSuffix("\(folder.path) is a folder, and a file is needed here")) }
    }

    @Test func nothingIsWrittenAmongTheAnswers() throws {
        let folder = try TemporaryFolder()
        let result = try Self.run(["step", "capture -", "save -"], in: folder)
        #expect(result.errors.contains("line 2: usage") && result.errors.contains("line 3: usage"))
    }

    @Test func theLessonOfASessionMayBeOnesOwn() throws {
        let folder = try TemporaryFolder()
        let lesson = try folder.write(
            [UInt8](
                """
                format: 1
                id: of-ones-own
                title: Mine
                topology: two-towns
                letters:
                  m1: {from: hana@minami.example, to: [kenji@kita.example], subject: Hi, body: Hi}
                actions:
                  - {at: 1 s, send: m1, from: hana-pc}
                """.utf8), to: "mine.yaml")
        let session = folder.file("session.json")
        let saving = try folder.write([UInt8]("until mail.delivered\nsave \(session)\n".utf8), to: "saving")
        let looking = try folder.write([UInt8]("where\n".utf8), to: "looking")
        #expect(try Program.run(["step", lesson, "-x", saving]).status == 0)
        let alone = try Program.run(["step", "--session", session, "-x", looking])
        #expect(alone.status == 65 && alone.errors.contains("name the lesson's file, too"))
        #expect(try Program.run(["step", lesson, "--session", session, "-x", looking]).status == 0)
    }

    @Test func aFolderHoldsNoCommands() throws {
        let folder = try TemporaryFolder()
        for line in ["\"$YUBIN\" step first-letter -x '\(folder.file(""))'", "\"$YUBIN\" step first-letter < /"] {
            let result = try Program.shell(line)
            #expect(result.status == 65)
            #expect(result.errors.contains("cannot be read"), "\(result.errors)")
        }
    }

    @Test func ctrlCEndsASessionThatWaits() throws {
        // The answer says that the session is there and about to wait.
        let result = try Program.shell(
            """
            coproc P { exec "$YUBIN" step first-letter; }
            p=$P_PID
            echo digest >&${P[1]}
            read -r digest <&${P[0]}
            kill -INT $p
            wait $p
            echo "status $?"
            """)
        #expect(result.output.contains("status 130"), "\(result.output) \(result.errors)")
    }

    /// With a terminal, and therefore with the line editor where the system has one: `script` makes the terminal.
    @Test(.enabled(if: ExternalTool.script.path != nil, "needs script(1): sudo apt-get install -y bsdutils"))
    func aPersonAtATerminalIsPromptedAndUnderstood() throws {
        let result = try Program.shell(
            #"""
            TERM=xterm NO_COLOR=1 script -qec "\"$YUBIN\" step first-letter --lang en" /dev/null <<END
            compose hana-pc kenji@kita.example こんにちは 元気
            branches
            xyzzy
            quit
            END
            echo "status $?"
            """#)
        #expect(result.output.contains("(yubin) "))
        #expect(result.output.contains("b1  main@0  compose hana-pc kenji@kita.example こんにちは 元気"))
        #expect(result.output.contains("there is no command “xyzzy”"))
        #expect(result.output.contains("status 0") && !result.output.contains("\u{1B}[1m"))
    }

    /// Neither a capture nor somebody's letter is lost by a slip of the finger.
    @Test func whatIsThereIsNotOverwritten() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(Array("Dear Kenji".utf8), to: "letter.txt")
        for (language, words) in [("en", "force replaces it"), ("ja", "force で置き換えられます")] {
            let result = try Self.run(["lang \(language)", "next", "capture \(file)"], in: folder)
            #expect(result.status == 1 && result.errors.contains(words), "\(result.errors)")
        }
        let saved = try Self.run(["next", "save \(file)"], in: folder)
        #expect(saved.status == 1 && saved.errors.contains("is no session"))
        #expect(try folder.read("letter.txt") == Array("Dear Kenji".utf8))
        for _ in 0..<2 { #expect(try Self.run(["next", "save \(folder.file("s.json"))"], in: folder).status == 0) }
        #expect(try Self.run(["next", "capture \(file) force"], in: folder).status == 0)
    }

    @Test func aSessionGoesOnWhereItWasSaved() throws {
        let folder = try TemporaryFolder()
        let session = folder.file("s.json")
        let first = try Self.run(
            ["goto main@36", "whatif drop", "step 2", "digest", "save"], ["--session", session], in: folder)
        #expect(first.status == 0, "\(first.errors)")
        let second = try Self.run(["digest", "branches"], ["--session", session], in: folder)
        // The file says which lesson it is.
        let commands = try folder.write([UInt8]("digest\nbranches\n".utf8), to: "more")
        let third = try Program.run(["step", "--session", session, "--lang", "en", "--commands", commands])
        #expect(third.output == second.output && third.status == 0)
        #expect(try Program.run(["step", "--session", folder.file("none.json"), "--commands", commands]).status == 64)
        let digest = first.output.split(separator: "\n").first { $0.count == 32 && $0.allSatisfy(\.isHexDigit) }
        #expect(digest != nil && second.output.split(separator: "\n").first == digest)
        #expect(second.output.contains("* b1"))
    }

    @Test(.enabled(if: ExternalTool.wiresharkIsThere, Comment(rawValue: ExternalTool.wiresharkHint)))
    func capturesOfBranchesAreBelieved() throws {
        let folder = try TemporaryFolder()
        let (whole, part, branch) = (
            folder.file("whole.pcapng"), folder.file("part.pcapng"), folder.file("branch.pcapng")
        )
        let result = try Self.run(
            [
                "zoom packet", "step 30", "capture \(part)", "wireshark", "whatif send m1 hana-pc", "continue",
                "continue", "continue",
                "capture \(branch)", "branch main", "goto main@36", "continue", "continue", "continue",
                "capture \(whole)",
            ], in: folder)
        #expect(result.status == 0, "\(result.errors)")
        for path in [whole, part, branch] {
            let gate = try ExternalTool.tshark.run([
                "-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE",
                "-r", path, "-Y", "_ws.expert.severity >= 0x00600000 || tcp.analysis.flags || _ws.malformed",
            ])
            #expect(gate.status == 0 && gate.output.isEmpty, "\(gate.output)")
        }
        // The number and the filter that `wireshark` told lead to the last frame of the capture.
        let told = result.output.split(separator: "\n").map { $0.drop { $0 == " " } }
        let number = try #require(told.first { $0.hasPrefix("frame.number == ") })
        let filter = try #require(told.first { $0.hasPrefix("ip.addr == ") || $0.hasPrefix("arp && ") })
        let frames = try ExternalTool.tshark.run(["-r", part, "-T", "fields", "-e", "frame.number"]).output.split(
            separator: "\n")
        let found = try ExternalTool.tshark.run([
            "-r", part, "-Y", "\(number) && \(filter)", "-T", "fields", "-e", "frame.number",
        ])
        #expect(found.output.split(separator: "\n") == [try #require(frames.last)])
    }

    /// Who stands at a line finds the frame that carries it, not the one before.
    @Test(
        .enabled(if: ExternalTool.wiresharkIsThere, Comment(rawValue: ExternalTool.wiresharkHint)),
        arguments: [
            ("smtp.command == RCPT", "smtp.req.command == \"RCPT\""),
            ("dns.type == MX", "dns.qry.type == 15 && dns.flags.response == 0"),
            ("pop3.command == DELE", "pop.request.command == \"DELE\""),
            ("smtp.reply == 354", "smtp.response.code == 354"),
            ("imap.command == IDLE", "imap.request.command == \"IDLE\""),
        ])
    func aLineIsFoundInWireshark(_ condition: String, _ filter: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("c.pcapng")
        let result = try Self.run(["until \(condition)", "wireshark", "capture \(path)"], in: folder)
        let number = try #require(result.output.split(separator: "\n").first { $0.hasPrefix("  frame.number == ") })
        let found = try ExternalTool.tshark.run(["-r", path, "-Y", filter, "-T", "fields", "-e", "frame.number"])
        #expect(
            found.output.split(separator: "\n").last == number.split(separator: " ").last,
            "\(found.output)\(found.errors)")
    }

    @Test(arguments: ["en", "ja"])
    func playTellsTheWholeStoryWithoutATerminal(_ language: String) throws {
        let result = try Program.run(["play", "first-letter", "--lang", language])
        #expect(result.status == 0)
        for stage in ["write", "own-office", "post", "collected", "fetch", "laptop-reads"] {
            #expect(result.output.contains("── \(stage) ──"), "\(stage)")
        }
        #expect(!result.output.contains("\u{1B}"))
        #expect(result.output.hasSuffix("yubin step first-letter\n"))
    }

    @Test func afterPlayingALessonOfOnesOwnStepIsToldWhereItIs() throws {
        let folder = try TemporaryFolder()
        try folder.write(Array("format: 1\nid: own\ntitle: T\ntopology: two-towns\nend: 1 s\n".utf8), to: "own.yaml")
        let path = folder.file("own.yaml")
        let output = try Program.run(["play", path, "--lang", "en"]).output
        #expect(output.split(whereSeparator: \.isWhitespace).joined(separator: " ").hasSuffix("yubin step \(path)"))
    }
}
