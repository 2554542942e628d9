// The lessons that there are, and how to find one. Read first: Lesson.swift, ResourceFolders.swift.
//
//     let library = LessonLibrary(folders: ["/home/teacher/lessons"])
//     let lesson = try library.lesson("first-letter")

import Basics
import MailMessage

/// The shipped lessons and those of an instructor's own folders.
package struct LessonLibrary: Sendable {
    /// Folders with lessons: the instructor's own first, then the shipped ones.
    package let lessonFolders: [String]
    /// Folders with topologies that lessons may call by id.
    package let topologyFolders: [String]

    /// A library of the shipped lessons and those in `folders`. `resources` is the folder with `Lessons` and
    /// `Topologies`; usually it is found from where the program is.
    package init(folders: [String] = [], resources: String? = ResourceFolders.find()) {
        lessonFolders = folders + (resources.map { [$0 + "/Lessons"] } ?? [])
        topologyFolders = folders.flatMap { [$0, $0 + "/Topologies"] } + (resources.map { [$0 + "/Topologies"] } ?? [])
    }

    /// A lesson by its id, or by the path of its file.
    /// - Throws: every mistake in it; or that there is no such lesson, and the nearest that there is.
    package func lesson(_ reference: String) throws(DiagnosticList) -> Lesson {
        let path = try file(ofLesson: reference)
        switch try check(path) {
        case .lesson(let lesson): return lesson
        case .topology, .glossary, .key:
            throw DiagnosticList(Diagnostic("this file is not a lesson", at: .start(of: path)))
        }
    }

    /// All lessons that can be read, in the order of the curriculum, then of level, then of id; and the mistakes of
    /// the others.
    package func lessons() -> (lessons: [Lesson], diagnostics: DiagnosticList) {
        var lessons: [Lesson] = []
        var diagnostics = DiagnosticList()
        for path in lessonPaths(in: lessonFolders) {
            do throws(DiagnosticList) {
                guard case .lesson(let lesson) = try check(path), !lessons.contains(where: { $0.id == lesson.id })
                else { continue }
                lessons.append(lesson)
            } catch {
                diagnostics.add(contentsOf: error)
            }
        }
        lessons.sort { ($0.number ?? .max, $0.level, $0.id) < ($1.number ?? .max, $1.level, $1.id) }
        return (lessons, diagnostics)
    }

    /// The file at `path`, whatever it describes. `asAuthor`: with what a reader can do without, the lessons that
    /// should come before.
    /// - Throws: every mistake in it.
    package func check(_ path: String, asAuthor: Bool = false) throws(DiagnosticList) -> CheckedFile {
        var diagnostics = DiagnosticList()
        let node = try root(path, noting: &diagnostics)
        if node["words"] != nil {
            let words = try GlossaryFile.words(node)
            guard diagnostics.isEmpty else { throw diagnostics }
            return .glossary(words)
        }
        if Self.isKey(named: path) || Self.isKey(node) { return try key(node, at: path, noting: diagnostics) }
        guard Self.isLesson(node) else { return .topology(try TopologyFile.topology(node, noting: diagnostics)) }
        if asAuthor { checkRequirements(of: node, at: path, noting: &diagnostics) }
        let context = context(of: node, at: path, noting: &diagnostics)
        return .lesson(try LessonReader.lesson(node, context, noting: diagnostics))
    }

    /// The path of the file that `reference` names: itself, when there is such a file; else that of the lesson or the
    /// topology with this id.
    /// - Throws: that there is neither, and the nearest that there is.
    package func path(of reference: String) throws(DiagnosticList) -> String {
        if InputFile.exists(reference) { return reference }
        if let path = path(ofLesson: reference) ?? path(ofTopology: reference, in: topologyFolders) { return path }
        let topologies = topologyFolders.flatMap(InputFile.yamlFiles).map { String($0.prefix { $0 != "." }) }
        throw DiagnosticList(
            Diagnostic(
                "there is no such file", at: .start(of: reference),
                expected: "the path of a file, or the id of a lesson or topology",
                suggestion: Suggestion.nearest(to: reference, in: ids() + topologies)))
    }

    /// The words of the first glossary that there is.
    package func glossary() throws(DiagnosticList) -> [GlossaryWord] {
        for folder in lessonFolders where InputFile.exists(folder + "/glossary.yaml") {
            if case .glossary(let words) = try check(folder + "/glossary.yaml") { return words }
        }
        return []
    }

    /// A lesson has a story, a topology has not.
    private static func isLesson(_ node: YAMLNode) -> Bool {
        let keys = Set(node.entries.map(\.key))
        return keys.contains("topology") || keys.contains("stages") || keys.contains("letters")
    }

    func root(_ path: String, noting diagnostics: inout DiagnosticList) throws(DiagnosticList) -> YAMLNode {
        let bytes: [UInt8]
        do {
            bytes = try InputFile.read(path)
        } catch {
            throw DiagnosticList(error)
        }
        return try TopologyFile.root(bytes, file: path, noting: &diagnostics)
    }

    private func lessonPaths(in folders: [String]) -> [String] {
        folders.flatMap { folder in
            InputFile.yamlFiles(in: folder).filter { $0 != "glossary.yaml" && !Self.isKey(named: $0) }.map {
                folder + "/" + $0
            }
        }
    }

    /// The id and the path of everything in `folders` that looks like a lesson, broken or not.
    private func index(of folders: [String]) -> [(id: String, path: String)] {
        lessonPaths(in: folders).compactMap { path in
            var ignored = DiagnosticList()
            guard let node = try? root(path, noting: &ignored) else {
                let name = FilePath.name(of: path)
                return (String(name.prefix { $0 != "." }), path)
            }
            guard Self.isLesson(node), let id = node.text("id") else { return nil }
            return (id, path)
        }
    }

    /// The ids of all lessons.
    package func ids() -> [String] { index(of: lessonFolders).map(\.id) }

    /// The path of the lesson that `reference` names.
    /// - Throws: that there is none, and the nearest that there is.
    func file(ofLesson reference: String) throws(DiagnosticList) -> String {
        if let path = path(ofLesson: reference) { return path }
        throw DiagnosticList(
            Diagnostic(
                "there is no such lesson", at: .start(of: reference),
                expected: "the id of a lesson or the path of a file",
                suggestion: Suggestion.nearest(to: reference, in: ids())))
    }

    /// The path of the lesson that `reference` names; nil when no lesson has this id. Of a path it is not asked here
    /// whether there is such a file.
    package func path(ofLesson reference: String) -> String? {
        if reference.contains("/") || reference.hasSuffix(".yaml") || reference.hasSuffix(".yml") { return reference }
        // An instructor's own lesson takes the place of a shipped one with its id, however its file is called.
        for folder in lessonFolders {
            if InputFile.exists("\(folder)/\(reference).yaml") { return "\(folder)/\(reference).yaml" }
            if let entry = index(of: [folder]).first(where: { $0.id == reference }) { return entry.path }
        }
        return InputFile.exists(reference) ? reference : nil
    }

    /// The path of the topology that `name` names in `folders`: of the file with this name, else of that with this id.
    private func path(ofTopology name: String, in folders: [String]) -> String? {
        if let named = folders.map({ Self.join($0, name + ".yaml") }).first(where: InputFile.exists) { return named }
        let paths = folders.lazy.flatMap { folder in
            InputFile.yamlFiles(in: folder).map { Self.join(folder, $0) }
        }
        return paths.first { path in
            var ignored = DiagnosticList()
            guard let node = try? root(path, noting: &ignored) else { return false }
            return !Self.isLesson(node) && node.text("id") == name
        }
    }

    /// The files around the lesson at `path`.
    private func context(
        of node: YAMLNode, at path: String, noting diagnostics: inout DiagnosticList
    ) -> LessonContext {
        let folder = FilePath.folder(of: path)
        var context = LessonContext(topology: nil, letters: [:], glossary: nil)
        if let reference = node["topology"], let name = reference.text {
            context.topology = topology(name, at: reference.position, from: folder, noting: &diagnostics)
        }
        context.letters = letters(of: node, from: folder, noting: &diagnostics)
        if let words = try? glossary(), !words.isEmpty { context.glossary = words.map(\.id) }
        return context
    }

    /// The bytes of the letters that come from files in `folder`.
    func letters(
        of node: YAMLNode, from folder: String, noting diagnostics: inout DiagnosticList
    ) -> [String: [UInt8]] {
        var letters: [String: [UInt8]] = [:]
        for letter in node["letters"]?.entries ?? [] {
            guard let eml = letter.value["eml"], let name = eml.text else { continue }
            do throws(Diagnostic) {
                let bytes = try InputFile.read(Self.join(folder, name), limit: 64 << 20)
                letters[name] = bytes
                if letter.value["rcptTo"] == nil, !Self.hasRecipients(bytes) {
                    diagnostics.add(
                        "the letter `\(name.shortened)` names no recipients", at: eml.position,
                        expected: "`rcptTo` with their addresses")
                }
            } catch {
                diagnostics.add(
                    "the letter `\(name.shortened)`: \(error.problem)", at: eml.position,
                    suggestion: error.suggestion)
            }
        }
        return letters
    }

    /// Whether an envelope can be made of a letter's header.
    private static func hasRecipients(_ bytes: [UInt8]) -> Bool {
        let message = Message(bytes)
        return (["To", "Cc", "Bcc"] as [StaticString]).contains { field in
            message.value(field).map { !AddressList($0).mailboxes.isEmpty } ?? false
        }
    }

    private func topology(
        _ name: String, at position: SourcePosition, from folder: String, noting diagnostics: inout DiagnosticList
    ) -> YAMLNode? {
        let isPath = name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml")
        let folders = [folder, Self.join(folder, "Topologies"), Self.join(folder, "../Topologies")] + topologyFolders
        let found = isPath ? Self.join(folder, name) : path(ofTopology: name, in: folders)
        guard let found else {
            let known = folders.flatMap(InputFile.yamlFiles).map { String($0.prefix { $0 != "." }) }
            diagnostics.add(
                "there is no topology `\(name.shortened)`", at: position,
                suggestion: Suggestion.nearest(to: name, in: known))
            return nil
        }
        do throws(DiagnosticList) {
            let node = try root(found, noting: &diagnostics)
            if Self.isLesson(node) {
                diagnostics.add("`\(name.shortened)` is a lesson", at: position, expected: "a topology")
                return nil
            }
            return node
        } catch {
            if isPath, !InputFile.exists(found) {
                diagnostics.add(
                    "there is no topology `\(name.shortened)`", at: position, suggestion: error.found.first?.suggestion)
            } else {
                diagnostics.add(contentsOf: error)
            }
            return nil
        }
    }

    private static func join(_ folder: String, _ name: String) -> String {
        name.hasPrefix("/") || folder.isEmpty ? name : folder + "/" + name
    }
}
