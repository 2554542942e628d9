// From a key file to a key. Read first: KeySchema.swift, LessonKey.swift, LessonReader.swift.
//
// A key is checked against its lesson: it can only answer what the lesson asks, and it must answer all of it.

import Basics

/// Reads a key.
struct KeyReader {
    let lesson: Lesson
    private var diagnostics: DiagnosticList

    /// The key in `node`, which belongs to `lesson`; `letters` are the bytes of its letters that come from files.
    /// - Throws: every mistake in it.
    static func key(
        _ node: YAMLNode, of lesson: Lesson, letters: [String: [UInt8]], noting earlier: DiagnosticList
    ) throws(DiagnosticList) -> LessonKey {
        var reader = KeyReader(lesson: lesson, diagnostics: earlier)
        reader.check(node)
        guard reader.diagnostics.isEmpty else { throw reader.diagnostics }
        return reader.key(node, letters)
    }

    private var predictions: [Prediction] { lesson.stages.compactMap(\.predict) }

    private mutating func check(_ node: YAMLNode) {
        let ownLetters = (node["letters"]?.entries ?? []).map(\.key)
        var references = LessonReader(lesson.topology).references(letters: lesson.letters.map(\.id) + ownLetters)
        references.define(.prediction, predictions.map(\.id))
        references.define(.task, lesson.tasks.map(\.id))
        diagnostics.add(contentsOf: SchemaChecker.check(node, against: KeySchema.file, references: references))
        checkAnswers(node)
        for entry in node["letters"]?.entries ?? [] where lesson.letters.contains(where: { $0.id == entry.key }) {
            diagnostics.add("the lesson has a letter `\(entry.key.shortened)` of its own", at: entry.position)
        }
        let solutions = (node["solutions"]?.entries ?? []).map(\.key)
        for task in lesson.tasks where !Self.isAnswered(task.id, in: solutions, besides: lesson.tasks.map(\.id)) {
            diagnostics.add("the task `\(task.id)` has no solution", at: node["solutions"]?.position ?? node.position)
        }
        LessonRules.check(
            actions: (node["solutions"]?.entries ?? []).compactMap { $0.value["do"] }, letters: node["letters"],
            lesson.topology, end: lesson.end, noting: &diagnostics)
    }

    private mutating func checkAnswers(_ node: YAMLNode) {
        for prediction in predictions {
            let answers = (node["answers"]?.entries ?? []).map(\.key)
            guard Self.isAnswered(prediction.id, in: answers, besides: predictions.map(\.id)) else {
                diagnostics.add(
                    "the prediction `\(prediction.id)` has no answer", at: node["answers"]?.position ?? node.position)
                continue
            }
            let choices = prediction.choices.map(\.id)
            guard let choice = node["answers"]?[prediction.id]?["choice"], let id = choice.text, !choices.contains(id)
            else { continue }
            diagnostics.add(
                "`\(id.shortened)` is not a choice of `\(prediction.id)`", at: choice.position,
                expected: ScalarFormat.list(choices.map { "`\($0)`" }),
                suggestion: Suggestion.nearest(to: id, in: choices))
        }
    }

    /// Whether there is an answer for `id`, or one with a misspelt name that means it, which has been told already.
    private static func isAnswered(_ id: String, in answers: [String], besides ids: [String]) -> Bool {
        answers.contains { $0 == id || !ids.contains($0) && Suggestion.meant(by: $0, in: ids) == id }
    }

    private func key(_ node: YAMLNode, _ letters: [String: [UInt8]]) -> LessonKey {
        let reader = LessonReader(lesson.topology)
        return LessonKey(
            lesson: lesson.id,
            answers: predictions.compactMap { prediction in
                guard let answer = node["answers"]?[prediction.id], let why = answer["why"]?.localizedText
                else { return nil }
                return PredictionAnswer(prediction: prediction.id, choice: answer.text("choice") ?? "", why: why)
            },
            letters: reader.letters(node["letters"], files: letters),
            solutions: lesson.tasks.compactMap { task in
                guard let solution = node["solutions"]?[task.id], let why = solution["why"]?.localizedText
                else { return nil }
                return TaskSolution(task: task.id, why: why, actions: reader.actions(solution["do"]))
            })
    }
}
