// What the texts of a file mean. Read first: YAMLNode.swift, Quantity.swift.
//
// Whatever is wrong, the checker has reported already: here a wrong value is as good as none.

import Basics
import Wire

extension YAMLNode {
    /// The text at `key`.
    func text(_ key: String) -> String? { self[key]?.text }

    /// A text for people: `{en: ..., ja: ...}` or English only.
    var localizedText: LocalizedText? {
        if let text { return LocalizedText(en: text) }
        guard let en = text("en") else { return nil }
        return LocalizedText(en: en, ja: text("ja"))
    }

    /// A length of time.
    var interval: Interval? { text.flatMap(Quantity.duration.parse).map(Interval.init(nanoseconds:)) }

    /// A speed in bits a second.
    var bandwidth: UInt64? { text.flatMap(Quantity.bandwidth.parse) }

    /// A chance in parts per million.
    var chance: UInt32? {
        text.flatMap(Quantity.chance.parse).flatMap { $0 <= 1_000_000 ? UInt32($0) : nil }
    }

    /// A number of bytes.
    var byteCount: UInt64? { text.flatMap(Quantity.byteCount.parse) }

    var boolean: Bool? { text.flatMap(ScalarFormat.boolean) }

    var integer: Int? { text.flatMap { Int($0) } }

    /// An IPv4 address.
    var address: IPAddress? { text.flatMap { IPAddress($0) }.flatMap { $0.isIPv4 ? $0 : nil } }

    /// The texts of a list.
    var texts: [String] { elements.compactMap(\.text) }
}
