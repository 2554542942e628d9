// The lessons that a lesson requires: are they there? Read first: LessonLibrary.swift.
//
// Only its author is told: whoever plays a lesson whose forerunner is not at hand needs no error.

import Basics
import Foundation

extension LessonLibrary {
    /// Notes every lesson that `requires` names and that is neither shipped, nor in a folder of the instructor's, nor
    /// beside the lesson at `path`; and the lesson itself, which cannot come before itself.
    func checkRequirements(of node: YAMLNode, at path: String, noting diagnostics: inout DiagnosticList) {
        let required = node["requires"]?.elements ?? []
        if required.isEmpty { return }
        let folder = (path as NSString).deletingLastPathComponent
        let own = node.text("id")
        let known = LessonLibrary(folders: [folder.isEmpty ? "." : folder] + lessonFolders, resources: nil).ids()
            .filter { $0 != own }
        for lesson in required {
            // What is no id at all has been noted before.
            guard let id = lesson.text, ScalarFormat.identifier.accepts(id), !known.contains(id) else { continue }
            if id == own {
                diagnostics.add("a lesson does not require itself", at: lesson.position)
            } else {
                diagnostics.add(
                    "there is no lesson `\(id.shortened)`", at: lesson.position,
                    expected: "the id of a lesson that is shipped, beside this one or in a folder of --lessons",
                    suggestion: Suggestion.nearest(to: id, in: known))
            }
        }
    }
}
