// RFC 2045, RFC 2046: the tree of a letter's parts.

import Basics
import MailMessage
import TestSupport
import Testing

@Suite("RFC 2046 §5: multipart") struct MIMETests {
    let nested = Message(
        Array(
            """
            Content-Type: multipart/mixed; boundary="outer"\r
            \r
            preamble\r
            --outer\r
            Content-Type: multipart/alternative; boundary=inner\r
            \r
            --inner\r
            \r
            plain\r
            --inner\r
            Content-Type: text/html; charset=utf-8\r
            Content-Transfer-Encoding: quoted-printable\r
            \r
            <b>=E3=81=82</b>\r
            --inner--\r
            --outer\r
            Content-Type: message/rfc822\r
            Content-Disposition: attachment; filename*=utf-8''%E5%9C%B0%E5%9B%B3.eml\r
            \r
            Subject: inside\r
            \r
            body\r
            --outer--\r
            epilogue\r

            """.utf8))

    @Test("§5.1: parts, nested parts, a letter inside")
    func tree() throws {
        let root = MIMEPart(nested)
        try #require(root.children.count == 2)
        #expect(root.children[0].children.map(\.contentType.subtype) == ["plain", "html"])
        let plain = root.children[0].children[0]
        #expect(Octet.text(nested.bytes[plain.bodyRange]) == "plain")
        #expect(root.children[0].children[1].text(of: nested.bytes) == "<b>あ</b>")
        let inside = try #require(root.children[1].children.first)
        #expect(Octet.text(nested.bytes[inside.bodyRange]) == "body")
        #expect(root.children[1].disposition?["filename"] == "地図.eml")
        #expect(root.firstText == plain)
    }

    @Test("§5.1.1: a missing end is forgiven")
    func noEnd() {
        let cut = Message(
            Array("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\none\r\n--b\r\n\r\ntwo".utf8))
        #expect(MIMEPart(cut).children.map { Octet.text(cut.bytes[$0.bodyRange]) } == ["one", "two"])
    }

    @Test("Without a boundary there are no parts; a type that cannot be read is plain text")
    func broken() {
        #expect(MIMEPart(Message(Array("Content-Type: multipart/mixed\r\n\r\n--b\r\n".utf8))).children.isEmpty)
        #expect(MIMEPart(Message(Array("Content-Type: nonsense\r\n\r\n".utf8))).contentType == .plainASCII)
    }

    @Test(
        "RFC 2045 §5.1: comments between the words of a field",
        arguments: [
            ("text/html (a page); charset=us-ascii (Plain text)", "text/html; charset=us-ascii"),
            ("(first) multipart/mixed; boundary=\"(b)\" (its (inner) sign \\) )", "multipart/mixed; boundary=\"(b)\""),
            ("image/png; name=map(2).png", "image/png; name=\"map(2).png\""),
        ])
    func comments(_ value: String, _ wanted: String) {
        let part = MIMEPart(
            Message(
                Array(
                    "Content-Type: \(value)\r\nContent-Transfer-Encoding: BASE64 (three as four)\r\n\r\n".utf8)))
        #expect(part.contentType.description == wanted)
        #expect(part.transferEncoding == "base64")
    }

    @Test("Depth and number of parts are bounded")
    func bomb() {
        let deep = String(repeating: "Content-Type: message/rfc822\r\n\r\n", count: 500)
        var depth = 0
        var part: MIMEPart? = MIMEPart(Message(Array(deep.utf8)))
        while let next = part?.children.first {
            depth += 1
            part = next
        }
        #expect(depth == MIMEPart.maximumDepth)
        let wide = "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + String(repeating: "--b\r\n\r\n", count: 5_000)
        #expect(MIMEPart(Message(Array(wide.utf8))).children.count <= MIMEPart.maximumParts)
    }

    @Test("Every truncation and mutation has a tree", arguments: 1...5 as ClosedRange<UInt64>)
    func anyBytes(seed: UInt64) {
        for n in 0..<nested.bytes.count { _ = MIMEPart(Message(Array(nested.bytes.prefix(n)))) }
        var random = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            var bytes = nested.bytes
            for _ in 0..<5 { Mutation.apply(to: &bytes, &random) }
            let message = Message(bytes)
            _ = MIMEPart(message).firstText?.text(of: bytes)
            let fitted = Transcoding.fit(message, .init(allowsEightBit: false))
            _ = MIMEPart(fitted)
        }
    }

    @Test("RFC 6152 §3: an 8-bit letter for a 7-bit road")
    func downgrade() {
        let body = "こんにちは、ボブさん。\r\n.dot\r\n"
        let letter = Message(
            Array(
                "Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n".utf8)
                + Array(body.utf8))
        let fitted = Transcoding.fit(letter, .init(allowsEightBit: false))
        #expect(!fitted.isEightBit)
        #expect(fitted.value("Content-Transfer-Encoding") == "quoted-printable")
        #expect(fitted.count("Content-Transfer-Encoding") == 1)
        #expect(MIMEPart(fitted).text(of: fitted.bytes) == body)
        #expect(Transcoding.fit(letter, .init(allowsEightBit: true)) == letter)
    }
}
