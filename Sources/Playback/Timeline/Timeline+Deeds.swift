// Who was it: the lesson, or an experiment? Read first: Timeline+Act.swift, Tape+Causes.swift.

import Basics
import Scenarios

extension Timeline {
    /// What somebody outside did.
    package enum Deed: Equatable, Sendable {
        /// What the lesson has planned for this moment.
        case ofLesson(LocalizedText)
        /// An experiment, as it was typed.
        case experiment(String)
    }

    /// The deed that entry number `index` of branch number `branch` came of; nil when it may be one of several.
    package func deed(behind index: Int, ofBranch branch: Int) -> Deed? {
        let moment = branches[branch].tape.entries[index].at
        var experiments: [Branch.Fork] = []
        var way = branch
        while let fork = branches[way].fork {
            let place = fork.position == 0 ? Instant.start : branches[way].tape.entries[fork.position - 1].at
            if index >= fork.position && place + fork.action.pause == moment { experiments.append(fork) }
            way = fork.parent
        }
        let planned = lesson.actions.filter { $0.at == moment }
        // The latest experiment before the entry, if nothing else was done at the same point.
        if let last = experiments.first, planned.isEmpty {
            let isAlone = !experiments.dropFirst().contains { $0.position == last.position }
            return isAlone ? .experiment(last.action.text) : nil
        }
        guard planned.count == 1, experiments.isEmpty else { return nil }
        return .ofLesson(ActionWords.sentence(planned[0].action))
    }
}
