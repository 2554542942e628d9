// Every lesson that comes with the program, as a user plays it: the same bytes wherever it is played, nothing for
// Wireshark to complain about, and letters that can be taken out of the capture as they were put in.

import Foundation
import Scenarios
import TestSupport
import Testing

@Suite struct EveryLessonTests {
    static let lessons = LessonLibrary().lessons().lessons.map(\.id)

    @Test func thereAreLessons() { #expect(Self.lessons.contains("first-letter")) }

    @Test(arguments: lessons)
    func theSameBytesEverywhere(_ lesson: String) throws {
        let places = [
            ["LC_ALL": "C", "TZ": "UTC"], ["LC_ALL": "ja_JP.UTF-8", "TZ": "Asia/Tokyo"],
            ["LANG": "tr_TR.UTF-8", "LC_ALL": "", "TZ": "America/St_Johns"],
            ["LC_ALL": "ar_EG.UTF-8", "TZ": "Pacific/Apia", "SWIFT_DETERMINISTIC_HASHING": "1", "COLUMNS": "7"],
        ]
        let folder = try TemporaryFolder()
        var runs: [[[UInt8]]] = []
        for (i, place) in places.enumerated() {
            let result = try Program.run(
                ["run", lesson, "--quiet", "--viewpoint", "path"]
                    + ["--capture", folder.file("c\(i)"), "--report", folder.file("r\(i)")], environment: place)
            #expect(result.status == 0, "\(result.errors)")
            runs.append([try folder.read("c\(i)"), try folder.read("r\(i)")])
        }
        let isSame = runs.allSatisfy { $0 == runs[0] }
        #expect(isSame)
    }

    /// Nobody is switched off, nothing is cut, and no frame is planned to be lost: then Wireshark has nothing to say.
    private static func isWithoutFaults(_ lesson: Lesson) -> Bool {
        lesson.actions.allSatisfy { action in
            switch action.action {
            case .send, .fetch, .watch, .setUp: true
            case .power, .link, .changeLink, .lose, .loseNothing, .service, .changeZone, .poison, .quota: false
            }
        } && lesson.topology.hosts.allSatisfy(\.isPoweredOn) && lesson.topology.links.allSatisfy(\.properties.isUp)
    }

    @Test(
        .enabled(if: ExternalTool.wiresharkIsThere, Comment(rawValue: ExternalTool.wiresharkHint)), arguments: lessons)
    func wiresharkFindsNothingWrong(_ lesson: String) throws {
        let folder = try TemporaryFolder()
        let checks = ["ip", "tcp", "udp"].flatMap { ["-o", "\($0).check_checksum:TRUE"] }
        // Where frames are lost, Wireshark remarks on it, and shall: everything else must still be right.
        let wrong =
            Self.isWithoutFaults(try LessonLibrary().lesson(lesson))
            ? "_ws.expert.severity >= 0x00600000 || tcp.analysis.flags || _ws.malformed"
            : "(_ws.expert.severity >= 0x00600000 && !tcp.analysis.flags) || _ws.malformed"
        for seed in ["1", "2"] {
            let file = folder.file(seed)
            #expect(try Program.run(["run", lesson, "--quiet", "--seed", seed, "--capture", file]).status == 0)
            let result = try ExternalTool.tshark.run(checks + ["-r", file, "-Y", wrong])
            #expect(result.status == 0 && result.output.isEmpty, "\(result.output)")
        }
    }

    @Test(
        .enabled(if: ExternalTool.wiresharkIsThere, Comment(rawValue: ExternalTool.wiresharkHint)), arguments: lessons)
    func everyDisplayFilterShowsSomething(_ lesson: String) throws {
        let folder = try TemporaryFolder()
        let file = folder.file("c.pcapng")
        #expect(try Program.run(["run", lesson, "--quiet", "--capture", file]).status == 0)
        for filter in try LessonLibrary().lesson(lesson).wiresharkFilters {
            let result = try ExternalTool.tshark.run(["-r", file, "-Y", filter.filter])
            #expect(result.status == 0, "\(filter.filter): \(result.errors)")
            #expect(!result.output.isEmpty, "nothing to see with \(filter.filter)")
        }
    }

    @Test(arguments: lessons)
    func theKeySolvesTheLessonAndTheStudentNeverSeesIt(_ lesson: String) throws {
        let key = try LessonLibrary().key(of: lesson)
        let note = try #require(LessonLibrary().lesson(lesson).teacher)
        for language in Language.allCases {
            let solved = try Program.run(["solve", lesson, "--lang", language.rawValue])
            #expect(solved.status == 0, "\(solved.errors)")
            let played = try Program.run(["run", lesson, "--lang", language.rawValue, "--transcript"])
            #expect(played.status == 0)
            // The beginning of a sentence survives the wrapping of lines.
            for why in key.answers.map(\.why) + key.solutions.map(\.why) + [note] {
                let beginning = String(why[language].prefix(20))
                #expect(solved.output.contains(beginning) && !played.output.contains(beginning))
            }
        }
    }

    @Test(arguments: lessons)
    func theSolutionIsTheSameBytesEveryTime(_ lesson: String) throws {
        let folder = try TemporaryFolder()
        for name in ["a", "b"] {
            let result = try Program.run(
                ["solve", lesson, "--quiet", "--capture", folder.file(name), "--report", folder.file(name + ".json")])
            #expect(result.status == 0 && result.output.isEmpty && result.errors.isEmpty)
        }
        let isSame = try folder.read("a") == folder.read("b") && folder.read("a.json") == folder.read("b.json")
        #expect(isSame)
    }

    @Test(.enabled(if: ExternalTool.wiresharkIsThere, Comment(rawValue: ExternalTool.wiresharkHint)))
    func aLetterComesOutOfTheCaptureAsItWasPutIn() throws {
        let folder = try TemporaryFolder()
        // Complete, so that the mail program has nothing to add; longer than a few packets.
        let letter = """
            From: Hana Minami <hana@minami.example>\r
            To: kenji@kita.example\r
            Subject: =?UTF-8?B?5omL57SZ?=\r
            Date: Mon, 6 Apr 2026 09:00:00 +0000\r
            Message-ID: <own@letters.minami.example>\r
            MIME-Version: 1.0\r
            Content-Type: text/plain; charset=utf-8\r
            Content-Transfer-Encoding: 8bit\r
            \r
            花びらが水のうえをながれていきます。\r

            """ + String(repeating: "A line of a letter that needs several packets.\r\n", count: 210)
        let path = try folder.write([UInt8](letter.utf8), to: "own.eml")
        let file = folder.file("c.pcapng")
        #expect(try Program.run(["run", "first-letter", "--quiet", "--message", path, "--capture", file]).status == 0)
        let out = folder.file("imf")
        try ExternalTool.tshark.run(["-q", "-r", file, "--export-objects", "imf,\(out)"])
        let found = try FileManager.default.contentsOfDirectory(atPath: out).map {
            [UInt8](try Data(contentsOf: URL(fileURLWithPath: out + "/" + $0)))
        }
        // From mail program to server it is the letter itself; from server to server, and to the reader by POP3, with
        // the servers' lines in front. tshark 4.0 leaves the dot that ends POP3's reply on a letter of several
        // segments.
        let sent = [UInt8](letter.utf8)
        let end = [UInt8]("\r\n.\r\n".utf8)
        let whole = found.map { $0.suffix(end.count) == end[...] ? $0.dropLast(3) : $0[...] }
        #expect(found.count { $0 == sent } == 1)
        #expect(whole.count { $0.suffix(sent.count) == sent[...] } == 3)
    }
}
