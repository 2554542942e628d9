// What the player says of experiments, branches and ways through the recording. Read first: PlayerWords.swift.

import Scenarios

extension PlayerWords {
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
    /// A zone that an experiment changes; nil is the root's.
    static func zoneIsChanged(_ zone: String?, _ host: String) -> LocalizedText {
        text(
            "What changes is the \(zone.map { "zone \($0)" } ?? "root zone") on \(host).",
            "変わるのは、\(host) にある\(zone.map { "ゾーン \($0) " } ?? "ルートゾーン")です。")
    }
    static let wasAlready = text(
        "It was like that already: by itself this changes nothing.",
        "すでにその状態なので、これだけでは何も変わりません。")
    static let lessonItself = text("the lesson's own way", "レッスン本来の流れ")
    static func noBranch(_ word: String, _ known: [String]) -> LocalizedText {
        text(
            "there is no branch “\(word)”; there are: \(known.joined(separator: ", "))",
            "「\(word)」という分岐はありません。使えるのは次のとおりです：\(known.joined(separator: ", "))")
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
    static let stoppedHere = text("Stopped here:", "ここで止めました：")
    static let stoppedAway = text("stopped; you are where you were", "途中で止めました。位置は変わっていません")
    static let stoppedWriting = text(
        "stopped; the rest of the packets is missing", "途中で止めました。残りのパケットは書かれていません")
    static let stoppedOpening = text(
        "stopped before the session was rebuilt", "セッションを組み立て終える前に中断されました")
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
}
