// What the player says of commands, files and itself. Read first: PlayerWords.swift.

import Scenarios

extension PlayerWords {
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
        text("\(count) \(count == 1 ? "frame" : "frames") written to \(path)", "\(count)個のフレームを \(path) に書き出しました")
    }
    static func captureExists(_ path: String) -> LocalizedText {
        text(
            "\(path) exists already; capture \(path) force replaces it",
            "\(path) はすでにあります。capture \(path) force で置き換えられます")
    }
    static func noSession(_ path: String) -> LocalizedText {
        text(
            "\(path) exists already and is no session that this program reads; it is left alone, choose another name",
            "\(path) はすでにあり、このプログラムで読めるセッションのファイルではありません。上書きしないので、別の名前にしてください")
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
}
