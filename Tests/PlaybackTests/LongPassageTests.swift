import Playback
import Testing

/// Five days of trying again do not fill the screen.
@Suite struct LongPassageTests {
    private func blocks(_ count: Int) -> String {
        (0..<count).map { "\n  heading \($0)\n    line\n    line\n" }.joined()
    }

    @Test func whatIsShortStaysAsItIs() {
        let text = blocks(LongPassage.limit / 4 - 1)
        #expect(LongPassage.shortened(text) { "\($0)" } == text)
    }

    @Test func beginningAndEndStayWhole() {
        let text = blocks(500)
        let short = LongPassage.shortened(text) { "[\($0)]" }
        #expect(short.hasPrefix("\n  heading 0\n    line\n    line\n"))
        #expect(short.hasSuffix("\n  heading 499\n    line\n    line\n"))
        let lines = short.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count < LongPassage.limit)
        // What is left and what is said to be missing is all there was; a blank line and the word stand for it.
        let missing = lines.compactMap { $0.hasPrefix("[") ? Int($0.dropFirst().dropLast()) : nil }
        #expect(missing.count == 1)
        let all = text.split(separator: "\n", omittingEmptySubsequences: false).count
        #expect(lines.count - 1 + (missing.first ?? 0) == all - 1 + 1)
        // Headings keep their lines.
        for (number, line) in lines.enumerated() where line.contains("heading") {
            #expect(lines[number + 1] == "    line" && lines[number + 2] == "    line")
        }
    }

    @Test func oneEndlessBlockIsLeftAlone() {
        let text = "\nheading\n" + String(repeating: "line\n", count: 1_000)
        #expect(LongPassage.shortened(text) { "\($0)" } == text)
    }
}
