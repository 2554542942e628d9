// When Ctrl-C means the end: pressed twice at once. Read first: StepCommandBody.swift.
//
// The line editor does not tell whether anything was typed before the key. Whoever takes back one line, types another
// and takes that back, too, has not asked for the end, and would lose the session.

/// The moments at which Ctrl-C was pressed.
package struct RepeatedInterrupt {
    /// Two that are closer than this are one wish.
    static let window = Duration.seconds(2)

    private var last: ContinuousClock.Instant?

    package init() {}

    /// Notes that it was pressed at `now`. Returns whether it was for the second time at once.
    package mutating func pressed(at now: ContinuousClock.Instant) -> Bool {
        defer { last = now }
        return last.map { now - $0 < Self.window } ?? false
    }

    /// Notes that a line was entered.
    package mutating func forget() { last = nil }
}
