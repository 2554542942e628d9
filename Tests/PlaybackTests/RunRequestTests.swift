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

    @Test(arguments: [
        (["LANG": "ja_JP.UTF-8"], Language.japanese), (["LANG": "en_US.UTF-8"], .english), ([:], .english),
        (["LANG": "ja_JP", "LC_ALL": "C"], .english), (["LANG": "C", "LC_ALL": "ja"], .japanese),
        (["LC_ALL": "", "LANG": "ja"], .japanese),
    ])
    func theEnvironmentChoosesTheLanguage(environment: [String: String], language: Language) {
        #expect(Language.preferred(in: environment) == language)
    }
}
