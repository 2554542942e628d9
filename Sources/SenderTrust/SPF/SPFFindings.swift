// What SPF found out about a letter's sender, and the header fields that say so. Read first: SPFSessionCheck.swift.

/// The verdicts on both names.
package struct SPFFindings: Equatable, Sendable {
    /// The check that decides: MAIL FROM, or HELO when there was no other.
    package var request: SPFRequest
    package var helo: SPFVerdict
    /// Nil when the letter has no sender, or HELO failed already.
    package var mailFrom: SPFVerdict?

    /// The verdict that counts.
    package var verdict: SPFVerdict { mailFrom ?? helo }

    /// The field for the top of the letter (RFC 7208 §9.1), without a line end, in the order in which real checkers
    /// write it:
    ///
    ///     Received-SPF: Pass (mailfrom) identity=mailfrom; client-ip=192.0.2.25; helo=mail.sender.example;
    ///         envelope-from=alice@sender.example; receiver=recipient.example
    ///
    /// - Parameter receiver: the domain that the letter is for.
    package func receivedSPF(receiver: String) -> String {
        let identity = request.identity.rawValue
        var field = HeaderText(capacity: 256)
        func add(_ name: String, _ value: String) {
            field.add(name)
            field.add(value: value, besides: "@:")
        }
        field.add("Received-SPF: ")
        field.add(verdict.result.fieldText)
        field.add(" (")
        field.add(identity)
        add(") identity=", identity)
        add("; client-ip=", request.client.description)
        add("; helo=", request.helo)
        add("; envelope-from=", request.identity == .mailFrom ? request.sender : "")
        add("; receiver=", receiver)
        return field.text
    }

    /// The part of Authentication-Results (RFC 8601 §2.7.2): `spf=pass smtp.mailfrom=alice@sender.example`.
    package var authenticationResult: String {
        let property = request.identity == .mailFrom ? "smtp.mailfrom" : "smtp.helo"
        let value = request.identity == .mailFrom ? request.sender : request.helo
        var result = HeaderText(capacity: 96)
        result.add("spf=")
        result.add(verdict.result.rawValue)
        result.add(" ")
        result.add(property)
        result.add("=")
        result.add(value: value, besides: "@")
        return result.text
    }
}
