// The lesson's questions, tasks, hints and words. Read first: Player.swift,
// Sources/Playback/Timeline/Timeline+Teaching.swift. Answers and solutions are in the instructor's key file, which
// this program does not open.

import Basics
import Playback
import Scenarios

extension Player {
    mutating func predict(_ words: [String]) -> Reply {
        let stages = timeline.lesson.stages.filter { $0.predict != nil }
        if stages.isEmpty { return say(sentence(PlayerWords.noQuestions)) }
        // The question that is asked now; else the next one.
        let current =
            asked.map { timeline.lesson.stages[$0] }
            ?? stages.first { stage in
                !isOver && !timeline.hasBegun(stage) && stage.predict.map { answers[$0.id] == nil } ?? false
            }
        guard let stage = current, let question = stage.predict else {
            var text = sentence(PlayerWords.allAnswered)
            for stage in stages {
                guard let question = stage.predict, let answer = answers[question.id] else { continue }
                let choice = question.choices.first { $0.id == answer }.map { told($0.text) } ?? answer
                text += wrapped("\(told(question.ask)) → \(choice)", indent: "  ") + "\n"
            }
            return say(text)
        }
        guard let answer = words.first else { return say(questionText(stage, isNow: asked != nil)) }
        let fitting = question.choices.filter { $0.id.hasPrefix(answer.lowercased()) }
        // Or by its number.
        let counted = Int(answer).flatMap { question.choices.indices.contains($0 - 1) ? question.choices[$0 - 1] : nil }
        guard
            let choice = question.choices.first(where: { $0.id == answer })
                ?? (fitting.count == 1 ? fitting[0] : counted)
        else {
            return fail(PlayerWords.noSuchAnswer(answer.shortened, question.choices.map(\.id))[language])
        }
        answers[question.id] = choice.id
        return say(sentence(PlayerWords.answerKept(told(choice.text))))
    }

    mutating func hint(_ words: [String]) -> Reply {
        let words = taskWords(words)
        let tasks = timeline.lesson.tasks
        if tasks.isEmpty { return say(sentence(PlayerWords.noTasks)) }
        if let problem = unknownTask(words) { return fail(problem) }
        guard let states = timeline.taskStates() else { return fail(PlayerWords.stoppedAway[language]) }
        let open = states.first { !$0.isDone }?.task
        let wanted = words.first.flatMap { id in tasks.first { $0.id == id } }
        guard let task = wanted ?? open else { return say(sentence(PlayerWords.allTasksDone)) }
        if task.hints.isEmpty { return say(sentence(PlayerWords.noHints)) }
        let given = min(hintsGiven[task.id, default: 0] + 1, task.hints.count)
        hintsGiven[task.id] = given
        return say(wrapped("\(task.id), \(given)/\(task.hints.count): \(told(task.hints[given - 1]))") + "\n")
    }

    func tasks(_ words: [String]) -> Reply {
        let words = taskWords(words)
        let tasks = timeline.lesson.tasks
        if tasks.isEmpty { return say(sentence(PlayerWords.noTasks)) }
        if let problem = unknownTask(words) { return fail(problem) }
        return say(
            tasks.filter { words.isEmpty || $0.id == words[0] }.map {
                wrapped("\($0.id)  \(told($0.text))  (\(StoryWords.points($0.points)[language]))") + "\n"
            }.joined())
    }

    /// `words` with the name of the task that they begin with in full: it may be a number, or only its beginning.
    private func taskWords(_ words: [String]) -> [String] {
        let known = timeline.lesson.tasks.map(\.id)
        guard let word = words.first, !known.contains(word) else { return words }
        if let number = Int(word), known.indices.contains(number - 1) { return [known[number - 1]] }
        let fitting = known.filter { $0.hasPrefix(word.lowercased()) }
        return fitting.count == 1 ? fitting : words
    }

    /// What to say when the word names no task.
    private func unknownTask(_ words: [String]) -> String? {
        let known = timeline.lesson.tasks.map(\.id)
        guard let word = words.first, !known.contains(word) else { return nil }
        return PlayerWords.noTask(word.shortened, known)[language]
    }

    func check(_ words: [String]) -> Reply {
        let words = taskWords(words)
        if let problem = unknownTask(words) { return fail(problem) }
        guard let all = timeline.taskStates() else { return fail(PlayerWords.stoppedAway[language]) }
        let states = all.filter { words.isEmpty || $0.task.id == words[0] }
        var text = states.isEmpty ? sentence(PlayerWords.noTasks) : ""
        for state in states {
            let verdict =
                state.isDone
                ? style.paint(PlayerWords.done[language], .good) : style.paint(PlayerWords.notYet[language], .bad)
            text += wrapped("\(state.task.id)  \(told(state.task.text))") + "\n  → \(verdict)\n"
        }
        if states.contains(where: { !$0.isDone }) {
            text += wrapped((isOver ? PlayerWords.actEarlier : PlayerWords.checkLater)[language]) + "\n"
        }
        return say(text)
    }

    func glossaryText(_ term: String) -> Reply {
        let words = glossary.filter { timeline.lesson.glossary.contains($0.id) }
        if term.isEmpty {
            if words.isEmpty { return say(sentence(PlayerWords.noGlossary)) }
            return say(words.map { wrapped("\($0.word[language])") + "\n" }.joined())
        }
        let wanted = term.lowercased()
        guard let word = glossary.first(where: { $0.names.contains(wanted) }) else {
            let near = Suggestion.meant(by: wanted, in: glossary.flatMap(\.names))
            let mentions = glossary.filter { told($0.text).lowercased().contains(wanted) || $0.isPart(wanted) }
            let names = mentions.map { $0.word[language] }
            return fail(PlayerWords.noWord(term.shortened, near, names)[language])
        }
        return say(style.paint(word.word[language], .strong) + "\n" + wrapped(told(word.text), indent: "  ") + "\n")
    }

    func help(_ words: [String]) -> Reply {
        guard let word = words.first else {
            var text = ""
            for command in PlayerCommand.allCases {
                let name = command.rawValue
                let gap = String(repeating: " ", count: max(2, 11 - name.count))
                text += columns(name + gap + command.summary[language]) + "\n"
            }
            return say(text + sentence(PlayerWords.helpEnd))
        }
        // Who asks about a word that follows a command gets help with that command.
        let isPart = (try? PlayerCommand.named(word).get()) == nil
        let meant = TypedLine.phrases[word.lowercased()] ?? (isPart ? whole(word, in: word) : nil)
        let asked = meant.map { String($0.prefix { $0 != " " }) } ?? word
        switch PlayerCommand.named(asked) {
        case .failure(let problem): return fail(problem.text[language])
        case .success(let command):
            let names = command.otherNames(in: language).joined(separator: PlayerWords.comma[language])
            return say(
                style.paint(wrapped(command.usage), .strong) + "\n" + wrapped(command.summary[language]) + "\n"
                    + columns(command.explanation[language]) + "\n"
                    + (names.isEmpty ? "" : wrapped(labelled(PlayerWords.alsoCalled, names)) + "\n"))
        }
    }

    /// Text for people in which lines have a second column: what continues one stands under its beginning.
    func columns(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let words = line.drop { $0 == " " }
            guard let gap = words.firstRange(of: "  ") else { return wrapped(String(line)) }
            let second = words[gap.upperBound...].drop { $0 == " " }
            let margin = TextWidth.of(String(line[..<second.startIndex]))
            // On a narrow terminal there is no room for two columns, and a table has more of them.
            guard margin * 2 <= style.width, !second.contains("  ") else { return wrapped(String(line)) }
            let rows = TextWrapper.lines(of: VisibleText.of(String(second)), width: style.width - margin)
            return line[..<second.startIndex] + rows.joined(separator: "\n" + String(repeating: " ", count: margin))
        }.joined(separator: "\n")
    }
}
