// Whose mail a server keeps, and where mail for an address goes. Read first: MailServerConfiguration.swift.
//
// An address is looked up as an account, then as an alias; then the same without its detail, so that `kenji+shop` is
// kenji's as well; then it belongs to the catch-all, if there is one.

import MailMessage
import MailStore
import SMTPProtocol

/// Where mail for an address ends up.
struct MailTarget {
    var address: EmailAddress
    /// The account of that address; nil for an address elsewhere.
    var account: MailboxStore.AccountID?
}

extension MailServerConfiguration {
    /// Whether mail for `domain` is kept here.
    func isLocal(_ domain: String) -> Bool { domains.contains { Octet.equalIgnoringCase($0, domain) } }

    /// Whether mail for `domain` is passed on for anybody.
    func relays(_ domain: String) -> Bool { relayedDomains.contains { Octet.equalIgnoringCase($0, domain) } }

    /// Where mail for `domain`, in lower case, goes from here.
    func nextHop(for domain: String) -> NextHop {
        if isLocal(domain) { return .here }
        let transport =
            transports.first { Octet.equalIgnoringCase($0.domain, domain) } ?? transports.first { $0.domain == "*" }
        return transport.map { .server($0.host) } ?? .domain(domain)
    }

    /// Where mail for `address` of one of our domains ends up: accounts here or addresses elsewhere. Empty when nobody
    /// is called so.
    func targets(of address: EmailAddress, in store: MailboxStore) -> [MailTarget] {
        // Most addresses are accounts of their own.
        if isLocal(address.domain), let account = store.account(receivingFor: address.normalized) {
            return [MailTarget(address: address, account: account)]
        }
        var result: [MailTarget] = []
        var seen: [String] = []
        var waiting = [address]
        while !waiting.isEmpty {
            let next = waiting.removeFirst()
            // Aliases that lead to one another end here; so does a list without end.
            guard !seen.contains(next.normalized), seen.count < 1_000 else { continue }
            seen.append(next.normalized)
            guard isLocal(next.domain) else {
                result.append(MailTarget(address: next))
                continue
            }
            if let known = known(next, in: store) ?? next.withoutDetail.flatMap({ known($0, in: store) }) {
                switch known {
                case .account(let account): result.append(MailTarget(address: next, account: account))
                // RFC 5321 §3.9.1: an alias changes the recipient in the envelope, and nothing else.
                case .alias(let targets): waiting += targets
                }
            } else if let fallback = fallback(for: next, in: store) {
                waiting.append(fallback)
            }
        }
        return result
    }

    private enum Known {
        case account(MailboxStore.AccountID)
        case alias([EmailAddress])
    }

    /// What is called exactly so here.
    private func known(_ address: EmailAddress, in store: MailboxStore) -> Known? {
        if let account = store.account(receivingFor: address.normalized) { return .account(account) }
        return aliases.first { Octet.equalIgnoringCase($0.address, address.normalized) }
            .map { .alias($0.targets.compactMap { EmailAddress($0) }) }
    }

    /// Who gets mail for an unknown local address.
    private func fallback(for address: EmailAddress, in store: MailboxStore) -> EmailAddress? {
        if let catchAll { return EmailAddress(catchAll) }
        // RFC 5321 §4.5.1: a postmaster there must always be; here it is whoever has the first account.
        guard Octet.equalIgnoringCase(address.localPart, "postmaster") else { return nil }
        return store.accounts.first.flatMap { EmailAddress($0.address) }
    }
}
