// A lesson's narration beside the frames of a capture. Read first: Sources/Scenarios/Model/Lesson/Stage.swift.

import Scenarios

/// Writes the packet comments of a lesson in one language.
struct Narration {
    var lesson: Lesson
    var language: Language

    /// What Wireshark shows beside the frame: the stage's name, so that it can be searched for, and its narration.
    func comment(ofStage number: Int) -> String {
        let stage = lesson.stages[number]
        var text = "[\(stage.id)] \(stage.say[language])"
        if let analogy = stage.analogy { text += " (\(analogy[language]))" }
        return text
    }
}
