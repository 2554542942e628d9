// Two ways that things went, side by side. Read first: Branch.swift.

import Basics
import Emulation
import Scenarios

/// What is different between two branches, both played to the lesson's end.
package struct BranchComparison: Equatable, Sendable {
    /// A letter that fared differently.
    package struct Outcome: Equatable, Sendable {
        package var letter: String
        /// Nil when the letter was never written there.
        package var first: LetterOutcome?
        package var second: LetterOutcome?
    }

    /// A verdict on an expectation or a task that is not the same.
    package struct Verdict: Equatable, Sendable {
        package var text: LocalizedText
        package var first: Bool
        package var second: Bool
    }

    /// The first entries that differ, by position; nil when one branch has nothing there, or they never differ.
    package var firstDifference: (first: Int?, second: Int?)?
    /// The first frames that differ, by their entries.
    package var firstFrame: (first: Int?, second: Int?)?
    package var outcomes: [Outcome]
    package var verdicts: [Verdict]
    /// The letters of which something else is read in one branch than in the other.
    package var otherTexts: [String]

    package var isSameInTheEnd: Bool { outcomes.isEmpty && verdicts.isEmpty && otherTexts.isEmpty }

    package static func == (a: Self, b: Self) -> Bool {
        a.firstDifference?.first == b.firstDifference?.first && a.firstDifference?.second == b.firstDifference?.second
            && a.firstFrame?.first == b.firstFrame?.first && a.firstFrame?.second == b.firstFrame?.second
            && a.outcomes == b.outcomes && a.verdicts == b.verdicts && a.otherTexts == b.otherTexts
    }
}

extension Timeline {
    /// Compares two branches by their numbers; plays both to the end first. Nil when somebody wanted to stop.
    package mutating func compare(_ first: Int, _ second: Int) -> BranchComparison? {
        finish(first)
        finish(second)
        if !branches[first].isComplete || !branches[second].isComplete { return nil }
        let (a, b) = (branches[first].tape, branches[second].tape)
        guard let one = Ending(branches[first], unless: isAskedToStop),
            let two = Ending(branches[second], unless: isAskedToStop)
        else { return nil }
        var outcomes: [BranchComparison.Outcome] = []
        var otherTexts: [String] = []
        var compared: Set<String> = []
        for id in (one.story.letters.letters + two.story.letters.letters).map(\.id)
        where compared.insert(id).inserted {
            let (x, y) = (one.outcome(of: id), two.outcome(of: id))
            if x != y { outcomes.append(.init(letter: id, first: x, second: y)) }
            if let first = one.copy(of: id), let second = two.copy(of: id), first.readsOtherwise(than: second) {
                otherTexts.append(id)
            }
        }
        let judges = (
            ExpectationJudge(network: one.network, story: one.story),
            ExpectationJudge(network: two.network, story: two.story)
        )
        let asked =
            lesson.tasks.map { ($0.text, $0.goal.condition) }
            + lesson.expectations.map { ($0.title, $0.condition) }
        let verdicts = asked.compactMap { text, condition -> BranchComparison.Verdict? in
            let (x, y) = (judges.0.isMet(condition), judges.1.isMet(condition))
            return x == y ? nil : .init(text: text, first: x, second: y)
        }
        return BranchComparison(
            firstDifference: Self.firstDifference(a, b), firstFrame: Self.firstFrame(a, b), outcomes: outcomes,
            verdicts: verdicts, otherTexts: otherTexts)
    }

    private struct Ending {
        let network: EmulatedTopology
        let story: Story
        /// By their Message-IDs: nobody looks through all mailboxes for each letter.
        private let copies: [String: LetterCopy]
        private let waiting: Set<String>
        private let traces: [String: LetterTrace]

        init?(_ branch: Branch, unless isAskedToStop: () -> Bool) {
            guard let story = branch.story(at: branch.count, unless: isAskedToStop) else { return nil }
            network = branch.network
            self.story = story
            copies = network.furthestCopies()
            waiting = network.waitingLetters()
            traces = Dictionary(story.letters.letters.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        }

        func outcome(of id: String) -> LetterOutcome? {
            traces[id].map { $0.outcome(isQueued: $0.waits(among: waiting)) }
        }

        func copy(of id: String) -> LetterCopy? { traces[id].flatMap { copies[$0.messageID] } }
    }

    private static func firstDifference(_ a: Tape, _ b: Tape) -> (first: Int?, second: Int?)? {
        for i in 0..<max(a.entries.count, b.entries.count) {
            guard i < a.entries.count else { return (nil, i + 1) }
            guard i < b.entries.count else { return (i + 1, nil) }
            if !isSame(a, b, i) { return (i + 1, i + 1) }
        }
        return nil
    }

    private static func isSame(_ a: Tape, _ b: Tape, _ i: Int) -> Bool {
        guard a.entries[i].at == b.entries[i].at else { return false }
        switch (a.entries[i].kind, b.entries[i].kind) {
        case (.frame(let x), .frame(let y)):
            return a.frames[x].lane == b.frames[y].lane && a.bytes(ofFrame: x) == b.bytes(ofFrame: y)
        case (.loss(let x, let one), .loss(let y, let two)): return one == two && a.frames[x].lane == b.frames[y].lane
        case (.observation(let x), .observation(let y)): return a.observations[x] == b.observations[y]
        case (.stage(let x), .stage(let y)): return x == y
        case (.frame, _), (.loss, _), (.observation, _), (.stage, _): return false
        }
    }

    private static func firstFrame(_ a: Tape, _ b: Tape) -> (first: Int?, second: Int?)? {
        for i in 0..<max(a.frames.count, b.frames.count) {
            guard i < a.frames.count else { return (nil, b.entry(ofFrame: i) + 1) }
            guard i < b.frames.count else { return (a.entry(ofFrame: i) + 1, nil) }
            let isSame =
                a.frames[i].at == b.frames[i].at && a.frames[i].lane == b.frames[i].lane
                && a.bytes(ofFrame: i) == b.bytes(ofFrame: i)
            if !isSame { return (a.entry(ofFrame: i) + 1, b.entry(ofFrame: i) + 1) }
        }
        return nil
    }
}
