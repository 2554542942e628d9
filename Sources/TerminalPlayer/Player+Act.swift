// Doing something to the world, and looking at the ways that came of it. Read first: Player.swift,
// Sources/Playback/Timeline/Timeline+Act.swift.

import Basics
import Emulation
import MailMessage
import Playback
import Scenarios
import Wire

extension Player {
    mutating func whatIf(_ text: String) -> Reply {
        let parser = WhatIfParser(timeline.lesson)
        if text.isEmpty {
            let width = timeline.lesson.whatIfs.map { TextWidth.of($0.id) }.max() ?? 0
            let experiments = timeline.lesson.whatIfs.map {
                "  experiment " + $0.id + String(repeating: " ", count: width + 2 - TextWidth.of($0.id))
                    + told($0.title)
            }
            return say(
                columns(([PlayerCommand.whatif.explanation[language]] + experiments).joined(separator: "\n")) + "\n")
        }
        // Experiments of the lesson may be called by their names alone.
        let isNamed = timeline.lesson.whatIfs.contains { $0.id == text }
        do throws(WhatIfError) {
            let action = try parser.parse(isNamed ? "experiment " + text : text)
            let wasOver = isOver
            let isAlready = timeline.isAlready(action)
            let zones = timeline.zones(changedBy: action)
            let name = try change { (timeline: inout Timeline) throws(WhatIfError) in try timeline.act(action) }
            asked = nil
            let parent = timeline.branch.fork.map { timeline.branches[$0.parent].name } ?? name
            var note = isAlready ? sentence(PlayerWords.wasAlready) : ""
            for zone in zones where !isAlready {
                note += sentence(PlayerWords.zoneIsChanged(zone.zone.isRoot ? nil : "\(zone.zone)", zone.host))
            }
            if case .wait(let length) = action.kind {
                note +=
                    sentence(PlayerWords.waiting(StoryWords.moment(timeline.now + length, language)))
            } else if wasOver, timeline.lesson.end != nil {
                let end = StoryWords.moment(timeline.branch.end, language)
                note += sentence(PlayerWords.lessonEnds(end))
            }
            if sends(action), let letter = timeline.branch.tape.letters.letters.last?.id {
                note += sentence(PlayerWords.letterIsCalled(letter))
            }
            return say(sentence(PlayerWords.branched(name, parent)) + note + addressLine())
        } catch {
            return fail(error.text[language])
        }
    }

    /// Whether the action writes a letter that a person may want to follow.
    private func sends(_ action: WhatIfAction) -> Bool {
        switch action.kind {
        case .compose: true
        case .plans(let plans): plans.contains { if case .send = $0 { true } else { false } }
        case .frame, .edit, .mailbox, .fill, .wait: false
        }
    }

    func branchList() -> Reply {
        var text = ""
        for (number, branch) in timeline.branches.enumerated() {
            let mark = number == timeline.current ? "*" : " "
            guard let fork = branch.fork else {
                text += wrapped("\(mark) \(branch.name)  \(PlayerWords.lessonItself[language])") + "\n"
                continue
            }
            let place = "\(timeline.branches[fork.parent].name)@\(fork.position)"
            text += wrapped("\(mark) \(branch.name)  \(place)  \(fork.action.text)") + "\n"
        }
        return say(text)
    }

    mutating func branch(_ words: [String]) -> Reply {
        guard let name = words.first, words.count == 1 else { return fail(PlayerWords.usage(.branch)[language]) }
        guard let number = timeline.number(ofBranch: name) else {
            return fail(PlayerWords.noBranch(name.shortened, timeline.branches.map(\.name))[language])
        }
        change { $0.goTo(branch: number) }
        asked = nil
        return say(whereText())
    }

    mutating func compare(_ words: [String]) -> Reply {
        var numbers: [Int] = []
        for word in words {
            guard let number = timeline.number(ofBranch: word) else {
                return fail(PlayerWords.noBranch(word.shortened, timeline.branches.map(\.name))[language])
            }
            numbers.append(number)
        }
        if numbers.count < 2 {
            let one = numbers.first ?? timeline.current
            // With the way that it left; from the lesson's own way, with the latest experiment.
            let other = timeline.branches[one].fork?.parent ?? timeline.branches.count - 1
            numbers =
                numbers.isEmpty ? [other, one].sorted() : [timeline.current == one ? other : timeline.current, one]
        }
        guard numbers[0] != numbers[1] else {
            return fail(
                (timeline.branches.count == 1 ? PlayerWords.nothingToCompare : PlayerWords.sameBranch)[language])
        }
        guard let comparison = change({ $0.compare(numbers[0], numbers[1]) }) else {
            return fail(PlayerWords.stoppedAway[language])
        }
        return say(text(of: comparison, numbers[0], numbers[1]))
    }

    private func text(of comparison: BranchComparison, _ first: Int, _ second: Int) -> String {
        let (a, b) = (timeline.branches[first].name, timeline.branches[second].name)
        guard let difference = comparison.firstDifference else {
            return sentence(PlayerWords.noDifference(a, b))
        }
        var text = sentence(PlayerWords.firstDifference)
        func rows(_ pair: (first: Int?, second: Int?)) {
            for (branch, position) in [(first, pair.first), (second, pair.second)] {
                let line =
                    position.map {
                        "\(timeline.branches[branch].name)@\($0)  "
                            + StoryWords.moment(timeline.branches[branch].tape.entries[$0 - 1].at, language) + "  "
                            + EntryNames(timeline, language, branch: branch).line($0 - 1)
                    } ?? "\(timeline.branches[branch].name)  -"
                text += wrapped(line, indent: "  ") + "\n"
            }
        }
        rows(difference)
        if let frame = comparison.firstFrame {
            text += sentence(PlayerWords.firstFrame)
            rows(frame)
            // What they are about may be the same.
            if let x = self.frame(ofBranch: first, frame.first), let y = self.frame(ofBranch: second, frame.second),
                Self.isOneFrame(x, y),
                let place = (0..<max(x.bytes.count, y.bytes.count)).first(where: {
                    $0 >= x.bytes.count || $0 >= y.bytes.count || x.bytes[$0] != y.bytes[$0]
                })
            {
                text += wrapped(PlayerWords.firstByte(place)[language], indent: "  ") + "\n"
            }
        }
        if comparison.isSameInTheEnd { text += sentence(PlayerWords.sameOutcome) }
        for outcome in comparison.outcomes {
            let (x, y) = (word(for: outcome.first), word(for: outcome.second))
            text +=
                wrapped(labelled(LocalizedText(en: outcome.letter, ja: outcome.letter), both(a, x, b, y)), indent: "  ")
                + "\n"
        }
        for letter in comparison.otherTexts {
            text += wrapped(PlayerWords.otherText(letter)[language], indent: "  ") + "\n"
        }
        for verdict in comparison.verdicts {
            let (x, y) = (PlayerWords.yesNo(verdict.first)[language], PlayerWords.yesNo(verdict.second)[language])
            text += wrapped(told(verdict.text), indent: "  ") + "\n"
            text += wrapped("→ " + both(a, x, b, y), indent: "    ") + "\n"
        }
        return text
    }

    /// `main yes, b1 no`.
    private func both(_ a: String, _ x: String, _ b: String, _ y: String) -> String {
        "\(a) \(x)\(PlayerWords.comma[language])\(b) \(y)"
    }

    /// In English by the name that lessons and reports use.
    private func word(for outcome: LetterOutcome?) -> String {
        guard let outcome else { return "-" }
        return LocalizedText(en: outcome.rawValue, ja: StoryWords.outcome(outcome)[.japanese])[language]
    }

    /// So many bytes of a damaged frame differ at most.
    private static let damagedBytes = 4

    /// Whether two frames are the same one but for what has become of it: only then their bytes are worth comparing.
    private static func isOneFrame(_ x: (lane: Int, bytes: [UInt8]), _ y: (lane: Int, bytes: [UInt8])) -> Bool {
        if x.lane != y.lane { return false }
        // What was damaged may look like another kind of frame, but differs in few places.
        return x.bytes.count == y.bytes.count && zip(x.bytes, y.bytes).count { $0 != $1 } <= damagedBytes
            || FrameSummary(x.bytes).protocolName == FrameSummary(y.bytes).protocolName
    }

    /// The frame at a position of a branch, and in which direction of which link it goes; nil when there is none.
    private func frame(ofBranch number: Int, _ position: Int?) -> (lane: Int, bytes: [UInt8])? {
        let tape = timeline.branches[number].tape
        return position.flatMap { tape.frame(ofEntry: $0 - 1) }.map { (tape.frames[$0].lane, tape.bytes(ofFrame: $0)) }
    }

    func mail(_ words: [String]) -> Reply {
        let world = timeline.worldAfterActs
        let programs = WhatIfParser(timeline.lesson).mailPrograms
        guard let name = words.first else {
            return say(
                programs.map { name in
                    guard let number = timeline.branch.network.host(name),
                        let program = mailProgram(world.hosts[number])
                    else { return "" }
                    return wrapped("\(name)  \(program.configuration.address)") + "\n"
                }.joined())
        }
        guard programs.contains(name), let number = timeline.branch.network.host(name),
            let program = mailProgram(world.hosts[number])
        else {
            let isHost = timeline.branch.network.host(name) != nil
            let words =
                isHost
                ? PlayerWords.noMailProgram(name, programs)
                : PlayerWords.noHost(name.shortened, Suggestion.meant(by: name, in: programs), programs)
            return fail(words[language])
        }
        let folders = program.folders
        let inbox = folders.inbox.map(\.bytes)
        let letters: [(folder: String, bytes: [UInt8])] =
            inbox.map { ("INBOX", $0) }
            + folders.outbox.map { ("Outbox", $0.letter.message) } + folders.sent.map { ("Sent", $0.message) }
        // By IMAP the server says which letters have been read; POP3 has no word for it.
        let isUnread = folders.inbox.map { if case .imap = $0.origin { !$0.flags.contains("\\Seen") } else { false } }
        if words.count > 1 {
            guard let place = Int(words[1]), letters.indices.contains(place - 1) else {
                return fail(PlayerWords.noSuchLetterNumber(letters.count)[language])
            }
            return say(page(of: letters[place - 1].bytes))
        }
        var text = headed(name, "  \(program.configuration.address)")
        for folder in ["INBOX", "Outbox", "Sent"] {
            text += "  " + FolderWords.shown(folder)[language] + "\n"
            for (place, letter) in letters.enumerated() where letter.folder == folder {
                let message = Message(letter.bytes)
                let subject = message.readableValue("Subject") ?? ""
                let note = place < isUnread.count && isUnread[place] ? "  " + PlayerWords.unread[language] : ""
                // Of one's own letters one wants to know whom they are for.
                let other =
                    folder == "INBOX"
                    ? message.readableValue("From") ?? "" : "→ " + (message.readableValue("To") ?? "")
                text += wrapped("\(place + 1)  \(other)  \(subject)\(note)", indent: "    ") + "\n"
                if letter.folder == "Outbox", let reason = folders.outbox[place - inbox.count].status.reason {
                    text += wrapped(reason, indent: "       ") + "\n"
                }
            }
        }
        return say(text)
    }

    func mailProgram(_ host: Host) -> MailProgramService? {
        for case .mailProgram(let program) in host.services { return program.value }
        return nil
    }
}
