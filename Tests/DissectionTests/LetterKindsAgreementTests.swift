// Letters as mail programs write them, and broken ones, beside Wireshark. Read first: AgreementTests.swift,
// WrittenConversation.swift.

import Dissection
import Foundation
import TestSupport
import Testing

@Suite("Kinds of letters")
struct LetterKindsAgreementTests {
    private static let head = ["From: a@b", "To: c@d", "MIME-Version: 1.0"]

    /// A letter of several parts.
    private static func parts(_ name: String, _ type: String, _ lines: [String]) -> (name: String, lines: [String]) {
        (name, head + ["Content-Type: \(type)", ""] + lines)
    }

    private static let letters: [(name: String, lines: [String])] = [
        ("no text", ["From: a@b", "Subject: x", ""]),
        ("the last field of a letter without text", ["From: a@b", "Subject: Hello"]),
        ("an unknown last field", ["From: a@b", "X-Own: Hello", ""]),
        ("a list as the last field", ["From: a@b", "To: A <a@b>,", " c@d", ""]),
        ("a type as the last field", ["From: a@b", "Content-Type: text/plain; charset=x", ""]),
        ("one letter in the last field", ["From: a@b", "To: a", ""]),
        ("nothing in the last field", ["From: a@b", "Subject:", ""]),
        ("blanks in the last field", ["From: a@b", "Subject: ", ""]),
        ("nothing in an unknown last field", ["From: a@b", "X-Own:", ""]),
        (
            "names and addresses on different lines",
            [
                "From: =?utf-8?B?44GT44KT44Gr44Gh44Gv?=", " <a@b>", "To: B", "\t<c@d>, D  <e@f>", "Cc: Open <g@h",
                "Date: now", "", "x",
            ]
        ),
        (
            "fields of X.400",
            [
                "From: a@b", "Conversion: x", "Conversion-With-Loss: x", "Deferred-Delivery: x",
                "Discarded-X400-IPMS-Extensions: x",
                "Discarded-X400-MTS-Extensions: x", "DL-Expansion-History: x", "Incomplete-Copy: x",
                "Latest-Delivery-Time: x",
                "Original-Encoded-Information-Types: x", "Originator-Return-Address: x", "X400-Content-Identifier: x",
                "X400-Content-Type: x", "X400-MTS-Identifier: x", "X400-Originator: x", "X400-Received: x",
                "X400-Recipients: x",
                "X-MS-TNEF-Correlator: x", "", "x",
            ]
        ),
        ("a NUL", ["From: a@b", "Subject: a\0b", "", "x\0y"]),
        (
            "Base64",
            head + [
                "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "", "44GT44KT44Gr44Gh",
                "44GvDQo=",
            ]
        ),
        (
            "bytes in Base64",
            head + [
                "Content-Type: application/octet-stream; name=x", "Content-Transfer-Encoding: BASE64", "",
                "AAECAwQFBgcICQ", "oLDA0ODw==",
            ]
        ),
        (
            "parts in Base64",
            head + [
                "Content-Transfer-Encoding: base64", "Content-Type: multipart/mixed; boundary=x", "",
                "LS14DQpDb250ZW50LVR5cGU6IHRleHQvcGxhaW4NCg0KaGkNCi0teC0tDQo=",
            ]
        ),
        ("a kind that nobody knows", head + ["Content-Type: application/pdf; name=x", "", "%PDF"]),
        ("a letter in a letter", head + ["Content-Type: message/rfc822; x=y", "", "From: e@f", "", "x"]),
        parts("capitals", "Multipart/Mixed; BOUNDARY=b", ["--b", "CONTENT-TYPE: TEXT/PLAIN", "", "x", "--b--"]),
        parts(
            "a boundary in quotes", #"multipart/mixed; charset="a;b"; boundary="b \"1\"; x""#,
            [#"--b "1"; x"#, "", "x", #"--b "1"; x--"#]),
        parts("no boundary", "multipart/mixed; foo=b", ["--z", "", "x", "--z--"]),
        parts("an empty boundary", "multipart/mixed; boundary=", ["--", "", "x", "----"]),
        parts("a kind of parts that is not known", "multipart/digest; boundary=b", ["--b", "", "x", "--b--"]),
        parts(
            "parts without an end", "multipart/mixed; boundary=b",
            ["--b", "", "one", "--b", "Content-Type: text/plain", "", "two"]),
        parts("a longer boundary", "multipart/mixed; boundary=b", ["--b", "", "one", "--bc", "", "two", "--b--x"]),
        parts("the last boundary first", "multipart/mixed; boundary=b", ["--b--", "", "one", "--b", "x"]),
        parts(
            "the last boundary behind words", "multipart/mixed; boundary=b",
            ["--b", "Content-Type: text/plain", "", "one--b--", "rest"]),
        parts("no part", "multipart/mixed; boundary=b", ["--b", "--b--", "rest"]),
        parts("a carriage return alone", "multipart/mixed; boundary=b", ["--b\r", "one\rtwo", "--b--"]),
        parts("line feeds alone", "multipart/mixed; boundary=b", ["--b\nContent-Type: text/plain\n\nx\n--b--"]),
        parts(
            "line feeds among others", "multipart/mixed; boundary=b",
            ["--b\nContent-Type: text/plain", "", "x\n--b\n\ny\n--b--"]),
        parts(
            "fields of parts", "multipart/mixed; boundary=b",
            [
                "--b", "Content-Language: en", "Content-Length: 5", "Content-Encoding: gzip",
                "OriginalContent: type=text/plain;x=y",
                "X-Own: yes;", "\tfolded", "Content-Location: x", "", "x", "--b", "c: text/plain", "l: 5", "e: gzip",
                "", "x", "--b",
                "X-Own: é", "Content-Type: text/plain", "", "x", "--b--",
            ]),
        parts(
            "parts of parts of parts", "multipart/mixed; boundary=a",
            [
                "--a", "Content-Type: multipart/related; boundary=b; type=\"multipart/alternative\"", "", "--b",
                "Content-Type: multipart/alternative; boundary=c", "", "--c", "", "x", "--c--", "--b--", "--a",
                "Content-Type: multipart/digest; boundary=d", "", "--d", "", "x", "--d--", "--a",
                "Content-Type: multipart/mixed", "", "--e",
                "", "x", "--a", "Content-Type: multipart/mixed; boundary=f", "", "--f", "", "no end", "--a--",
            ]),
        parts(
            "letters in parts", "multipart/mixed; boundary=b",
            [
                "--b", "Content-Type: message/rfc822", "", "From: e@f", "Content-Type: application/pdf; x", "", "%PDF",
                "--b",
                "Content-Type: message/rfc822", "", "Subject: no text", "--b", "Content-Type: message/rfc822", "",
                "--b",
                "Content-Type: application/x-javascript", "", "x", "--b", "Content-Type: Application/Octet-Stream", "",
                "x", "--b--",
            ]),
        parts("a comment behind the boundary", "multipart/mixed; boundary=b (c)", ["--b", "", "x", "--b--"]),
        parts("a boundary that needs quotes", "multipart/mixed; boundary==b", ["--=b", "", "x", "--=b--"]),
        parts("a boundary that ends in what needs quotes", "multipart/mixed; boundary=b=?", ["--b", "", "x", "--b--"]),
        parts("a boundary that ends in a blank", "multipart/mixed; boundary=b c; x=y", ["--b", "", "x", "--b--"]),
        parts(
            "a blank in front of the colon", "multipart/mixed; boundary=b",
            ["--b", "content-disposition : attachment ; filename = x", "Content-Type\t: text/html", "", "x", "--b--"]),
        parts(
            "what is encrypted", "multipart/encrypted; boundary=b; protocol=\"application/pgp-encrypted\"",
            ["--b", "Content-Type: application/x-other", "", "Version: 1", "--b--"]),
    ]

    /// Wireshark looks for a type as many bytes far as its field has, but from where the type begins.
    private static let narrowTypes: [(name: String, lines: [String])] = [
        ("no blank in front of the type", ["Content-Type:multipart/mixed; boundary=bound", "", "--bound", "", "x"]),
        (
            "the same, which names another boundary",
            ["Content-Type:multipart/mixed; boundary=b12", "", "--b1", "", "x"]
        ),
        (
            "two blanks in front of the type",
            ["Content-Type:  multipart/mixed; boundary=b", "", "--b", "", "x", "--b--"]
        ),
        ("no blank, and no text", ["Content-Type:multipart/mixed; boundary=b"]),
        ("a folded type, as the last field", ["Content-Type: multipart/mixed; boundary=b\n", "\tx", ""]),
        (
            "two types, of which the second has no parameters that end",
            [
                "Content-Type: multipart/mixed; boundary=b", "Content-Type: multipart/report; x=y", "", "--b", "",
                "--b--",
            ]
        ),
        ("a quote without an end", ["Content-Type:multipart/report; x=\"a\"; boundary=\"b c\"", "", "--b c", "", "x"]),
        (
            "signs of padding in the middle of Base64",
            ["Content-Type: application/x; a=b", "Content-Transfer-Encoding: base64", "", "=E4=BB=B6=", "QUJD"]
        ),
        (
            "the same as bytes",
            [
                "Content-Type: application/octet-stream; a=b", "Content-Transfer-Encoding: base64", "", "=E4=BB=B6=",
                "QQ",
            ]
        ),
        (
            "a NUL in Base64",
            ["Content-Type: application/octet-stream; a=b", "Content-Transfer-Encoding: base64", "", "QUJD\0QUJD"]
        ),
    ]

    @Test(WiresharkVersion.followedOnly, arguments: narrowTypes)
    func typesAreReadAsFar(_ name: String, _ lines: [String]) throws {
        try lettersAreReadAlike(name, ["From: a@b", "MIME-Version: 1.0"] + lines)
    }

    private func capture(_ lines: [String]) -> [UInt8] {
        func line(_ text: String) -> [UInt8] { Array((text + "\r\n").utf8) }
        let turns = [
            (true, line("220 mx.example")), (false, line("DATA")), (true, line("354 go on")),
            (false, (lines + ["."]).flatMap(line)),
            (true, line("250 queued")),
        ]
        return WrittenConversation(port: 25, turns: turns).capture
    }

    @Test(WiresharkVersion.followedOnly, arguments: letters)
    func lettersAreReadAlike(_ name: String, _ lines: [String]) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("letter.pcap")
        try Data(capture(lines)).write(to: URL(fileURLWithPath: path))
        try AgreementTests.compare(path, name)
    }

    @Test func textInBase64IsShownPlain() throws {
        let lines =
            Self.head + [
                "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "", "44GT44KT",
                "44Gr44Gh44Gv",
            ]
        let frame = try #require(
            try Captures.dissected(capture(lines)).first { $0.buffers.contains { $0.name == "base64" } })
        let buffer = try #require(frame.buffers.firstIndex { $0.name == "base64" })
        let shown = frame.fields.filter { Int($0.buffer) == buffer && $0.id.info.label == "text line" }.map(frame.show)
        #expect(shown == ["こんにちは"])
    }

    /// A header that IMAP fetches without its text.
    @Test(arguments: [
        "Content-Type: multipart/mixed; boundary=x\r\nSubject: a",
        "Subject: a\r\nContent-Type: multipart/report; boundary=x",
        "Content-Type: text/html\r\nSubject: a", "Content-Type: message/rfc822\r\nSubject: a",
    ])
    func headersAlone(_ lines: String) throws {
        let header = lines + "\r\n\r\n"
        let turns: [(Bool, String)] = [
            (true, "* OK ready when you are\r\n"), (false, "a0 CAPABILITY\r\n"),
            (true, "* 1 FETCH (BODY[HEADER] {\(header.utf8.count)}\r\n\(header))\r\na1 OK\r\n"),
        ]
        let conversation = WrittenConversation(port: 143, turns: turns.map { ($0.0, Array($0.1.utf8)) })
        let folder = try TemporaryFolder()
        let path = folder.file("header.pcap")
        try Data(conversation.capture).write(to: URL(fileURLWithPath: path))
        try AgreementTests.compare(path, "a header alone")
    }
}
