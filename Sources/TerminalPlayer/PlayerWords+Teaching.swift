// What the player says of questions, tasks and hints. Read first: PlayerWords.swift.

import Scenarios

extension PlayerWords {
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
            "「\(word)」という課題はありません。使えるのは次のとおりです：\(known.joined(separator: ", "))")
    }
}
