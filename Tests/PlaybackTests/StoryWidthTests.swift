// The story in narrow terminals. Read first: Sources/Playback/Terminal/StoryPrinter.swift.

import Basics
import Playback
import Scenarios
import Testing

@Suite struct StoryWidthTests {
    /// Only what is for pasting, and the names of stages, stay in one piece. No line begins with what closes.
    @Test(arguments: [60, 80], Language.allCases)
    func noLineIsWiderThanTheTerminal(_ width: Int, _ language: Language) throws {
        for lesson in ["first-letter", "try-again"] {
            let lesson = try PlayedStory.library.lesson(lesson)
            var run = try PlayedStory.run(lesson, language: language)
            _ = run.play()
            var printer = StoryPrinter(run, style: TerminalStyle(width: width))
            let filters = lesson.wiresharkFilters.map(\.filter)
            for row in printer.story().split(separator: "\n") where !row.hasPrefix("── ") {
                if filters.contains(where: { row.hasPrefix("    \($0)") }) { continue }
                #expect(TextWidth.of(row) <= width, "\(row)")
                let first = row.first { $0 != " " }
                #expect(first.map { !"、。，．：；？！」』）ーっょゃゅ".contains($0) } ?? true, "\(row)")
                #expect(!row.hasSuffix("「") && !row.hasSuffix("（"), "\(row)")
            }
        }
    }
}
