// One word for one thing in all Japanese texts, wherever they stand: lessons, messages, explanations of fields.
// The glossary of the lessons and Thunderbird's own words decide.

import Foundation
import Testing

@Suite struct JapaneseWordsTests {
    private static let root =
        URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// A line with Japanese in it, and where it stands.
    private struct Line {
        let place: String
        let text: String
    }

    /// The lines of the files below `folders` that hold Japanese and are no comment.
    private static func lines(below folders: [String]) throws -> [Line] {
        let japanese = try Regex("[ぁ-ヿ一-龠]")
        return try folders.flatMap { folder in
            let files = try #require(FileManager.default.enumerator(atPath: "\(root)/\(folder)"))
            var lines: [Line] = []
            for case let name as String in files where name.hasSuffix(".swift") || name.hasSuffix(".yaml") {
                let text = try String(contentsOfFile: "\(root)/\(folder)/\(name)", encoding: .utf8)
                for (number, line) in text.components(separatedBy: "\n").enumerated() {
                    let start = line.drop { $0 == " " }
                    if start.hasPrefix("//") || start.hasPrefix("#") || !line.contains(japanese) { continue }
                    lines.append(Line(place: "\(folder)/\(name):\(number + 1)", text: line))
                }
            }
            return lines
        }
    }

    /// What is not written, as a regular expression, and what is written for it.
    private static let everywhere: [(String, String)] = [
        ("(サーバ|ユーザ|ルータ|フォルダ|ヘッダ|メモリ|リゾルバ|フィルタ|パラメータ|コンピュータ)(?!ー)", "a final ー"),
        ("イン(タフェース|ターフェイス)", "インターフェース"), ("カンマ", "コンマ"), ("やり取り", "やりとり"),
        ("仕組み", "しくみ"), ("構いま", "かまいま"), ("下さい", "ください"), ("全て", "すべて"), ("宛て|[あ当]て先", "あて or 宛先"),
        ("検査合計", "チェックサム"), ("受取人|受信者", "宛先"), ("送信者", "差出人 or 送り手"), ("郵便受け", "メールボックス"),
        ("イーサネットアドレス", "MACアドレス"), ("受信箱|受信トレー", "受信トレイ"), ("送信箱|送信トレー", "送信トレイ"),
        ("ゴミ箱", "ごみ箱"), ("スパム", "迷惑メール"), ("[Ａ-Ｚａ-ｚ０-９\\u{FF61}-\\u{FF9F}]", "the other width"),
        ("。。|、、|・・・", "one sign"),
    ]

    /// In lessons a 機械 is what is no person; elsewhere it is a 機器 or a ホスト.
    private static let inTheProgram: [(String, String)] = [
        ("機械", "機器 or ホスト"), ("網", "ネットワーク"), ("送り主", "送り手"), ("領域", "ゾーン"), ("わか[らりるっ]", "分か"),
    ]

    @Test func oneWordForOneThing() throws {
        try Self.expect(Self.everywhere, below: ["Sources", "Lessons", "Topologies"])
    }

    @Test func oneWordForOneThingInTheProgram() throws {
        try Self.expect(Self.inTheProgram, below: ["Sources"])
    }

    private static func expect(_ rules: [(String, String)], below folders: [String]) throws {
        let lines = try lines(below: folders)
        #expect(lines.count > 1000)
        let any = try Regex(rules.map(\.0).joined(separator: "|"))
        for line in lines where line.text.contains(any) {
            let right = try rules.filter { try line.text.contains(Regex($0.0)) }.map(\.1)
            Issue.record("write \(right.joined(separator: ", ")): \(line.place): \(line.text)")
        }
    }

    @Test func lessonsHaveJapanesePunctuation() throws {
        let western = try Regex("[ぁ-ヿ一-龠」）][,!?;]|[,!?;][ぁ-ヿ一-龠「（]")
        for line in try Self.lines(below: ["Lessons", "Topologies"]) where line.text.contains(western) {
            Issue.record("\(line.place): \(line.text)")
        }
    }
}
