// The Japanese of messages about files and the names of lessons. Read first: PhraseCatalogue.swift.

extension PhraseCatalogue {
    static let files: [String: String] = [
        "there is no such file": "そのファイルはありません",
        "this is a folder": "フォルダーです",
        "a file": "ファイル",
        "this file cannot be opened": "このファイルは開けません",
        "a file that may be read": "読み取りが許されているファイル",
        "this file cannot be read: {}": "このファイルは読めません：{}",
        "this file cannot be read": "このファイルは読めません",
        "the file is too large": "ファイルが大きすぎます",
        "the path of a file, or the id of a lesson or topology": "ファイルのパス、またはレッスンかトポロジーのid",
        "there is no such lesson": "そのレッスンはありません",
        "the id of a lesson or the path of a file": "レッスンのid、またはファイルのパス",
        "this file is not a lesson": "このファイルはレッスンではありません",
        "the letter `{}`: {}": "手紙`{}`：{}",
        "there is no topology `{}`": "トポロジー`{}`はありません",
        "`{}` is a lesson": "`{}`はレッスンです",
        "this lesson has no key": "このレッスンには解答ファイルがありません",
        "the file {}": "ファイル{}",
        "this file is not a key": "このファイルは解答ファイルではありません",
        "`key` is not the id of a lesson": "`key`がレッスンのidではありません",
        "there is no lesson `{}`": "レッスン`{}`はありません",
        "the lesson `{}` has mistakes of its own": "レッスン`{}`自体に間違いがあります",
        "a lesson that can be read: check {} first": "読めるレッスン（先に{}を調べてください）",
        "the lesson beside this key is `{}`": "この解答ファイルの隣にあるレッスンは`{}`です",
        "a lesson does not require itself": "レッスンは自分自身を前提にできません",
        "the id of a lesson that is shipped, beside this one or in a folder of --lessons":
            "付属のレッスン、このファイルの隣のレッスン、--lessonsのフォルダーにあるレッスンのいずれかのid",
    ]
}
