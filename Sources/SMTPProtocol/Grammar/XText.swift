// Parameter values with any characters in them: `+` and two hexadecimal digits stand for a byte (RFC 3461 §4).
// Read first: nothing.

import MailMessage

/// The xtext encoding of ENVID, ORCPT and AUTH.
package enum XText {
    private static let hex = Array("0123456789ABCDEF".utf8)

    /// Adds `text` as xtext.
    static func encode(_ text: some StringProtocol, to bytes: inout [UInt8]) {
        for byte in text.utf8 {
            // RFC 3461 §4: "+", "=", and all but visible ASCII are encoded.
            if byte > 32, byte < 127, byte != UInt8(ascii: "+"), byte != UInt8(ascii: "=") {
                bytes.append(byte)
            } else {
                bytes.append(UInt8(ascii: "+"))
                bytes.append(hex[Int(byte >> 4)])
                bytes.append(hex[Int(byte & 15)])
            }
        }
    }

    /// `text` as xtext.
    package static func encode(_ text: String) -> String {
        var result: [UInt8] = []
        encode(text, to: &result)
        return String(decoding: result, as: UTF8.self)
    }

    /// An address beyond ASCII in seven bits, as ORCPT's type `utf-8` wants it (RFC 6533 §3, utf-8-addr-xtext):
    /// `\x{82B1}` stands for a character.
    static func unicode(_ address: EmailAddress) -> String {
        var result = ""
        for scalar in address.description.unicodeScalars {
            let isPlain = scalar.value > 32 && scalar.value < 127 && !["\\", "+", "="].contains(scalar)
            result += isPlain ? String(scalar) : "\\x{\(String(scalar.value, radix: 16, uppercase: true))}"
        }
        return result
    }

    /// Nil when `text` is no xtext.
    package static func decode(_ text: String) -> String? { decode(Array(text.utf8)[...]) }

    /// The same from bytes.
    static func decode(_ text: ArraySlice<UInt8>) -> String? {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        // What is no UTF-8 is taken for Latin-1, as in all commands.
        let text = Octet.haveEightBit(text.span) ? Array(Octet.text(text).utf8)[...] : text
        let bytes = text.span
        var i = 0
        func digit(_ i: Int) -> UInt8? { i < bytes.count ? Self.digit(bytes[i]) : nil }
        while i < bytes.count {
            let byte = bytes[i]
            i += 1
            if byte == UInt8(ascii: "+") {
                guard let high = digit(i), let low = digit(i + 1) else { return nil }
                result.append(high << 4 | low)
                i += 2
            } else if byte > 32, byte != 127, byte != UInt8(ascii: "=") {
                result.append(byte)
            } else {
                return nil
            }
        }
        return String(validating: result, as: UTF8.self)
    }

    /// RFC 3461 §4: the digits are in upper case.
    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        default: nil
        }
    }
}
