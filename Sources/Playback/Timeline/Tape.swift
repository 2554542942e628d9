// The recording of one branch, in the order of things. Read first: TimelineEntry.swift, FrameStore.swift.
//
// It looks on from outside and only ever grows: going back does not touch it. A copy that is cut off at some entry is
// how another branch begins.

import Basics
import Emulation
import Scenarios

/// Everything observable that happened.
package struct Tape: WorldObserver, Sendable {
    package private(set) var entries = GrowingList<TimelineEntry>()
    package private(set) var frames = GrowingList<RecordedFrame>()
    package private(set) var observations = GrowingList<Observation>()
    /// The entries at which stages begin, in their order.
    package private(set) var stageEntries: [Int] = []
    private var watch: StageWatch
    /// How many frames a capture has that shows each packet once.
    package private(set) var frameCount = 0
    private var bytes = FrameStore()
    /// Why this event happens.
    private var cause = TimelineEntry.PackedCause.start
    /// Why a new packet leaves: the latest line of a protocol in this event explains its frames, or the event itself.
    private var reason = TimelineEntry.PackedCause.start
    /// Where the bytes of the frame are whose arrival this event is; nil for another event, and when it does not arrive
    /// as it was sent.
    private var arrived: FrameStore.Place?
    /// The sequences of frames that experiments have changed under way: there are few.
    private var alteredFrames: [UInt64] = []
    private var now = Instant.start
    private var event: UInt64 = 0
    /// The latest frames by their sequences, under way or not.
    private var underWay = SequenceRing()

    /// An empty recording of a lesson in `network`.
    init(_ lesson: Lesson, in network: EmulatedTopology) { watch = StageWatch(lesson, NameTable(network)) }

    mutating func expect(_ letter: LetterTrace) { watch.expect(letter) }

    /// What is known of the letters.
    package var letters: LetterLedger { watch.letters }

    // MARK: Looking on

    package var wantsObservations: Bool { true }

    package mutating func began(_ cause: WorldCause, at now: Instant) {
        self.now = now
        arrived = nil
        switch cause {
        case .start: self.cause = .start
        case .timer(let host): (self.cause, event) = (.timer(host: host), event + 1)
        case .intervention: (self.cause, event) = (.action, event + 1)
        case .arrival(_, let sequence):
            event += 1
            var number = underWay[sequence]
            if number == nil { number = frame(ofEarlier: sequence) }
            if let number {
                let frame = frames[number]
                self.cause = .entry(frame.entry)
                if alteredFrames.isEmpty || !alteredFrames.contains(sequence) { arrived = frame.place }
            } else {
                self.cause = .action
            }
        }
        reason = self.cause
    }

    package mutating func observed(_ observation: consuming Observation) {
        let entry = entries.count
        add(.observation(observations.count), because: cause)
        switch observation.kind {
        case .line, .dnsQuery, .dnsResponse: reason = .entry(entry)
        case .stack, .state, .dnsTimeout, .mail, .nameCheck, .senderPolicy, .poweredOff, .poweredOn, .linkCut,
            .linkRestored, .linkChanged, .switchPower, .timePassed:
            break
        }
        let stages = watch.observed(observation)
        observations.append(observation)
        if let stages { addStages(stages, entry) }
    }

    package mutating func sent(_ transmission: borrowing FrameTransmission) {
        let number = frames.count
        let isNew = if case .builder = transmission.origin { true } else { false }
        if isNew { frameCount += 1 }
        frames.append(
            RecordedFrame(
                at: transmission.at, lane: transmission.lane, sequence: transmission.sequence,
                number: isNew ? frameCount : 0, entry: entries.count, place: place(of: transmission)))
        underWay.note(number, for: transmission.sequence)
        // A packet on its way through is explained by its own arrival.
        add(.frame(number), because: isNew ? reason : cause)
    }

    /// Where the bytes of a frame are. A switch passes a frame on as it came: then they are there already.
    private mutating func place(of transmission: borrowing FrameTransmission) -> FrameStore.Place {
        if let arrived, case .switch = transmission.origin { return arrived }
        return bytes.add(transmission.frame.bytes)
    }

    package mutating func altered(sequence: UInt64) { alteredFrames.append(sequence) }

    package mutating func lost(_ transmission: borrowing FrameTransmission, because reason: FrameLoss) {
        var sent = underWay[transmission.sequence]
        if sent == nil { sent = frame(ofEarlier: transmission.sequence) }
        let cause = sent.map { TimelineEntry.PackedCause.entry(frames[$0].entry) } ?? self.cause
        // A frame that reaches a host that is off was sent before: it is the cause of the loss.
        guard let known = cause.entry.flatMap({ frame(ofEntry: $0) }) else { return }
        let place = entries.count
        add(.loss(known, reason), because: cause)
        if let stages = watch.lost(bytes(ofFrame: known), onLink: transmission.link, at: transmission.at) {
            addStages(stages, place)
        }
    }

    /// The frame that has this sequence but is not in the ring: it was held back for long, or is the second copy of one
    /// that a link has duplicated, whose sequence is one more than that of the first.
    // It changes nothing: but to call a method that only reads, the compiler would copy the tape.
    @inline(never)
    private mutating func frame(ofEarlier sequence: UInt64) -> Int? {
        search(sequence) ?? underWay[sequence &- 1] ?? search(sequence &- 1)
    }

    /// Sequences of frames never become smaller; a frame that was lost at once leaves its own to the next one.
    private func search(_ sequence: UInt64) -> Int? {
        var (low, high) = (0, frames.count)
        while low < high {
            let middle = (low + high) / 2
            if frames[middle].sequence <= sequence { low = middle + 1 } else { high = middle }
        }
        return low > 0 && frames[low - 1].sequence == sequence ? low - 1 : nil
    }

    @inline(__always)
    private mutating func add(_ kind: TimelineEntry.Kind, because cause: TimelineEntry.PackedCause) {
        entries.append(TimelineEntry(at: now, event: event, kind: kind, cause: cause))
    }

    private mutating func addStages(_ stages: [Int], _ trigger: Int) {
        for stage in stages {
            stageEntries.append(entries.count)
            add(.stage(stage), because: .entry(trigger))
        }
    }

    // MARK: Looking up

    /// The bytes of a frame as it was sent.
    package func bytes(ofFrame number: Int) -> [UInt8] { bytes[frames[number].place] }

    /// The frame that an entry shows; nil when it shows none.
    package func frame(ofEntry number: Int) -> Int? {
        switch entries[number].kind {
        case .frame(let frame), .loss(let frame, _): frame
        case .observation, .stage: nil
        }
    }

    /// The entry that shows a frame.
    package func entry(ofFrame number: Int) -> Int { frames[number].entry }

    /// How many of the first `count` entries show frames.
    func frameCount(before count: Int) -> Int {
        var (low, high) = (0, frames.count)
        while low < high {
            let middle = (low + high) / 2
            if frames[middle].entry < count { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The beginning of the recording, up to and including `count` entries, as if nothing had happened since.
    func cut(to count: Int, _ lesson: Lesson, in network: EmulatedTopology, expecting letters: [LetterTrace]) -> Tape {
        var copy = self
        copy.entries.truncate(to: count)
        copy.frames.truncate(to: frameCount(before: count))
        copy.stageEntries.removeAll { $0 >= count }
        let observed = copy.entries.reduce(0) { if case .observation = $1.kind { $0 + 1 } else { $0 } }
        copy.observations.truncate(to: observed)
        copy.frameCount = copy.frames.last { $0.number != nil }?.number ?? 0
        copy.watch = StageWatch(lesson, NameTable(network))
        for letter in letters { copy.watch.expect(letter) }
        for entry in copy.entries {
            switch entry.kind {
            case .observation(let number): _ = copy.watch.observed(observations[number])
            case .loss(let number, _):
                _ = copy.watch.lost(bytes(ofFrame: number), onLink: frames[number].link, at: entry.at)
            case .frame, .stage: break
            }
        }
        copy.event = copy.entries.last?.event ?? 0
        copy.now = copy.entries.last?.at ?? .start
        copy.arrived = nil
        copy.underWay = SequenceRing()
        return copy
    }

    /// What had been told after the first `count` entries; nil when `isAskedToStop` says so on the way.
    func story(
        after count: Int, _ lesson: Lesson, in network: EmulatedTopology, expecting letters: [LetterTrace],
        unless isAskedToStop: () -> Bool
    ) -> Story? {
        var story = Story(lesson, in: network)
        for letter in letters { story.expect(letter) }
        for entry in entries[..<count] {
            if isAskedToStop() { return nil }
            switch entry.kind {
            case .observation(let number): story.observed(observations[number])
            case .frame(let number): if let place = frames[number].number { story.captured(frame: place) }
            case .loss(let number, let reason):
                story.lost(
                    bytes(ofFrame: number).span.bytes, onLink: frames[number].link, at: entry.at, because: reason)
            case .stage: break
            }
        }
        return story
    }
}
