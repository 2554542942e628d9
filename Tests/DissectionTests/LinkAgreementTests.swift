// Links that are not Ethernet, and frames that the capture cut off, beside Wireshark. Read first: WrittenCapture.swift.

import TestSupport
import Testing

@Suite("Links", .enabled(if: ExternalTool.wiresharkIsThere, Comment(rawValue: ExternalTool.wiresharkHint)))
struct LinkAgreementTests {
    private static let question: [UInt8] = [0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 97, 0, 0, 1, 0, 1]

    private func fill(_ capture: inout WrittenCapture) {
        let text = Array("EHLO client.example with a long name\r\n".utf8)
        capture.add(isServer: false, proto: 17, WrittenCapture.udp(53_000, 53, Self.question))
        capture.add(isServer: false, proto: 6, WrittenCapture.tcp(40_000, 25, 999, 0, 2, options: [2, 4, 5, 180, 1, 3, 3, 7]))
        capture.add(isServer: true, proto: 6, WrittenCapture.tcp(25, 40_000, 1999, 1000, 18, options: [2, 4, 5, 180, 1, 3, 3, 5]))
        capture.add(isServer: false, proto: 6, WrittenCapture.tcp(40_000, 25, 1000, 2000, 16))
        capture.add(isServer: false, proto: 6, WrittenCapture.tcp(40_000, 25, 1000, 2000, 24, text))
        capture.add(isServer: true, proto: 6, WrittenCapture.tcp(25, 40_000, 2000, 1000 + text.count, 24, Array("250 yes\r\n".utf8)))
    }

    private static let links: [(Int, [UInt8])] = [
        (0, [2, 0, 0, 0]), (0, [0, 0, 0, 2]), (108, [0, 0, 0, 2]), (101, []), (228, []),
        (113, [0, 4, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0, 8, 0]), (113, [0, 0, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0]),
        (276, [8, 0, 0, 0, 0, 0, 0, 3, 0, 1, 4, 6, 2, 0, 0, 0, 0, 1, 0, 0]),
    ]

    @Test(arguments: links) func packetsOnOtherLinks(_ linkType: Int, _ front: [UInt8]) throws {
        var capture = WrittenCapture()
        (capture.linkType, capture.front) = (linkType, front)
        fill(&capture)
        try capture.compare("link type \(linkType)")
    }

    @Test func cookedFramesWithOtherContents() throws {
        var capture = WrittenCapture()
        capture.linkType = 113
        capture.add(frame: [0, 0, 0, 1, 0, 8, 1, 2, 3, 4, 5, 6, 7, 8, 8, 6, 0, 1, 8, 0, 6, 4, 0, 1] + [UInt8](repeating: 5, count: 20))
        capture.add(frame: [0, 1, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0, 0x88, 0xB5, 1, 2, 3])
        try capture.compare("cooked frames")
    }

    /// Where the first bytes of IPv4's header are missing nothing is read; everything behind is, as far as it is there.
    @Test(arguments: [42, 50, 54, 58, 62, 70, 90]) func framesThatWereCutOff(_ snapLength: Int) throws {
        var capture = WrittenCapture()
        capture.snapLength = snapLength
        fill(&capture)
        try capture.compare("\(snapLength) bytes of each frame")
    }
}
