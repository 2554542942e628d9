// What the player's commands say about themselves. Read first: PlayerCommand.swift.

import Playback
import Scenarios

/// Help texts in both languages.
enum PlayerHelp {
    /// One line for the list.
    static func summary(of command: PlayerCommand) -> LocalizedText {
        switch command {
        case .step: text("one step forward", "一歩進む")
        case .back: text("one step back", "一歩戻る")
        case .next: text("on to the next stage", "次の場面へ")
        case .prev: text("back to the stage before", "前の場面へ")
        case .continue: text("on to a breakpoint, a question or the end; or back", "ブレークポイント・問い・終わりまで進む（戻ることもできる）")
        case .until: text("on until something happens", "あることが起こるまで進む")
        case .find: text("on, or back, to where something happens", "あることが起こる所を前後に探す")
        case .break: text("stop whenever something happens; without words, list", "あることが起こるたびに止まる（引数なしで一覧）")
        case .delete: text("take breakpoints away", "ブレークポイントを消す")
        case .zoom: text("how close to look, and how large a step is", "見る細かさと一歩の大きさを選ぶ")
        case .where: text("where you are", "いまどこにいるか")
        case .why: text("what led to it, back to what somebody did", "そうなった原因を、きっかけになった操作までたどる")
        case .goto: text("go to an address that where has shown, to a stage, to a time", "where が示した番地や、場面や、時刻へ行く")
        case .show: text("look into a machine, as it is at this point", "この時点の機器の中を見る")
        case .packet: text("the latest packet, layer by layer", "直近のパケットを層ごとに見る")
        case .bytes: text("the latest packet, byte by byte", "直近のパケットをバイトごとに見る")
        case .ladder: text("who said what to whom, as a diagram", "やりとりをはしご図で見る")
        case .explain: text("what a field of the packet means", "パケットの項目の意味")
        case .whatif: text("change something, and see what becomes of it", "何かを変えて、どうなるか試す")
        case .branches: text("all the ways that things went", "これまでの分岐の一覧")
        case .branch: text("go to another branch", "別の分岐へ移る")
        case .compare: text("what is different between two branches", "二つの分岐の違いを見る")
        case .predict: text("answer the question that is asked", "出された問いに答える")
        case .hint: text("a hint for a task; again for a clearer one", "課題のヒント（繰り返すと詳しくなる）")
        case .tasks: text("what there is to do", "課題の一覧")
        case .check: text("whether the tasks are done at this point", "課題ができたか確かめる")
        case .glossary: text("what a word means", "用語の意味")
        case .compose: text("write a letter as one of the lesson's people, and send it", "登場人物としてメールを書いて送る")
        case .mail: text("read the letters of one of the lesson's people", "登場人物のメールを読む")
        case .capture: text("write the packets so far to a pcapng file", "ここまでのパケットをpcapngに書き出す")
        case .wireshark: text("how to find this point in Wireshark", "この時点をWiresharkで見つける方法")
        case .digest: text("a fingerprint of the whole world at this point", "この時点の世界全体の指紋")
        case .save: text("keep this session in a file", "このセッションをファイルに残す")
        case .lang: text("change the language", "言語を変える")
        case .help: text("this list, or all about one command", "この一覧、または一つのコマンドの説明")
        case .quit: text("end", "終わる")
        }
    }

    /// All about one command.
    static func explanation(of command: PlayerCommand) -> LocalizedText {
        switch command {
        case .step, .back:
            text(
                "A step is as large as the zoom says: a stage, a message, a packet or a byte. With a number, so many "
                    + "steps; questions do not hold them up. An empty line repeats the last command.",
                "一歩の大きさは zoom で決まります（場面・メッセージ・パケット・バイト）。数を付けるとその歩数だけ動き、"
                    + "途中の問いでは止まりません。空行は直前のコマンドを繰り返します。")
        case .next, .prev:
            text(
                "Goes from stage to stage of the lesson, whatever the zoom is. With a number, so many stages; "
                    + "questions do not hold them up.",
                "zoom に関係なく、レッスンの場面から場面へ移ります。数を付けるとその数だけ移り、"
                    + "途中の問いでは止まりません。")
        case .continue:
            text(
                "Goes on to the next breakpoint, to a question of the lesson, or to the end. continue back goes back "
                    + "to the breakpoint before, or to the beginning.",
                "次のブレークポイント、レッスンの問い、または終わりまで進みます。continue back なら、"
                    + "前のブレークポイントか始まりまで戻ります。")
        case .until, .find, .break:
            text(
                """
                until and find are not held up by questions of the lesson. Where nothing is found, until ends at the lesson's end, and find stays where it was; find knows no breakpoints.
                PREDICATE is a condition in the manner of Wireshark's display filters:
                  smtp.command == RCPT              dns.type == MX and host resolver
                  host mail.kita.example            stage where-to
                  message m1 and mail.delivered     time >= 12 s
                  tcp.flags.syn and tcp.port == 25  link uplink.kita.example
                  line contains "Subject"           frame 31
                  change cache and host resolver    tcp.state == TIME-WAIT
                Join with and, or, not and parentheses. Compare with ==, !=, <, <=, >, >=, contains; capitals make no difference.
                Values: \(fields)
                Frames: \(protocols), \(flags), lost
                Events: \(events)
                change takes \(changes). Wireshark's names do as well: smtp.response.code == 550
                """,
                """
                until と find はレッスンの問いでは止まりません。見つからないとき、until はレッスンの終わりまで進み、find は元の位置にとどまります。find はブレークポイントでも止まりません。
                PREDICATE はWiresharkの表示フィルターに似た条件です：
                  smtp.command == RCPT              dns.type == MX and host resolver
                  host mail.kita.example            stage where-to
                  message m1 and mail.delivered     time >= 12 s
                  tcp.flags.syn and tcp.port == 25  link uplink.kita.example
                  line contains "Subject"           frame 31
                  change cache and host resolver    tcp.state == TIME-WAIT
                and・or・not とかっこで組み合わせます。比較は ==、!=、<、<=、>、>=、contains（大文字と小文字は区別しません）。
                値：\(fields)
                フレーム：\(protocols), \(flags), lost
                出来事：\(events)
                change には \(changes) を続けます。smtp.response.code == 550 のようなWiresharkの名前も使えます。
                """)
        case .delete:
            text(
                "Takes breakpoint number N away, or several; without a number, all. The others keep their numbers.",
                "N番のブレークポイントを消します（番号はいくつ並べてもかまいません）。番号がなければ全部消します。"
                    + "残りの番号は変わりません。")
        case .zoom:
            text(
                "stage: the post office view; message: who said what to whom; packet: every frame; byte: every byte of "
                    + "a frame. Without a word, says which it is.",
                "stage：郵便局の視点。message：誰が誰に何を言ったか。packet：一つ一つのフレーム。"
                    + "byte：フレームの一バイトずつ。引数がなければ現在の設定を示します。")
        case .why:
            text(
                "From what happened last to its cause, to the cause of that, and so on: the nearest ones and the first, "
                    + "N at most (usually 8). The closer the zoom, the more is told: all lines of a conversation, all "
                    + "packets.",
                "直前の出来事から、その原因、そのまた原因へとさかのぼります。近いものから最大でN件（ふつうは8件）と、"
                    + "おおもとのきっかけを示します。zoom を細かくすると、会話の一行ごと、パケットごとに示します。")
        case .where:
            text("The address, the time, the stage, and what happened last and why.", "番地、時刻、場面、直前に起きたこととその原因を示します。")
        case .goto:
            text(
                "An address is like main@57: a branch, and how many things have happened in it. The same lesson, seed "
                    + "and experiments have the same addresses, so you can give one to somebody else. A number alone "
                    + "is one of this branch; the name of a stage leads to where it begins; a time such as 12s, 2 d or "
                    + "10:00:00, to what had happened by then; start and end, to those of this branch.",
                "番地は main@57 のような形で、分岐の名前と、そこで起きた出来事の数です。"
                    + "レッスンとシードと実験が同じなら番地も同じなので、ほかの人に伝えられます。"
                    + "数だけを書けばいまの分岐の番地になり、場面の名前を書けばその始まりへ、12s・2 d・10:00:00 "
                    + "のような時刻を書けばその時点へ移ります。start は分岐の始まり、end は終わりです。"
            )
        case .show:
            text(
                """
                show host NAME        the machine: power, addresses, programs and their ports, what it holds; the ports of a switch
                show arp|routes|sockets|timers NAME
                show changes NAME     the latest changes inside of it
                show changes KIND     the latest ones of a kind: \(changes)
                show links NAME       cables: what they join, what they are like, whether they are cut, what they will lose
                show zones NAME       the DNS records of a name server or of a zone
                show cache NAME       what a resolver remembers, and for how long
                show queue NAME       letters that a server still has to deliver
                show mailbox ADDRESS  the mailboxes of a person on the server, with the flags of each letter
                show letter ID        the way of a letter so far, with addresses to go to, and its text
                Without NAME, all that have any; show host tells then only what there is.
                """,
                """
                show host 名前         機器の状態：電源、アドレス、プログラムとそのポート、預かっているもの、スイッチのポート
                show arp|routes|sockets|timers 名前
                show changes 名前      機器の中で最近変わったこと
                show changes 種類      ある種類の最近の変化（\(changes)）
                show links 名前        ケーブル：両端、性質、切れているかどうか、計画された損失
                show zones 名前        ネームサーバーやゾーンのDNSレコード
                show cache 名前        リゾルバーが覚えていることと、その残り時間
                show queue 名前        サーバーがこれから届ける手紙
                show mailbox アドレス  サーバーにあるその人のメールボックスと、手紙ごとのフラグ
                show letter ID         手紙がここまでたどった道（番地つき）と、その中身
                名前を省くと、該当するものすべて（show host では一覧だけ）。
                """)
        case .packet, .bytes:
            text(
                "About the frame at the cursor; at a message or at the beginning of a stage, the one that goes out with it; "
                    + "else the latest one before.",
                "カーソルのあるフレームについて示します。メッセージの所や場面の始まりでは、そのとき送り出されるフレーム、"
                    + "どれでもなければ直前のフレームです。")
        case .ladder:
            text(
                "The last N messages (usually 12) with one vertical line for each machine. Zoomed in on packets or "
                    + "bytes: the last N packets, also lost ones.",
                "直近のN件（ふつうは12件）のやりとりを、機器ごとに一本の縦線で示します。zoom が packet か byte なら、"
                    + "失われたものも含めてパケットを示します。")
        case .explain:
            text(
                "FIELD is a name as in Wireshark: ip.ttl, or its end: ttl. Without one, lists the fields of the latest "
                    + "packet; with a protocol, those of the protocol.",
                "FIELD はWiresharkでの名前（例：ip.ttl）か、その終わりの部分（例：ttl）です。"
                    + "引数がなければ直近のパケットの項目を、プロトコルの名前ならその項目を並べます。")
        case .whatif:
            text(
                """
                Leaves the present way at this point for another one. What was there stays: `branches` lists all ways.
                  drop | delay 200ms | duplicate | corrupt [OFFSET [MASK]]
                                      the latest frame, while it is under way
                  cut LINK | restore LINK | link LINK loss=5% delay=40ms
                  off HOST | on HOST | stop smtp HOST | start smtp HOST
                  dns set kita.example MX 10 mx2.kita.example | dns remove kita.example MX
                  dns in example set kita.example NS ns.minami.example
                                      another zone than the nearest: here the delegation in the parent's
                  poison RESOLVER mail.kita.example A 203.0.113.66
                  quota kenji@kita.example 20K | quota kenji@kita.example none
                  send m1 HOST | fetch HOST | watch HOST
                  edit m1 OLD NEW     where it waits, in an Outbox or a queue; once it is handed over, in the latest frame, with as many bytes as before
                  delete m1 | move m1 Trash | mark m1 unread
                                      a letter in a mailbox; its owner's address may follow; marks: \(marks)
                  fill kenji@kita.example 2000
                                      a mailbox, with a letter of 2000 bytes
                  setup HOST imap | setup HOST pop3 [keep]
                  lose LINK tcp.data nth=3 [times=N] [from=HOST] [to=HOST] [port=N]
                  lose LINK nothing   takes all planned losses back; show links lists them
                  wait 2 h            lets time pass, also beyond the end of the lesson
                  experiment NAME     one that the lesson names; `whatif` alone lists them
                """,
                """
                この時点から別の道に分かれます。元の道はそのまま残ります（branches で一覧）。
                  drop | delay 200ms | duplicate | corrupt [位置 [マスク]]
                                      運ばれている途中の、直近のフレームに
                  cut リンク | restore リンク | link リンク loss=5% delay=40ms
                  off ホスト | on ホスト | stop smtp ホスト | start smtp ホスト
                  dns set kita.example MX 10 mx2.kita.example | dns remove kita.example MX
                  dns in example set kita.example NS ns.minami.example
                                      いちばん近いゾーンではなく、名指ししたゾーンを変える（ここでは親ゾーンにある委任）
                  poison リゾルバー mail.kita.example A 203.0.113.66
                  quota kenji@kita.example 20K | quota kenji@kita.example none
                  send m1 ホスト | fetch ホスト | watch ホスト
                  edit m1 元の語 新しい語
                                      送信トレイやキューで待つ手紙を書き換える。渡し始めたあとは、直近のフレームの中を、同じバイト数で
                  delete m1 | move m1 ごみ箱 | mark m1 unread
                                      メールボックスの手紙を消す・移す・印を付ける（持ち主のアドレスを続けてもよい）。印：\(marks)
                  fill kenji@kita.example 2000
                                      2000バイトの手紙を入れて、メールボックスを埋める
                  setup ホスト imap | setup ホスト pop3 [keep]
                  lose リンク tcp.data nth=3 [times=N] [from=ホスト] [to=ホスト] [port=N]
                  lose リンク nothing  計画した損失をすべて取り消す（show links で一覧）
                  wait 2h             時間を進める。レッスンの終わりを越えてもよい
                  experiment 名前     レッスンが用意した実験（whatif だけで一覧）
                """)
        case .branches: text("The branch with the star is where you are.", "星印があなたのいる分岐です。")
        case .branch:
            text(
                "Goes to where that branch begins, or to where the present one left it.",
                "その分岐の始まりへ移ります。いまの分岐の元になった分岐なら、分かれた地点へ移ります。")
        case .compare:
            text(
                "Plays two branches to the end and tells the first difference and what came out differently. Without "
                    + "names: this branch and the one that it left.",
                "二つの分岐を最後まで進め、最初の違いと結果の違いを示します。名前がなければ、"
                    + "いまの分岐と分かれる前の道を比べます。")
        case .predict:
            text(
                "ANSWER is the word in front of it, or its number. Until you go on, another one takes its place. Then go "
                    + "on, and see.",
                "ANSWER は選択肢の左の語か、その番号です。先へ進むまでは答え直せます。それから先へ進んで確かめましょう。")
        case .hint:
            text(
                "First a nudge, then where to look, then what to do. TASK is the task's name or number; without it, the "
                    + "first one that is open.",
                "最初はきっかけ、次に見る場所、最後に具体的な方法を示します。TASK は課題の名前か番号で、省くとまだできていない最初の課題です。")
        case .tasks, .check:
            text(
                "Goals look at the world at this point, not at what you typed. TASK is the task's name or number; "
                    + "without it, all.",
                "達成したかどうかは、入力した内容ではなく、この時点の世界の状態で決まります。TASK は課題の名前か番号で、"
                    + "省くと全部です。")
        case .glossary: text("Without a term, lists the words of the lesson.", "用語を省くと、このレッスンの用語を並べます。")
        case .compose:
            text(
                "compose hana-pc kenji@kita.example Hello \"How are you?\" - several recipients with commas, \\n for a "
                    + "new line. Like every act it makes a branch.",
                "compose hana-pc kenji@kita.example こんにちは \"お元気ですか\" のように書きます。"
                    + "宛先はコンマで区切り、改行は \\n です。ほかの操作と同じく新しい分岐になります。"
            )
        case .mail:
            text(
                "Without a host, tells who has mail programs. With one, lists its folders; with a number too, shows "
                    + "that letter.",
                "ホストを省くとメールソフトのあるホストを示します。ホストを付けるとフォルダーの中身を並べ、"
                    + "番号も付けるとその手紙を表示します。")
        case .capture:
            text(
                "Each packet once, with the narration as packet comments, up to this point of this branch.",
                "この分岐のこの時点までのパケットを一度ずつ、説明をパケットコメントにして書き出します。")
        case .wireshark:
            text(
                "The number of the frame (the one that packet shows) in such a capture, and a display filter for its "
                    + "conversation.",
                "そのキャプチャでのフレーム番号（packet が示すもの）と、会話を選び出す表示フィルターを示します。")
        case .digest: text("Two points with the same digest are the same in everything.", "指紋が同じなら、その時点の世界はすべて同じです。")
        case .save:
            text("Load it again with yubin step LESSON --session FILE.", "yubin step レッスン --session ファイル で読み込めます。")
        case .lang: text("en for English, ja for Japanese.", "en は英語、ja は日本語です。")
        case .help:
            text(
                "help COMMAND tells all about it. Any beginning of a name will do.",
                "help コマンド名 で詳しい説明が出ます。名前は途中まででかまいません。")
        case .quit: text("Nothing is kept unless you save first.", "先に save しなければ何も残りません。")
        }
    }

    // What conditions can be made of.
    private static let fields = PointPredicate.Field.allCases.map(\.rawValue).joined(separator: ", ")
    private static let changes = ChangeKind.allCases.map(\.rawValue).joined(separator: ", ")
    private static let protocols = PointPredicate.protocols.joined(separator: ", ")
    private static let flags = PointPredicate.flags.map { "tcp.flags." + $0 }.joined(separator: ", ")
    private static let marks = MailboxDeed.markWords.joined(separator: ", ")
    private static let events = EventName.allCases.map(\.rawValue).joined(separator: ", ")

    private static func text(_ en: String, _ ja: String) -> LocalizedText { LocalizedText(en: en, ja: ja) }
}
