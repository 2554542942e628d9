// The charsets that letters are read in (RFC 2046 §4.1.2). Read first: nothing.
//
// UTF-8 and what is part of it, and Latin-1. Others pass through undecoded, see EncodedWord.swift.

/// Turns bytes of a named charset into UTF-8.
package enum Charset {
    /// The bytes as UTF-8; nil when the charset is not known or the bytes are not of it. `charset` in lower case.
    package static func utf8(_ bytes: [UInt8], charset: String) -> [UInt8]? {
        switch charset {
        case "utf-8", "utf8", "us-ascii", "ascii":
            return String(validating: bytes, as: UTF8.self) != nil ? bytes : nil
        case "iso-8859-1", "latin1":
            return Array(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })).utf8)
        default:
            return nil
        }
    }
}
