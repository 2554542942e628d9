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
        let name = verdict.result.rawValue
        let result = (name.first.map { $0.uppercased() } ?? "") + name.dropFirst()
        let sender = request.identity == .mailFrom ? request.sender : ""
        let pairs = [
            ("identity", identity), ("client-ip", "\(request.client)"), ("helo", request.helo),
            ("envelope-from", sender), ("receiver", receiver),
        ]
        let text = pairs.map { "\($0.0)=\(HeaderValue.quoted($0.1, besides: "@:"))" }.joined(separator: "; ")
        return "Received-SPF: \(result) (\(identity)) \(text)"
    }

    /// The part of Authentication-Results (RFC 8601 §2.7.2): `spf=pass smtp.mailfrom=alice@sender.example`.
    package var authenticationResult: String {
        let property = request.identity == .mailFrom ? "smtp.mailfrom" : "smtp.helo"
        let value = request.identity == .mailFrom ? request.sender : request.helo
        return "spf=\(verdict.result.rawValue) \(property)=\(HeaderValue.quoted(value, besides: "@"))"
    }
}
