// The charsets that letters are read in (RFC 2046 §4.1.2). Read first: nothing.
//
// UTF-8, what is part of it, and what older letters are written in: ISO-8859 and Windows, Japanese (ISO-2022-JP,
// RFC 1468; Shift_JIS, EUC-JP), Chinese, Korean. The tables are Foundation's. What is in another charset, or is not of
// the one that it names, passes through undecoded: wrong letters would be worse than none.

import Foundation

/// Turns bytes of a named charset into UTF-8.
package enum Charset {
    /// The bytes as UTF-8; nil when the charset is not known or the bytes are not of it. `charset` in lower case.
    package static func utf8(_ bytes: [UInt8], charset: String) -> [UInt8]? {
        switch charset {
        case "utf-8", "utf8", "us-ascii", "ascii":
            return String(validating: bytes, as: UTF8.self) != nil ? bytes : nil
        case "iso-8859-1", "latin1":
            return Array(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })).utf8)
        case "euc-jp":
            // Foundation does not have it everywhere.
            return shiftJIS(ofEUC: bytes).flatMap { utf8($0, charset: "shift_jis") }
        default:
            // NSString, because a program that is linked statically has the tables only where something asks for it.
            return encoding(charset).flatMap { NSString(data: Data(bytes), encoding: $0.rawValue) }
                .map { Array(String($0).utf8) }
        }
    }

    /// Foundation's number of a charset: those of Core Foundation have the highest bit set.
    private static func encoding(_ charset: String) -> String.Encoding? {
        func coreFoundation(_ number: UInt) -> String.Encoding { String.Encoding(rawValue: 0x8000_0000 | number) }
        switch charset {
        case "iso-2022-jp": return .iso2022JP
        // Of what calls itself Shift_JIS, most has the letters that Windows has added.
        case "shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "cp932": return coreFoundation(0x0420)
        case "gb2312", "gbk", "gb18030": return coreFoundation(0x0632)
        case "big5": return coreFoundation(0x0A03)
        case "euc-kr": return coreFoundation(0x0940)
        case "koi8-r": return coreFoundation(0x0A02)
        default: break
        }
        if let part = number(charset, behind: "iso-8859-"), (2...16).contains(part) {
            return coreFoundation(0x0200 + part)
        }
        switch number(charset, behind: "windows-") {
        case 1252: return coreFoundation(0x0500)
        case 1250: return coreFoundation(0x0501)
        case 1251: return coreFoundation(0x0502)
        case let page? where (1253...1258).contains(page): return coreFoundation(0x0500 + page - 1250)
        default: return nil
        }
    }

    private static func number(_ charset: String, behind prefix: String) -> UInt? {
        charset.hasPrefix(prefix) ? UInt(charset.dropFirst(prefix.count)) : nil
    }

    /// The same letters of JIS X 0208 and JIS X 0201 in Shift_JIS; nil for other bytes.
    private static func shiftJIS(ofEUC bytes: [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        var i = 0
        while i < bytes.count {
            let byte = bytes[i]
            if byte < 0x80 {
                result.append(byte)
                i += 1
                continue
            }
            guard i + 1 < bytes.count, bytes[i + 1] >= 0xA1, bytes[i + 1] < 0xFF else { return nil }
            switch byte {
            case 0x8E: result.append(bytes[i + 1])  // half-width kana
            case 0xA1...0xFE:
                // Two rows of 94 letters make one of 188, which leaves out 7F.
                let (row, cell) = (byte - 0xA1, bytes[i + 1] - 0xA1)
                let place = (row % 2) * 94 + cell
                result.append(row / 2 + (row < 62 ? 0x81 : 0xC1))
                result.append(place + (place < 63 ? 0x40 : 0x41))
            default: return nil
            }
            i += 2
        }
        return result
    }
}
