// What mail programs call the usual folders, in both languages: the words are Thunderbird's. Read first:
// Sources/MailStore/MailAccount.swift, whose mailboxes have English names on the wire.

import MailStore
import Scenarios

/// Names of folders.
package enum FolderWords {
    private static let usual: [(name: String, text: LocalizedText)] = [
        ("INBOX", LocalizedText(en: "Inbox", ja: "受信トレイ")), ("Drafts", LocalizedText(en: "Drafts", ja: "下書き")),
        ("Junk", LocalizedText(en: "Junk", ja: "迷惑メール")), ("Sent", LocalizedText(en: "Sent", ja: "送信済みトレイ")),
        ("Trash", LocalizedText(en: "Trash", ja: "ごみ箱")), ("Outbox", LocalizedText(en: "Outbox", ja: "送信トレイ")),
    ]

    /// What a mail program shows for a mailbox.
    package static func shown(_ name: String) -> LocalizedText {
        usual.first { $0.name == name }?.text ?? LocalizedText(en: name, ja: name)
    }

    /// The mailbox that somebody means by its own name or by what a mail program shows, in any case of letters.
    static func mailbox(called word: String, in account: MailAccount) -> Mailbox? {
        let word = word.lowercased()
        return account.mailboxes.first { mailbox in
            let shown = shown(mailbox.name)
            return [mailbox.name, shown.en, shown[.japanese]].contains { $0.lowercased() == word }
        }
    }
}
