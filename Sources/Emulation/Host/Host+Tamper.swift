// Experiments with what lies on a host's disk. Read first: Host.swift, World/MailboxChange.swift.
// Those with its programs are in Service+Tamper.swift.

import Basics
import MailMessage

extension Host {
    /// Changes the mailboxes of `address`, and tells the programs that have one open.
    mutating func change(
        mailboxesOf address: String, _ change: MailboxChange, at now: Instant, _ output: inout HostOutput
    ) -> Instant {
        core.begin(at: now, &output)
        if let account = core.disk.mailStore.account(receivingFor: address) {
            core.disk.mailStore[account].apply(change, at: core.clock)
            if case .put(let bytes, _) = change, let id = Message(bytes).messageID {
                core.observe(.mail(MailEvent(messageID: id, step: .delivered(mailbox: address))))
            }
            core.notifyMailbox(account)
        }
        settle()
        return core.end(&output)
    }
}
