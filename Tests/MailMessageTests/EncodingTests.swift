// RFC 2045, RFC 2047, RFC 4648: other alphabets on a road of seven bits.

import Basics
import MailMessage
import Testing

@Suite("RFC 2045 §6, RFC 2047: encodings") struct EncodingTests {
    @Test("RFC 4648 §10: base64's test vectors")
    func vectors() {
        for (plain, coded) in [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy"),
        ] {
            #expect(Octet.text(Base64.encode(Array(plain.utf8))) == coded)
            #expect(Base64.decode(coded) == Array(plain.utf8))
        }
    }

    @Test("What is no base64 is refused", arguments: ["!!!", "Zg=", "Z", "Zg==Zg==", "Zm9v\r\n"])
    func wrongBase64(text: String) { #expect(Base64.decode(text) == nil) }

    @Test("Random bytes survive base64 and quoted-printable", arguments: 0..<50 as Range<UInt64>)
    func roundTrips(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let bytes = (0..<Int(random.next(below: 400))).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        #expect(Base64.decode(Base64.encodeLines(bytes).span, lenient: true) == bytes)
        // Quoted-printable is for text: line endings are what they are.
        let text = LineEndings.normalized(bytes).bytes
        let coded = QuotedPrintable.encode(text)
        #expect(QuotedPrintable.decode(coded) == text)
        #expect(LineEndings.longestLine(coded) <= 76)
        #expect(coded.allSatisfy { $0 < 127 })
    }

    @Test("RFC 2045 §6.7 (3): a blank at a line's end is encoded")
    func trailingBlank() { #expect(Octet.text(QuotedPrintable.encode(Array("a \r\nb".utf8))) == "a=20\r\nb") }

    @Test("RFC 2047: a Japanese subject, as real mail has it")
    func japanese() {
        #expect(EncodedWord.encode("こんにちは") == "=?UTF-8?B?44GT44KT44Gr44Gh44Gv?=")
        #expect(EncodedWord.decode("=?UTF-8?B?44GT44KT44Gr44Gh44Gv?=") == "こんにちは")
    }

    @Test("RFC 2047 §2, §6.2: long texts become several words, and blanks between words vanish")
    func longText() {
        let text = String(repeating: "漢字", count: 60)
        let coded = EncodedWord.encode(text)
        #expect(coded.split(separator: " ").allSatisfy { $0.utf8.count <= 75 })
        #expect(EncodedWord.decode(coded) == text)
        #expect(EncodedWord.decode("a =?utf-8?q?b=20c?= =?iso-8859-1?Q?_=E9?= d") == "a b c é d")
    }

    @Test(
        "RFC 2047 §6.3: what cannot be decoded stays",
        arguments: [
            "=?x-unknown?B?GyRCJDMbKEI=?=", "=?EUC-JP?Q?=A4?=", "=?utf-8?x?abc?=", "=?utf-8?b?44GT", "a =? b ?=",
            "=?utf-8?b?/w==?=",
        ])
    func undecodable(text: String) { #expect(EncodedWord.decode(text) == text) }
}
