// Moving through the lesson. Read first: Player.swift, Sources/Playback/Timeline/Timeline+Walk.swift.

import Basics
import Playback
import Scenarios

extension Player {
    /// The questions that were not answered yet.
    private var openQuestions: Set<String> {
        Set(timeline.lesson.stages.compactMap { $0.predict?.id }.filter { answers[$0] == nil })
    }

    /// Walks, and stops at questions that are new. A question that was shown already is passed with the next command.
    mutating func walk(_ body: (inout Timeline, Set<String>) -> Timeline.Walk) -> Timeline.Walk {
        var open = openQuestions
        if let asked, let id = timeline.lesson.stages[asked].predict?.id { open.remove(id) }
        let walk = change { body(&$0, open) }
        // A question that was passed is answered by what came: nobody shall answer it now.
        if case .question(let stage) = walk { asked = stage } else { asked = nil }
        return walk
    }

    mutating func step(_ words: [String]) -> Reply {
        guard let count = count(words) else { return fail(PlayerWords.usage(.step)[language]) }
        var walk = Timeline.Walk.arrived
        let stops = breakpoints.map(\.predicate)
        // Who says how far is not held up by questions, so that back N leads to where step N began.
        let asks = words.isEmpty
        for _ in 0..<count where walk == .arrived {
            walk = self.walk { $0.step(breakpoints: stops, asking: asks ? $1 : []) }
        }
        return tell(walk)
    }

    mutating func back(_ words: [String]) -> Reply {
        guard let count = count(words) else { return fail(PlayerWords.usage(.back)[language]) }
        var walk = Timeline.Walk.arrived
        for _ in 0..<count where walk == .arrived { walk = change { $0.back() } }
        asked = nil
        return tell(walk)
    }

    mutating func proceed(_ words: [String]) -> Reply {
        let stops = breakpoints.map(\.predicate)
        if words.first?.lowercased() == "back" { return proceedBack(stops) }
        if !words.isEmpty { return fail(PlayerWords.usage(.continue)[language]) }
        // First the walk, then the telling: what is told is where it led.
        let walk = walk { $0.proceed(until: nil, breakpoints: stops, asking: $1) }
        return tell(walk)
    }

    /// Back to the breakpoint before this point, or to the beginning.
    private mutating func proceedBack(_ stops: [PointPredicate]) -> Reply {
        asked = nil
        let any = stops.dropFirst().reduce(stops.first) { $0.map { [next = $1] in .or($0, next) } }
        switch any.map({ any in change { $0.goBack(until: any) } }) {
        case .arrived:
            let number = change { timeline in stops.firstIndex { timeline.isHere($0) } }
            return tell(number.map { .breakpoint($0) } ?? .arrived)
        case .stopped: return tell(.stopped)
        case .end, .question, .breakpoint, nil: break
        }
        let walk = change { $0.goToStart() }
        return tell(walk)
    }

    mutating func nextStage(_ words: [String]) -> Reply {
        guard let count = count(words) else { return fail(PlayerWords.usage(.next)[language]) }
        var walk = Timeline.Walk.arrived
        let asks = words.isEmpty
        for _ in 0..<count where walk == .arrived { walk = self.walk { $0.nextStage(asking: asks ? $1 : []) } }
        return tell(walk)
    }

    mutating func previousStage(_ words: [String]) -> Reply {
        guard let count = count(words) else { return fail(PlayerWords.usage(.prev)[language]) }
        var walk = Timeline.Walk.arrived
        for _ in 0..<count where walk == .arrived { walk = change { $0.previousStage() } }
        asked = nil
        return tell(walk)
    }

    mutating func until(_ text: String) -> Reply {
        if text.isEmpty { return fail(PlayerWords.usage(.until)[language]) }
        do throws(PointPredicateError) {
            let predicate = try condition(text)
            let place = timeline.address
            // Who says how far is not held up by questions.
            let walk = walk { [breakpoints] timeline, _ in
                timeline.proceed(until: predicate, breakpoints: breakpoints.map(\.predicate))
            }
            var reply = tell(walk)
            // Nobody shall take the end of the lesson for what was looked for.
            if walk == .end { reply.text = sentence(PlayerWords.didNotHappen("\(place)")) + reply.text }
            return reply
        } catch {
            return fail(error.text[language])
        }
    }

    /// The condition in `text`, whose names must be those of this lesson.
    private func condition(_ text: String) throws(PointPredicateError) -> PointPredicate {
        let predicate = try PointPredicateParser.parse(text)
        try timeline.checkNames(in: predicate)
        return predicate
    }

    mutating func find(_ text: String) -> Reply {
        let isBack = text.hasPrefix("back ")
        let condition = isBack ? String(text.dropFirst(5)) : text
        if condition.isEmpty || condition == "back" { return fail(PlayerWords.usage(.find)[language]) }
        do throws(PointPredicateError) {
            let predicate = try self.condition(condition)
            let walk = change {
                $0.arriveOrStay { isBack ? $0.goBack(until: predicate) : $0.proceed(until: predicate) }
            }
            guard walk == .arrived else {
                return fail((walk == .stopped ? PlayerWords.stoppedAway : PlayerWords.notFound)[language])
            }
            asked = nil
            return tell(walk)
        } catch {
            return fail(error.text[language])
        }
    }

    mutating func setBreak(_ text: String) -> Reply {
        if text.isEmpty {
            if breakpoints.isEmpty { return say(sentence(PlayerWords.noBreakpoints)) }
            return say(breakpoints.map { wrapped("\($0.number)  \($0.text)") + "\n" }.joined())
        }
        if breakpoints.count >= 100 { return fail(PlayerWords.tooManyBreakpoints[language]) }
        do throws(PointPredicateError) {
            breakpoints.append((breakpointCount + 1, text, try condition(text)))
            breakpointCount += 1
        } catch {
            return fail(error.text[language])
        }
        return say(sentence(PlayerWords.breakpointSet(breakpointCount, VisibleText.of(text))))
    }

    mutating func delete(_ words: [String]) -> Reply {
        if words.isEmpty {
            breakpoints = []
            return say(sentence(PlayerWords.breakpointsGone))
        }
        for word in words where !breakpoints.contains(where: { "\($0.number)" == word }) {
            guard let story = timeline.storyUnlessStopped() else { return fail(PlayerWords.stoppedAway[language]) }
            let isLetter = story.letters.letter(word) != nil
            if isLetter { return fail(PlayerWords.whichDelete(word.shortened)[language]) }
            return fail(PlayerWords.noSuchBreakpoint(word.shortened)[language])
        }
        breakpoints.removeAll { words.contains("\($0.number)") }
        return setBreak("")
    }

    mutating func zoom(_ words: [String]) -> Reply {
        guard let word = words.first?.lowercased() else { return say(zoomName(timeline.zoom) + "\n") }
        let names: [(String, Zoom)] =
            [
                ("stage", .postOffice), ("message", .conversation), ("packet", .packet), ("byte", .bytes),
                ("1", .postOffice), ("2", .conversation), ("3", .packet), ("4", .bytes),
            ] + Zoom.allCases.map { ($0.rawValue, $0) }
        guard let zoom = names.first(where: { $0.0.hasPrefix(word) || $0.0 + "s" == word })?.1 else {
            return fail(PlayerWords.usage(.zoom)[language])
        }
        change { $0.look(from: zoom) }
        var text = sentence(PlayerWords.zoomIs(zoomName(zoom)))
        // A stage was told when it was reached.
        if timeline.zoom != .postOffice, timeline.stageAtCursor == nil { text += entryText() }
        return say(text + addressLine())
    }

    mutating func goTo(_ words: [String]) -> Reply {
        guard let word = words.first else { return fail(PlayerWords.usage(.goto)[language]) }
        let stages = timeline.lesson.stages.map(\.id)
        if stages.contains(word) { return goTo(stage: word) }
        if let end = ["start": false, "end": true][word.lowercased()], words.count == 1 {
            let walk = change { end ? $0.goToEnd() : $0.goToStart() }
            if walk == .stopped { return fail(PlayerWords.stoppedAway[language]) }
            asked = nil
            return tell(walk)
        }
        // `12s` and `5 min` are moments; a number alone is none.
        let moment = words.joined(separator: " ")
        if Int(moment) == nil, DurationText.interval(moment) != nil { return goTo(moment: moment) }
        if words.count > 1 { return fail(PlayerWords.usage(.goto)[language]) }
        // A number alone is one of this branch.
        let here = "\(timeline.branch.name)@" + (word.hasPrefix("@") ? String(word.dropFirst()) : word)
        guard let address = TimelineAddress(word) ?? TimelineAddress(here) else {
            if timeline.number(ofBranch: word) != nil { return branch(words) }
            return fail(PlayerWords.noAddress(word.shortened, Suggestion.meant(by: word, in: stages))[language])
        }
        let isThere = change { $0.go(to: address) }
        guard isThere else {
            if timeline.isAskedToStop() { return fail(PlayerWords.stoppedAway[language]) }
            let branch = timeline.number(ofBranch: address.branch).map { timeline.branches[$0] }
            let last = branch.flatMap { $0.count < address.position ? "\($0.name)@\($0.count)" : nil }
            return fail(PlayerWords.noPoint("\(address)".shortened, last)[language])
        }
        asked = nil
        return say(whereText())
    }

    /// To the last thing that had happened at some moment in this branch.
    private mutating func goTo(moment: String) -> Reply {
        let walk = change {
            $0.arriveOrStay {
                _ = $0.goToStart()
                let walk = $0.proceed(until: .field(.time, .greater, moment))
                if walk == .arrived {
                    _ = $0.go(to: TimelineAddress(branch: $0.branch.name, position: $0.position - 1))
                }
                // After the end nothing more has happened than at the end.
                return walk == .end ? .arrived : walk
            }
        }
        if walk == .stopped { return fail(PlayerWords.stoppedAway[language]) }
        asked = nil
        return say(whereText())
    }

    /// To where a stage begins in this branch.
    private mutating func goTo(stage: String) -> Reply {
        let walk = change {
            $0.arriveOrStay {
                _ = $0.goToStart()
                return $0.proceed(until: .field(.stage, .equal, stage))
            }
        }
        guard walk == .arrived else {
            let reason = walk == .stopped ? PlayerWords.stoppedAway : PlayerWords.noStage(stage, timeline.branch.name)
            return fail(reason[language])
        }
        asked = nil
        return tell(walk)
    }

    /// The number of steps; nil when a word is none.
    private func count(_ words: [String]) -> Int? {
        if words.isEmpty { return 1 }
        guard words.count == 1, let count = Int(words[0]), (1...1_000_000).contains(count) else { return nil }
        return count
    }

    // MARK: What is told

    /// Where a walk led.
    func tell(_ walk: Timeline.Walk) -> Reply {
        switch walk {
        case .arrived: return say(entryText() + addressLine())
        case .stopped: return say(sentence(PlayerWords.stoppedHere) + entryText() + addressLine())
        case .breakpoint(let number):
            return say(
                sentence(PlayerWords.breakpointHit(breakpoints[number].number)) + entryText() + addressLine())
        case .question(let stage):
            return say(questionText(timeline.lesson.stages[stage]) + addressLine())
        case .end:
            let isBeginning = timeline.position == 0
            var text = (isBeginning ? PlayerWords.atBeginning : PlayerWords.atEnd)[language] + "\n"
            if !isBeginning { text += whatStillWaits() + whatHasNotBegun() }
            if !isBeginning && timeline.lesson.tasks.isEmpty == false { text += sentence(PlayerWords.tryTasks) }
            return say(text + addressLine())
        }
    }

    /// Whether this branch is played, and all of it has been seen.
    var isOver: Bool { timeline.branch.isComplete && timeline.position == timeline.branch.count }

    /// What the end of the lesson leaves open: letters in queues and Outboxes, of which nobody shall think that they are
    /// lost.
    private func whatStillWaits() -> String {
        if timeline.lesson.end == nil { return "" }
        let hosts = timeline.world.hosts
        let queued = hosts.reduce(0) { $0 + $1.core.disk.queue.entries.count { !$0.recipients.isEmpty } }
        let stuck = hosts.map { host in
            (host: host.core.name, count: mailProgram(host)?.folders.outbox.count { $0.isWaiting } ?? 0)
        }.filter { $0.count > 0 }
        let count = stuck.reduce(queued) { $0 + $1.count }
        if count == 0 { return "" }
        let places = (queued > 0 ? ["show queue"] : []) + stuck.map { "mail \($0.host)" }
        let end = StoryWords.moment(timeline.branch.end, language)
        return sentence(PlayerWords.stillWaiting(count, places, end))
    }

    /// Stages that this way did not lead to: nobody shall look for them by going on.
    private func whatHasNotBegun() -> String {
        let count = timeline.lesson.stages.count { !timeline.hasBegun($0) }
        return count == 0 ? "" : sentence(PlayerWords.notBegun(count))
    }

    /// `main@57 · 2.112 s · stage post (3/14) · packet`.
    func addressLine() -> String {
        var parts = ["\(timeline.address)", StoryWords.moment(timeline.now, language)]
        if let stage = timeline.stage, let number = timeline.lesson.stages.firstIndex(where: { $0.id == stage.id }) {
            parts.append("\(stage.id) (\(number + 1)/\(timeline.lesson.stages.count))")
        }
        parts.append(zoomName(timeline.zoom))
        return style.paint(wrapped("[" + parts.joined(separator: "  ") + "]"), .faint) + "\n"
    }

    func whereText() -> String {
        var text = addressLine()
        guard timeline.position > 0 else { return text + sentence(PlayerWords.atBeginning) }
        let names = EntryNames(timeline, language)
        text += wrapped(labelled(PlayerWords.happened, names.line(timeline.position - 1))) + "\n"
        text += wrapped(labelled(PlayerWords.because, names.cause(timeline.position - 1))) + "\n"
        return text
    }

    func zoomName(_ zoom: Zoom) -> String {
        switch zoom {
        case .postOffice: PlayerWords.zoomStage[language]
        case .conversation: PlayerWords.zoomMessage[language]
        case .packet: PlayerWords.zoomPacket[language]
        case .bytes: PlayerWords.zoomByte[language]
        }
    }

    /// What the entry at the cursor is, in full.
    func entryText() -> String {
        guard timeline.position > 0 else { return sentence(PlayerWords.atBeginning) }
        if timeline.zoom == .bytes, let byte = timeline.byte, let frame = timeline.frameAtCursor {
            return byteText(frame, byte)
        }
        let entry = timeline.tape.entries[timeline.position - 1]
        if case .stage(let number) = entry.kind { return stageText(timeline.lesson.stages[number]) }
        return changesText() + wrapped(EntryNames(timeline, language).line(timeline.position - 1)) + "\n"
    }

    /// Among packets: what has changed inside of hosts since the one before.
    private func changesText() -> String {
        guard timeline.zoom == .packet, timeline.frameAtCursor != nil else { return "" }
        let names = EntryNames(timeline, language)
        let changes = timeline.tape.changes(leadingTo: timeline.position - 1)
        var lines = changes.suffix(Self.changesShown).map(names.line)
        if changes.count > lines.count {
            lines.insert(PlayerWords.moreChanges(changes.count - lines.count)[language], at: 0)
        }
        return lines.map { style.paint(wrapped("· " + $0, indent: "  "), .faint) + "\n" }.joined()
    }

    /// So many changes are told with a packet.
    private static let changesShown = 8

    func stageText(_ stage: Stage) -> String {
        var text = style.paint("── \(stage.id) ──", .title) + "\n" + wrapped(told(stage.say)) + "\n"
        if let analogy = stage.analogy {
            text += wrapped(labelled(PlayerWords.asThePost, told(analogy)), indent: "  ") + "\n"
        }
        if let breaks = stage.breaks {
            text += wrapped(labelled(PlayerWords.whereItBreaks, told(breaks)), indent: "  ") + "\n"
        }
        if let question = stage.predict, let answer = answers[question.id],
            let choice = question.choices.first(where: { $0.id == answer })
        {
            text += wrapped(labelled(PlayerWords.youSaid, told(choice.text)), indent: "  ") + "\n"
        }
        return text
    }

    /// - Parameter isPlayed: by `yubin play`, which has no commands.
    /// - Parameter isNow: the event that answers it comes next.
    func questionText(_ stage: Stage, isPlayed: Bool = false, isNow: Bool = true) -> String {
        guard let question = stage.predict else { return "" }
        let heading = isNow ? PlayerWords.question : PlayerWords.nextQuestion
        var text = style.paint(wrapped(heading[language]), .strong) + "\n" + wrapped(told(question.ask)) + "\n"
        let width = question.choices.map { TextWidth.of($0.id) }.max() ?? 0
        for choice in question.choices {
            let gap = String(repeating: " ", count: width + 2 - TextWidth.of(choice.id))
            text += columns("  " + choice.id + gap + told(choice.text)) + "\n"
        }
        let how = isPlayed ? PlayerWords.howToAnswerWhilePlaying : PlayerWords.howToAnswer
        return text + wrapped(how[language]) + "\n"
    }
}
