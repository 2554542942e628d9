// What may be asked for together, and what the environment says.

import Basics
import Capture
import Playback
import Scenarios
import Testing

@Suite struct RunRequestTests {
    private func request(_ change: (inout RunRequest) -> Void) -> RunRequest {
        var request = RunRequest(lesson: "first-letter")
        change(&request)
        return request
    }

    @Test func onlyOneOutputTakesStandardOutput() {
        #expect(request { $0.capture = .standardOutput }.contradiction() == nil)
        #expect(request { $0.report = .standardOutput }.contradiction() == nil)
        #expect(request { ($0.capture, $0.report) = (.standardOutput, .standardOutput) }.contradiction() != nil)
    }

    @Test func filesAreNotOverwrittenByEachOther() {
        #expect(request { ($0.capture, $0.report) = (.file("a"), .file("a")) }.contradiction() != nil)
        #expect(request { ($0.capture, $0.message) = (.file("a"), "a") }.contradiction() != nil)
        #expect(request { ($0.report, $0.message) = (.file("a"), "a") }.contradiction() != nil)
        #expect(request { ($0.capture, $0.report) = (.file("a"), .file("b")) }.contradiction() == nil)
    }

    @Test func allLinksNeedAFolder() {
        #expect(request { $0.viewpoint = "all" }.contradiction() != nil)
        #expect(request { ($0.viewpoint, $0.capture) = ("all", .standardOutput) }.contradiction() != nil)
        #expect(request { ($0.viewpoint, $0.capture) = ("all", .file("d")) }.contradiction() == nil)
    }

    @Test func theStoryTakesTime() {
        #expect(request { $0.until = .zero }.contradiction() != nil)
        #expect(request { $0.until = .seconds(1) }.contradiction() == nil)
    }

    @Test func mistakesAreToldInBothLanguages() throws {
        let problem = try #require(request { ($0.capture, $0.message) = (.file("a"), "a") }.contradiction())
        #expect(problem[.english] == "--capture would overwrite the letter of --message")
        #expect(problem[.japanese] == "--capture を実行すると、--message の手紙が上書きされてしまいます")
    }

    @Test(arguments: [
        (
            "link:kneji-pc",
            "there is no link \"kneji-pc\"; did you mean \"kenji-pc\"?", "「kneji-pc」というリンクはありません。「kenji-pc」のことですか"
        ),
        (
            "host:x", "there is no host \"x\"; there are resolver",
            "「x」というホストはありません。使えるのは次のとおりです：resolver"
        ),
        (
            "lnik:x", "\"lnik:x\" is not a viewpoint; expected first, link:NAME, host:NAME, path or all",
            "「lnik:x」という見方はありません。使えるのは first、link:名前、host:名前、path、all です"
        ),
    ])
    func viewpointsThatThereAreNot(text: String, english: String, japanese: String) throws {
        let error = try #require(throws: ViewpointError.self) {
            try Viewpoint(text, links: ["kenji-pc"], hosts: ["resolver"])
        }
        #expect(error.sentence(in: .english) == english)
        #expect(error.sentence(in: .japanese) == japanese)
    }

    @Test(arguments: [
        (["LANG": "ja_JP.UTF-8"], Language.japanese), (["LANG": "en_US.UTF-8"], .english), ([:], .english),
        (["LANG": "ja_JP", "LC_ALL": "C"], .english), (["LANG": "C", "LC_ALL": "ja"], .japanese),
        (["LC_ALL": "", "LANG": "ja"], .japanese),
    ])
    func theEnvironmentChoosesTheLanguage(environment: [String: String], language: Language) {
        #expect(Language.preferred(in: environment) == language)
    }
}
