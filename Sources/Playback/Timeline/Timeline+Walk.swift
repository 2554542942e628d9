// Steps: forward, back, to a stage, to an address, to whatever a predicate describes.
// Read first: Timeline.swift, TimelineZoom.swift, PointPredicate.swift.

import Basics
import Scenarios

extension Timeline {
    /// How a walk ended.
    package enum Walk: Equatable, Sendable {
        /// Where one wanted to be.
        case arrived
        /// Before a stage that asks a question first: the stage's number in the lesson.
        case question(stage: Int)
        /// A breakpoint: its number in the list.
        case breakpoint(Int)
        /// The lesson is over, or this is its beginning.
        case end
        /// Somebody wanted to stop. One stands where the walk has come to; who went to some point, where he was.
        case stopped
    }

    /// One step forward at the present zoom.
    /// - Parameter asking: the predictions that are still to be asked; the walk stops before the event of such a stage.
    package mutating func step(
        breakpoints: [PointPredicate] = [], asking: Set<String> = []
    ) -> Walk {
        if isAskedToStop() { return .stopped }
        if zoom == .bytes, let byte, let frame = frameAtCursor, byte + 1 < tape.bytes(ofFrame: frame).count {
            if returns.last?.to == address { returns.removeLast() }
            self.byte = byte + 1
            return .arrived
        }
        let zoom = zoom
        let start = address
        let isStop = isAtStop
        let earlier = departures.filter { $0.to.position <= start.position }
        let goal = returns.last.flatMap { $0.to == start && $0.zoom == zoom ? $0.from.position : nil }
        let others = goal == nil ? [] : returns.dropLast()
        let walk = walk(breakpoints: breakpoints, asking: asking) { zoom.stops(at: $0, of: $1) || $0 + 1 == goal }
        departures = earlier
        if goal == position { returns = Array(others) }
        // Where a step ended that went nowhere is no place to come back from, unless something held it up there.
        if address != start ? !isStop : walk != .end && walk != .stopped {
            departures.append(StepDeparture(from: start, to: address, zoom: zoom))
            if departures.count > StepDeparture.limit { departures.removeFirst() }
        }
        return walk
    }

    /// Whether steps at the present zoom stop where one stands.
    private var isAtStop: Bool { position == 0 || zoom.stops(at: position - 1, of: tape) }

    /// One step back at the present zoom: to where the step began that led here, if one did. A step forward leads here
    /// again.
    package mutating func back() -> Walk {
        if isAskedToStop() { return .stopped }
        let start = address
        var later = returns
        let walk = stepBack()
        if walk == .arrived {
            later.append(StepDeparture(from: start, to: address, zoom: zoom))
            if later.count > StepDeparture.limit { later.removeFirst() }
        }
        returns = later
        return walk
    }

    private mutating func stepBack() -> Walk {
        if let last = departures.last, last.to == address, last.zoom == zoom {
            let earlier = departures.dropLast()
            _ = go(to: last.from)
            departures = Array(earlier)
            return .arrived
        }
        let earlier = departures
        defer { departures = earlier }
        if zoom == .bytes, let byte, byte > 0 {
            self.byte = byte - 1
            return .arrived
        }
        var index = position - 2
        while index >= 0 && !zoom.stops(at: index, of: tape) { index -= 1 }
        if position == 0 { return .end }
        arrive(index + 1)
        if zoom == .bytes, let frame = frameAtCursor { byte = tape.bytes(ofFrame: frame).count - 1 }
        return .arrived
    }

    /// On to the next message or stage, whatever the zoom is.
    package mutating func stepMessageOrStage(asking: Set<String> = []) -> Walk {
        walk(asking: asking) { Zoom.conversation.stops(at: $0, of: $1) || Zoom.postOffice.stops(at: $0, of: $1) }
    }

    /// On to the next stage.
    package mutating func nextStage(asking: Set<String> = []) -> Walk {
        walk(asking: asking) { entry, tape in
            if case .stage = tape.entries[entry].kind { true } else { false }
        }
    }

    /// Back to the stage before.
    package mutating func previousStage() -> Walk {
        if isAskedToStop() { return .stopped }
        if position == 0 { return .end }
        arrive((tape.stageEntries.last { $0 + 1 < position } ?? -1) + 1)
        return .arrived
    }

    /// On until `predicate` holds for an entry, a breakpoint is met, or the lesson is over.
    package mutating func proceed(
        until predicate: PointPredicate?, breakpoints: [PointPredicate] = [], asking: Set<String> = []
    ) -> Walk {
        let matcher = PointMatcher(lesson, names)
        return walk(breakpoints: breakpoints, asking: asking) { entry, tape in
            predicate.map { matcher.holds($0, at: entry, of: tape) } ?? false
        }
    }

    /// Back to the latest earlier entry for which `predicate` holds.
    package mutating func goBack(until predicate: PointPredicate) -> Walk {
        let matcher = PointMatcher(lesson, names)
        var index = position - 2
        while index >= 0 && !matcher.holds(predicate, at: index, of: tape) {
            if isAskedToStop() { return stop(at: index + 1) }
            index -= 1
        }
        if index < 0 { return .end }
        arrive(index + 1)
        return .arrived
    }

    /// Takes a walk, and is back where it began unless it leads to where one wanted to be: a step back still leads to
    /// where the last step began.
    package mutating func arriveOrStay(_ walk: (inout Timeline) -> Walk) -> Walk {
        let before = (current, position, byte, zoom, departures, returns)
        let result = walk(&self)
        if result != .arrived { (current, position, byte, zoom, departures, returns) = before }
        return result
    }

    /// Whether `predicate` holds for the entry at the cursor.
    package func isHere(_ predicate: PointPredicate) -> Bool {
        position > 0 && PointMatcher(lesson, names).holds(predicate, at: position - 1, of: tape)
    }

    /// Goes to a point. False when there is no such point.
    package mutating func go(to address: TimelineAddress) -> Bool {
        guard let number = number(ofBranch: address.branch) else { return false }
        extend(number, to: address.position)
        guard address.position <= branches[number].count else { return false }
        if let byte = address.byte {
            guard address.position > 0, let frame = branches[number].tape.frame(ofEntry: address.position - 1),
                byte < branches[number].tape.bytes(ofFrame: frame).count
            else { return false }
            zoom = .bytes
        }
        current = number
        arrive(address.position)
        if let byte = address.byte { self.byte = byte }
        return true
    }

    /// Goes to before anything happened in this branch.
    package mutating func goToStart() -> Walk {
        arrive(0)
        return .end
    }

    /// Goes to the end of the lesson in this branch.
    package mutating func goToEnd() -> Walk {
        finish(current)
        if !branch.isComplete { return .stopped }
        arrive(branch.count)
        return .end
    }

    /// Goes to another branch: to where it begins, or, if the present one came of it, to where that left it. How much
    /// of it has been played makes no difference.
    package mutating func goTo(branch number: Int) {
        var place = branches[number].fork?.position ?? position
        var way = current
        while let fork = branches[way].fork {
            if fork.parent == number { place = min(position, fork.position) }
            way = fork.parent
        }
        current = number
        arrive(place)
    }

    /// Looks from another distance; the cursor stays.
    package mutating func look(from zoom: Zoom) {
        self.zoom = zoom
        byte = zoom == .bytes && frameAtCursor != nil ? 0 : nil
    }

    /// The frame that was sent last, in the recording of this branch; nil before the first.
    package var frameAtCursor: Int? {
        position == 0 ? nil : tape.frame(ofEntry: position - 1)
    }

    /// The frame at the cursor, or the one that carries what is said or begins there, or the latest one before it.
    package var latestFrame: Int? {
        if let carrier { return carrier }
        var index = position - 1
        while index >= 0 {
            if let frame = tape.frame(ofEntry: index) { return frame }
            index -= 1
        }
        return nil
    }

    private mutating func walk(
        breakpoints: [PointPredicate] = [], asking: Set<String>, stops: (Int, Tape) -> Bool
    ) -> Walk {
        let matcher = PointMatcher(lesson, names)
        var index = position
        while true {
            if isAskedToStop() { return stop(at: index) }
            extend(current, to: index + 1)
            guard index < branches[current].count else {
                if !branch.isComplete { return stop(at: branch.count) }
                arrive(branches[current].count)
                return .end
            }
            if let stage = questionedStage(beginningWith: index, asking) {
                // Before the event, not only before the stage: what is asked for must not be on the screen yet.
                if index > position { arrive(index) }
                return .question(stage: stage)
            }
            if let hit = breakpoints.firstIndex(where: { matcher.holds($0, at: index, of: tape) }) {
                arrive(index + 1)
                return .breakpoint(hit)
            }
            if stops(index, tape) {
                arrive(index + 1)
                return .arrived
            }
            index += 1
        }
    }

    /// The stage with a question that is still to be asked, if the entry at `index` is the one that begins it.
    private mutating func questionedStage(beginningWith index: Int, _ asking: Set<String>) -> Int? {
        if asking.isEmpty { return nil }
        if case .stage = tape.entries[index].kind { return nil }
        extend(current, to: index + 2)
        guard index + 1 < branches[current].count, case .stage(let stage) = tape.entries[index + 1].kind,
            let question = lesson.stages[stage].predict, asking.contains(question.id)
        else { return nil }
        return stage
    }

    /// Ends a walk where it has come to. Who has not moved yet still knows the way back.
    private mutating func stop(at position: Int) -> Walk {
        if position != self.position { arrive(position) }
        return .stopped
    }

    private mutating func arrive(_ position: Int) {
        self.position = position
        (departures, returns) = ([], [])
        byte = zoom == .bytes && frameAtCursor != nil ? 0 : nil
    }
}
