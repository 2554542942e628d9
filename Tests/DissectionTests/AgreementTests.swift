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
    static let onlyOurs = ["data-text-lines": "a protocol of its own in PDML"]

    // What no capture here shows, so that nothing has to be left out, and what we do otherwise than tshark 4.0 on
    // purpose:
    //
    // - It reads segments in the order in which they come (tcp.reassemble_out_of_order is off), and those not at all
    //   that repeat old bytes before new ones, but those once more that count as sent again at once, or as sent again
    //   needlessly; we put the stream in order first, and read nothing twice.
    // - It takes the first and the last letter off an IMAP password, as if they were quotes.
    // - It counts Custom Blocks of pcapng as frames, and reads JSON, XML, forms, S/MIME and tickets of GSS-API where
    //   they are carried, and the options of MPTCP and AccECN.
    // - It knows the makers of all network cards by name, the TCP options of satellites (SCPS) and of Riverbed's boxes,
    //   and the labels of security in IPv4's options; and it reads extensions of certificates that few have.
    // - It takes what begins in the middle of a record of TLS for one of SSL 2 when some bits happen to fit.
    // - It goes on reading options of DNS behind the end of their record.
    // - It gives a reply of ICMP to a request from the same side.
    // - It puts pieces of packets together that are only quoted.
    // - The rest of a line behind a letter of IMAP that takes three segments it tells with the letter once more; of a
    //   LOGIN whose name or password is to follow it shows no segments, because it breaks off there.
    // - It counts NOPs among the options of TCP by a rule of its own when others stand between them.
    // - Where a segment was cut off it gives a message of DNS the length that it should have, with no value.
    // - It gives the frames of a later section of pcapng the names of the first section's interfaces.
    // - Of a SYN with FIN in the middle of a connection it tells once more how long the handshake took.
    // - It takes frames that are said to have a checksum of no length for such without one.
    // - It reads SLARP, LLDP, loops, spanning trees, IPX and GRE, what PPP says of its own link (LCP), and IPv6's options
    //   behind a header of IPv4.
    // - A segment of a message that begins with bytes which a probe of a closed window brought already it tells with
    //   them, as one that overlaps; we tell of the new ones only.
    // - It takes a number in braces within quotes (`"{3}"`) in an answer of IMAP for the length of a letter, and reads
    //   what follows where that ends.
    // - It asks whether an ARP packet looks for its own address also when the addresses of its protocol have another
    //   length than four.

    static func compare(_ path: String, _ capture: String) throws {
        let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
        let (ours, theirs) = (try Captures.ours(bytes), try Captures.tshark(path))
        #expect(!theirs.isEmpty && theirs.keys.max() ?? 0 <= ours.count)
        for (number, b) in theirs {
            let a = ours[number - 1]
            let missing = b.subtracting(a)
            let surplus = a.subtracting(b).filter { onlyOurs[$0.name] == nil }
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

        var testDescription: String { "\(name), network \(interface)" }
    }

    private static let realCaptures: [RealCapture] = [
        ("s01_story_pop3", [0, 1, 2]), ("s02_story_imap_warm", [0, 2]), ("s03_unknown_user", [0, 1]),
        ("s04_dsn_over_wire", [0, 2]), ("s05_down_refused_retry", [1]), ("s06_host_off_retry", [0, 1]),
        ("s07_greylist", [1]), ("s08_two_mx_refused", [1]), ("s10_spf_fail", [2]), ("s11_dmarc_reject", [2]),
        ("s13_nxdomain", [1]), ("s14_starttls", [0]), ("s15_relay_tls", [1]), ("s16_dotstuff_8bit_japanese", [0, 2]),
        ("s17_smtputf8", [0, 2]), ("s18_8bit_downgrade_qp", [0, 1]), ("s20_ipv6_aaaa_queries", [1]),
        ("s21_null_mx", [1]), ("s24_relay_denied", [0]), ("s25_smtp_error_replies", [1, 2]),
        ("s26_pop_imap_errors", [1, 2]), ("s27_dns_cases", [0, 1]),
    ].flatMap { name, interfaces in interfaces.map { RealCapture(name: name, interface: $0) } }.filter {
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
        try Self.compare(path, capture.testDescription)
    }

    static let reference: String? = {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "../../../shared/reference"
        )
        .standardizedFileURL.path
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }()
}
