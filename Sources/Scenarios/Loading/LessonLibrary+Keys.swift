// The keys of lessons: `collect-it.key.yaml` beside `collect-it.yaml`. Read first: LessonLibrary.swift,
// LessonKey.swift.

import Basics

extension LessonLibrary {
    /// The key of the lesson that `reference` names: an id or a path.
    /// - Throws: every mistake in it; or that there is none.
    package func key(of reference: String) throws(DiagnosticList) -> LessonKey {
        let lesson = try file(ofLesson: reference)
        let path = Self.keyPath(ofLessonAt: lesson)
        guard InputFile.exists(path) else {
            throw DiagnosticList(
                Diagnostic("this lesson has no key", at: .start(of: lesson), expected: "the file \(path)"))
        }
        guard case .key(let key, of: _) = try check(path) else {
            throw DiagnosticList(Diagnostic("this file is not a key", at: .start(of: path)))
        }
        return key
    }

    /// Where the key of the lesson in the file at `path` is.
    static func keyPath(ofLessonAt path: String) -> String {
        let (stem, suffix) = FilePath.parts(of: path)
        return "\(stem).key.\(suffix.isEmpty ? "yaml" : suffix)"
    }

    /// Whether a file of this name is a key.
    static func isKey(named name: String) -> Bool {
        name.hasSuffix(".key.yaml") || name.hasSuffix(".key.yml")
    }

    /// A key names its lesson and nothing of a story.
    static func isKey(_ node: YAMLNode) -> Bool { node.entries.contains { $0.key == "key" } }

    /// The key in `node`, which was read from `path`.
    func key(
        _ node: YAMLNode, at path: String, noting earlier: DiagnosticList
    ) throws(DiagnosticList) -> CheckedFile {
        var diagnostics = earlier
        guard let lesson = lesson(ofKey: node, at: path, noting: &diagnostics) else { throw diagnostics }
        let folder = FilePath.folder(of: path)
        let letters = letters(of: node, from: folder, noting: &diagnostics)
        return .key(try KeyReader.key(node, of: lesson, letters: letters, noting: diagnostics), of: lesson)
    }

    /// The lesson beside the key, or else the one with the id that it names.
    private func lesson(
        ofKey node: YAMLNode, at path: String, noting diagnostics: inout DiagnosticList
    ) -> Lesson? {
        let name = node["key"]
        let place = name?.position ?? node.position
        // Without a name, or with a misspelt one, it is still the key of the lesson beside it.
        if name == nil, let lesson = Self.lessonPath(ofKeyAt: path).flatMap({ try? lesson($0) }) { return lesson }
        guard let id = name?.text, ScalarFormat.identifier.accepts(id) else {
            diagnostics.add("`key` is not the id of a lesson", at: place)
            return nil
        }
        let sibling = Self.lessonPath(ofKeyAt: path)
        guard let file = sibling.flatMap({ InputFile.exists($0) ? $0 : nil }) ?? self.path(ofLesson: id) else {
            diagnostics.add(
                "there is no lesson `\(id.shortened)`", at: place, suggestion: Suggestion.nearest(to: id, in: ids()))
            return nil
        }
        guard let lesson = try? lesson(file) else {
            diagnostics.add(
                "the lesson `\(id.shortened)` has mistakes of its own", at: place,
                expected: "a lesson that can be read: check \(file) first")
            return nil
        }
        if lesson.id != id {
            diagnostics.add(
                "the lesson beside this key is `\(lesson.id)`", at: place,
                expected: Phrase(verbatim: "key: \(lesson.id)"))
            return nil
        }
        return lesson
    }

    /// Where the lesson of the key in the file at `path` should be; nil when the file is not called like a key.
    private static func lessonPath(ofKeyAt path: String) -> String? {
        guard isKey(named: path) else { return nil }
        let (stem, suffix) = FilePath.parts(of: path)
        return "\(FilePath.parts(of: stem).stem).\(suffix)"
    }
}
