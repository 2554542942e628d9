// Our dissector beside Wireshark's: name, place, length and value of every field. Read first: Captures.swift.
//
// What differs is listed here, once, with its reason; anything else is a mistake of ours.

import Foundation
import Scenarios
import TestSupport
import Testing

@Suite(.enabled(if: ExternalTool.wiresharkIsThere, Comment(rawValue: ExternalTool.wiresharkHint)))
struct AgreementTests {
    /// A difference that is meant, in any capture.
    struct Known {
        var field: String
        /// We show it where tshark does not; the other way about it is a mistake.
        var isOnlyOurs = true
        var reason: String
    }

    static let known = [
        Known(field: "data-text-lines", isOnlyOurs: false, reason: "a protocol of its own in PDML, a field here"),
        Known(field: "data", isOnlyOurs: false, reason: "a protocol in PDML, but a field inside of a letter; we show data.data alone"),
        Known(field: "smtp.req", reason: "tshark 4.0 does not read what follows a letter in the same segment (QUIT)"),
        Known(field: "smtp.command_line", reason: "as smtp.req"),
        Known(field: "smtp.req.command", reason: "as smtp.req"),
        Known(
            field: "smtp.data.fragment",
            reason: "tshark 4.0 has no field for the bytes of a letter that goes on in the next segment"),
    ]

    private func compare(_ path: String, _ capture: String, isLetterInPieces: Bool = false) throws {
        let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
        let (ours, theirs) = (try Captures.ours(bytes), try Captures.tshark(path))
        #expect(!theirs.isEmpty && theirs.keys.max() ?? 0 <= ours.count)
        for (number, b) in theirs {
            let a = ours[number - 1]
            func isKnown(_ field: ToldField, isOurs: Bool) -> Bool {
                // tshark 4.0 reads a letter of POP3 only when one segment holds all of it.
                if isLetterInPieces && field.name.hasPrefix("imf.") { return true }
                return Self.known.contains { $0.field == field.name && (isOurs || !$0.isOnlyOurs) }
            }
            let missing = b.subtracting(a).filter { !isKnown($0, isOurs: false) }
            let surplus = a.subtracting(b).filter { !isKnown($0, isOurs: true) }
            #expect(missing.isEmpty, "\(capture), frame \(number): tshark has besides \(missing.prefix(3))")
            #expect(surplus.isEmpty, "\(capture), frame \(number): only we have \(surplus.prefix(3))")
        }
    }

    @Test(arguments: LessonLibrary().lessons().lessons.map(\.id))
    func lessons(_ lesson: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("lesson.pcapng")
        try Captures.capture(lesson, to: path)
        try compare(path, lesson)
    }

    /// Letters that no lesson sends.
    private static let letters: [(name: String, lines: [String])] = [
        (
            "every kind of address",
            [
                "From: a@b", "Sender: Hana <x@y>", "Return-Path: <r@p>", "Delivered-To: Ken <k@l>", "Resent-From: r@x.example",
                "Resent-To: q@x.example, z@x.example", "Resent-Cc: q@x.example, Hana M <h@m>,", "  K <k@k>, folded@x",
                "Reply-To: a@b,c@d ,  e@f", "Resent-Bcc: q@x.example", "Resent-Sender: Q <q@x.example>", "", "Hello", "there",
            ]
        ),
        (
            "fields with names of their own",
            [
                "From: a@b", "Resent-Date: Thu, 26 Nov 2026 10:00:00 +0900", "Resent-Message-ID: <1@x>", "Importance: high",
                "Priority: urgent", "Sensitivity: Private", "Lines: 3", "Content-Language: ja", "X-Own: yes", "", "Hello",
            ]
        ),
        ("no header at all", ["just text", "more"]),
        (
            "a letter in a letter that states no type, and bytes",
            [
                "From: a@b", "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=\"x\"", "", "--x",
                "Content-Type: message/rfc822", "", "From: c@d", "", "inner text", "--x", "Content-Type: application/octet-stream", "",
                "AAEC", "--x--",
            ]
        ),
    ]

    @Test(arguments: letters) func writtenLetters(_ name: String, _ lines: [String]) throws {
        func line(_ text: String) -> [UInt8] { Array((text + "\r\n").utf8) }
        let conversation = WrittenConversation(
            port: 25,
            turns: [
                (true, line("220 mx.example")), (false, line("DATA")), (true, line("354 go on")),
                (false, (lines + ["."]).flatMap(line)), (true, line("250 queued")),
            ])
        let folder = try TemporaryFolder()
        let path = folder.file("letter.pcap")
        try Data(conversation.capture).write(to: URL(fileURLWithPath: path))
        try compare(path, name)
    }

    /// The captures of real servers have every packet once for each network that it crosses: one network is taken.
    @Test(
        .enabled(if: reference != nil, "the captures of real servers are not there (../shared/reference)"),
        arguments: [
            ("s01_story_pop3", 0), ("s01_story_pop3", 1), ("s01_story_pop3", 2), ("s02_story_imap_warm", 0), ("s03_unknown_user", 1),
            ("s05_down_refused_retry", 1), ("s06_host_off_retry", 0), ("s06_host_off_retry", 1), ("s13_nxdomain", 1),
            ("s27_dns_cases", 0), ("s27_dns_cases", 1),
        ])
    func realServers(_ capture: String, _ interface: Int) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("one.pcapng")
        let source = try #require(Self.reference) + "/captures/\(capture).pcapng"
        try ExternalTool.tshark.run(["-r", source, "-Y", "frame.interface_id == \(interface)", "-w", path])
        try compare(path, capture, isLetterInPieces: capture == "s01_story_pop3" && interface == 2)
    }

    static let reference: String? = {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../shared/reference")
            .standardizedFileURL.path
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }()
}

extension [ToldField] {
    /// The fields that are not in `other`, counted: a field may come several times.
    func subtracting(_ other: [ToldField]) -> [ToldField] {
        var counts: [ToldField: Int] = [:]
        for field in other { counts[field, default: 0] += 1 }
        return filter { field in
            counts[field, default: 0] -= 1
            return counts[field, default: 0] < 0
        }
    }
}
