// Why something happened: from cause to cause, back to what somebody did. Read first: Player+Walk.swift,
// Sources/Playback/Timeline/Tape+Causes.swift.

import Emulation
import Playback
import Scenarios

extension Player {
    /// So many causes are told, unless somebody asks for more.
    private static let causesTold = 8

    func why(_ words: [String]) -> Reply {
        var limit = Self.causesTold
        if let word = words.first {
            guard let number = Int(word), (1...1_000_000).contains(number) else {
                return fail(PlayerWords.usage(.why)[language])
            }
            limit = number
        }
        guard timeline.position > 0 else { return say(addressLine() + sentence(PlayerWords.atBeginning)) }
        let names = EntryNames(timeline, language)
        let index = timeline.position - 1
        let (causes, origin) = timeline.tape.causes(of: index)
        let told = toldCauses(causes)
        var text = addressLine() + wrapped(labelled(PlayerWords.happened, names.line(index))) + "\n"
        func add(_ number: Int) {
            let place = TimelineAddress(branch: timeline.branch.name, position: number + 1)
            text += wrapped(labelled(PlayerWords.because, "\(place)  \(names.line(number))")) + "\n"
        }
        // The last one is where it all began.
        let near = told.count <= limit ? told[...] : told.prefix(limit - 1)
        for number in near { add(number) }
        if let first = told.last, near.count < told.count {
            let left = told.count - near.count - 1
            if left > 0 { text += wrapped(PlayerWords.causesBetween(left, told.count)[language], indent: "  ") + "\n" }
            add(first)
        }
        text += wrapped(labelled(PlayerWords.because, names.origin(origin, of: causes.last ?? index))) + "\n"
        return say(text)
    }

    /// Those of `causes` that are worth telling as near as one looks. From afar nobody wants to see each line twice, as
    /// it is said and in its frame; nor, from farther still, all that was said in one conversation.
    private func toldCauses(_ causes: [Int]) -> [Int] {
        let tape = timeline.tape
        switch timeline.zoom {
        case .packet, .bytes: return causes.filter { !tape.isOnItsWay($0) }
        case .conversation: return causes.filter { !tape.isCarriage($0) }
        case .postOffice:
            var told: [Int] = []
            var conversation: ProtocolLine?
            for number in causes {
                let line = tape.line(at: number)
                let isSame = line.map { $0.client == conversation?.client && $0.server == conversation?.server }
                let isFrame = if case .frame = tape.entries[number].kind { true } else { false }
                // The nearest cause is told, whatever it is, and so is what a timer has waited for since.
                let isAwaited = told.last.map { tape.change(at: $0) == .timer } ?? true
                if isAwaited || !isFrame && isSame != true { told.append(number) }
                conversation = line ?? conversation
            }
            return told
        }
    }
}
