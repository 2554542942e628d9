import Playback
import Testing

/// Five days of trying again do not fill the screen; what is new is never left out.
@Suite struct LongPassageTests {
    private func blocks(_ count: Int) -> String {
        (0..<count).map { "\n  try \($0)\n    line\n    line\n" }.joined()
    }

    @Test func whatIsShortStaysAsItIs() {
        let text = blocks(LongPassage.limit / 4 - 1)
        #expect(LongPassage.shortened(text) { "\($0)" } == text)
    }

    @Test func repetitionsAreLeftOutAndCounted() {
        let text = blocks(500)
        let short = LongPassage.shortened(text) { "[\($0)]" }
        #expect(short.hasPrefix("\n  try 0\n    line\n    line\n"))
        #expect(short.hasSuffix("\n  try 499\n    line\n    line\n"))
        let lines = short.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count < 40)
        // What is left and what is said to be missing is all there was; a blank line and the words stand for it.
        let missing = lines.compactMap { $0.hasPrefix("[") ? Int($0.dropFirst().dropLast()) : nil }
        #expect(missing.count == 1)
        let all = text.split(separator: "\n", omittingEmptySubsequences: false).count
        #expect(lines.count - 2 + (missing.first ?? 0) == all)
        // Headings keep their lines.
        for (number, line) in lines.enumerated() where line.contains("try") {
            #expect(lines[number + 1] == "    line" && lines[number + 2] == "    line")
        }
    }

    @Test func whatHappensOnceIsShownWhereverItStands() {
        let text = blocks(200) + "\n  a host is switched off\n" + blocks(200)
        let short = LongPassage.shortened(text) { "[\($0)]" }
        #expect(short.contains("["))
        #expect(short.contains("\n  a host is switched off\n"))
    }

    @Test func aLongPassageInWhichNothingRepeatsIsLeftAlone() {
        let word = { (n: Int) in String(repeating: "x", count: n + 1) }
        let text = (0..<200).map { "\n  \(word($0))\n    line\n" }.joined()
        #expect(LongPassage.shortened(text) { "\($0)" } == text)
    }

    @Test func oneEndlessBlockIsLeftAlone() {
        let text = "\nheading\n" + String(repeating: "line\n", count: 1_000)
        #expect(LongPassage.shortened(text) { "\($0)" } == text)
    }
}
