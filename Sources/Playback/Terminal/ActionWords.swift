// What people and fate do, in both languages. Read first: Sources/Scenarios/Model/Lesson/ActionPlan.swift.

import DNSProtocol
import Emulation
import Scenarios

/// Sentences for actions, in the manner of an instruction.
enum ActionWords {
    static func sentence(_ action: ActionPlan) -> LocalizedText {
        switch action {
        case .send(let letter, let host):
            LocalizedText(en: "Send \(letter) from \(host)", ja: "\(host)から\(letter)を送る")
        case .fetch(let host): LocalizedText(en: "Look for mail on \(host)", ja: "\(host)でメールを受信する")
        case .watch(let host):
            LocalizedText(
                en: "Open the mailbox on \(host) and wait for news", ja: "\(host)でメールボックスを開き、新着を待つ")
        case .power(let host, true): LocalizedText(en: "Switch \(host) on", ja: "\(host)の電源を入れる")
        case .power(let host, false): LocalizedText(en: "Switch \(host) off", ja: "\(host)の電源を切る")
        case .link(let link, true): LocalizedText(en: "Mend the link \(link)", ja: "リンク\(link)をつなぎ直す")
        case .link(let link, false): LocalizedText(en: "Cut the link \(link)", ja: "リンク\(link)を切る")
        case .changeLink(let link, _):
            LocalizedText(en: "Change the properties of the link \(link)", ja: "リンク\(link)の性質を変える")
        case .lose(let fault, let link):
            LocalizedText(
                en:
                    "Let the link \(link) lose \(fault.times) × \(fault.kind.rawValue), beginning with number "
                    + "\(fault.nth)",
                ja: "リンク\(link)で、\(fault.nth)個目からの\(fault.kind.rawValue)を\(fault.times)個失わせる")
        case .loseNothing(let link):
            LocalizedText(en: "Let the link \(link) lose nothing any more", ja: "リンク\(link)でフレームが失われないようにする")
        case .setUp(let host, .imap): LocalizedText(en: "Set \(host) to IMAP", ja: "\(host)の設定をIMAPに変える")
        case .setUp(let host, .pop3(true)):
            LocalizedText(
                en: "Set \(host) to POP3, leaving messages on the server",
                ja: "\(host)の設定を「POP3・サーバーにメールを残す」に変える")
        case .setUp(let host, .pop3(false)):
            LocalizedText(
                en: "Set \(host) to POP3, removing messages from the server",
                ja: "\(host)の設定を「POP3・サーバーにメールを残さない」に変える")
        case .service(let service, let host, true):
            LocalizedText(en: "Start \(service.rawValue) on \(host)", ja: "\(host)の\(service.rawValue)を起動する")
        case .service(let service, let host, false):
            LocalizedText(en: "Stop \(service.rawValue) on \(host)", ja: "\(host)の\(service.rawValue)を止める")
        case .changeZone(let zone, let changes):
            { words in
                LocalizedText(
                    en: (zone.map { "In the zone \($0) " } ?? "") + words.map(\.en).joined(separator: ", "),
                    ja: (zone.map { "ゾーン\($0)で" } ?? "") + words.map { $0[.japanese] }.joined(separator: "、"))
            }(changes.map(change))
        case .poison(let resolver, let records):
            { lines in
                LocalizedText(
                    en: "Put a forged answer into the cache of \(resolver): \(lines)",
                    ja: "\(resolver)のキャッシュに偽の答え「\(lines)」を入れる")
            }(records.map { "\($0)" }.joined(separator: " / "))
        case .quota(let mailbox, nil):
            LocalizedText(en: "Let the mailbox \(mailbox) have no limit", ja: "メールボックス\(mailbox)の上限をなくす")
        case .quota(let mailbox, let octets?):
            LocalizedText(
                en: "Let the mailbox \(mailbox) hold \(octets) bytes at most",
                ja: "メールボックス\(mailbox)の上限を\(octets)バイトにする")
        }
    }

    private static func change(_ change: ZoneChange) -> LocalizedText {
        switch change {
        case .set(let records):
            { lines in LocalizedText(en: "set \(lines)", ja: "「\(lines)」を設定する") }(
                records.map { "\($0)" }.joined(separator: " / "))
        case .remove(let name, let type):
            { set in LocalizedText(en: "remove \(set)", ja: "「\(set)」を消す") }(
                "\(name)" + (type.map { " \($0)" } ?? ""))
        }
    }
}
