// The program's own words around a story, in both languages. Read first: Sources/Scenarios/Model/LocalizedText.swift.
// Tokens of protocols stay as they are in every language.

import Basics
import HostStack
import Scenarios

/// Short texts of the story and the transcript.
package enum StoryWords {
    static let asThePost = LocalizedText(en: "As the post", ja: "郵便にたとえると")
    static let whereItBreaks = LocalizedText(en: "Where that breaks", ja: "たとえの限界")
    static let outcome = LocalizedText(en: "What became of it", ja: "結果")
    static let expectations = LocalizedText(en: "As the lesson expects", ja: "レッスンの期待どおりか")
    static let next = LocalizedText(en: "What to do next", ja: "次にすること")
    static func frame(_ number: Int) -> LocalizedText { LocalizedText(en: "frame \(number)", ja: "フレーム\(number)") }
    static let whoIsWho = LocalizedText(en: "Who is who", ja: "登場するもの")
    static let nothingHere = LocalizedText(en: "no such record here", ja: "ここにはその種類の記録がない")
    static let noAnswer = LocalizedText(en: "no answer", ja: "応答なし")
    static let delivered = LocalizedText(en: "delivered", ja: "配達済み")
    static let bounced = LocalizedText(en: "returned to its sender", ja: "差出人に返送")
    static let bouncedInPart = LocalizedText(
        en: "returned to its sender for some of its recipients", ja: "一部の宛先について差出人に返送")
    static let givenUp = LocalizedText(
        en: "given up, and its sender is not told", ja: "配達をあきらめ、差出人にも知らせない")
    static let queued = LocalizedText(en: "still waiting", ja: "待機中")
    static let queuedInPart = LocalizedText(en: "still waiting for some of its recipients", ja: "一部の宛先については待機中")
    static let rejected = LocalizedText(en: "refused by the first server", ja: "最初のサーバーが拒否")
    static let through = LocalizedText(en: "through ", ja: "経由：")
    static let readBy = LocalizedText(en: "read by", ja: "受信")
    static let removed = LocalizedText(en: "removed from the server", ja: "サーバーから削除")
    static let stays = LocalizedText(en: "stays on the server", ja: "サーバーに残る")
    static let checks = LocalizedText(en: "sender checks", ja: "差出人の確認")
    static let notReached = LocalizedText(en: "This part of the story did not happen", ja: "この場面は起こりませんでした")
    static let moreLines = LocalizedText(en: "more lines of the letter", ja: "行（手紙の続き）")
    static let translationMissing = LocalizedText(en: "not translated yet", ja: "未訳")
    static let openCapture = LocalizedText(en: "Open the capture:", ja: "キャプチャを開いてください：")
    static let openOneCapture = LocalizedText(
        en: "Each link has a capture of its own, to be opened in Wireshark; they are listed by:",
        ja: "キャプチャはリンクごとに分かれています。Wiresharkで開いてください。一覧を見るには：")
    static let streamedCapture = LocalizedText(
        en: "The capture went to standard output.", ja: "キャプチャは標準出力に書き出されました。")
    static let makeCapture = LocalizedText(
        en: "Run it again with --capture FILE.pcapng, and open the file in Wireshark:",
        ja: "--capture FILE.pcapng を付けてもう一度実行し、Wiresharkで開いてください：")
    static let displayFilters = LocalizedText(
        en: "Display filters to paste into Wireshark:", ja: "Wiresharkに貼り付けて使う表示フィルター：")
    /// - Parameter language: of the comments.
    static func narrationFilter(in language: Language) -> LocalizedText {
        LocalizedText(
            en: "the frames of the story, told in their comments",
            ja: language == .japanese
                ? "物語で説明されたフレーム（説明はコメントに）" : "物語で説明されたフレーム（コメントは英語。日本語は --lang ja）")
    }

    static let tasks = LocalizedText(en: "Your turn", ja: "やってみよう")
    static let solution = LocalizedText(en: "The solution", ja: "解答例")
    static let answers = LocalizedText(en: "Answers to the predictions", ja: "予想の答え")
    static let forTeachers = LocalizedText(en: "For the teacher", ja: "先生へ")
    static let noTasks = LocalizedText(en: "This lesson has no tasks", ja: "このレッスンに課題はありません")
    static let goalMet = LocalizedText(en: "the goal is met", ja: "達成")
    static let goalNotMet = LocalizedText(en: "the goal is not met", ja: "未達成")

    package static func points(_ count: Int) -> LocalizedText {
        LocalizedText(en: count == 1 ? "1 point" : "\(count) points", ja: "\(count)点")
    }

    static func afterTask(_ task: String) -> LocalizedText {
        LocalizedText(en: "this happens when you have done the task \(task)", ja: "課題「\(task)」をやりとげると起こる場面です")
    }

    /// A text of an author; when it is not there in `language`, with a mark that says so.
    package static func told(_ text: LocalizedText, _ language: Language) -> String {
        text[language] + (text.isFallback(in: language) ? " [\(translationMissing[language])]" : "")
    }

    /// `label: text`, with the colon of the language.
    package static func labelled(_ label: LocalizedText, _ text: String, _ language: Language) -> String {
        label[language] + LocalizedText(en: ": ", ja: "：")[language] + text
    }

    /// How finely `moment` shows times like `instant`, in nanoseconds: in milliseconds, from an hour on in seconds.
    static func momentUnit(at instant: Instant) -> UInt64 {
        instant.nanoseconds < 3_600_000_000_000 ? 1_000_000 : 1_000_000_000
    }

    /// The time that `moment` shows for `instant`: what is finer is cut off.
    static func shown(_ instant: Instant) -> Instant {
        Instant(nanoseconds: instant.nanoseconds - instant.nanoseconds % momentUnit(at: instant))
    }

    /// `12.345 s`; from an hour on `1:00:00`, from a day on `5 d 0:00:12`.
    package static func moment(_ instant: Instant, _ language: Language) -> String {
        let milliseconds = instant.nanoseconds / 1_000_000
        let seconds = milliseconds / 1000
        func padded(_ number: UInt64, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        if seconds < 3600 { return "\(seconds).\(padded(milliseconds % 1000, 3)) s" }
        let clock = "\(seconds / 3600 % 24):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
        let days = seconds / 86_400
        if days == 0 { return clock }
        return LocalizedText(en: "\(days) d \(clock)", ja: "\(days)日 \(clock)")[language]
    }

    private static func list(_ recipients: [String]) -> String { recipients.joined(separator: ", ") }

    static func incident(_ kind: StoryIncident.Kind) -> LocalizedText {
        switch kind {
        case .deferred(let letter, let host, let recipients, _):
            LocalizedText(
                en: "\(host) keeps \(letter) for \(list(recipients)) and will try again later",
                ja: "\(host)は\(list(recipients))への\(letter)を預かったまま、あとで再送します")
        case .stuck(let letter, let host, let recipients, _):
            LocalizedText(
                en: "\(host) could not hand \(letter) in for \(list(recipients)), and will try again later",
                ja: "\(host)は\(list(recipients))への\(letter)を預けられず、あとで再送します")
        case .bounced(let letter, let host, let recipients, _):
            LocalizedText(
                en: "\(host) gives \(letter) up" + (recipients.isEmpty ? "" : " for \(list(recipients))"),
                ja: "\(host)は\(recipients.isEmpty ? "" : "\(list(recipients))への")\(letter)の配達をあきらめます")
        case .noConnection(let from, let to, let port, let failure):
            LocalizedText(
                en: "\(from) gets no connection to \(to), port \(port): \(why(failure).en)",
                ja: "\(from)は\(to)のポート\(port)に接続できません（\(why(failure)[.japanese])）")
        case .hostPower(let host, true): LocalizedText(en: "\(host) is switched on", ja: "\(host)の電源が入りました")
        case .hostPower(let host, false): LocalizedText(en: "\(host) is switched off", ja: "\(host)の電源が切れました")
        case .program(let program, let host, true):
            LocalizedText(en: "\(program) is started on \(host)", ja: "\(host)で\(program)が起動しました")
        case .program(let program, let host, false):
            LocalizedText(en: "\(program) is stopped on \(host)", ja: "\(host)で\(program)が停止しました")
        case .zone(let zone, let host):
            LocalizedText(
                en: "The records of the zone \(zone) are changed on \(host)", ja: "\(host)でゾーン\(zone)のレコードが変わりました")
        case .quota(let account, let octets?):
            LocalizedText(
                en: "The mailbox \(account) holds \(octets) bytes at most from now on",
                ja: "メールボックス\(account)の上限が\(octets)バイトになりました")
        case .quota(let account, nil):
            LocalizedText(
                en: "The mailbox \(account) has no limit from now on", ja: "メールボックス\(account)の上限がなくなりました")
        case .frameLost(let link):
            LocalizedText(en: "A frame is lost on the link \(link)", ja: "リンク\(link)でフレームが一つ失われました")
        case .link(let link, true): LocalizedText(en: "The link \(link) works again", ja: "リンク\(link)が復旧しました")
        case .link(let link, false): LocalizedText(en: "The link \(link) is cut", ja: "リンク\(link)が切れました")
        }
    }

    /// What a signal of ARP or TCP says; nil for an event that is none.
    static func signal(_ event: StoryEvent) -> LocalizedText? {
        let address = event.address?.description ?? ""
        return switch event.event {
        case .arpRequest: LocalizedText(en: "Who has \(address)?", ja: "\(address)は誰ですか")
        case .arpReply: LocalizedText(en: "\(address): here I am", ja: "\(address)から返事が来た")
        case .arpFail: LocalizedText(en: "\(address): nobody answers", ja: "\(address)からは返事がない")
        case .tcpConnect: LocalizedText(en: "SYN: may I?", ja: "SYN：つないでもよいですか")
        case .tcpEstablished: LocalizedText(en: "SYN, ACK – ACK: connected", ja: "SYN, ACK － ACK：つながった")
        case .tcpRetransmission: LocalizedText(en: "a segment is sent again", ja: "セグメントを再送")
        case .tcpReset: LocalizedText(en: "RST: broken off", ja: "RST：打ち切り")
        case .tcpClose: LocalizedText(en: "FIN: closed", ja: "FIN：終了")
        case .tcpConnectFail, .dnsQuery, .dnsResponse, .smtpCommand, .smtpReply, .pop3Command, .pop3Reply,
            .imapCommand, .imapReply, .mailComposed, .mailSubmitted, .mailQueued, .mailRelayed, .mailDeferred,
            .mailBounced, .mailRejected, .mailDelivered, .mailFetched, .mailRemoved, .checkPTR, .checkSPF, .hostOff,
            .hostOn, .linkCut, .linkRestored, .frameLost:
            nil
        }
    }

    /// Stands for so many lines of the story that were left out.
    static func linesLeftOut(_ count: Int) -> LocalizedText {
        LocalizedText(en: "\(count) more lines of the same kind", ja: "同じようなやりとりが、あと\(count)行続きます")
    }

    private static func why(_ failure: ConnectFailure) -> LocalizedText {
        switch failure {
        case .refused: LocalizedText(en: "refused, nobody listens there", ja: "拒否。待ち受けるプログラムがない")
        case .timedOut: LocalizedText(en: "no answer", ja: "応答なし")
        case .unreachable: LocalizedText(en: "no way leads there", ja: "届く道がない")
        }
    }

    /// What became of `letter`, but for the mailboxes that it lies in: more exactly than the outcome alone tells it.
    static func outcomes(_ outcome: LetterOutcome, of letter: LetterTrace, isQueued: Bool) -> [LocalizedText] {
        switch outcome {
        case .delivered: return []
        case .rejected: return [rejected]
        case .queued: return [letter.mailboxes.isEmpty ? queued : queuedInPart]
        case .bounced:
            let isWhole = letter.mailboxes.isEmpty && !isQueued
            return [!letter.isReturned ? givenUp : isWhole ? bounced : bouncedInPart] + (isQueued ? [queuedInPart] : [])
        }
    }

    /// What became of a letter.
    package static func outcome(_ outcome: LetterOutcome) -> LocalizedText {
        switch outcome {
        case .delivered: delivered
        case .bounced: bounced
        case .queued: queued
        case .rejected: rejected
        }
    }
}
