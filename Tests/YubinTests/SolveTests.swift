// `yubin solve`, as an instructor uses it, and what it says when something is amiss.

import Foundation
import Playback
import TestSupport
import Testing

@Suite struct SolveTests {
    private static let lesson = """
        format: 1
        id: l
        title: T
        topology: two-towns
        end: 30 s
        letters:
          m1: {from: hana@minami.example, to: [kenji@kita.example], subject: s, body: b}
        actions:
          - {at: 1 s, link: uplink.kita.example, state: down}
          - {at: 2 s, send: m1, from: hana-pc}
        stages:
          - {id: there, task: mend, when: {event: mail.delivered}, say: There it is}
        tasks:
          - {id: mend, points: 4, do: Mend the line, goal: {message: m1, outcome: delivered}}

        """

    private static func key(_ action: String) -> String {
        "format: 1\nkey: l\nsolutions: {mend: {why: So that it works, do: [\(action)]}}\n"
    }

    private func folder(key: String?) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write([UInt8](Self.lesson.utf8), to: "l.yaml")
        if let key { try folder.write([UInt8](key.utf8), to: "l.key.yaml") }
        return folder
    }

    @Test func aGoalThatIsMetIsTold() throws {
        let folder = try folder(key: Self.key("{at: 1500 ms, link: uplink.kita.example, state: up}"))
        let report = folder.file("r.json")
        let result = try Program.run(["solve", folder.file("l.yaml"), "--report", report])
        #expect(result.status == 0, "\(result.errors)")
        for words in [
            "✓ mend (4 points): the goal is met", "1.500 s  Mend the link uplink.kita.example",
            "So that it works", "── 1. there", "There it is",
        ] {
            #expect(result.output.contains(words), "\(words)")
        }
        let tasks = try JSONDecoder().decode(Report.self, from: Data(folder.read("r.json"))).tasks
        #expect(tasks.map(\.id) == ["mend"] && tasks.allSatisfy(\.met) && tasks.map(\.points) == [4])
        // A student sees the task, not its solution, and that the scene is still to come.
        let played = try Program.run(["run", "l", "--lessons", folder.path])
        #expect(played.status == 0)
        #expect(played.output.contains("○ mend (4 points)") && played.output.contains("Mend the line"))
        #expect(played.output.contains("○ 1. there") && !played.output.contains("So that it works"))
    }

    @Test func aSolutionThatDoesNotHelpIsExitCodeOne() throws {
        let folder = try folder(key: Self.key("{at: 3 s, fetch: kenji-pc}"))
        let result = try Program.run(["solve", "l", "--lessons", folder.path])
        #expect(result.status == 1)
        #expect(result.output.contains("✗ mend (4 points): the goal is not met"))
        let quiet = try Program.run(["solve", "l", "--lessons", folder.path, "--quiet"])
        #expect(quiet.status == 1 && quiet.output.isEmpty)
        #expect(quiet.errors.contains("the goal of mend is not met"))
    }

    @Test func withoutAKeyItSaysWhichFileIsMissing() throws {
        let folder = try folder(key: nil)
        let result = try Program.run(["solve", "l", "--lessons", folder.path])
        #expect(result.status == 65)
        #expect(result.output.isEmpty && result.errors.contains("this lesson has no key"))
        #expect(result.errors.contains("l.key.yaml"))
        let unknown = try Program.run(["solve", "colect-it"])
        #expect(unknown.status == 65 && unknown.errors.contains("did you mean `collect-it`?"))
    }

    @Test func mistakesInAKeyAreToldWithTheirPlaces() throws {
        let folder = try folder(key: Self.key("{at: 3 s, fetch: kenji-cp}"))
        let result = try Program.run(["solve", "l", "--lessons", folder.path])
        #expect(result.status == 65)
        #expect(result.errors.contains("l.key.yaml:3:65: `kenji-cp`") && result.errors.contains("`kenji-pc`"))
        // The student's side does not even look at it.
        #expect(try Program.run(["run", "l", "--lessons", folder.path, "--quiet"]).status == 0)
        #expect(try Program.run(["check", folder.file("l.yaml")]).status == 0)
        #expect(try Program.run(["check", folder.file("l.key.yaml")]).status == 65)
    }

    @Test func theCaptureOfASolutionIsOne() throws {
        let folder = try TemporaryFolder()
        let result = try Program.run(["solve", "first-letter", "--quiet", "--capture", folder.file("c.pcapng")])
        #expect(result.status == 0)
        #expect(try folder.read("c.pcapng").prefix(4) == [0x0A, 0x0D, 0x0D, 0x0A])
        let both = try Program.run(["solve", "first-letter", "--capture", "-", "--report", "-"])
        #expect(both.status == 64)
    }

    @Test func theSchemaOfKeysIsPrinted() throws {
        let result = try Program.run(["schema", "key"])
        #expect(result.status == 0)
        let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        #expect((value?["properties"] as? [String: Any])?["solutions"] != nil)
    }
}
