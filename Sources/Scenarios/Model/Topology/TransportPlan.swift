// A way for mail that an administrator lays down. Read first: MailServerPlan.swift.

/// Mail for `domain` goes to the server `host`, whatever its MX records say.
package struct TransportPlan: Equatable, Sendable {
    /// A domain, or `*` for all that none is stated for: then `host` is a smarthost.
    package var domain: String
    /// The server's name in DNS.
    package var host: String

    package init(domain: String, host: String) {
        self.domain = domain
        self.host = host
    }
}
