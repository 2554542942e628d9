// When Ctrl-C means the end: pressed twice at once. Read first: StepCommandBody.swift.
//
// The line editor does not tell whether anything was typed before the key. Whoever takes back one line, types another
// and takes that back, too, has not asked for the end, and would lose the session. Nor has who stops a long walk and
// does not let go of the keys at once.

/// The moments at which Ctrl-C was pressed.
package struct RepeatedInterrupt {
    /// Two that are closer than this are one wish.
    static let window = Duration.seconds(2)

    /// What a press means at the prompt.
    package enum Meaning {
        /// It still belongs to the one that has stopped a command.
        case nothing
        /// The line is taken back.
        case takesBack
        /// The end.
        case end
    }

    private var last: ContinuousClock.Instant?
    private var stop: ContinuousClock.Instant?

    package init() {}

    /// Notes that it was pressed at the prompt, at `now`.
    package mutating func pressed(at now: ContinuousClock.Instant) -> Meaning {
        if let stop, now - stop < Self.window { return .nothing }
        defer { last = now }
        return last.map { now - $0 < Self.window } ?? false ? .end : .takesBack
    }

    /// Notes that it has stopped a command at `now`.
    package mutating func stopped(at now: ContinuousClock.Instant) { stop = now }

    /// Notes that a line was entered.
    package mutating func forget() { (last, stop) = (nil, nil) }
}
