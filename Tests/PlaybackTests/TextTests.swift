// Columns, line breaks and harmless text.

import Playback
import Testing

@Suite struct TextTests {
    @Test func wideCharactersTakeTwoColumns() {
        #expect(TextWidth.of("letter") == 6)
        #expect(TextWidth.of("手紙") == 4)
        #expect(TextWidth.of("ポスト。") == 8)
        #expect(TextWidth.of("e\u{301}") == 1)
        #expect(TextWidth.of("") == 0)
    }

    @Test func westernTextBreaksAtBlanks() {
        let lines = TextWrapper.lines(of: "the post office of the town", width: 12)
        #expect(lines == ["the post", "office of", "the town"])
        #expect(TextWrapper.lines(of: "a\n\nb", width: 20) == ["a", "", "b"])
        #expect(TextWrapper.lines(of: "", width: 20) == [""])
    }

    @Test func japaneseBreaksAnywhereButBeforeAFullStop() {
        let lines = TextWrapper.lines(of: "手紙を郵便ポストに入れます。", width: 20)
        #expect(lines.joined() == "手紙を郵便ポストに入れます。")
        #expect(lines.allSatisfy { TextWidth.of($0) <= 22 })
        #expect(!lines.contains { $0.hasPrefix("。") })
    }

    @Test func noLineEndsWithAnOpeningBracketOrBeginsWithASmallKana() {
        let text = "ゲートウェイは「私です」と答え、ファイル（写し）を渡しました。"
        for width in 10..<40 {
            let lines = TextWrapper.lines(of: text, width: width)
            #expect(!lines.contains { $0.hasSuffix("「") || $0.hasSuffix("（") })
            #expect(!lines.contains { $0.hasPrefix("ェ") || $0.hasPrefix("ァ") })
            #expect(lines.joined() == text)
        }
    }

    /// JIS X 4051: closing signs, small letters and repetition marks stay with what they belong to.
    @Test(arguments: Array("、。，．・：；？！」』）】］｝”’…％ー〜々っょヶゞ"))
    func nothingThatClosesBeginsALine(_ sign: Character) {
        let text = String(repeating: "手紙\(sign)", count: 20)
        for width in 10..<30 {
            #expect(!TextWrapper.lines(of: text, width: width).contains { $0.first == sign })
        }
    }

    @Test(arguments: ["日本語とEnglish mixed の文章です。", "one verylongwordthatdoesnotfitanywhere two", "   leading"])
    func nothingIsLost(text: String) {
        for width in 10..<40 {
            let joined = TextWrapper.lines(of: text, width: width).joined().filter { $0 != " " }
            #expect(joined == text.filter { $0 != " " })
        }
    }

    @Test func controlCharactersNeverReachTheScreen() {
        #expect(VisibleText.of("\u{1B}[31mred\u{7}") == "␛[31mred␇")
        #expect(VisibleText.of("plain 手紙") == "plain 手紙")
        #expect(VisibleText.of("a\u{9B}b\u{202E}c") == "a\u{FFFD}b\u{FFFD}c")
    }
}
