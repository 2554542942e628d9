// What may stand behind the address of MAIL FROM, each by its own extension. Read first: ReversePath.swift.
//
//     MAIL FROM:<hana@tokyo.example> SIZE=586 BODY=8BITMIME RET=HDRS ENVID=QQ314159

import MailMessage

/// The parameters of a MAIL command.
package struct MailParameters: Hashable, Sendable {
    /// What of the letter a failure notice shall return (RFC 3461 §4.3).
    package enum Return: String, Sendable {
        case full = "FULL"
        case headers = "HDRS"
    }

    /// SIZE: the sender's estimate in bytes (RFC 1870 §6).
    package var size: Int?
    /// BODY=8BITMIME (RFC 6152 §2); BODY=7BIT is the same as none.
    package var isEightBit = false
    /// SMTPUTF8 (RFC 6531 §3.4).
    package var usesUTF8 = false
    /// RET (RFC 3461 §4.3); nil when it was not said.
    package var returned: Return?
    /// ENVID, decoded: the sender's own name for the envelope (RFC 3461 §4.4).
    package var envelopeID: String?
    /// AUTH, decoded: who first gave the letter to the mail system, `<>` when nobody says (RFC 4954 §5).
    package var authenticatedSender: String?

    /// Parameters; the rest is not said.
    package init(size: Int? = nil, isEightBit: Bool = false, usesUTF8: Bool = false) {
        self.size = size
        self.isEightBit = isEightBit
        self.usesUTF8 = usesUTF8
    }

    /// Reads the words behind the path. Throws the reply that refuses them.
    init(_ words: [ArraySlice<UInt8>], _ offers: SMTPExtensions) throws(SMTPReply) {
        var seen = SMTPParameter.Seen()
        for word in words {
            let parameter = SMTPParameter(word)
            try seen.insert(parameter.keyword)
            switch (parameter.keyword, parameter.value) {
            case (.size?, let value?) where offers.offers(.size):
                // RFC 1870 §4: up to 20 digits; more than fits is simply too much.
                guard (1...20).contains(value.count), value.allSatisfy(Octet.isDigit) else { throw .badSize }
                size = Int(Octet.text(value)) ?? .max
            case (.body?, let value?) where offers.offers(.eightBitMIME) && Octet.equalIgnoringCase(value, "8BITMIME"):
                isEightBit = true
            case (.body?, let value?) where offers.offers(.eightBitMIME) && Octet.equalIgnoringCase(value, "7BIT"):
                isEightBit = false
            case (.smtpUTF8?, nil) where offers.offers(.smtpUTF8):
                usesUTF8 = true
            case (.returned?, let value?) where offers.offers(.dsn):
                guard let ret = Return(rawValue: Octet.uppercased(Octet.text(value))) else {
                    throw .badParameter("RET")
                }
                returned = ret
            case (.envelopeID?, let value?) where offers.offers(.dsn):
                // RFC 3461 §4.4: at most 100 characters.
                guard value.count <= 100, let text = XText.decode(value), !text.isEmpty else {
                    throw .badParameter("ENVID")
                }
                envelopeID = text
            case (.authenticatedSender?, let value?) where offers.offers(.auth):
                guard let text = XText.decode(value) else { throw .badParameter("AUTH") }
                authenticatedSender = text
            default:
                // RFC 5321 §4.1.1.11: 555 for a parameter that is not known.
                throw .unsupported(Octet.text(word))
            }
        }
    }

    /// Adds the parameters as they are sent, each with a space before it, in the order of well-known servers.
    func append(to bytes: inout [UInt8]) {
        if let size {
            bytes.add(" SIZE=")
            bytes.add(size)
        }
        if isEightBit { bytes.add(" BODY=8BITMIME") }
        if usesUTF8 { bytes.add(" SMTPUTF8") }
        if let returned {
            bytes.add(" RET=")
            bytes.add(returned.rawValue)
        }
        if let envelopeID {
            bytes.add(" ENVID=")
            XText.encode(envelopeID, to: &bytes)
        }
        if let authenticatedSender {
            bytes.add(" AUTH=")
            XText.encode(authenticatedSender, to: &bytes)
        }
    }
}
