// A line that says that a long run is alive. Read first: nothing.

import Basics
import Emulation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Shows on a terminal how far a run is, after its first second and then five times a second.
package struct ProgressLine {
    private let isShown: Bool
    private let begin = Self.now
    private var last = Self.now
    private var hasWritten = false

    /// Silent unless standard error is a terminal.
    package init(isQuiet: Bool) { isShown = !isQuiet && TerminalStyle.isTerminal(2) }

    /// Tells where the world stands.
    package mutating func update(_ world: World) {
        let hours = world.now.nanoseconds / 3_600_000_000_000
        let rest = world.now.nanoseconds / 1_000_000_000 % 3_600
        update("\(hours) h \(rest / 60) min \(rest % 60) s, \(world.eventCount) events")
    }

    /// Tells how far it is, in any words.
    package mutating func update(_ text: @autoclosure () -> String) {
        guard isShown else { return }
        let now = Self.now
        if now - begin < 1_000 || now - last < 200 { return }
        last = now
        hasWritten = true
        Self.write("\r\u{1B}[K… \(text())")
    }

    /// Takes the line away.
    package mutating func clear() {
        if hasWritten { Self.write("\r\u{1B}[K") }
        hasWritten = false
    }

    /// Milliseconds of the machine's own clock: for people only, nothing of it reaches the emulation.
    private static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }

    private static func write(_ text: String) {
        Console.tellAsIs(text)
    }
}
