// Letters in mailboxes are thrown away, moved and marked behind their owner's back, and mailboxes are filled.
// Read first: MailboxDeed.swift, Timeline+Act.swift, Sources/Emulation/World/MailboxChange.swift.

import Basics
import Emulation
import MailMessage
import MailStore
import Scenarios

extension Timeline {
    /// What has to be done so that `deed` is done to a letter in all mailboxes on servers where it lies, or in those of
    /// `address`. Nothing where things are like that already.
    func interventions(
        _ deed: MailboxDeed, onLetter name: String, of address: String?, in world: World
    ) throws(WhatIfError) -> [Intervention] {
        let letter = try trace(ofLetter: name)
        var interventions: [Intervention] = []
        var isThere = false
        for host in world.hosts.indices {
            for account in world.hosts[host].core.disk.mailStore.accounts {
                if let address, account.address != address { continue }
                for mailbox in account.mailboxes {
                    for message in mailbox.messages where Message(message.bytes).messageID == letter.messageID {
                        isThere = true
                        guard let change = try change(deed, message, in: mailbox, of: account) else { continue }
                        interventions.append(.mailboxes(host: host, address: account.address, change))
                    }
                }
            }
        }
        if isThere { return interventions }
        let place = try place(ofLetter: letter, in: world)
        let whose =
            address.map { LocalizedText(en: " of \($0)", ja: "\($0) の") }
            ?? LocalizedText(en: " on a server", ja: "サーバーの")
        throw WhatIfError(
            "\(name) lies in no mailbox\(whose.en) at this point\(place.map { " (it is on \($0))" } ?? "")",
            ja: "この時点では\(name)は\(whose[.japanese])どのメールボックスにもありません\(place.map { "（\($0) にあります）" } ?? "")")
    }

    private func change(
        _ deed: MailboxDeed, _ message: StoredMessage, in mailbox: Mailbox, of account: MailAccount
    ) throws(WhatIfError) -> MailboxChange? {
        switch deed {
        case .delete: return .remove(uid: message.uid, from: mailbox.name)
        case .mark(let change, let flag):
            let isSet = mailbox.names(of: message.flags).contains(flag)
            return isSet == (change == .add) ? nil : .flag(change, [flag], uid: message.uid, in: mailbox.name)
        case .move(let word):
            guard let target = FolderWords.mailbox(called: word, in: account) else {
                let names = account.mailboxes.map(\.name).joined(separator: ", ")
                throw WhatIfError(
                    "\(account.address) has no folder “\(word.shortened)”; there are: \(names)",
                    ja: "\(account.address) に「\(word.shortened)」というフォルダーはありません。"
                        + "あるのは次のとおりです：\(names)")
            }
            return target.id == mailbox.id ? nil : .move(uid: message.uid, from: mailbox.name, to: target.name)
        }
    }

    /// Puts a letter of so many bytes into a person's INBOX, which nobody has sent.
    func fill(_ address: String, _ octets: Int, in world: World) throws(WhatIfError) -> Intervention {
        for host in world.hosts.indices {
            let store = world.hosts[host].core.disk.mailStore
            guard let account = store.account(receivingFor: address).map({ store[$0] }) else { continue }
            guard account.fits(octets) else {
                let room = max(0, (account.quota ?? 0) - account.octets)
                throw WhatIfError(
                    "the mailbox of \(address) has room for \(room) more bytes only",
                    ja: "\(address) のメールボックスの空きは\(room)バイトしかありません")
            }
            return .mailboxes(host: host, address: address, .put(try filler(address, octets), into: account.inbox.name))
        }
        throw WhatIfError("nobody has a mailbox for \(address)", ja: "\(address) のメールボックスはありません")
    }

    /// A letter of exactly `octets` bytes.
    private func filler(_ address: String, _ octets: Int) throws(WhatIfError) -> [UInt8] {
        guard let to = EmailAddress(address), let from = EmailAddress("postmaster@\(to.domain)") else {
            throw WhatIfError(
                "“\(address.shortened)” is not a mail address", ja: "「\(address.shortened)」はメールアドレスではありません")
        }
        let clock = lesson.topology.clockStart + Int64(now.nanoseconds / 1_000_000_000)
        var bytes = PlainLetter(
            from: NamedAddress(address: from), to: [NamedAddress(address: to)], subject: "Filler",
            text: "This letter is here only to fill the mailbox.\n", date: MailDate(unixSeconds: clock),
            messageID: "<filler\(branches.count).\(clock)@\(to.domain)>"
        ).bytes
        guard bytes.count <= octets else {
            throw WhatIfError("a letter has at least \(bytes.count) bytes", ja: "手紙は少なくとも\(bytes.count)バイトになります")
        }
        while octets - bytes.count > 1 {
            let left = octets - bytes.count
            // What would not make a line of its own makes the last one longer.
            bytes += [UInt8](repeating: UInt8(ascii: "."), count: left < 83 ? left - 2 : 78) + [13, 10]
        }
        if bytes.count < octets { bytes.insert(UInt8(ascii: "."), at: bytes.count - 2) }
        return bytes
    }

    /// The letter that is called `name`, or whose Message-ID begins so.
    func trace(ofLetter name: String) throws(WhatIfError) -> LetterTrace {
        guard let letters = storyUnlessStopped()?.letters.letters else { throw .stopped }
        let begun = letters.filter { $0.id.hasPrefix(name) }
        if let letter = letters.first(where: { $0.id == name }) ?? (begun.count == 1 ? begun[0] : nil) { return letter }
        throw WhatIfError("there is no letter “\(name.shortened)” yet", ja: "「\(name.shortened)」という手紙はまだありません")
    }

    /// The machine on which a letter has come furthest; nil when it is nowhere any more.
    func place(ofLetter letter: LetterTrace, in world: World) throws(WhatIfError) -> String? {
        var network = branch.network
        network.world = world
        if let copy = network.furthestCopy(of: letter) { return copy.host }
        if letter.isWritten { return nil }
        throw WhatIfError("\(letter.id) is not written yet at this point", ja: "この時点では\(letter.id)はまだ書かれていません")
    }
}
