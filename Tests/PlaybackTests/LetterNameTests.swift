// The names of letters. Read first: Sources/Playback/Run/LetterComposer.swift.

import Playback
import Scenarios
import Testing

@Suite struct LetterNameTests {
    /// Of sixteen numbers one begins with a zero in hexadecimal.
    @Test func everyMessageIDIsOfOneLength() throws {
        let lesson = try LessonLibrary().lesson("first-letter")
        for seed in UInt64(1)...25 {
            for letter in try Timeline(lesson, seed: seed).branch.tape.letters.letters {
                #expect(letter.messageID.wholeMatch(of: /<\d{14}\.[0-9A-F]{16}@[a-z.]+>/) != nil, "seed \(seed)")
            }
        }
    }
}
