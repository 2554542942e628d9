// Ctrl-C at the prompt of `yubin step`. Read first: Sources/TerminalPlayer/RepeatedInterrupt.swift.

import TerminalPlayer
import Testing

@Suite struct RepeatedInterruptTests {
    @Test(arguments: [
        ([0, 500], [false, true]),
        // A line was typed in between, and taken back as well.
        ([0, 5000], [false, false]), ([0, 5000, 5500], [false, false, true]),
    ])
    func onlyTwoAtOnceEndASession(_ milliseconds: [Int], _ ends: [Bool]) {
        let start = ContinuousClock.now
        var interrupts = RepeatedInterrupt()
        let told = milliseconds.map { interrupts.pressed(at: start + .milliseconds($0)) }
        #expect(told == ends)
    }

    @Test func aLineThatWasEnteredParts() {
        let start = ContinuousClock.now
        var interrupts = RepeatedInterrupt()
        _ = interrupts.pressed(at: start)
        interrupts.forget()
        let ends = interrupts.pressed(at: start + .milliseconds(500))
        #expect(!ends)
    }
}
