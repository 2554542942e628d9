// What an instructor reads below the story of a solved lesson: what was done and why, whether each goal is met, the
// answers to the predictions, and the lesson's note for teachers.
// Read first: StoryPrinter.swift, Sources/Scenarios/Model/Lesson/LessonKey.swift.

import Scenarios

/// A key and what came of it, as text.
struct SolutionPrinter {
    private let run: LessonRun
    private let key: LessonKey
    private let style: TerminalStyle
    private let language: Language

    init(_ run: LessonRun, _ key: LessonKey, style: TerminalStyle) {
        self.run = run
        self.key = key
        self.style = style
        language = run.language
    }

    /// The whole text; it begins with an empty line.
    func text() -> String {
        var lines: [String] = []
        lines += section(StoryWords.solution)
        if run.lesson.tasks.isEmpty { lines.append("  " + StoryWords.noTasks[language]) }
        let judge = ExpectationJudge(run)
        for task in run.lesson.tasks { lines += solution(of: task, isMet: judge.isMet(task.goal.condition)) }
        if !key.answers.isEmpty { lines += section(StoryWords.answers) }
        for answer in key.answers { lines += text(of: answer) }
        if let note = run.lesson.teacher { lines += section(StoryWords.forTeachers) + paragraph(note, indent: 2) }
        return lines.map { $0 + "\n" }.joined()
    }

    private func solution(of task: LessonTask, isMet: Bool) -> [String] {
        let verdict = (isMet ? StoryWords.goalMet : StoryWords.goalNotMet)[language]
        let points = StoryWords.points(task.points)[language]
        let mark = style.paint((isMet ? "✓ " : "✗ ") + "\(task.id) (\(points)): \(verdict)", isMet ? .good : .bad)
        var lines = ["  " + mark] + paragraph(task.text, indent: 4)
        guard let solution = key.solutions.first(where: { $0.task == task.id }) else { return lines }
        for action in solution.actions {
            let mark = "▸ \(StoryWords.moment(action.at, language))"
            let room = min(style.width, 100) - TextWidth.of(mark) - 6
            let words = TextWrapper.lines(of: ActionWords.sentence(action.action)[language], width: room)
            lines.append("    \(style.paint(mark, .strong))  \(words.first ?? "")")
            lines += words.dropFirst().map { "      " + $0 }
        }
        lines += paragraph(solution.why, indent: 4)
        return lines
    }

    private func text(of answer: PredictionAnswer) -> [String] {
        let predictions = run.lesson.stages.compactMap(\.predict)
        guard let prediction = predictions.first(where: { $0.id == answer.prediction }) else { return [] }
        var lines = ["  " + style.paint(answer.prediction, .strong)] + paragraph(prediction.ask, indent: 4)
        for choice in prediction.choices {
            let isRight = choice.id == answer.choice
            let words = (isRight ? "● " : "○ ") + choice.text[language]
            lines.append("    " + (isRight ? style.paint(words, .good) : words))
        }
        return lines + paragraph(answer.why, indent: 4)
    }

    private func section(_ title: LocalizedText) -> [String] {
        ["", style.paint("── \(title[language]) ──", .title)]
    }

    private func paragraph(_ words: LocalizedText, indent: Int) -> [String] {
        TextWrapper.lines(of: StoryWords.told(words, language), width: min(style.width, 100) - indent).map {
            String(repeating: " ", count: indent) + $0
        }
    }
}
