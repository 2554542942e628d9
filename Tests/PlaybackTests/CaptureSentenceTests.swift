// What is said of captures that cannot be read and of filters that cannot be used, in both languages.

import Capture
import Playback
import Scenarios
import Testing

@Suite struct CaptureSentenceTests {
    @Test(
        arguments: [
            .isEmpty, .tooShort, .notPcap, .notPcapng, .unknownByteOrder, .isCompressed(with: "gzip"), .unknownVersion,
            .blockLength(5), .twoLengths, .blockTooShort, .optionCutOff, .optionTooLong, .tooManyInterfaces,
            .packetBeforeInterface, .unknownInterface(7), .frameLength(1 << 30), .frameTooLong, .endsWithinBlock,
            .endsWithinFrame,
        ] as [CaptureProblem])
    func whatIsWrongWithACapture(problem: CaptureProblem) {
        #expect(problem.sentence(in: .english) == "\(problem)")
        let japanese = problem.sentence(in: .japanese)
        #expect(Self.isJapanese(japanese))
        switch problem {
        case .isCompressed(let name): #expect(japanese.contains(name))
        case .blockLength(let number), .unknownInterface(let number), .frameLength(let number):
            #expect(japanese.contains("\(number)"))
        default: break
        }
    }

    @Test(
        arguments: [
            .needsInterface("inbound"), .unknownHost("hana-cp", known: ["hana-pc", "resolver"]),
            .unknownWord("prot", known: ["port", "proto"]), .networkName("kita"),
            .unknownService("smpt", known: ["smtp"]),
            .syntax(expression: "port", reason: "can't parse filter expression"),
        ] as [FilterError])
    func whatIsWrongWithAFilter(error: FilterError) {
        #expect(error.sentence(in: .english) == "\(error)")
        let japanese = error.sentence(in: .japanese)
        #expect(Self.isJapanese(japanese))
        for text in [error.sentence(in: .english), japanese] {
            if let suggestion = error.suggestion { #expect(text.contains(suggestion)) }
        }
        switch error {
        case .unknownHost, .unknownWord, .unknownService: #expect(error.suggestion != nil)
        default: #expect(error.suggestion == nil)
        }
    }

    private static func isJapanese(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0x3041...0x3096).contains($0.value) }
    }
}
