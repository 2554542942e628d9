// Whose words an Authentication-Results field claims to be.

import SenderTrust
import Testing

@Suite("RFC 8601 §2.2: the name of the server in Authentication-Results")
struct AuthenticationResultsTests {
    @Test(arguments: [
        ("mail.kyoto.example; none", "mail.kyoto.example"), ("mail.kyoto.example 1; spf=pass", "mail.kyoto.example"),
        ("mail.kyoto.example", "mail.kyoto.example"), ("  (a (b) \\) c) mail.kyoto.example;", "mail.kyoto.example"),
        ("\"mail.\\kyoto.example\"; none", "mail.kyoto.example"), ("mail.kyoto.example(x);none", "mail.kyoto.example"),
    ])
    func names(value: String, name: String) { #expect(AuthenticationResults.server(in: value) == name) }

    @Test(arguments: ["", ";", "(", "\"", "\"\"", "( \\"]) func noNames(value: String) {
        #expect(AuthenticationResults.server(in: value) == nil)
    }

    @Test func itReadsWhatItWrites() {
        for server in ["mail.kyoto.example", "odd name", "a\"b\\c"] {
            let field = AuthenticationResults(server: server, results: []).field
            #expect(
                AuthenticationResults.server(in: String(field.dropFirst("Authentication-Results: ".count))) == server)
        }
    }
}
