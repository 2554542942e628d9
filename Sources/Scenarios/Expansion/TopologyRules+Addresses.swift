// Who shares a mail address with whom. Read first: TopologyRules.swift.
//
// A server knows one owner of each address, and no capital letters (MailServerConfiguration+Recipients.swift). An alias
// that is called like a mailbox would never be followed, for the mailbox takes its letters.

import MailMessage

extension TopologyRules {
    /// Each address of a server has one meaning.
    mutating func checkAddresses(_ server: MailServerPlan, of host: HostDraft) {
        var mailboxes: [String: String] = [:]
        for account in server.accounts {
            checkFirst(account.address, "account", host, &mailboxes)
        }
        var aliases: [String: String] = [:]
        for alias in server.aliases {
            if let mailbox = mailboxes[Self.folded(alias.address)] {
                diagnostics.add(
                    "the alias `\(alias.address)` is called like the mailbox `\(mailbox)`, which keeps its letters",
                    at: host.position(of: "alias \(alias.address)"), expected: "an address of its own")
            } else {
                checkFirst(alias.address, "alias", host, &aliases)
            }
        }
    }

    private mutating func checkFirst(
        _ address: String, _ kind: String, _ host: HostDraft, _ known: inout [String: String]
    ) {
        if let first = known.updateValue(address, forKey: Self.folded(address)) {
            diagnostics.add(
                "`\(address)` and `\(first)` are one address: capital letters make no difference",
                at: host.position(of: "\(kind) \(address)"), expected: "an address of its own")
        }
    }

    /// As servers compare addresses.
    private static func folded(_ address: String) -> String { EmailAddress(address)?.normalized ?? address }
}
