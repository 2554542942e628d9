// Checks files. Read first: Sources/Scenarios/Loading/LessonLibrary.swift, Sources/Playback/Run/LessonRehearsal.swift.

import Capture
import Dissection
import Emulation
import Playback
import Scenarios

/// `yubin check`, without the parsing of its arguments.
package struct CheckCommandBody {
    /// Paths, or ids of lessons and topologies.
    package var files: [String]
    package var expands: Bool
    package var folders: [String]
    package var language: Language

    package init(files: [String], expands: Bool, folders: [String], language: Language) {
        self.files = files
        self.expands = expands
        self.folders = folders
        self.language = language
    }

    /// Tells every mistake of every file. What a topology means is printed in full when that was asked for.
    package func execute() throws(CommandFailure) -> Int32 {
        var code = CommandExit.success
        let library = LessonLibrary(folders: folders)
        // A topology's mistakes are also those of every lesson in it: they are told once.
        var told: [Diagnostic] = []
        for file in files {
            let checked: CheckedFile
            let path: String
            do {
                path = try library.path(of: file)
                checked = try library.check(path, asAuthor: true)
            } catch {
                let news = error.without(told)
                told += news.found
                if !news.isEmpty { Console.tellAsIs(VisibleText.ofParagraphs(news.text(in: language)) + "\n") }
                code = CommandExit.badInput
                continue
            }
            try report(checked, file)
            if !expands { warn(of: checked, at: try? library.places(in: path)) }
            if let signal = Interruption.pending { return Interruption.exitCode(of: signal) }
        }
        return code
    }

    /// Plays a lesson, and tells its author what came of it that cannot have been meant.
    private func warn(of checked: CheckedFile, at places: LessonPlaces?) {
        guard let places else { return }
        // From here on Ctrl-C ends the story first; files that are only read end at once.
        Interruption.prepare()
        var line = ProgressLine(isQuiet: false)
        let progress = { (world: World) in line.update(world) }
        var warnings = DiagnosticList()
        switch checked {
        case .topology, .glossary: return
        case .lesson(let lesson):
            warnings.add(contentsOf: Self.doubts(about: lesson.wiresharkFilters, at: places))
            warnings.add(contentsOf: LessonRehearsal.warnings(of: lesson, at: places, progress: progress))
        case .key(let key, let lesson):
            warnings.add(contentsOf: LessonRehearsal.warnings(of: key, to: lesson, at: places, progress: progress))
        }
        line.clear()
        if !warnings.isEmpty { Console.tellAsIs(VisibleText.ofParagraphs(warnings.text(in: language)) + "\n") }
    }

    /// The display filters that Wireshark will probably not take.
    private static func doubts(about filters: [WiresharkFilter], at places: LessonPlaces) -> DiagnosticList {
        var warnings = DiagnosticList()
        for (number, filter) in filters.enumerated() {
            switch DisplayFilter.doubt(about: filter.filter) {
            case .unknown(let name, let nearest):
                warnings.warn(
                    "`\(name)` is not a protocol or a field that is known here", at: places.filter(number),
                    suggestion: nearest)
            case .unfinished:
                warnings.warn(
                    "this display filter has no end", at: places.filter(number),
                    expected: "a value, a quotation mark or a bracket")
            case nil: break
            }
        }
        return warnings
    }

    private func report(_ checked: CheckedFile, _ file: String) throws(CommandFailure) {
        switch checked {
        case .topology(let topology):
            if expands { return try Console.print(TopologyWriter.expandedYAML(topology), language) }
            let (hosts, links) = (topology.hosts.count, topology.links.count)
            tell(
                file,
                en: "a topology without mistakes: \(Self.count(hosts, "host")), \(Self.count(links, "link"))",
                ja: "間違いのないトポロジー（ホスト\(hosts)台、リンク\(links)本）")
        case .lesson(let lesson):
            if expands { return try Console.print(TopologyWriter.expandedYAML(lesson.topology), language) }
            let (stages, letters) = (lesson.stages.count, lesson.letters.count)
            tell(
                file,
                en: "a lesson without mistakes: \(Self.count(stages, "stage")), \(Self.count(letters, "letter"))",
                ja: "間違いのないレッスン（場面\(stages)個、手紙\(letters)通）")
        case .key(let key, of: _):
            let (answers, solutions) = (key.answers.count, key.solutions.count)
            tell(
                file,
                en: "a key without mistakes: \(Self.count(answers, "answer")), \(Self.count(solutions, "solution"))",
                ja: "間違いのない解答ファイル（解答\(answers)個、解答例\(solutions)個）")
        case .glossary(let words):
            tell(
                file, en: "a glossary without mistakes: \(Self.count(words.count, "word"))",
                ja: "間違いのない用語集（用語\(words.count)語）")
        }
    }

    private func tell(_ file: String, en: String, ja: String) {
        Console.tell(LocalizedText(en: "\(file): \(en)", ja: "\(file)：\(ja)")[language])
    }

    /// `1 stage`, `2 stages`.
    private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
