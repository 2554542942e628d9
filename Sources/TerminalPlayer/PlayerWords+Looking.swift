// What the player says of machines, letters and packets that one looks at. Read first: PlayerWords.swift.

import Basics
import Scenarios

extension PlayerWords {
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
    static let alternative = text("also as", "別の形式")
    static let asItReads = text("As a mail program shows its text:", "メールソフトに表示される本文：")
    static let removed = text("removed from the server", "サーバーから削除")
    static let stays = text("stays on the server", "サーバーに残る")
    static let notWritten = text("not written yet", "まだ書かれていません")
    static func noHost(_ word: String, _ near: String?, _ known: [String]) -> LocalizedText {
        if let near {
            return text("there is no host “\(word)”; did you mean “\(near)”?", "「\(word)」というホストはありません。「\(near)」のことですか")
        }
        let some = Suggestion.narrowed(known, by: word).prefix(30).joined(separator: ", ")
        return text("there is no host “\(word)”; there are: \(some)", "「\(word)」というホストはありません。使えるのは次のとおりです：\(some)")
    }
    static func noLink(_ word: String, _ near: String?, _ known: [String]) -> LocalizedText {
        if let near {
            return text("there is no link “\(word)”; did you mean “\(near)”?", "「\(word)」というリンクはありません。「\(near)」のことですか")
        }
        let some = Suggestion.narrowed(known, by: word).prefix(30).joined(separator: ", ")
        return text("there is no link “\(word)”; there are: \(some)", "「\(word)」というリンクはありません。使えるのは次のとおりです：\(some)")
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
            "「\(word)」という手紙はありません。使えるのは次のとおりです：\(known.joined(separator: ", "))")
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
    static func goesOutLater(_ place: String, _ number: Int?) -> LocalizedText {
        let (en, ja) = number.map { ("frame \($0)", "フレーム\($0)") } ?? ("a frame", "フレーム")
        return text(
            "The question itself waits until the neighbour's hardware address is known; it goes out in \(en): "
                + "goto \(place)",
            "問い合わせそのものは、隣の機器のハードウェアアドレスが分かるまで待ち、そのあと\(ja)で送られます：goto \(place)")
    }
    static let conversationFilter = text("Its conversation:", "この会話：")
    static func byteAt(_ offset: Int, _ value: UInt8) -> LocalizedText {
        let digits = value.hexDigits
        return text("Byte \(offset): 0x\(digits), \(value)", "バイト \(offset)：0x\(digits)（\(value)）")
    }
}
