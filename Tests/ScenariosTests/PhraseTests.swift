import Scenarios
import Testing

/// Messages about mistakes, in both languages.
@Suite struct PhraseTests {
    @Test func gapsAreFilledInTheOrderOfEachLanguage() {
        let object: Phrase = "a link"
        let phrase: Phrase = "`\("dely")` is not a key of \(object)"
        #expect(phrase.english == "`dely` is not a key of a link")
        #expect(phrase[.japanese] == "`dely`というキーはリンクにありません")
        let place: Phrase = "`\("delay")` of \(object)"
        #expect(("\(place) is \(Phrase("a list"))" as Phrase)[.japanese] == "リンクの`delay`がリストになっています")
    }

    @Test func whatNobodyHasTranslatedIsEnglish() {
        let phrase: Phrase = "an \("unheard-of") \(Phrase("a link"))"
        #expect(phrase[.japanese] == "an unheard-of a link")
        #expect(phrase.untranslated == ["an {} {}"])
        #expect(Phrase(verbatim: "{}").untranslated.isEmpty)
        #expect(Phrase(verbatim: "{1}")[.japanese] == "{1}")
    }

    @Test func bracesThatAreNoGapsStay() {
        let phrase: Phrase = "a text with a comma, in {...}, needs quotes"
        #expect(phrase.english == "a text with a comma, in {...}, needs quotes")
        #expect(phrase[.japanese].hasPrefix("{...}の中では"))
    }

    @Test func aDiagnosticInJapanese() {
        let diagnostic = Diagnostic(
            "`\("upp")` cannot be \("`\("state")` of \("a link" as Phrase)" as Phrase)",
            at: SourcePosition(file: "t.yaml", line: 3, column: 9),
            expected: ScalarFormat.word(["up", "down"]).expectation,
            suggestion: "up")
        #expect(
            diagnostic.text(in: .japanese)
                == "t.yaml:3:9: `upp`はリンクの`state`として使えません。正しくは、upまたはdown。`up`のことですか？")
        #expect(
            diagnostic.description
                == "t.yaml:3:9: `upp` cannot be `state` of a link; expected up or down; did you mean `up`?")
    }

    /// A translation can only have gaps that the English sentence has.
    @Test func translationsHaveNoGapsOfTheirOwn() {
        for (english, japanese) in PhraseCatalogue.japanese {
            let count = english.matches(of: /\{\}/).count
            let used = japanese.matches(of: /\{([0-9]*)\}/)
            #expect(used.allSatisfy { $0.1.isEmpty || (1...count).contains(Int($0.1) ?? 0) }, "\(english)")
            #expect(used.count(where: { $0.1.isEmpty }) <= count, "\(english)")
            #expect(used.allSatisfy { $0.1.isEmpty } || used.allSatisfy { !$0.1.isEmpty }, "\(english)")
            #expect(!japanese.hasSuffix("。"), "\(english)")
        }
    }

    /// Everything that a format speaks of and expects has a Japanese name.
    @Test(arguments: ["topology", "lesson", "glossary", "key"])
    func theFormatsAreTranslated(_ name: String) throws {
        let files = [TopologySchema.file, LessonSchema.file, GlossaryFile.schema, KeySchema.file]
        let file = try #require(files.first { $0.name == name })
        var phrases = phrases(of: .object(file.root))
        for definition in file.definitions { phrases += self.phrases(of: definition.schema) }
        #expect(phrases.count >= 5)
        #expect(Set(phrases.flatMap(\.untranslated)).isEmpty)
    }

    private func phrases(of schema: Schema) -> [Phrase] {
        switch schema {
        case .scalar(let format): return [format.expectation]
        case .localizedText, .named: return []
        case .list(let element, _): return phrases(of: element)
        case .map(let map): return [Phrase(map.noun), map.keys.expectation] + phrases(of: map.values)
        case .object(let object), .keysOnly(let object):
            return [object.noun] + object.keys.flatMap { phrases(of: $0.schema) }
        case .variants(let variants): return [variants.noun] + variants.variants.flatMap { phrases(of: $0.schema) }
        case .tagged(let tagged): return [tagged.noun] + tagged.variants.flatMap { phrases(of: .object($0.object)) }
        case .either(let format, let long): return [format.expectation] + phrases(of: long)
        }
    }
}
