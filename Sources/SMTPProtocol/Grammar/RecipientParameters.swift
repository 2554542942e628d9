// What a sender wants to hear about one recipient (RFC 3461). Read first: XText.swift.
//
//     RCPT TO:<kenji@kyoto.example> NOTIFY=FAILURE,DELAY ORCPT=rfc822;kenji@kyoto.example

import MailMessage

/// The parameters of a RCPT command.
package struct RecipientParameters: Hashable, Sendable {
    /// NOTIFY (RFC 3461 §4.1).
    package struct Notify: OptionSet, Hashable, Sendable {
        /// One bit for each event.
        package let rawValue: Int
        /// The events of these bits.
        package init(rawValue: Int) { self.rawValue = rawValue }
        /// When it was delivered.
        package static let success = Notify(rawValue: 1)
        /// When it was given up.
        package static let failure = Notify(rawValue: 2)
        /// When it takes long.
        package static let delay = Notify(rawValue: 4)
        /// NOTIFY=NEVER.
        package static let never: Notify = []
    }

    /// Nil when the sender did not say: then failures are told (RFC 3461 §4.1).
    package var notify: Notify?
    /// The address that the sender first wrote, decoded: `rfc822;kenji@kyoto.example` (RFC 3461 §4.2).
    package var originalRecipient: String?

    /// Parameters as decoded.
    package init(notify: Notify? = nil, originalRecipient: String? = nil) {
        self.notify = notify
        self.originalRecipient = originalRecipient
    }

    /// The ORCPT of somebody who is called by `address` (RFC 3461 §4.2, RFC 6533 §3).
    static func original(_ address: EmailAddress) -> String {
        address.isInternationalized ? "utf-8;" + XText.unicode(address) : "rfc822;\(address)"
    }

    /// Whether a failure is to be told.
    package var wantsFailureNotice: Bool { notify.map { $0.contains(.failure) } ?? true }

    /// Whether a delay may be told (RFC 3461 §5.2.5).
    package var wantsDelayNotice: Bool { notify.map { $0.contains(.delay) } ?? true }

    /// Reads the words behind the path. Throws the reply that refuses them.
    init(_ words: [ArraySlice<UInt8>], _ offers: SMTPExtensions) throws(SMTPReply) {
        var seen = SMTPParameter.Seen()
        for word in words {
            let parameter = SMTPParameter(word)
            try seen.insert(parameter.keyword)
            switch (parameter.keyword, parameter.value) {
            case (.notify?, let value?) where offers.offers(.dsn):
                notify = try Self.notify(Octet.text(value))
            case (.originalRecipient?, let value?) where offers.offers(.dsn):
                // RFC 3461 §4.2: at most 500 characters, an address type before a semicolon.
                guard value.count <= 500, let semicolon = value.firstIndex(of: Octet.semicolon),
                    semicolon != value.startIndex, let text = XText.decode(value)
                else { throw .badParameter("ORCPT") }
                originalRecipient = text
            default:
                throw .unsupported(Octet.text(word))
            }
        }
    }

    private static func notify(_ value: String) throws(SMTPReply) -> Notify {
        var result = Notify()
        let words = value.split(separator: ",", omittingEmptySubsequences: false)
        for word in words {
            switch Octet.lowercased(word) {
            // RFC 3461 §4.1: NEVER stands alone.
            case "never" where words.count == 1: return .never
            case "success": result.insert(.success)
            case "failure": result.insert(.failure)
            case "delay": result.insert(.delay)
            default: throw .badParameter("NOTIFY")
            }
        }
        return result
    }

    /// Adds the parameters as they are sent, each with a space before it.
    func append(to bytes: inout [UInt8]) {
        if let notify {
            var words: [String] = []
            if notify.contains(.success) { words.append("SUCCESS") }
            if notify.contains(.failure) { words.append("FAILURE") }
            if notify.contains(.delay) { words.append("DELAY") }
            bytes.add(" NOTIFY=")
            bytes.add(words.isEmpty ? "NEVER" : words.joined(separator: ","))
        }
        if let originalRecipient, let semicolon = originalRecipient.utf8.firstIndex(of: Octet.semicolon) {
            bytes.add(" ORCPT=")
            bytes += originalRecipient.utf8[...semicolon]
            XText.encode(originalRecipient[originalRecipient.utf8.index(after: semicolon)...], to: &bytes)
        }
    }
}
