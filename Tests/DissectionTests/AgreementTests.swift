// Our dissector beside Wireshark's: name, place, length, value, text and parent of every field. Read first:
// Captures.swift.
//
// What differs is listed here, once, with its reason; anything else is a mistake of ours.

import Foundation
import Scenarios
import TestSupport
import Testing

@Suite(.enabled(if: ExternalTool.wiresharkIsThere, Comment(rawValue: ExternalTool.wiresharkHint)))
struct AgreementTests {
    /// Fields that only we show, in any capture; what only tshark shows is always a mistake of ours.
    static let onlyOurs = [
        "data-text-lines": "a protocol of its own in PDML",
        "smtp.req": "tshark 4.0 does not read what follows a letter in the same segment (QUIT)",
        "smtp.command_line": "as smtp.req",
        "smtp.req.command": "as smtp.req",
    ]

    // What no capture here shows, so that nothing has to be left out, and what we do otherwise than tshark 4.0 on
    // purpose:
    //
    // - It splits lists of addresses at commas in quotes and brackets, takes a colon in either for a group's, and the
    //   last letter off a group's name and off a name that stands right before its "<" (RFC 5322 §3.4).
    // - It does not see the dot that ends a letter when that begins in the segment before, a letter in the segment of
    //   its DATA command, nor a second letter in the segment where the first one ends; it reads no chunks behind BDAT that share a
    //   segment with it, and takes the commands after a refused DATA for data.
    // - It waits for the end of a line only when a segment begins with it, and by POP3 not at all; other lines that
    //   two segments share are shown in halves, and their second halves taken for lines.
    // - It judges the commands of a segment by its last line, so that a segment that ends in text is text.
    // - It reads segments in the order in which they come (tcp.reassemble_out_of_order is off), and those not at all
    //   that repeat old bytes before new ones; we put the stream in order first.
    // - It reads the lines of an IMAP literal again as if they were answers or commands, but not those of the first
    //   letter.
    // - It takes the lines of POP3 lists in a segment of their own, a lone dot, and each segment of a letter whose
    //   length was not announced for letters, and all lines of a segment of commands but the first for data.
    // - It looks for the length of a FETCH's literal beyond the end of its line, and gives up on a LOGIN whose name is
    //   a literal.
    // - It shows no letter that came by BDAT, and takes lines that are no commands of four letters (FOO, the answers
    //   of AUTH CRAM-MD5) for the beginning of the next letter.
    // - It splits names and passwords of LOGIN at blanks in quotes, and gives up on a password of one letter.
    // - It takes POP3's "+" (RFC 5034) for the beginning of a letter, and waits for a blank behind the +OK that
    //   answers STLS.
    // - It counts Custom Blocks of pcapng as frames, and reads JSON, XML, forms, S/MIME and tickets of GSS-API where
    //   they are carried, and the options of MPTCP and AccECN.
    // - It knows the makers of all network cards by name, the TCP options of satellites (SCPS) and of Riverbed's boxes,
    //   and the labels of security in IPv4's options; and it reads extensions of certificates that few have.
    // - It takes what begins in the middle of a record of TLS for one of SSL 2 when some bits happen to fit.
    // - It takes one of the first two messages of IMAP for TLS when its first five bytes hold a line's end (NOOP without
    //   a tag); it goes on reading options of DNS behind the end of their record.
    // - It gives a reply of ICMP to a request from the same side.

    /// What concerns letters of POP3 that begin in the segment of the +OK: tshark 4.0 does not put them together.
    static let lettersOfPOP = ["imf.", "mime_multipart.", "media.", "pop.data."]

    /// - Parameters:
    ///   - left: beginnings of names of fields that are not compared.
    ///   - frames: the numbers of frames that are not compared.
    static func compare(
        _ path: String, _ capture: String, leavingOut left: [String] = [], frames skipped: Set<Int> = []
    ) throws {
        let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
        let (ours, theirs) = (try Captures.ours(bytes), try Captures.tshark(path))
        #expect(!theirs.isEmpty && theirs.keys.max() ?? 0 <= ours.count)
        for (number, b) in theirs where !skipped.contains(number) {
            let a = ours[number - 1]
            func counts(_ field: ToldField) -> Bool { !left.contains { field.name.hasPrefix($0) } }
            let missing = b.subtracting(a).filter(counts)
            let surplus = a.subtracting(b).filter { counts($0) && onlyOurs[$0.name] == nil }
            #expect(missing.isEmpty, "\(capture), frame \(number): tshark has besides \(missing.prefix(3))")
            #expect(surplus.isEmpty, "\(capture), frame \(number): only we have \(surplus.prefix(3))")
        }
    }

    @Test(arguments: LessonLibrary().lessons().lessons.map(\.id))
    func lessons(_ lesson: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("lesson.pcapng")
        try Captures.capture(lesson, to: path)
        try Self.compare(path, lesson)
    }

    /// Letters that no lesson sends.
    private static let letters: [(name: String, lines: [String])] = [
        (
            "every kind of address",
            [
                "From: a@b", "Sender: Hana <x@y>", "Return-Path: <r@p>", "Delivered-To: Ken <k@l>",
                "Resent-From: r@x.example",
                "Resent-To: q@x.example, z@x.example", "Resent-Cc: q@x.example, Hana M <h@m>,", "  K <k@k>, folded@x",
                "Reply-To: a@b,c@d ,  e@f", "Resent-Bcc: q@x.example", "Resent-Sender: Q <q@x.example>", "", "Hello",
                "there",
            ]
        ),
        (
            "fields with names of their own",
            [
                "From: a@b", "Resent-Date: Thu, 26 Nov 2026 10:00:00 +0900", "Resent-Message-ID: <1@x>",
                "Importance: high",
                "Priority: urgent", "Sensitivity: Private", "Lines: 3", "Content-Language: ja", "X-Own: yes", "",
                "Hello",
            ]
        ),
        ("no header at all", ["just text", "more"]),
        (
            "a letter in a letter that states no type, and bytes",
            [
                "From: a@b", "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=\"x\"", "", "--x",
                "Content-Type: message/rfc822", "", "From: c@d", "", "inner text", "--x",
                "Content-Type: application/octet-stream", "",
                "AAEC", "--x--",
            ]
        ),
        (
            "parts of every kind",
            [
                "From: a@b", "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=\"o\"", "", "before", "--o",
                "Content-Type: multipart/alternative; boundary=i", "", "--i", "", "no type", "--i",
                "Content-Type: text/html ; charset = utf-8", "Content-Transfer-Encoding: quoted-printable", "",
                "<b>=3D</b>", "--i--",
                "--o", "Content-Disposition:  attachment;", "\tfilename=\"x y.txt\" ; size = 3",
                "Content-Description: a ;  b , c = d   e \"q  ;  r\" (c ; d)", "Content-ID:   < 1 >  ", "",
                "text without type",
                "--o", "no header at all", "--o", "Content-Type: message/delivery-status", "", "Final-Recipient: x",
                "--o", "--o--",
                "after",
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
        try Self.compare(path, name)
    }

    /// A capture of real servers, which has every packet once for each network that it crosses: one network is taken.
    struct RealCapture: CustomTestStringConvertible, Sendable {
        var name: String
        var interface: Int
        var left: [String] = []
        var frames: Set<Int> = []

        var testDescription: String { "\(name), network \(interface)" }
    }

    private static let realCaptures: [RealCapture] = [
        RealCapture(name: "s01_story_pop3", interface: 0), RealCapture(name: "s01_story_pop3", interface: 1),
        RealCapture(name: "s01_story_pop3", interface: 2, left: lettersOfPOP),
        RealCapture(name: "s02_story_imap_warm", interface: 0), RealCapture(name: "s02_story_imap_warm", interface: 2),
        RealCapture(name: "s03_unknown_user", interface: 0, left: lettersOfPOP),
        RealCapture(name: "s03_unknown_user", interface: 1),
        RealCapture(name: "s04_dsn_over_wire", interface: 0), RealCapture(name: "s04_dsn_over_wire", interface: 2),
        RealCapture(name: "s05_down_refused_retry", interface: 1),
        RealCapture(name: "s06_host_off_retry", interface: 0),
        RealCapture(name: "s06_host_off_retry", interface: 1), RealCapture(name: "s07_greylist", interface: 1),
        RealCapture(name: "s08_two_mx_refused", interface: 1), RealCapture(name: "s13_nxdomain", interface: 1),
        RealCapture(name: "s14_starttls", interface: 0), RealCapture(name: "s15_relay_tls", interface: 1),
        RealCapture(name: "s16_dotstuff_8bit_japanese", interface: 0),
        RealCapture(name: "s16_dotstuff_8bit_japanese", interface: 2, left: lettersOfPOP),
        RealCapture(name: "s17_smtputf8", interface: 0), RealCapture(name: "s17_smtputf8", interface: 2),
        RealCapture(name: "s18_8bit_downgrade_qp", interface: 0),
        RealCapture(name: "s18_8bit_downgrade_qp", interface: 1),
        RealCapture(name: "s25_smtp_error_replies", interface: 1),
        // tshark 4.0 takes the commands after a refused DATA for a letter, and the data behind BDAT not at all.
        RealCapture(name: "s25_smtp_error_replies", interface: 2, frames: [130, 132, 169, 171]),
        // tshark 4.0 takes the second segment of a letter for a letter.
        RealCapture(name: "s26_pop_imap_errors", interface: 1),
        RealCapture(name: "s26_pop_imap_errors", interface: 2, left: lettersOfPOP),
        RealCapture(name: "s27_dns_cases", interface: 0), RealCapture(name: "s27_dns_cases", interface: 1),
    ].filter {
        // tshark 3.6 cannot take frames out of a capture that has the keys of TLS connections.
        WiresharkVersion.installed != .before4 || $0.name != "s14_starttls"
    }

    @Test(
        .enabled(if: reference != nil, "the captures of real servers are not there (../shared/reference)"),
        arguments: realCaptures)
    func realServers(_ capture: RealCapture) throws {
        let folder = try TemporaryFolder()
        let (one, path) = (folder.file("one.pcapng"), folder.file("plain.pcapng"))
        let source = try #require(Self.reference) + "/captures/\(capture.name).pcapng"
        try ExternalTool.tshark.run(["-r", source, "-Y", "frame.interface_id == \(capture.interface)", "-w", one])
        // Some have the keys of their TLS connections; we read no cipher.
        try ExternalTool.editcap.run(["--discard-all-secrets", one, path])
        try Self.compare(path, capture.testDescription, leavingOut: capture.left, frames: capture.frames)
    }

    static let reference: String? = {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "../../../shared/reference"
        )
        .standardizedFileURL.path
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }()
}
