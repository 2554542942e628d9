// Why an experiment cannot be made, in both languages. Read first: WhatIfAction.swift.

import DNSProtocol
import Scenarios

/// Why an experiment cannot be made.
package struct WhatIfError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What to say.
    package var text: LocalizedText

    package init(_ en: String, ja: String) { text = LocalizedText(en: en, ja: ja) }

    package var description: String { text.en }
}

extension WhatIfError {
    /// Why what lessons can do cannot be done here.
    init(_ error: LessonRunError) {
        switch error {
        case .zone(.nothingToRemove(let name)):
            self.init("there is no such record of \(name)", ja: "\(name) にそのようなレコードはありません")
        case .zone(.zone(let error)): self.init("\(error)", ja: "そう変えるとゾーンとして成り立ちません：\(error)")
        case .zone(.notHere(let name)):
            self.init("no name server has a zone for \(name)", ja: "\(name) のゾーンを持つネームサーバーはありません")
        case .outsideOfZone(let name, let zone): self.init("\(error)", ja: "\(name) はゾーン \(zone) の中の名前ではありません")
        case .noResolver(let name):
            self.init("\(error)", ja: "\(name) はリゾルバーではないので、キャッシュがありません")
        case .build, .unknown, .letter: self.init("\(error)", ja: "この実験はできません：\(error)")
        }
    }
}
