import Foundation
import Scenarios
import TestSupport
import Testing

/// Where lessons are found, and what is said when they are not.
@Suite struct LessonLibraryTests {
    private func mistake(_ reference: String, in library: LessonLibrary = Samples.library) -> String {
        do {
            _ = try library.lesson(reference)
            return ""
        } catch {
            #expect(error.found.flatMap(\.untranslated).isEmpty)
            return error.description
        }
    }

    @Test func theShippedLessonsAreFoundFromWhereTheProgramIs() throws {
        let folder = try #require(ResourceFolders.find())
        #expect(FileManager.default.fileExists(atPath: folder + "/Lessons/first-letter.yaml"))
    }

    @Test func aCopiedProgramFindsTheFoldersBesideIt() throws {
        let folder = try TemporaryFolder()
        for name in ["Lessons", "Topologies"] {
            try FileManager.default.copyItem(atPath: "\(Samples.project)/\(name)", toPath: folder.file(name))
        }
        let found = try #require(ResourceFolders.find(fromProgram: folder.file("yubin")))
        #expect(try LessonLibrary(resources: found).lesson("first-letter").id == "first-letter")
        #expect(ResourceFolders.find(fromProgram: "/nowhere/at/all") == nil)
    }

    @Test func wrongNames() throws {
        #expect(
            mistake("first-leter") == "first-leter:1:1: there is no such lesson; expected the id of a lesson or the "
                + "path of a file; did you mean `first-letter`?")
        let lessons = Samples.project + "/Lessons"
        #expect(
            mistake(lessons + "/first-letter.yml")
                .hasSuffix("there is no such file; did you mean `first-letter.yaml`?"))
        #expect(mistake(lessons).hasSuffix("this is a folder; expected a file"))
        #expect(mistake("\(Samples.project)/Topologies/two-towns.yaml").hasSuffix("this file is not a lesson"))
        #expect(mistake("/dev/zero/").hasPrefix("/dev/zero/:1:1: "))
    }

    @Test func whatIsInAFolderOfOnesOwnIsCalledByItsIDHoweverItsFileIsCalled() throws {
        let folder = try TemporaryFolder()
        let topology = "format: 1\nid: isle\ndomains:\n  a.example: {people: {ann: {machines: {ann-pc: imap}}}}\n"
        try folder.write(Array(topology.utf8), to: "島.yml")
        let lesson = "format: 1\nid: first-letter\ntitle: Mine\ntopology: isle\n"
        try folder.write(Array(lesson.utf8), to: "手紙.yaml")
        let library = LessonLibrary(folders: [folder.path], resources: Samples.project)
        // It takes the place of the shipped lesson with this id, where lessons are listed and where one is played.
        #expect(library.lessons().lessons.first { $0.id == "first-letter" }?.title.en == "Mine")
        #expect(try library.lesson("first-letter").title.en == "Mine")
        #expect(try library.lesson("first-letter").topology.id == "isle")
        #expect(try library.path(of: "isle") == folder.file("島.yml"))
        #expect(try library.path(of: "two-towns") == "\(Samples.project)/Topologies/two-towns.yaml")
    }

    @Test func whatALessonRequiresMayStandBesideIt() throws {
        let folder = try TemporaryFolder()
        func lesson(_ id: String, requires: String) -> [UInt8] {
            Array("format: 1\nid: \(id)\ntitle: T\ntopology: two-towns\nrequires: [\(requires)]\n".utf8)
        }
        let first = try folder.write(lesson("one", requires: "first-letter"), to: "a.yaml")
        let second = try folder.write(lesson("two", requires: "one, thre"), to: "b.yaml")
        let library = Samples.library
        #expect(throws: Never.self) { try library.check(first, asAuthor: true) }
        // Who only plays it is not troubled.
        #expect(throws: Never.self) { try library.check(second) }
        do {
            _ = try library.check(second, asAuthor: true)
            Issue.record("`thre` is nowhere")
        } catch {
            #expect(error.found.map(\.position.column) == [17])
        }
    }

    @Test func anInstructorsFolderComesFirst() throws {
        let folder = try TemporaryFolder()
        try folder.write(Array("format: 1\nid: mine\ntitle: Mine\ntopology: two-towns\n".utf8), to: "other-name.yaml")
        try folder.write(Array("format: 1\nid: broken\ntitel: Mine\ntopology: two-towns\n".utf8), to: "broken.yaml")
        let library = LessonLibrary(folders: [folder.file("")], resources: Samples.project)
        #expect(try library.lesson("mine").title.en == "Mine")
        let (lessons, diagnostics) = library.lessons()
        #expect(lessons.map(\.id).contains("mine") && lessons.map(\.id).contains("first-letter"))
        // One mistake, told once: the title is not missing, it is misspelt.
        #expect(diagnostics.found.map(\.suggestion) == ["title"])
    }
}
