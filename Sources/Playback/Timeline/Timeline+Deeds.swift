// Who was it: the lesson, or an experiment? Read first: Timeline+Act.swift, Tape+Causes.swift.

import Basics
import Emulation
import Scenarios

extension Timeline {
    /// What somebody outside did.
    package enum Deed: Equatable, Sendable {
        /// What the lesson has planned for this moment.
        case ofLesson(LocalizedText)
        /// An experiment, as it was typed.
        case experiment(String)
    }

    /// The deeds of which one set off entry number `index` of branch number `branch`: what was done at its moment, to
    /// the machine or cable that it tells of.
    package func deeds(behind index: Int, ofBranch branch: Int) -> [Deed] {
        let entry = branches[branch].tape.entries[index]
        var experiments: [Branch.Fork] = []
        var way = branch
        while let fork = branches[way].fork {
            let place = fork.position == 0 ? Instant.start : branches[way].tape.entries[fork.position - 1].at
            if index >= fork.position && place + fork.action.pause == entry.at { experiments.append(fork) }
            way = fork.parent
        }
        let thing = thing(ofEntry: index, ofBranch: branch)
        let change = branches[branch].tape.change(at: index)
        func concerns(_ plan: ActionPlan) -> Bool { thing.map { Self.concerns(plan, $0, change) } ?? true }
        let planned = lesson.actions.filter { $0.at == entry.at && concerns($0.action) }
        // Of the experiments the latest before the entry: all that were made at the same point.
        let tried = experiments.prefix { $0.position == experiments[0].position }.reversed().map(\.action).filter {
            action in
            switch action.kind {
            case .plans(let plans): plans.contains(where: concerns)
            case .compose(let host, to: _, subject: _, body: _): thing == nil || thing == host
            case .frame, .mailbox, .fill, .edit, .wait: true
            }
        }
        return planned.map { .ofLesson(ActionWords.sentence($0.action)) } + tried.map { .experiment($0.text) }
    }

    /// The name of the host, the switch or the link that an entry tells of; nil when it tells of none.
    private func thing(ofEntry index: Int, ofBranch branch: Int) -> String? {
        let tape = branches[branch].tape
        guard case .observation(let number) = tape.entries[index].kind else { return nil }
        switch tape.observations[number].kind {
        case .linkCut(let link), .linkRestored(let link), .linkChanged(let link, _): return names.link(link)
        case .switchPower(let number, isOn: _): return names.switch(number)
        case .stack, .dnsQuery, .dnsResponse, .dnsTimeout, .line, .mail, .state, .nameCheck, .senderPolicy, .poweredOff,
            .poweredOn, .timePassed:
            return names.host(tape.observations[number].host)
        }
    }

    /// Whether something that happens at `thing`, perhaps a change inside of it, can come of `action`.
    private static func concerns(_ action: ActionPlan, _ thing: String, _ change: ChangeKind?) -> Bool {
        // Nothing else changes these two.
        let isPlanned = change == .zone || change == .quota
        return switch action {
        case .send(letter: _, from: let host), .fetch(let host), .watch(let host), .power(let host, isOn: _),
            .setUp(let host, _), .service(_, let host, isOn: _), .poison(resolver: let host, _):
            host == thing && !isPlanned
        case .link(let link, isUp: _), .changeLink(let link, _), .lose(_, let link), .loseNothing(let link):
            link == thing
        // Which servers have the zone, or the mailbox, is no matter of names.
        case .changeZone: change == .zone
        case .quota: change == .quota
        }
    }
}
