import Foundation
import Scenarios
import TestSupport
import Testing

/// Key files: what they mean, and what may be wrong with them.
@Suite struct KeyTests {
    static let lesson = """
        format: 1
        id: l
        title: T
        topology: two-towns
        end: 1 d
        letters:
          m1: {from: hana@minami.example, to: [kenji@kita.example], subject: s, body: b}
        stages:
          - id: a
            when: {event: mail.composed}
            say: x
            predict: {id: colour, ask: Which?, choices: {red: Red, green: Green}}
        tasks:
          - {id: mend, do: Mend it, goal: {message: m1, outcome: delivered}}

        """

    static let whole = """
        format: 1
        key: l
        answers:
          colour: {choice: red, why: {en: Because, ja: だから}}
        letters:
          k1: {from: kenji@kita.example, to: [hana@minami.example], subject: s, body: b}
        solutions:
          mend:
            why: So
            do:
              - {at: 4 s, fetch: kenji-pc}
              - {at: 2 s, send: k1, from: kenji-pc}

        """

    private func check(_ key: String, lesson: String = lesson, name: String = "l.key.yaml") throws -> String {
        let folder = try TemporaryFolder()
        try folder.write([UInt8](lesson.utf8), to: "l.yaml")
        let path = try folder.write([UInt8](key.utf8), to: name)
        do {
            guard case .key = try LessonLibrary(folders: [folder.path], resources: Samples.project).check(path) else {
                return "not a key"
            }
            return ""
        } catch {
            #expect(error.found.flatMap(\.untranslated).isEmpty)
            return error.sorted.map { $0.description.split(separator: "/").last.map(String.init) ?? "" }
                .joined(separator: "\n")
        }
    }

    @Test func aKeyAnswersAndSolves() throws {
        let folder = try TemporaryFolder()
        try folder.write([UInt8](Self.lesson.utf8), to: "l.yaml")
        try folder.write([UInt8](Self.whole.utf8), to: "l.key.yaml")
        let library = LessonLibrary(folders: [folder.path], resources: Samples.project)
        let key = try library.key(of: "l")
        #expect(
            key.answers == [
                PredictionAnswer(prediction: "colour", choice: "red", why: LocalizedText(en: "Because", ja: "だから"))
            ])
        #expect(key.letters.map(\.id) == ["k1"])
        #expect(key.solutions.map(\.task) == ["mend"])
        #expect(key.solutions[0].actions.map(\.at.nanoseconds) == [2_000_000_000, 4_000_000_000])
        #expect(try library.key(of: folder.file("l.yaml")) == key)
        // A key is no lesson: it is not in the list, and cannot be played.
        #expect(library.ids().filter { $0.hasPrefix("l") } == ["l"])
        #expect(throws: DiagnosticList.self) { try library.lesson(folder.file("l.key.yaml")) }
        let solved = try library.lesson("l").solved(by: key.solutions, letters: key.letters)
        #expect(solved.letters.map(\.id) == ["m1", "k1"])
        #expect(solved.actions == key.solutions[0].actions)
    }

    @Test(arguments: [
        ("colour: {choice", "color: {choice", "l.key.yaml:4:3: ", "did you mean `colour`?"),
        ("choice: red", "choice: rad", "l.key.yaml:4:20: `rad` is not a choice of `colour`", "did you mean `red`?"),
        ("  mend:", "  mind:", "l.key.yaml:8:3: ", "did you mean `mend`?"),
        ("key: l", "key: m", "l.key.yaml:2:6: the lesson beside this key is `l`", ""),
        ("fetch: kenji-pc", "fetch: kenji-cp", "l.key.yaml:11:26: `kenji-cp`", "did you mean `kenji-pc`?"),
        ("send: k1", "send: k2", "l.key.yaml:12:25: `k2` is not a letter", "did you mean `k1`?"),
        ("{at: 4 s, fetch: kenji-pc}", "{at: 4 s, watch: kenji-pc}", "l.key.yaml:11:26: the mail program", "imap"),
        ("  k1:", "  m1:", "l.key.yaml:6:3: the lesson has a letter `m1` of its own", ""),
        (
            "at: 4 s", "at: 4 d", "l.key.yaml:11:14: this action comes after the end of the lesson, 1 d",
            "earlier action"
        ),
        ("why: So", "wyh: So", "l.key.yaml:9:5: `wyh` is not a key of a solution", "did you mean `why`?"),
        (
            "answers:\n  colour: {choice: red, why: {en: Because, ja: だから}}\n", "",
            "l.key.yaml:1:1: the prediction `colour` has no answer", ""
        ),
        ("key: l", "key: [l]", "l.key.yaml:2:6: `key` is not the id of a lesson", ""),
        // By its name it is a key all the same, and the lesson's beside it.
        ("key: l", "kye: l", "l.key.yaml:2:1: `kye` is not a key of a key", "did you mean `key`?"),
        ("key: l\n", "", "l.key.yaml:1:1: a key has no `key`", ""),
    ])
    func mistake(_ right: String, _ wrong: String, _ problem: String, _ hint: String) throws {
        #expect(try check(Self.whole) == "")
        #expect(Self.whole.contains(right))
        let text = try check(Self.whole.replacingOccurrences(of: right, with: wrong))
        #expect(text.contains(problem), "\(text)")
        #expect(hint.isEmpty || text.contains(hint), "\(text)")
    }

    /// Whoever misspells a name has not forgotten what it means.
    @Test func aMistakeIsToldOnce() throws {
        for (right, wrong) in [("colour: {choice", "color: {choice"), ("  mend:", "  mind:")] {
            let text = try check(Self.whole.replacingOccurrences(of: right, with: wrong))
            #expect(!text.contains("has no") && text.split(separator: "\n").count == 1, "\(text)")
        }
    }

    @Test func aTaskWithoutASolutionIsNamed() throws {
        let more = Self.lesson + "  - {id: other, do: x, goal: {message: m1, outcome: bounced}}\n"
        #expect(try check(Self.whole, lesson: more).contains("the task `other` has no solution"))
    }

    @Test func aKeyOfAnyNameFindsItsLessonByItsID() throws {
        #expect(try check(Self.whole, name: "elsewhere.yaml") == "")
        let text = try check(Self.whole.replacingOccurrences(of: "key: l", with: "key: first-lettr"), name: "e.yaml")
        #expect(text.contains("there is no lesson `first-lettr`") && text.contains("did you mean `first-letter`?"))
    }

    @Test func aBrokenLessonIsCheckedFirst() throws {
        #expect(try check(Self.whole, lesson: Self.lesson + "wrong: 1\n").contains("l.yaml first"))
    }

    @Test func aLessonWithoutAKeySaysWhereItWouldBe() throws {
        let folder = try TemporaryFolder()
        try folder.write([UInt8](Self.lesson.utf8), to: "l.yaml")
        #expect(throws: DiagnosticList.self) { try LessonLibrary(folders: [folder.path], resources: nil).key(of: "l") }
        do { _ = try LessonLibrary(folders: [folder.path], resources: nil).key(of: "l") } catch {
            #expect(error.description.contains("this lesson has no key"))
            #expect(error.description.contains("l.key.yaml"))
        }
    }
}
