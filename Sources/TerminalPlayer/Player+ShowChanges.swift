// What machines wait for, and what has changed inside of them. Read first: Player+Show.swift,
// Sources/Playback/Timeline/ChangeKind.swift.

import Basics
import Emulation
import HostStack
import Playback
import Scenarios

extension Player {
    /// What a host waits for, the next first.
    func timers(_ host: Host) -> [(deadline: Instant, text: String)] {
        let stack = host.core.stack.timerViews.map { ($0.deadline, EntryNames.name(of: $0.timer)) }
        let programs = host.serviceTimerViews.map {
            ($0.deadline, "\($0.timer.rawValue) (\($0.service?.rawValue ?? "stub"))")
        }
        return (stack + programs).enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(
            \.element)
    }

    /// The timers of a host.
    func timerText(_ host: Host) -> String {
        var text = heading(host)
        let timers = timers(host)
        if timers.isEmpty { text += row(PlayerWords.empty[language]) }
        for timer in timers { text += row(StoryWords.moment(timer.deadline, language) + "  " + timer.text) }
        return text
    }

    /// The latest changes inside of hosts and cables: all, those of one host, or those of one kind.
    func changes(_ name: String?) -> Reply {
        let number = name.flatMap { timeline.branch.network.host($0) }
        let kind = number == nil ? name.flatMap { ChangeKind(rawValue: $0.lowercased()) } : nil
        if let name, number == nil, kind == nil {
            let near = Suggestion.meant(by: name, in: ChangeKind.allCases.map(\.rawValue))
            return fail(near.map { PlayerWords.noChange(name.shortened, $0)[language] } ?? unknown(name))
        }
        let names = EntryNames(timeline, language)
        var found: [Int] = []
        for index in (0..<timeline.position).reversed() {
            guard let change = timeline.tape.change(at: index), kind == nil || change == kind,
                number == nil || timeline.tape.host(ofEntry: index) == number
            else { continue }
            found.append(index)
            if found.count == Self.changesListed { break }
        }
        if found.isEmpty { return say(sentence(PlayerWords.nothingThere)) }
        let lines = found.reversed().map { index in
            wrapped(
                "\(timeline.branch.name)@\(index + 1)  \(StoryWords.moment(timeline.tape.entries[index].at, language)) "
                    + " "
                    + names.line(index)) + "\n"
        }
        return say(lines.joined())
    }

    /// So many changes are listed.
    private static let changesListed = 20
}
