// The Japanese of messages about lessons and keys as a whole. Read first: PhraseCatalogue.swift.

extension PhraseCatalogue {
    static let lesson: [String: String] = [
        "the lesson has a letter `{}` of its own": "レッスンにも手紙`{}`があります",
        "the task `{}` has no solution": "課題`{}`の解答例がありません",
        "the prediction `{}` has no answer": "予想問題`{}`の解答がありません",
        "`{}` is not a choice of `{}`": "`{1}`は`{2}`の選択肢にありません",
        "`{}` is not in the glossary": "`{}`は用語集にありません",
        "a prediction has too few choices": "予想問題の選択肢が足りません",
        "at least 2": "二つ以上",
        "a task has too many hints": "課題のヒントが多すぎます",
        "3: a nudge, where to look, the answer": "三つ：きっかけ、見る所、答え",
        "this action comes after the end of the lesson, {}": "この操作は、レッスンの終わり（{}）より後です",
        "a later `end`, or an earlier action": "もっと遅い`end`、またはもっと早い操作",
        "`{}` is not a stage before this one": "`{}`は、これより前の場面ではありません",
        "two of the {} are called `{}`; the first is on line {}": "`{2}`という名前の{1}が二つあります。一つ目は{3}行目です",
        "the mail program on `{}` only sends": "`{}`のメールソフトは送信専用です",
        "a machine that reads pop3 or imap": "pop3かimapで読む機器",
        "the mail program on `{}` cannot watch a mailbox": "`{}`のメールソフトはメールボックスを見張れません",
        "a machine that reads imap": "imapで読む機器",
        "`{}` cannot be the sender on an envelope": "`{}`は封筒の差出人にできません",
        "a mail address at a domain that ends in .example or .test, or <>": ".exampleか.testで終わるドメインのメールアドレス、または<>",
    ]
}
