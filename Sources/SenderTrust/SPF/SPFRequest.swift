// What SPF is asked: who connects, and in whose name (RFC 7208 §4.1). Read first: SPFResult.swift.
//
// Two names can be checked: the one after HELO or EHLO, and the domain of MAIL FROM. A letter without a sender (a
// bounce) has only the first (RFC 7208 §2.4).

import DNSProtocol
import Wire

/// The arguments of `check_host()`.
package struct SPFRequest: Equatable, Sendable {
    /// Which of the two names is checked.
    package enum Identity: String, Hashable, Sendable {
        case helo
        case mailFrom = "mailfrom"
    }

    package var identity: Identity
    /// The client's address.
    package var client: IPAddress
    /// The domain that is asked for its record.
    package var domain: String
    /// The local part of the sender; "postmaster" when there is none (RFC 7208 §4.3).
    package var localPart: String
    /// What the client said after HELO or EHLO.
    package var helo: String
    /// The name of the host that checks.
    package var receiver: String
    /// The time in Unix seconds, for the macro "t" of explanations.
    package var clock: Int64

    /// A check of the name after HELO (RFC 7208 §2.3).
    package init(helo: String, client: IPAddress, receiver: String, clock: Int64 = 0) {
        self.init(.helo, client, domain: helo, localPart: "postmaster", helo: helo, receiver, clock)
    }

    /// A check of MAIL FROM (RFC 7208 §2.4). `sender` is the address without angle brackets; when it is empty, the
    /// sender is postmaster at the name after HELO.
    package init(mailFrom sender: String, helo: String, client: IPAddress, receiver: String, clock: Int64 = 0) {
        let at = sender.utf8.lastIndex(of: UInt8(ascii: "@"))
        let domain = sender.isEmpty ? helo : at.map { String(sender[sender.utf8.index(after: $0)...]) } ?? sender
        let localPart = at.map { String(sender[..<$0]) } ?? ""
        // RFC 7208 §4.3: without a local part, "postmaster" takes its place.
        self.init(
            .mailFrom, client, domain: domain, localPart: localPart.isEmpty ? "postmaster" : localPart, helo: helo,
            receiver, clock)
    }

    private init(
        _ identity: Identity, _ client: IPAddress, domain: String, localPart: String, helo: String, _ receiver: String,
        _ clock: Int64
    ) {
        self.identity = identity
        self.client = client
        self.domain = domain
        self.localPart = localPart
        self.helo = helo
        self.receiver = receiver
        self.clock = clock
    }

    /// The sender, complete.
    package var sender: String { "\(localPart)@\(domain)" }

    /// The domain as a name; nil when it cannot have a record (RFC 7208 §4.3): a single label, an address literal, an
    /// empty or overlong label. RFC 7208 §4.3: what is beyond ASCII is asked for as A-labels.
    var domainName: DNSName? {
        let name = DNSName(dotted: Array(DNSName.asciiForm(of: domain).utf8))
        return name.flatMap { $0.labelCount >= 2 ? $0 : nil }
    }
}

extension DNSName {
    /// The name whose labels are separated by dots in `bytes`, without escapes; one dot at the end is allowed.
    init?(dotted bytes: [UInt8]) {
        if let name = DNSName(plain: bytes.span) {
            self = name
            return
        }
        var labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map(Array.init)
        if labels.last?.isEmpty == true { labels.removeLast() }
        guard !labels.isEmpty, let name = try? DNSName(labels: labels) else { return nil }
        self = name
    }
}
