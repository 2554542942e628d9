// Ctrl-C at the prompt of `yubin step`. Read first: Sources/TerminalPlayer/RepeatedInterrupt.swift.

import TerminalPlayer
import Testing

@Suite struct RepeatedInterruptTests {
    private static let presses: [([Int], [RepeatedInterrupt.Meaning])] = [
        ([0, 500], [.takesBack, .end]),
        // A line was typed in between, and taken back as well.
        ([0, 5000], [.takesBack, .takesBack]), ([0, 5000, 5500], [.takesBack, .takesBack, .end]),
    ]

    @Test(arguments: presses)
    func onlyTwoAtOnceEndASession(_ milliseconds: [Int], _ meanings: [RepeatedInterrupt.Meaning]) {
        let start = ContinuousClock.now
        var interrupts = RepeatedInterrupt()
        let told = milliseconds.map { interrupts.pressed(at: start + .milliseconds($0)) }
        #expect(told == meanings)
    }

    @Test func aLineThatWasEnteredParts() {
        let start = ContinuousClock.now
        var interrupts = RepeatedInterrupt()
        _ = interrupts.pressed(at: start)
        interrupts.forget()
        let meaning = interrupts.pressed(at: start + .milliseconds(500))
        #expect(meaning == .takesBack)
    }

    /// Who stops a long walk and presses once too often keeps the session.
    @Test func pressesAtOnceAfterOneThatStoppedACommandBelongToIt() {
        let start = ContinuousClock.now
        var interrupts = RepeatedInterrupt()
        interrupts.stopped(at: start)
        let told = [100, 200, 1900, 2100, 2200].map { interrupts.pressed(at: start + .milliseconds($0)) }
        #expect(told == [.nothing, .nothing, .nothing, .takesBack, .end])
    }
}
