import Foundation
import TestSupport
import Testing

/// The files that README.md prints are complete and right.
@Suite struct ReadmeTests {
    /// The YAML files in README.md, in their order.
    private func files() throws -> [String] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        return text.components(separatedBy: "```yaml\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    }

    @Test func theLessonCanBePlayedAndSolved() throws {
        let files = try files()
        try #require(files.count == 4)
        let folder = try TemporaryFolder()
        try folder.write(Array(files[0].utf8), to: "two-towns.yaml")
        try folder.write(Array(files[1].utf8), to: "wrong-office.yaml")
        try folder.write(Array(files[2].utf8), to: "wrong-office.key.yaml")
        let paths = ["two-towns", "wrong-office", "wrong-office.key"].map { folder.file("\($0).yaml") }
        let check = try Program.run(["check"] + paths)
        #expect(check.status == 0, "\(check.errors)")
        let run = try Program.run(["run", paths[1], "--lang", "en"])
        #expect(run.status == 0)
        // Every stage is reached, and the task is not done by itself.
        #expect(run.output.contains("2. back") && run.output.contains("○ mend"), "\(run.output)")
        #expect(try Program.run(["solve", paths[1], "--quiet"]).status == 0)
    }

    @Test func allActionsAreWrittenAsTheREADMESays() throws {
        let files = try files()
        try #require(files.count == 4)
        let folder = try TemporaryFolder()
        try folder.write(Array(files[0].utf8), to: "two-towns.yaml")
        let lesson = """
            format: 1
            id: all-actions
            title: All actions
            topology: two-towns
            letters:
              m1: {from: hana@minami.example, to: [kenji@kita.example], subject: s, body: b}
            actions:

            """
        try folder.write(Array((lesson + files[3]).utf8), to: "all-actions.yaml")
        let check = try Program.run(["check", folder.file("all-actions.yaml")])
        #expect(check.status == 0, "\(check.errors)")
    }
}
