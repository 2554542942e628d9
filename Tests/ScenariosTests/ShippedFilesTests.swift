import Basics
import Scenarios
import TestSupport
import Testing

/// The files that come with the program are complete, and broken copies of them break nothing.
@Suite struct ShippedFilesTests {
    static let lessons = Samples.library.lessons().lessons.map(\.id)

    @Test(arguments: lessons) func everyTextIsInBothLanguages(_ id: String) throws {
        let lesson = try Samples.library.lesson(id)
        let key = try Samples.library.key(of: id)
        for text in texts(of: lesson) + key.answers.map(\.why) + key.solutions.map(\.why) {
            #expect(!text.isFallback(in: .japanese), "not translated: \(text.en)")
        }
        #expect(key.answers.count == lesson.stages.compactMap(\.predict).count)
        #expect(key.solutions.count == lesson.tasks.count)
    }

    @Test func everyWordIsInBothLanguages() throws {
        for word in try Samples.library.glossary() {
            #expect(word.word.ja != nil && word.text.ja != nil, "not translated: \(word.id)")
        }
    }

    private func texts(of lesson: Lesson) -> [LocalizedText] {
        var texts = [lesson.title, lesson.topology.title] + lesson.objectives + [lesson.teacher].compactMap(\.self)
        for analogy in lesson.analogies { texts += [analogy.text] + [analogy.breaks].compactMap(\.self) }
        for stage in lesson.stages {
            texts += [stage.say] + [stage.analogy, stage.breaks, stage.predict?.ask].compactMap(\.self)
            texts += stage.predict?.choices.map(\.text) ?? []
        }
        texts += lesson.expectations.compactMap(\.text) + lesson.wiresharkFilters.compactMap(\.text)
        for task in lesson.tasks { texts += [task.text] + task.hints }
        return texts + lesson.whatIfs.map(\.title)
    }

    @Test func theFirstLetterTellsTheFiveSteps() throws {
        let lesson = try Samples.library.lesson("first-letter")
        let events = lesson.stages.map(\.when.event)
        let steps: [EventName] = [
            .mailSubmitted, .dnsQuery, .tcpEstablished, .checkPTR, .checkSPF, .mailDelivered, .mailRemoved,
            .mailFetched,
        ]
        for step in steps {
            #expect(events.contains(step))
        }
        #expect(lesson.letters.map(\.id) == ["m1", "m2"])
        #expect(lesson.expectations.allSatisfy { $0.text != nil })
    }

    /// A debug build reads a part of a file in milliseconds: there, only some of the parts are tried.
    static var stride: Int {
        #if DEBUG
            97
        #else
            1
        #endif
    }

    @Test(arguments: [
        "Topologies/two-towns.yaml", "Lessons/first-letter.yaml", "Lessons/glossary.yaml",
        "Lessons/first-letter.key.yaml",
    ])
    func everyPartOfAFileIsReadOrRefused(_ path: String) throws {
        let bytes = try Samples.bytes(path)
        let folder = try TemporaryFolder()
        for length in Swift.stride(from: 0, to: bytes.count, by: path.hasPrefix("T") ? 1 : Self.stride) {
            try survives(Array(bytes.prefix(length)), folder)
        }
    }

    @Test(arguments: ["Topologies/two-towns.yaml", "Lessons/first-letter.yaml", "Lessons/first-letter.key.yaml"])
    func changedFilesAreReadOrRefused(_ path: String) throws {
        let bytes = try Samples.bytes(path)
        let folder = try TemporaryFolder()
        var random = SeededGenerator(seed: 1871)
        let pieces = [
            "[", "]", "{", "}", ":", "- ", "\n", "*a", "&a ", "\"", "'", "|", ">", "#", "~", "\0", "\u{FEFF}",
            "99999999999999999999", "-1", "0", "%", "@", ".", "é",
        ]
        for _ in 0..<(path.hasPrefix("T") ? 1500 : 1500 / Self.stride + 30) {
            var changed = bytes
            for _ in 0..<(1 + random.next(below: 4)) {
                let place = Int(random.next(below: UInt64(changed.count)))
                let length = min(changed.count - place, Int(random.next(below: 6)))
                let piece = pieces[Int(random.next(below: UInt64(pieces.count)))]
                changed.replaceSubrange(place..<place + length, with: Array(piece.utf8))
            }
            try survives(changed, folder)
        }
    }

    /// Whatever the bytes are: a value or mistakes, no trap.
    private func survives(_ bytes: [UInt8], _ folder: TemporaryFolder) throws {
        let path = try folder.write(bytes, to: "part.yaml")
        do {
            if case .topology(let topology) = try Samples.library.check(path) {
                #expect(!TopologyWriter.expandedYAML(topology).isEmpty)
            }
        } catch {
            #expect(!error.isEmpty)
        }
    }
}
