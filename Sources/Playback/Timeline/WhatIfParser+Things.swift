// What the words of an experiment can name. Read first: WhatIfParser.swift.

import Scenarios

extension WhatIfParser {
    /// What a word was taken for.
    enum Thing: Sendable {
        case verb, experiment, link, zone, host, mailProgram, mailbox, letter, program, mark, frames, lossCondition
        case reading, readingSetting

        var text: LocalizedText {
            switch self {
            case .verb: LocalizedText(en: "experiment", ja: "実験")
            case .experiment: LocalizedText(en: "experiment of this lesson", ja: "このレッスンの実験")
            case .link: LocalizedText(en: "link", ja: "リンク")
            case .zone: LocalizedText(en: "zone", ja: "ゾーン")
            case .host: LocalizedText(en: "host", ja: "ホスト")
            case .mailProgram: LocalizedText(en: "host with a mail program", ja: "メールソフトのあるホスト")
            case .mailbox: LocalizedText(en: "mailbox", ja: "メールボックス")
            case .letter: LocalizedText(en: "letter", ja: "手紙")
            case .program: LocalizedText(en: "program", ja: "プログラム")
            case .mark: LocalizedText(en: "mark", ja: "印")
            case .frames: LocalizedText(en: "kind of frames", ja: "フレームの種類")
            case .lossCondition: LocalizedText(en: "condition", ja: "条件")
            case .reading: LocalizedText(en: "way to read", ja: "読み方")
            case .readingSetting: LocalizedText(en: "setting of POP3", ja: "POP3の設定")
            }
        }
    }
}
