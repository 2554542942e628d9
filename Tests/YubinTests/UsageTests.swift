// Wrong usage, bad files, full disks, closed pipes and Ctrl-C: what the program says, and its exit code.

import Capture
import Foundation
import TestSupport
import Testing

@Suite struct UsageTests {
    @Test(arguments: [
        [], ["first-letter", "--until", "0s"], ["first-letter", "--until", "-5s"], ["first-letter", "--until", "soon"],
        ["first-letter", "--seed", "x"], ["first-letter", "--lang", "fr"], ["first-letter", "--capture-format", "zip"],
        ["first-letter", "--capture", "-", "--report", "-"], ["first-letter", "--to", "kenji"],
        ["first-letter", "--viewpoint", "all"], ["first-letter", "--viewpoint", "link:nowhere"],
        ["first-letter", "--viewpoint", "host:nobody"], ["first-letter", "--filter", "host nobody"],
        ["first-letter", "--capture", ""], ["first-letter", "--viewpoint", "all", "--capture", ""],
        ["first-letter", "--report", ""],
        ["first-letter", "--filter", "((("], ["first-letter", "--filter", "inbound"],
        ["first-letter", "--no-such-option"],
    ])
    func wrongUsageIs64(arguments: [String]) throws {
        let result = try Program.run(["run"] + arguments)
        #expect(result.status == 64)
        #expect(result.output.isEmpty)
        #expect(!result.errors.isEmpty)
    }

    @Test func anUnknownLessonNamesTheNearest() throws {
        let result = try Program.run(["run", "first-lettr"])
        #expect(result.status == 65)
        #expect(result.errors.contains("first-letter"))
    }

    @Test func badLettersAre65() throws {
        let folder = try TemporaryFolder()
        let empty = try folder.write([], to: "empty.eml")
        let nul = try folder.write([UInt8]("Subject: a\r\n\r\nb\0c\r\n".utf8), to: "nul.eml")
        let cases = [
            (empty, "empty"), (nul, "NUL"), (folder.path, "folder"), (folder.file("none.eml"), "no such file"),
        ]
        for (path, text) in cases {
            let result = try Program.run(["run", "first-letter", "--message", path])
            #expect(result.status == 65, "\(path)")
            #expect(result.errors.contains(text), "\(result.errors)")
        }
    }

    /// One rule for everything that is read: README, "Exit code".
    @Test(arguments: [
        ["run"], ["play"], ["solve"], ["step"], ["check"], ["dissect"], ["run", "first-letter", "--message"],
        ["step", "first-letter", "-x"],
    ])
    func aFileThatCannotBeReadIs65(_ command: [String]) throws {
        let folder = try TemporaryFolder()
        for path in [folder.file("none.yaml"), folder.path + "/"] {
            let result = try Program.run(command + [path])
            #expect(result.status == 65, "\(command) \(path)")
            #expect(result.output.isEmpty)
            #expect(result.errors.contains(path))
        }
    }

    @Test func whatTheProgramSaysFollowsTheLanguage() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write([1, 2, 3], to: "a.pcapng")
        let run = ["run", "first-letter", "--until", "1s", "--lang", "ja", "--capture"]
        #expect(try Program.run(run + [file]).errors == "yubin: \(file) はすでにあります。--force を付けると上書きします\n")
        #expect(try Program.run(run + [folder.path]).errors == "yubin: \(folder.path) はフォルダーです。ファイルを指定してください\n")
        // The system's own words stand in a sentence of ours.
        let nowhere = folder.file("none/a.pcapng")
        let words = try Program.run(run + [nowhere]).errors
        #expect(words.hasPrefix("yubin: \(nowhere) を作成できません（システムのメッセージ："))
        #expect(words.contains("No such file"))
        let report = try Program.run(["run", "first-letter", "--lang", "ja", "--report", nowhere])
        #expect(report.errors.hasPrefix("yubin: レポート：\(nowhere) を作成できません。フォルダー "))
        let letter = try folder.write([], to: "empty.eml")
        let refused = try Program.run(["run", "first-letter", "--lang", "ja", "--message", letter])
        #expect(refused.errors == "yubin: \(letter): ファイルが空です。手紙には少なくとも1行が必要です\n")
        let host = try Program.run(["run", "first-letter", "--lang", "ja", "--filter", "host resolve"])
        #expect(host.errors.contains("「resolver」のことですか？"))
        for (path, said) in [(letter, "0バイト目：ファイルが空です"), (nowhere, "そのファイルはありません")] {
            #expect(try Program.run(["dissect", "--lang", "ja", path]).errors == "yubin: \(path)：\(said)\n")
        }
    }

    @Test func blindCopiesAreOnTheEnvelopeOnly() throws {
        let folder = try TemporaryFolder()
        let letter = "From: hana@minami.example\r\nBcc: kenji@kita.example\r\nSubject: secret\r\n\r\nhush\r\n"
        let path = try folder.write([UInt8](letter.utf8), to: "secret.eml")
        let run = ["run", "first-letter", "--lang", "ja", "--transcript", "--message", path]
        let result = try Program.run(run)
        #expect(result.errors.contains("Bccフィールドを取り除きました"))
        #expect(result.errors.contains("封筒：差出人 <hana@minami.example>、宛先 <kenji@kita.example>"))
        #expect(result.output.contains("C: RCPT TO:<kenji@kita.example>"))
        #expect(result.output.contains("Subject: secret") && !result.output.contains("Bcc:"))
    }

    @Test func nothingIsReplacedWithoutForce() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write([1, 2, 3], to: "a.pcapng")
        for option in ["--capture", "--report"] {
            let result = try Program.run(["run", "first-letter", "--until", "1s", option, file])
            #expect(result.status == 74)
            #expect(result.errors.contains("--force"))
            #expect(try folder.read("a.pcapng") == [1, 2, 3])
            let forFolder = try Program.run(["run", "first-letter", "--until", "1s", option, folder.path, "--force"])
            #expect(forFolder.status == 74)
            #expect(forFolder.errors.contains("folder"))
        }
        _ = try Program.run(["run", "first-letter", "--until", "1s", "--quiet", "--capture", file, "--force"])
        #expect(try PcapngReader.blocks(of: folder.read("a.pcapng")).count > 3)
    }

    @Test func aFullDeviceIs74() throws {
        guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
        for option in ["--capture", "--report"] {
            let result = try Program.run(["run", "first-letter", "--quiet", option, "/dev/full"])
            #expect(result.status == 74)
            #expect(result.errors.contains("no room left"))
        }
        for command in ["run", "play", "step"] {
            let line = "echo where | $YUBIN \(command) first-letter --lang ja > /dev/full"
            let result = try Program.shell(line)
            #expect(result.status == 74 && result.errors.contains("空き容量がなくなりました"), "\(line)")
        }
    }

    /// A limit on the size of files stands in for a full disk.
    @Test func whatFittedOnAFullDiskIsReadable() throws {
        let folder = try TemporaryFolder()
        let file = folder.file("a.pcapng")
        _ = try Program.run(["run", "first-letter", "--quiet", "--capture", folder.file("whole.pcapng")])
        let whole = try PcapngReader.blocks(of: folder.read("whole.pcapng"))
        // In units of 512 bytes: dash and bash in sh mode agree on that.
        let result = try Program.shell("ulimit -f 16; $YUBIN run first-letter --quiet --capture \(file)")
        #expect(result.status == 74)
        #expect(result.errors.contains("no room left"))
        let blocks = try PcapngReader.blocks(of: folder.read("a.pcapng"))
        #expect(blocks.count > 10)
        #expect(blocks == Array(whole.prefix(blocks.count)))
    }

    @Test func ctrlCLeavesAReadableCapture() throws {
        let folder = try TemporaryFolder()
        let line = String(repeating: "x", count: 70) + "\r\n"
        let letter = "Subject: long\r\n\r\n" + String(repeating: line, count: 40_000)
        let path = try folder.write([UInt8](letter.utf8), to: "long.eml")
        let file = folder.file("a.pcapng")
        // The head of the capture is in the file before the story begins; the long letter keeps the story going.
        let result = try Program.shell(
            """
            $YUBIN run first-letter --quiet --message \(path) --capture \(file) &
            while kill -0 $! 2>/dev/null && [ ! -s \(file) ]; do :; done; kill -INT $!; wait $!; echo status $?
            """)
        #expect(result.output.contains("status 130"), "\(result)")
        #expect(result.errors.contains("stopped by Ctrl-C"))
        #expect(try PcapngReader.blocks(of: folder.read("a.pcapng")).count > 15)
    }

    @Test func aClosedPipeIsToldAbout() throws {
        let folder = try TemporaryFolder()
        // Far more than a pipe holds.
        let line = String(repeating: "x", count: 70) + "\r\n"
        let letter = "Subject: long\r\n\r\n" + String(repeating: line, count: 5_000)
        let path = try folder.write([UInt8](letter.utf8), to: "long.eml")
        let result = try Program.shell(
            "( $YUBIN run first-letter --quiet --message \(path) --capture - ; echo status $? >&2 ) | head -c 100")
        #expect(result.errors.contains("status 74"), "\(result)")
        #expect(result.errors.contains("stopped before the end"))
    }

    @Test func theStoryGoesToStandardErrorWhenDataTakesStandardOutput() throws {
        let folder = try TemporaryFolder()
        let result = try Program.shell("$YUBIN run first-letter --until 3s --capture - > \(folder.file("a.pcapng"))")
        #expect(result.errors.contains("The first letter"))
        #expect(try PcapngReader.blocks(of: folder.read("a.pcapng")).count > 3)
    }

    @Test func quietStillNamesAnUnmetExpectation() throws {
        let result = try Program.shell("$YUBIN run first-letter --quiet --lang en --until 3s; echo status $?")
        #expect(result.output.contains("status 1"), "\(result)")
        #expect(result.errors.contains("not as expected: The second letter was delivered"), "\(result)")
        #expect(!result.errors.contains("The first letter was delivered"), "\(result)")
    }

    @Test func theTopologiesBesideALessonAreFoundFromInsideItsFolder() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.file("Topologies"), withIntermediateDirectories: false)
        let topology = "format: 1\nid: isle\ndomains:\n  a.example: {people: {ann: {machines: {ann-pc: imap}}}}\n"
        try folder.write(Array(topology.utf8), to: "Topologies/isle.yaml")
        try folder.write(Array("format: 1\nid: own\ntitle: Own\ntopology: isle\n".utf8), to: "own.yaml")
        for lesson in ["own.yaml", "./own.yaml", folder.file("own.yaml")] {
            let result = try Program.shell("cd \(folder.path) && $YUBIN run \(lesson) --quiet")
            #expect(result.status == 0, "\(lesson): \(result.errors)")
        }
    }

    @Test func aFolderOfLessonsMustBeThere() throws {
        for command in [["lessons"], ["run", "first-letter"]] {
            let result = try Program.run(command + ["--lessons", "/nowhere/at/all"])
            #expect(result.status == 64)
            #expect(result.errors.contains("--lessons: there is no folder /nowhere/at/all"))
        }
    }

    @Test func helpHasExamples() throws {
        for command in ["run", "lessons", "check", "schema"] {
            let result = try Program.run([command, "--help"])
            #expect(result.status == 0)
            #expect(result.output.contains("Example"))
        }
    }

    @Test func theVersionIsTold() throws {
        let result = try Program.run(["--version"])
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("yubin ") && result.errors.isEmpty)
    }

    @Test func noColourOffATerminal() throws {
        #expect(!(try Program.run(["run", "first-letter", "--until", "3s"]).output.contains("\u{1B}")))
    }

    @Test func schemasAreJSON() throws {
        for format in ["topology", "lesson"] {
            let result = try Program.run(["schema", format])
            #expect(result.status == 0)
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(result.output.utf8)) }
        }
    }
}
