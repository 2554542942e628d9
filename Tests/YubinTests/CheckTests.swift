// `yubin check` on files that are wrong, hostile or huge: each mistake with its place, exit code 65, never a long wait.

import Foundation
import TestSupport
import Testing

@Suite struct CheckTests {
    /// A file, where its mistake is, and a word of what is said.
    static let mistakes: [(name: String, text: String, place: String, word: String)] = [
        (
            "a lesson with an unknown host",
            "format: 1\nid: t\ntitle: T\ntopology: two-towns\nactions:\n  - {at: 1 s, fetch: kenji-cp}\n", "6:22",
            "did you mean `kenji-pc`?"
        ),
        (
            "two hosts with one address",
            head + "hosts:\n  a: {interfaces: {eth0: 192.0.2.1/24}}\n  b: {interfaces: {eth0: 192.0.2.1/24}}\n"
                + "links: {ab: {between: [a, b]}}\n", "6:26", "but so has `a`"
        ),
        (
            "a link to nowhere",
            head + "hosts: {a: {interfaces: {eth0: 192.0.2.1/24}}}\nlinks: {ab: {between: [a, c]}}\n", "5:27",
            "leads nowhere"
        ),
        (
            "a routing loop",
            head + "hosts:\n" + forwarding("a", 1, via: 2) + forwarding("b", 2, via: 1)
                + "  c: {interfaces: {eth0: 10.0.0.1/24}}\nlinks: {ab: {between: [a, b]}}\n", "5:65", "a -> b -> a"
        ),
        (
            "a lesson that requires one that is not there",
            "format: 1\nid: t\ntitle: T\ntopology: two-towns\nrequires: [first-letter, tri-again]\n", "5:26",
            "did you mean `try-again`?"
        ),
        (
            "a lesson that requires itself", "format: 1\nid: t\ntitle: T\ntopology: two-towns\nrequires: [t]\n", "5:12",
            "require itself"
        ),
        // It does nothing to the terminal.
        (
            "a control character in a name", head + "domains: {\"a\\e[31mb.example\": {people: {}}}\n", "4:11",
            "`a␛[31mb.example`"
        ),
        ("a bomb", bomb, "8:10", "too many values"),
        ("a truncated file", "format: 1\nid: t\ntitle: {en: \"Two", "3:13", "no second one"),
        ("an empty file", "", "1:1", "empty"),
    ]

    private static let head = "format: 1\nid: t\ntitle: T\n"

    private static func forwarding(_ name: String, _ last: Int, via gateway: Int) -> String {
        "  \(name): {forwards: yes, interfaces: {eth0: 192.0.2.\(last)/24}, "
            + "routes: [{to: 10.0.0.0/8, via: 192.0.2.\(gateway), interface: eth0}]}\n"
    }

    /// Nine levels of nine aliases: four hundred million values in half a kilobyte.
    private static let bomb =
        "format: 1\nid: t\na0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        + (1...9).map { level in
            "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
        }.joined()

    @Test(arguments: mistakes.indices)
    func aMistakeIs65WithItsPlace(_ index: Int) throws {
        let mistake = Self.mistakes[index]
        let folder = try TemporaryFolder()
        let path = try folder.write([UInt8](mistake.text.utf8), to: "t.yaml")
        let result = try Program.run(["check", path])
        #expect(result.status == 65, "\(mistake.name)")
        #expect(result.errors.hasPrefix("\(path):\(mistake.place): "), "\(mistake.name): \(result.errors)")
        #expect(result.errors.contains(mistake.word), "\(mistake.name): \(result.errors)")
        #expect(result.output.isEmpty)
    }

    @Test func whatIsNoFileIs65() throws {
        let folder = try TemporaryFolder()
        let none = folder.file("none.yaml")
        for (path, word) in [(folder.path, "folder"), (none, "no such file"), ("/dev/zero", "too large")] {
            let result = try Program.run(["check", path])
            #expect(result.status == 65, "\(path)")
            #expect(result.errors.hasPrefix("\(path):1:1: "), "\(result.errors)")
            #expect(result.errors.contains(word), "\(result.errors)")
        }
    }

    private static let machineCount = 20_000

    @Test func aHugeTopologyIsCheckedInAFewSecondsAndALittleMemory() throws {
        let folder = try TemporaryFolder()
        var text = Self.head + "switches: {s: }\nhosts:\n"
        for i in 1...Self.machineCount { text += "  h\(i): {interfaces: {eth0: 10.0.\(i >> 8).\(i & 255)/8}}\n" }
        text += "links:\n"
        for i in 1...Self.machineCount { text += "  l\(i): {between: [h\(i), s]}\n" }
        try folder.write([UInt8](text.utf8), to: "t.yaml")
        let start = ContinuousClock.now
        // In KiB of address space: far less than what a list of all pairs of machines would take.
        let result = try Program.shell("ulimit -v 4000000; $YUBIN check \(folder.file("t.yaml"))")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("\(Self.machineCount) hosts, \(Self.machineCount) links"))
        // Generous: the machine may be busy. With work for every pair of machines, it would be minutes.
        #expect(ContinuousClock.now - start < .seconds(30))
    }

    @Test func theSameExpansionEverywhere() throws {
        let places = [
            ["LC_ALL": "C"], ["LC_ALL": "tr_TR.UTF-8", "LANG": "ar_EG.UTF-8", "TZ": "Asia/Kathmandu"],
            ["SWIFT_DETERMINISTIC_HASHING": "1", "TZ": ":nonsense"],
        ]
        let folder = try TemporaryFolder()
        let path = try folder.write([UInt8]((Self.head + "domains: {a.example: , b.example: }\n").utf8), to: "t.yaml")
        let expansions = try places.map { try Program.run(["check", "--expand", path], environment: $0).output }
        #expect(expansions[0].contains("mail.a.example"))
        #expect(Set(expansions).count == 1)
    }

    @Test func whatComesWithTheProgramIsCheckedByItsId() throws {
        let result = try Program.run(["check", "first-letter", "two-towns"])
        #expect(result.status == 0)
        #expect(result.errors.contains("first-letter: a lesson") && result.errors.contains("two-towns: a topology"))
        // The mistakes of a topology are told once, not again for each lesson in it.
        let folder = try TemporaryFolder()
        try folder.write(Array("format: 1\nid: t\ndomians: {}\n".utf8), to: "t.yaml")
        for name in ["a", "b"] {
            let lesson = "format: 1\nid: \(name)\ntitle: T\ntopology: t.yaml\n"
            try folder.write(Array(lesson.utf8), to: "\(name).yaml")
        }
        let many = try Program.run(["check"] + ["t", "a", "b"].map { folder.file("\($0).yaml") })
        #expect(many.status == 65)
        #expect(many.errors.components(separatedBy: "domians").count == 2, "\(many.errors)")
        let wrong = try Program.run(["check", "two-twons"])
        #expect(wrong.status == 65 && wrong.errors.contains("did you mean `two-towns`?"))
    }
}
