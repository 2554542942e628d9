// Domains beyond ASCII, as DNS has them: who writes to 北.example asks for xn--djr.example (RFC 5891 §5.5). Read first:
// Punycode.swift.
//
// Capital letters become small ones, as RFC 5895 §2 has it. What else is done to what somebody types, its normal form
// and its wide full stops, is left to who typed it.

import Basics

extension DNSName {
    /// `domain` with an A-label in the place of each label beyond ASCII (RFC 5890 §2.3.2.1).
    package static func asciiForm(of domain: String) -> String {
        if domain.utf8.allSatisfy({ $0 < 0x80 }) { return domain }
        return domain.split(separator: ".", omittingEmptySubsequences: false).map { label in
            // A longer one is too long in any form.
            if label.utf8.allSatisfy({ $0 < 0x80 }) || label.unicodeScalars.count > longestLabel {
                return String(label)
            }
            return "xn--" + Punycode.encode(Array(label.lowercased().unicodeScalars))
        }.joined(separator: ".")
    }
}
