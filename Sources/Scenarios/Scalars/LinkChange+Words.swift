// Changes of a link outside of files: `loss=5% delay=40ms mtu=576`. Read first: Quantity.swift, LinkChange.swift.

import Basics
import Emulation

/// Why words are no change of a link.
package struct LinkChangeError: Error, Equatable, Sendable, CustomStringConvertible {
    package var text: LocalizedText

    init(_ en: String, ja: String) { text = LocalizedText(en: en, ja: ja) }

    package var description: String { text.en }
}

extension LinkChange {
    private static let properties = [
        "bandwidth", "delay", "jitter", "loss", "duplication", "reordering", "mtu", "queue",
    ]

    /// Reads `property=value` words; the values are written as in topology files.
    package init(assignments words: some Sequence<String>) throws(LinkChangeError) {
        self.init()
        for word in words {
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw LinkChangeError("“\(word)” is not of the form loss=5%", ja: "「\(word)」は loss=5% のような形ではありません")
            }
            try set(parts[0], parts[1])
        }
    }

    private mutating func set(_ property: String, _ text: String) throws(LinkChangeError) {
        func value(_ quantity: Quantity, _ range: ClosedRange<UInt64>, _ example: String) throws(LinkChangeError)
            -> UInt64
        {
            guard let value = quantity.parse(text), range.contains(value) else {
                throw LinkChangeError(
                    "\(property): “\(text)” is not a value like \(example)",
                    ja: "\(property)：「\(text)」は \(example) のような値ではありません")
            }
            return value
        }
        func chance() throws(LinkChangeError) -> UInt32 {
            UInt32(try value(.chance, 0...1_000_000, "5%"))
        }
        let day = Interval.seconds(86_400).nanoseconds
        switch property {
        case "bandwidth": bandwidth = try value(.bandwidth, 0...1_000_000_000_000, "10Mbit/s")
        case "delay": delay = Interval(nanoseconds: try value(.duration, 0...day, "40ms"))
        case "jitter": jitter = Interval(nanoseconds: try value(.duration, 0...day, "5ms"))
        case "loss": loss = try chance()
        case "duplication": duplication = try chance()
        case "reordering": reordering = try chance()
        case "mtu": mtu = Int(try value(.byteCount, 68...65_535, "1500"))
        case "queue": queueLimit = try value(.byteCount, 0...1_000_000_000, "64kB")
        default:
            let near = Suggestion.nearest(to: property, in: Self.properties)
            let known = Self.properties.joined(separator: ", ")
            throw LinkChangeError(
                "a link has no property “\(property)”; "
                    + (near.map { "did you mean “\($0)”?" } ?? "there are: \(known)"),
                ja: "リンクに「\(property)」という性質はありません。" + (near.map { "「\($0)」のことですか" } ?? "使えるのは次のとおりです：\(known)"))
        }
    }
}
