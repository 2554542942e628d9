// Letters of people who do not write UTF-8. Read first: Sources/MailMessage/Charset.swift.

import MailMessage
import Testing

@Suite struct CharsetTests {
    @Test(
        arguments: [
            ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42], "日本"),
            ("shift_jis", [0x93, 0xFA, 0x96, 0x7B, 0xB1], "日本ｱ"), ("windows-31j", [0x87, 0x40], "①"),
            ("euc-jp", [0x41, 0xC6, 0xFC, 0xCB, 0xDC, 0x8E, 0xB1], "A日本ｱ"), ("iso-8859-15", [0xA4], "€"),
            ("iso-8859-2", [0xB1], "ą"), ("windows-1252", [0x80], "€"), ("windows-1251", [0xE9], "й"),
            ("koi8-r", [0xC1], "а"),
            ("gb2312", [0xC4, 0xE3], "你"), ("big5", [0xA7, 0x41], "你"), ("euc-kr", [0xB0, 0xA1], "가"),
            ("iso-8859-1", [0xE9], "é"), ("utf-8", [0xE3, 0x81, 0x82], "あ"),
        ] as [(String, [UInt8], String)])
    func known(_ charset: String, _ bytes: [UInt8], _ text: String) {
        #expect(Charset.utf8(bytes, charset: charset) == Array(text.utf8))
    }

    /// All of JIS X 0208 by two ways: as EUC-JP and as ISO-2022-JP.
    @Test func aLetterIsTheSameInBothJapaneseCharsets() {
        for row in UInt8(0x21)...0x74 {
            for cell in UInt8(0x21)...0x7E {
                let jis = Charset.utf8([0x1B, 0x24, 0x42, row, cell, 0x1B, 0x28, 0x42], charset: "iso-2022-jp")
                // Shift_JIS as Windows has it writes a few signs otherwise, and has more.
                guard let jis, row >= 0x23, row != 0x2D else { continue }
                #expect(Charset.utf8([row | 0x80, cell | 0x80], charset: "euc-jp") == jis)
            }
        }
    }

    @Test(
        arguments: [
            ("x-unknown", [0x41]), ("iso-8859-99", [0x41]), ("windows-9999", [0x41]),
            ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x2D]),
            ("euc-jp", [0xC6]), ("euc-jp", [0x8F, 0xB0, 0xA1]), ("utf-8", [0xFF]), ("iso-2022-jp", [0xE3, 0x81, 0x82]),
        ] as [(String, [UInt8])])
    func unknown(_ charset: String, _ bytes: [UInt8]) { #expect(Charset.utf8(bytes, charset: charset) == nil) }

    @Test func aSubjectOfOlderJapaneseMail() {
        #expect(EncodedWord.decode("=?ISO-2022-JP?B?GyRCRnxLXDhsGyhC?= =?iso-2022-jp?b?GyRCRnxLXDhsGyhC?=") == "日本語日本語")
    }

    @Test func aBodyOfOlderJapaneseMail() {
        let letter =
            Array("Content-Type: text/plain; charset=ISO-2022-JP\r\n\r\n".utf8)
            + [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42]
        #expect(MIMEPart(Message(letter)).text(of: letter) == "日本")
    }
}
