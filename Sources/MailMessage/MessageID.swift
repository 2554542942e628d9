// A name for a letter that no other letter has, ever: `<left@right>` (RFC 5322 §3.6.4). Read first: CivilDate.swift.

/// Makes message identifiers.
package enum MessageID {
    /// `<20261123185736.42DDEFA33F2@mail.sender.example>`: the moment and a token that is unique on the host, such as a
    /// queue id.
    package static func make(unixSeconds: Int64, token: String, host: String) -> String {
        let c = CivilDate(seconds: unixSeconds)
        let moment = "\(c.year)" + [c.month, c.day, c.hour, c.minute, c.second].map(CivilDate.twoDigits).joined()
        return "<\(moment).\(token)@\(host)>"
    }

    /// The identifiers in a value of References or In-Reply-To, with their brackets, in order.
    package static func list(in value: some StringProtocol) -> [String] {
        var result: [String] = []
        var rest = value[...]
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            result.append(String(rest[open...close]))
            rest = rest[rest.index(after: close)...]
        }
        return result
    }
}
