// What a file turned out to be. Read first: LessonLibrary.swift.

/// A file without mistakes.
package enum CheckedFile: Equatable, Sendable {
    case topology(Topology)
    case lesson(Lesson)
    case glossary([GlossaryWord])
    case key(LessonKey, of: Lesson)
}
