// Why an experiment cannot be made, in both languages. Read first: WhatIfAction.swift.

import DNSProtocol
import Scenarios

/// Why an experiment cannot be made.
package struct WhatIfError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What to say.
    package var text: LocalizedText

    package init(_ en: String, ja: String) { text = LocalizedText(en: en, ja: ja) }

    package var description: String { text.en }

    /// Somebody wanted to stop before it was known what is meant.
    static let stopped = WhatIfError("stopped before anything was changed", ja: "何も変えないうちに止めました")
}

extension WhatIfError {
    /// Why what lessons can do cannot be done here.
    init(_ error: LessonRunError) {
        switch error {
        case .zone(.nothingToRemove(let name)):
            self.init("there is no such record of \(name)", ja: "\(name) にそのようなレコードはありません")
        case .zone(.zone(.aliasWithOtherData(let name))):
            self.init(
                "\(name) cannot be an alias (CNAME) and have other records too; dns remove \(name) takes away what it has",
                ja: "\(name) は、別名（CNAME）とほかのレコードを同時には持てません。今あるものは dns remove \(name) で消せます")
        case .zone(.zone(.startOfAuthorityCount)):
            self.init("a zone needs one SOA record at its origin", ja: "SOAレコードは、ゾーンの頂点にちょうど一つ必要です")
        case .zone(.zone(.noNameServer)):
            self.init(
                "a zone needs an NS record at its origin; the delegation stands in the parent zone, as in dns in example "
                    + "remove kita.example NS",
                ja: "ゾーンの頂点にはNSレコードが必要です。委任は親ゾーンにあります（例：dns in example remove kita.example NS）")
        case .zone(.zone(.outsideOfZone(let record))):
            self.init(
                "\(record.name) is no name of this zone", ja: "\(record.name) はこのゾーンの中の名前ではありません")
        case .zone(.notHere(let name)):
            self.init("no name server has a zone for \(name)", ja: "\(name) のゾーンを持つネームサーバーはありません")
        case .outsideOfZone(let name, let zone): self.init("\(error)", ja: "\(name) はゾーン \(zone) の中の名前ではありません")
        case .noResolver(let name):
            self.init("\(error)", ja: "\(name) はリゾルバーではないので、キャッシュがありません")
        case .build, .unknown, .letter: self.init("\(error)", ja: "この実験はできません：\(error)")
        }
    }
}
