// The player's own words, in both languages. Read first: Sources/Scenarios/Model/LocalizedText.swift.
// Names of commands, hosts and tokens of protocols stay as they are.

import Basics
import Emulation
import Playback
import Scenarios

/// Short texts of the player.
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
    static let causeLesson = text("the lesson", "レッスンの筋書き")
    static let causeExperiment = text("your experiment", "あなたの実験")
    static func causesBetween(_ count: Int, _ all: Int) -> LocalizedText {
        text("... \(count) more between (why \(all) shows all)", "…（あいだに\(count)件。why \(all) ですべて表示）")
    }
    static func causeTimer(_ host: String) -> LocalizedText { text("a timer of \(host)", "\(host)のタイマー") }
    static let frame = text("frame", "フレーム")
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

    static let question = text("A question before you go on", "先へ進む前に、予想してみましょう")
    static let nextQuestion = text("The next question of this lesson, which comes later", "この先で出される、次の問い")
    static let howToAnswer = text(
        "Answer with predict and the word in front; or just go on.",
        "predict に続けて左の語を入力すると答えられます。そのまま先へ進んでもかまいません。")
    static let howToAnswerWhilePlaying = text(
        "Type the word in front and press Enter; an empty line goes on, q ends.",
        "左の語を入力してEnterを押すと答えられます。空行で先へ進み、qで終わります。")
    static func afterPlaying(_ lesson: String) -> LocalizedText {
        text(
            "Walk through it yourself now, forwards and backwards: yubin step \(lesson)",
            "次は自分の手で、行きつ戻りつ進めてみましょう：yubin step \(lesson)")
    }
    static let youSaid = text("You had said", "あなたの予想")
    static func answerKept(_ answer: String) -> LocalizedText {
        text("You say: \(answer)\nGo on, and see.", "あなたの予想：\(answer)\n先へ進んで確かめましょう。")
    }
    static func noSuchAnswer(_ word: String, _ known: [String]) -> LocalizedText {
        text(
            "“\(word)” is none of the answers: \(known.joined(separator: ", "))",
            "「\(word)」は選択肢にありません：\(known.joined(separator: ", "))")
    }
    static let noQuestions = text("This lesson asks no questions.", "このレッスンに問いはありません。")
    static let allAnswered = text(
        "No question is open at this point.", "この時点で答えられる問いはありません。")

    static let noTasks = text("This lesson has no tasks.", "このレッスンに課題はありません。")
    static let noHints = text("There is no hint for this task.", "この課題にヒントはありません。")
    static let allTasksDone = text("All tasks are done at this point.", "この時点ですべての課題を達成しています。")
    static let done = text("done", "達成")
    static let notYet = text("not yet", "まだ")
    static let checkLater = text(
        "This is how things stand at this point: go on and check again. hint helps.",
        "これはこの時点での判定です。先へ進んでから、もう一度 check してください。困ったら hint でヒントが出ます。")
    static let actEarlier = text(
        "By itself nothing more will happen: do something, here or further back, go on and check again. hint helps.",
        "このままでは、この先もう何も起こりません。ここか、もっと前の時点で手を打ち、先へ進んでから、もう一度 check "
            + "してください。困ったら hint でヒントが出ます。")
    static func noTask(_ word: String, _ known: [String]) -> LocalizedText {
        text(
            "there is no task “\(word)”; there are: \(known.joined(separator: ", "))",
            "「\(word)」という課題はありません：\(known.joined(separator: ", "))")
    }

    static let programs = text("programs", "プログラム")
    static let nameServer = text("name server", "ネームサーバー")
    static let resolver = text("resolver", "リゾルバー")
    static let mailProgram = text("mail program", "メールソフト")
    static let mailbox = text("mailbox", "メールボックス")
    static func ports(_ list: String) -> LocalizedText { text("port \(list)", "ポート\(list)") }
    static func letters(_ count: Int) -> LocalizedText { text("\(count) letter\(count == 1 ? "" : "s")", "\(count)通") }
    static func records(_ count: Int) -> LocalizedText { text("\(count) record\(count == 1 ? "" : "s")", "\(count)件") }
    static let unread = text("(unread)", "（未読）")
    static let empty = text("nothing", "なし")
    static let nothingThere = text("There is none at this point.", "この時点では何もありません。")
    static let waiting = text("waits", "待機中")
    static let underWay = text("is being delivered", "配達中")
    static let delivered = text("delivered", "配達済み")
    static func nextAttempt(_ moment: String) -> LocalizedText {
        text("next attempt at \(moment)", "次の配達：\(moment)")
    }
    static func arpFailed(_ moment: String) -> LocalizedText {
        text("failed at \(moment): nobody answered", "失敗（\(moment)、応答なし）")
    }
    static let deferred = text("deferred", "遅延")
    static let returned = text("given up", "配達断念")
    static let envelope = text("envelope", "封筒")
    static let from = text("From", "差出人")
    static let to = text("To", "宛先")
    static let copyTo = text("Cc", "Cc")
    static let date = text("Date", "日時")
    static let subject = text("Subject", "件名")
    static let attachment = text("attached", "添付")
    static let asItReads = text("As a mail program shows its text:", "メールソフトに表示される本文：")
    static let removed = text("removed from the server", "サーバーから削除")
    static let stays = text("stays on the server", "サーバーに残る")
    static let notWritten = text("not written yet", "まだ書かれていません")
    static func noHost(_ word: String, _ near: String?, _ known: [String]) -> LocalizedText {
        if let near {
            return text("there is no host “\(word)”; did you mean “\(near)”?", "「\(word)」というホストはありません。「\(near)」のことですか")
        }
        let some = Suggestion.narrowed(known, by: word).prefix(30).joined(separator: ", ")
        return text("there is no host “\(word)”; there are: \(some)", "「\(word)」というホストはありません：\(some)")
    }
    static func noLink(_ word: String, _ near: String?, _ known: [String]) -> LocalizedText {
        if let near {
            return text("there is no link “\(word)”; did you mean “\(near)”?", "「\(word)」というリンクはありません。「\(near)」のことですか")
        }
        let some = Suggestion.narrowed(known, by: word).prefix(30).joined(separator: ", ")
        return text("there is no link “\(word)”; there are: \(some)", "「\(word)」というリンクはありません：\(some)")
    }
    static func noZone(_ word: String, _ near: String?) -> LocalizedText {
        if let near {
            return text(
                "no name server has a zone “\(word)”; did you mean “\(near)”?",
                "「\(word)」というゾーンを持つネームサーバーはありません。「\(near)」のことですか")
        }
        return text(
            "“\(word)” is neither a zone nor a name server; show zones lists all",
            "「\(word)」はゾーンでもネームサーバーでもありません。show zones で一覧を見られます")
    }
    static func noChange(_ word: String, _ near: String) -> LocalizedText {
        text(
            "there is no kind of change “\(word)”; did you mean “\(near)”?",
            "「\(word)」という種類の変化はありません。「\(near)」のことですか")
    }
    static func noMailProgram(_ host: String, _ programs: [String]) -> LocalizedText {
        let list = programs.joined(separator: ", ")
        return text("\(host) has no mail program; these have one: \(list)", "\(host) にメールソフトはありません。あるのは次のホストです：\(list)")
    }
    static func showHost(_ name: String) -> LocalizedText {
        text("say what to show: show host \(name)", "何を見るかも書いてください：show host \(name)")
    }
    static func nothingToShow(_ word: String, _ near: String?, _ known: [String]) -> LocalizedText {
        if let near {
            return text("show knows no “\(word)”; did you mean “\(near)”?", "show に「\(word)」はありません。「\(near)」のことですか")
        }
        let list = known.joined(separator: ", ")
        return text("show takes one of: \(list)", "show のあとに続けられるのは \(list) です")
    }
    static func noMailbox(_ word: String, _ near: String?) -> LocalizedText {
        if let near {
            return text(
                "there is no mailbox “\(word)”; did you mean “\(near)”?",
                "「\(word)」のメールボックスはありません。「\(near)」のことですか")
        }
        return text("“\(word)” is neither an address with a mailbox nor a mail server", "「\(word)」のメールボックスはありません")
    }
    static func noLetter(_ word: String, _ known: [String]) -> LocalizedText {
        text(
            "there is no letter “\(word)”; there are: \(known.joined(separator: ", "))",
            "「\(word)」という手紙はありません：\(known.joined(separator: ", "))")
    }
    static func noSuchLetterNumber(_ count: Int) -> LocalizedText {
        if count == 0 { return text("there are no letters here", "ここには手紙がありません") }
        return text("the letters here are numbered from 1 to \(count)", "ここの手紙の番号は1から\(count)までです")
    }
    static func noField(_ word: String, _ near: String?) -> LocalizedText {
        if let near {
            return text("there is no field “\(word)”; did you mean “\(near)”?", "「\(word)」という項目はありません。「\(near)」のことですか")
        }
        return text(
            "there is no field “\(word)”; explain alone lists those of the latest packet",
            "「\(word)」という項目はありません。explain だけで直近のパケットの項目が並びます")
    }
    static func severalFields(_ word: String, _ names: [String]) -> LocalizedText {
        let list = names.prefix(10).joined(separator: ", ")
        return text(
            "this packet has no field “\(word)”; others have \(list)",
            "このパケットに「\(word)」という項目はありません。ほかのパケットには \(list) があります")
    }
    static func inGlossary(_ word: String) -> LocalizedText {
        text(
            "“\(word)” is no field of a packet; glossary \(word) tells what it means",
            "「\(word)」はパケットの項目ではありません。意味は glossary \(word) で分かります")
    }
    static let here = text("Here", "このパケットでは")
    static let seeLesson = text("More about it in the lesson", "詳しく学べるレッスン")
    static func atBytes(_ offset: Int, _ count: Int) -> LocalizedText {
        text("(\(count) byte\(count == 1 ? "" : "s") from \(offset))", "（位置\(offset)から\(count)バイト）")
    }
    /// - Parameter mentions: the words whose explanations speak of it.
    static func noWord(_ word: String, _ near: String?, _ mentions: [String]) -> LocalizedText {
        if let near {
            return text(
                "“\(word)” is not in the glossary; did you mean “\(near)”?",
                "「\(word)」は用語集にありません。「\(near)」のことですか")
        }
        if !mentions.isEmpty {
            let (en, ja) = (mentions.joined(separator: ", "), mentions.joined(separator: "、"))
            return text(
                "“\(word)” is not in the glossary, but these have to do with it: \(en)",
                "「\(word)」は用語集にありませんが、関係のある用語があります：\(ja)")
        }
        return text(
            "“\(word)” is not in the glossary; glossary alone lists the words of the lesson",
            "「\(word)」は用語集にありません。glossary だけで用語の一覧が出ます")
    }

    static let noGlossary = text(
        "This lesson lists no words; glossary TERM tells what any of the program's means.",
        "このレッスンに用語の一覧はありません。glossary 用語 で、どの用語の意味も調べられます。")
    static let nothingYet = text("no frame has been sent yet; go on first", "まだフレームは送られていません。先へ進んでください")
    static func frameNumber(_ number: Int) -> LocalizedText {
        text(
            "Frame \(number) in a capture of this branch (capture FILE makes one):",
            "この分岐のキャプチャ（capture ファイル名 で作成）ではフレーム\(number)です：")
    }
    /// - Parameter number: on its first link; nil when it is not found there.
    static func frameOnLaterLink(_ number: Int?) -> LocalizedText {
        guard let number else {
            return text(
                "This packet was captured on its first link already; here it crosses another one.",
                "このパケットは最初のリンクですでに記録されています。ここでは次のリンクを通っています。")
        }
        return text(
            "This packet crosses another link here; a capture has it on its first one, as frame \(number):",
            "ここではパケットが次のリンクを通っています。キャプチャには最初のリンクで記録され、フレーム\(number)です：")
    }
    static let conversationFilter = text("Its conversation:", "この会話：")
    static func byteAt(_ offset: Int, _ value: UInt8) -> LocalizedText {
        let digits = (value < 16 ? "0x0" : "0x") + String(value, radix: 16)
        return text("Byte \(offset): \(digits), \(value)", "バイト \(offset)：\(digits)（\(value)）")
    }

    static func branched(_ name: String, _ parent: String) -> LocalizedText {
        text(
            "You are on the new branch \(name) now; \(parent) stays as it was. Go on, and see; compare tells the "
                + "difference.",
            "新しい分岐 \(name) に入りました。\(parent) はそのまま残っています。先へ進んで確かめましょう。compare "
                + "で違いが分かります。")
    }
    static func letterIsCalled(_ letter: String) -> LocalizedText {
        text(
            "Your letter is called \(letter): show letter \(letter), until message \(letter) and mail.delivered.",
            "あなたの手紙の名前は \(letter) です。show letter \(letter) や until message \(letter) and mail.delivered "
                + "のように使えます。")
    }
    static let wasAlready = text(
        "It was like that already: by itself this changes nothing.",
        "すでにその状態なので、これだけでは何も変わりません。")
    static let lessonItself = text("the lesson's own way", "レッスン本来の流れ")
    static func noBranch(_ word: String, _ known: [String]) -> LocalizedText {
        text(
            "there is no branch “\(word)”; there are: \(known.joined(separator: ", "))",
            "「\(word)」という分岐はありません：\(known.joined(separator: ", "))")
    }
    static let sameBranch = text(
        "a branch is always like itself; name another one (branches lists them)",
        "同じ分岐どうしに違いはありません。別の分岐を指定してください（branches で一覧）")
    static let nothingToCompare = text(
        "there is only one branch; whatif makes another one", "分岐が一つしかありません。whatif で分岐を作れます")
    static func noDifference(_ a: String, _ b: String) -> LocalizedText {
        text("\(a) and \(b) are the same in everything.", "\(a) と \(b) に違いはありません。")
    }
    static let firstDifference = text("The first difference:", "最初の違い：")
    static let firstFrame = text("The first frames that differ:", "最初に違うフレーム：")
    static func asItLies(_ host: String) -> LocalizedText { text("As it lies on \(host):", "\(host) にある写し：") }
    static func otherText(_ letter: String) -> LocalizedText {
        text("\(letter): what its reader reads is not the same.", "\(letter)：読む人の目に入る内容が違います。")
    }
    static func firstByte(_ offset: Int) -> LocalizedText {
        text("The first byte that differs is byte \(offset).", "最初に違うのはバイト\(offset)です。")
    }
    static let sameOutcome = text("In the end everything came out the same.", "結果は同じでした。")
    static func yesNo(_ value: Bool) -> LocalizedText { value ? text("yes", "はい") : text("no", "いいえ") }

    static let notFound = text("not found; you are where you were", "見つかりませんでした。位置は変わっていません")
    /// - Parameter place: where one stood.
    static func didNotHappen(_ place: String) -> LocalizedText {
        text(
            "From there on this does not happen; goto \(place) leads back to where you were.",
            "その出来事はこの先では起こりません。元の位置へは goto \(place) で戻れます。")
    }
    static let interrupted = text(
        "To end, press Ctrl-C once more at once, or type quit.",
        "終了するには、続けてもう一度 Ctrl-C を押すか、quit と入力してください。")
    static let noBreakpoints = text("No breakpoints.", "ブレークポイントはありません。")
    static let breakpointsGone = text("All breakpoints are gone.", "ブレークポイントをすべて消しました。")
    static let tooManyBreakpoints = text(
        "there are 100 breakpoints; delete some first", "ブレークポイントが100個あります。先にいくつか消してください")
    static func breakpointSet(_ number: Int, _ condition: String) -> LocalizedText {
        text("Breakpoint \(number): \(condition)", "ブレークポイント\(number)：\(condition)")
    }
    static func breakpointHit(_ number: Int) -> LocalizedText { text("Breakpoint \(number)", "ブレークポイント\(number)") }
    static func whichDelete(_ letter: String) -> LocalizedText {
        text(
            "delete takes breakpoints away; a letter in a mailbox goes with: whatif delete \(letter)",
            "delete で消えるのはブレークポイントです。メールボックスの手紙を消すには whatif delete \(letter) とします")
    }
    static func noSuchBreakpoint(_ word: String) -> LocalizedText {
        text("there is no breakpoint \(word)", "ブレークポイント\(word)はありません")
    }
    static func noAddress(_ word: String, _ near: String?) -> LocalizedText {
        let help = near.map { "; did you mean “\($0)”?" } ?? ""
        let helpInJapanese = near.map { "。「\($0)」のことですか" } ?? ""
        return text(
            "“\(word)” is neither an address like main@57, nor a stage of this lesson, nor a time like 12 s or "
                + "1:00:00\(help)",
            "「\(word)」は main@57 のような番地でも、このレッスンの場面の名前でも、12 s や 1:00:00 "
                + "のような時刻でもありません\(helpInJapanese)")
    }
    /// - Parameter last: the last point of the branch, when it has no more.
    static func noPoint(_ word: String, _ last: String?) -> LocalizedText {
        if let last {
            return text(
                "there is no point \(word): the branch ends with \(last)",
                "\(word) という地点はありません。この分岐は \(last) で終わります")
        }
        return text("there is no point \(word)", "\(word) という地点はありません")
    }
    static func noStage(_ stage: String, _ branch: String) -> LocalizedText {
        text(
            "the stage \(stage) does not begin on the branch \(branch); you are where you were",
            "場面 \(stage) は分岐 \(branch) では始まりません。位置は変わっていません")
    }

    static func inLine(_ number: Int, _ problem: String) -> LocalizedText {
        text("line \(number): \(problem)", "\(number)行目：\(problem)")
    }
    /// - Parameter whole: the command that was meant.
    static func noCommand(_ word: String, _ whole: String) -> LocalizedText {
        text("there is no command “\(word)”; did you mean “\(whole)”?", "「\(word)」というコマンドはありません。「\(whole)」のことですか")
    }
    static let openQuote = text("a quote is not closed", "引用符が閉じていません")
    static let languages = text("lang takes en or ja", "lang には en か ja を指定します")
    static let languageChosen = text("English from here on.", "ここから日本語で表示します。")
    static func notRepeated(_ command: String) -> LocalizedText {
        text(
            "An empty line does not repeat \(command), which leaves something behind; type it again if you mean it.",
            "\(command) は結果が残るので、空行では繰り返しません。もう一度行うときは入力し直してください。")
    }
    static let helpEnd = text(
        "help COMMAND tells more. Any beginning of a name will do (s is step, b back, n next, c continue); an empty "
            + "line repeats the last command, unless it changed something.",
        "help コマンド名 で詳しい説明が出ます。名前は途中まででよく（s は step、b は back、n は next、c は continue）、"
            + "空行は直前のコマンドを繰り返します（状態を変えるコマンドを除く）。")
    static let alsoCalled = text("Also", "別名")
    static func usage(_ command: PlayerCommand) -> LocalizedText {
        text("usage: \(command.usage)", "使い方：\(command.usage)")
    }
    /// For those who name a field, or another packet.
    static func wholePacket(_ command: PlayerCommand) -> LocalizedText {
        text(
            "\(command) shows all of the packet at this point; explain FIELD tells about one field, and find "
                + "frame N, or find back frame N, goes to another packet",
            "\(command) が見せるのは、この時点のパケット全体です。一つの項目は explain FIELD で調べられ、ほかのパケットへは "
                + "find frame N か find back frame N で移れます")
    }
    static func captured(_ count: Int, _ path: String) -> LocalizedText {
        text("\(count) frames written to \(path)", "\(count)個のフレームを \(path) に書き出しました")
    }
    static func captureExists(_ path: String) -> LocalizedText {
        text(
            "\(path) exists already; capture \(path) force replaces it",
            "\(path) はすでにあります。capture \(path) force で置き換えられます")
    }
    static func noSession(_ path: String) -> LocalizedText {
        text(
            "\(path) exists already and is no session; it is left alone, choose another name",
            "\(path) はすでにあり、セッションのファイルではありません。上書きしないので、別の名前にしてください")
    }
    static func saved(_ path: String) -> LocalizedText { text("Saved to \(path).", "\(path) に保存しました。") }
    static func notWritable(_ path: String, _ reason: String) -> LocalizedText {
        text("\(path): cannot be written: \(reason)", "\(path) に書き込めません：\(reason)")
    }
    static func longLine(_ limit: Int) -> LocalizedText {
        text(
            "the line is too long and was not carried out; at most \(limit) bytes",
            "行が長すぎるので実行しませんでした（\(limit)バイトまで）")
    }
    static let longSession = text(
        "this session has become too large for a file; nothing was saved, but you can go on",
        "セッションが大きくなりすぎて、ファイルに保存できません。このまま続けることはできます")
    static func lessonOfSession(_ id: String) -> LocalizedText {
        text(
            "its lesson “\(id)” is not one of those that yubin lessons lists; name the lesson's file, too",
            "このセッションのレッスン「\(id)」は yubin lessons の一覧にありません。レッスンのファイルも指定してください")
    }
    static let whichLesson = text(
        "which lesson? Name one (yubin lessons lists them), or a session that was saved",
        "どのレッスンですか。レッスンの名前（yubin lessons で一覧）か、保存したセッションを指定してください")
    static let saveWhere = text(
        "save takes a file the first time: save my-session.json",
        "最初は保存先を指定してください：save my-session.json")
    static let pressEnter = text("Press Enter to go on.", "Enterキーで先へ進みます。")

    private static func text(_ en: String, _ ja: String) -> LocalizedText { LocalizedText(en: en, ja: ja) }
}
