// Checks files. Read first: Sources/Scenarios/Loading/LessonLibrary.swift.

import Scenarios

/// `yubin check`, without the parsing of its arguments.
package struct CheckCommandBody {
    /// Paths, or ids of lessons and topologies.
    package var files: [String]
    package var expands: Bool
    package var folders: [String]

    package init(files: [String], expands: Bool, folders: [String]) {
        self.files = files
        self.expands = expands
        self.folders = folders
    }

    /// Tells every mistake of every file. What a topology means is printed in full when that was asked for.
    package func execute() throws(CommandFailure) -> Int32 {
        var code = CommandExit.success
        let library = LessonLibrary(folders: folders)
        for file in files {
            let checked: CheckedFile
            do { checked = try library.check(library.path(of: file), asAuthor: true) } catch {
                Console.tellAsIs(error.description + "\n")
                code = CommandExit.badInput
                continue
            }
            try report(checked, file)
        }
        return code
    }

    private func report(_ checked: CheckedFile, _ file: String) throws(CommandFailure) {
        switch checked {
        case .topology(let topology):
            if expands { return try Console.print(TopologyWriter.expandedYAML(topology)) }
            let (hosts, links) = (topology.hosts.count, topology.links.count)
            Console.tell("\(file): a topology without mistakes: \(Self.count(hosts, "host")), \(Self.count(links, "link"))")
        case .lesson(let lesson):
            if expands { return try Console.print(TopologyWriter.expandedYAML(lesson.topology)) }
            let (stages, letters) = (lesson.stages.count, lesson.letters.count)
            Console.tell("\(file): a lesson without mistakes: \(Self.count(stages, "stage")), \(Self.count(letters, "letter"))")
        case .key(let key):
            let (answers, solutions) = (key.answers.count, key.solutions.count)
            Console.tell("\(file): a key without mistakes: \(Self.count(answers, "answer")), \(Self.count(solutions, "solution"))")
        case .glossary(let words): Console.tell("\(file): a glossary without mistakes: \(Self.count(words.count, "word"))")
        }
    }

    /// `1 stage`, `2 stages`.
    private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
