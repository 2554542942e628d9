// The header field in which a receiver writes down what it found out about a sender (RFC 8601).
// Read first: nothing. SPFFindings.swift and ClientNameCheck.swift supply its parts.
//
//     Authentication-Results: mail.recipient.example;
//             iprev=pass policy.iprev=192.0.2.25;
//             spf=pass smtp.mailfrom=alice@sender.example

/// An Authentication-Results field.
package struct AuthenticationResults: Equatable, Sendable {
    /// Who checked: the name of the receiving server (RFC 8601 §2.5).
    package var server: String
    /// One `method=result property=value` each.
    package var results: [String]

    package init(server: String, results: [String]) {
        self.server = server
        self.results = results
    }

    /// The name of the server that wrote a field with this unfolded value, as it claims (RFC 8601 §2.2, authserv-id);
    /// nil when there is none.
    package static func server(in value: String) -> String? {
        var rest = value.utf8[...]
        var depth = 0
        // RFC 8601 §2.2: blanks and comments may stand before the name.
        while let byte = rest.first {
            if byte == UInt8(ascii: "(") {
                depth += 1
            } else if depth > 0, byte == UInt8(ascii: ")") {
                depth -= 1
            } else if depth > 0, byte == UInt8(ascii: "\\") {
                rest = rest.dropFirst()
            } else if depth == 0, byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") {
                break
            }
            rest = rest.dropFirst()
        }
        var name: [UInt8] = []
        if rest.first == UInt8(ascii: "\"") {
            rest = rest.dropFirst()
            while let byte = rest.first, byte != UInt8(ascii: "\"") {
                rest = rest.dropFirst()
                name.append(byte == UInt8(ascii: "\\") ? rest.popFirst() ?? byte : byte)
            }
        } else {
            name = Array(rest.prefix { HeaderText.isPlain($0) })
        }
        return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
    }

    /// The field without a line end after its last line; its lines are separated by CRLF and a tab.
    package var field: String {
        // RFC 8601 §2.2: without any result the field says so.
        var field = HeaderText(capacity: 192)
        field.add("Authentication-Results: ")
        field.add(value: server, besides: "")
        for part in results.isEmpty ? ["none"] : results {
            field.add(";\r\n\t")
            field.add(part)
        }
        return field.text
    }
}
