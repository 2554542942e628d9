// The player's own words, in both languages. Read first: Sources/Scenarios/Model/LocalizedText.swift.
// Names of commands, hosts and tokens of protocols stay as they are.

import Basics
import Emulation
import Playback
import Scenarios

/// Short texts of the player: here, where one is and what happened last. What teaches, what is looked at, what is done
/// and what is said of the commands themselves have files of their own.
enum PlayerWords {
    static let prompt = "(yubin) "
    static let welcome = text(
        "next goes on with the story, prev goes back. An empty line repeats.\nzoom packet makes steps (step, back) "
            + "smaller; whatif changes something.\nhelp lists all commands, quit ends.",
        "next で次の場面へ、prev で前の場面へ。空行は直前のコマンドの繰り返し。\nzoom packet で歩幅（step と back）"
            + "が小さくなり、whatif で何かを変えられます。\nhelp でコマンドの一覧、quit で終わり。"
    )
    static let asThePost = text("As the post", "郵便にたとえると")
    static let whereItBreaks = text("Where that breaks", "たとえの限界")
    static let atBeginning = text("Nothing has happened yet.", "まだ何も起きていません。")
    static let atEnd = text("The lesson is over.", "レッスンはここまでです。")
    /// - Parameter places: commands that show them.
    static func stillWaiting(_ letters: Int, _ places: [String], _ end: String) -> LocalizedText {
        let en = letters == 1 ? "a letter still waits" : "\(letters) letters still wait"
        return text(
            "It ends at \(end), while \(en) (\(places.joined(separator: ", "))); whatif wait 1 d goes on.",
            "\(end) で終わりますが、まだ待っている手紙が\(letters)通あります（\(places.joined(separator: "、"))）。"
                + "続きを見るには whatif wait 1 d とします。")
    }
    static func lessonEnds(_ end: String) -> LocalizedText {
        text(
            "The lesson ends at \(end), and what you did shows until then; whatif wait 1 h goes on beyond that.",
            "レッスンは \(end) で終わり、いまの変更の影響が見えるのもそこまでです。その先も見るには whatif wait 1 h "
                + "のように時間を進めます。")
    }
    static func waiting(_ moment: String) -> LocalizedText {
        text(
            "The wait lasts until \(moment): goto \(moment) leads there; step, next and continue show what happens on the "
                + "way.",
            "\(moment) まで待ちます。goto \(moment) でその時点へ移れます。それまでの出来事は step や next や continue で"
                + "たどれます。")
    }
    static let timePassed = text("the wait is over", "待ち時間の終わり")
    static func notBegun(_ stages: Int) -> LocalizedText {
        text(
            "\(stages) of its stages \(stages == 1 ? "has" : "have") not begun: whether they do depends on what you "
                + "do.",
            "まだ始まっていない場面が\(stages)\(stages < 10 ? "つ" : "個")あります。始まるかどうかは、"
                + "あなたの操作しだいです。")
    }
    static let tryTasks = text(
        "tasks tells what you can do now, check whether it is done.",
        "tasks で課題を、check で達成できたかを確かめられます。")
    static let happened = text("Last", "直前の出来事")
    static let because = text("Because of", "その原因")
    static let causeStart = text("the beginning", "始まり")
    static let causeAction = text(
        "somebody outside: a person, a planned fault, an experiment",
        "外からの働きかけ（人の操作、計画された故障、実験）")
    static let causeOneOf = text("one of these", "次のどれか")
    static let causeLesson = text("the lesson", "レッスンの筋書き")
    static let causeExperiment = text("your experiment", "あなたの実験")
    static func causesBetween(_ count: Int, _ all: Int) -> LocalizedText {
        text("... \(count) more between (why \(all) shows all)", "…（あいだに\(count)件。why \(all) ですべて表示）")
    }
    static func causeTimer(_ host: String) -> LocalizedText { text("a timer of \(host)", "\(host)のタイマー") }
    /// - Parameter link: the interface of a capture; empty when it names none.
    static func frame(_ number: Int, of length: Int, on link: String, _ protocolName: String) -> LocalizedText {
        text(
            "frame \(number): \(length) B\(link.isEmpty ? "" : ", \(link)")  \(protocolName)",
            "フレーム\(number)\(link.isEmpty ? "" : "（リンク \(link)）")：\(length) B  \(protocolName)")
    }
    /// - Parameter number: in a capture; nil when the packet has been captured on a link before.
    static func framePlace(_ number: Int?, link: String) -> LocalizedText {
        guard let number else { return text("frame, next link \(link): ", "フレーム（次のリンク \(link)）：") }
        return text("frame \(number), link \(link): ", "フレーム\(number)（リンク \(link)）：")
    }
    static let lost = text("lost", "失われた")
    static func lostBecause(_ reason: FrameLoss) -> LocalizedText {
        let why = loss(reason)
        return text("lost (\(why.en)): ", "失われた（\(why[.japanese])）")
    }
    static let stageBegins = text("stage", "場面")
    static let noAnswer = text("no answer", "応答なし")
    static let poweredOn = text("switched on", "電源オン")
    static let poweredOff = text("switched off", "電源オフ")
    static let aSwitch = text("switch", "スイッチ")
    static let moreAboutAHost = text("show host NAME tells more about one.", "show host 名前 で一台ずつ詳しく見られます。")
    static let whatASwitchIs = text(
        "a switch: port, cable, and the MAC addresses that it has seen send there",
        "スイッチ：ポート、ケーブル、その先から届いたフレームで覚えたMACアドレス")
    static func onlyASwitch(_ name: String) -> LocalizedText {
        text("\(name) is a switch: show host and show links know it", "\(name) はスイッチです。show host と show links で見られます")
    }
    static let linkCut = text("cut", "切断")
    static let linkRestored = text("mended", "復旧")
    /// - Parameters:
    ///   - from: who built the packets; nil: anybody.
    ///   - to: for whom they are.
    static func willLose(_ rule: FrameRule, from: String?, to: String?) -> LocalizedText {
        let (kind, count, before) = (rule.pattern.kind.rawValue, rule.losing, rule.passing)
        var (en, ja) = ("will lose \(count) × \(kind)", "これから失われるもの：\(kind) を\(count)個")
        if let from { (en, ja) = (en + " from \(from)", ja + "、送り手 \(from)") }
        if let to { (en, ja) = (en + " to \(to)", ja + "、宛先 \(to)") }
        if let port = rule.pattern.port { (en, ja) = (en + ", port \(port)", ja + "、ポート\(port)") }
        if before > 0 {
            (en, ja) = (
                en + ", after \(before) more \(before == 1 ? "has" : "have") passed", ja + "（その前に\(before)個は通る）"
            )
        }
        return text(en, ja)
    }
    static func loss(_ reason: FrameLoss) -> LocalizedText {
        switch reason {
        case .chance: text("by chance", "偶然による損失")
        case .rule: text("as planned", "計画された損失")
        case .linkDown: text("the link is cut", "リンクが切れている")
        case .tooLong: text("too long for the link", "リンクのMTUより長い")
        case .queueFull: text("the sender's queue is full", "送信待ちがいっぱい")
        case .powerOff: text("the receiver is switched off", "受け手の電源が切れている")
        }
    }

    static let remembers = text("cache", "キャッシュ")
    static let queue = text("queue", "キュー")
    static let added = text("added", "追加")
    static let leftQueue = text("removed", "削除")
    static let comma = text(", ", "、")
    static func count(_ messages: Int, unread: Int) -> LocalizedText {
        text("\(messages) (\(unread) unread)", "\(messages)通（未読\(unread)通）")
    }
    static func zoneChanged(_ zone: String) -> LocalizedText { text("zone \(zone)", "ゾーン \(zone)") }
    static func quotaOf(_ account: String) -> LocalizedText { text("quota of \(account)", "\(account) の容量の上限") }
    static let noLimit = text("none", "なし")
    static let started = text("started", "起動")
    static let stopped = text("stopped", "停止")
    static let timerRanOut = text("timer ran out", "タイマー満了")
    static func moreChanges(_ count: Int) -> LocalizedText {
        text("and \(count) more: show changes", "ほか\(count)件（show changes で一覧）")
    }

    static let zoomStage = text("stage", "場面")
    static let zoomMessage = text("message", "メッセージ")
    static let zoomPacket = text("packet", "パケット")
    static let zoomByte = text("byte", "バイト")
    static func zoomIs(_ name: String) -> LocalizedText { text("A step is now one \(name).", "一歩の大きさ：\(name)") }

    static func text(_ en: String, _ ja: String) -> LocalizedText { LocalizedText(en: en, ja: ja) }
}
