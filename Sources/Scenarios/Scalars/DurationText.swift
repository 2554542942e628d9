// Lengths of time as people write them: `20 ms`, `1.5s`, `5 d`, `1 d 0:36:22`. Read first: Quantity.swift.

import Basics

/// Reads lengths of time outside of files: on the command line.
package enum DurationText {
    /// The length of time in `text`; a number without a unit counts seconds. Moments as the program shows them are
    /// lengths of time, too: `10:00:00`, `1 d 0:36:22`. Units may be Japanese: `2時間`. Nil when it is
    /// none, or too long.
    package static func interval(_ text: String) -> Interval? {
        if text.contains(":") { return clock(text) }
        let seconds = Quantity(units: units, bare: 1_000_000_000, separator: " ")
        return seconds.parse(text).map(Interval.init(nanoseconds:))
    }

    private static let units = Quantity.duration.units.map { unit in
        QuantityUnit(names: unit.names + (inJapanese[unit.names[0]].map { [$0] } ?? []), size: unit.size)
    }
    private static let inJapanese = ["d": "日", "h": "時間", "min": "分", "s": "秒"]

    /// Hours, minutes and seconds, behind whole days if there are any.
    private static func clock(_ text: String) -> Interval? {
        var time = text[...]
        var days: UInt64 = 0
        if let mark = text.firstIndex(where: { $0 == "d" || $0 == "日" }) {
            guard let number = UInt64(text[..<mark].filter { $0 != " " }) else { return nil }
            days = number
            time = text[text.index(after: mark)...].drop { $0 == " " }
        }
        let parts = time.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, let hours = UInt64(parts[0]), let minutes = UInt64(parts[1]), minutes < 60,
            let seconds = Quantity.decimal(String(parts[2]), times: 1_000_000_000), seconds < 60_000_000_000,
            days < 100_000, hours < 1_000_000
        else { return nil }
        return Interval(nanoseconds: ((days * 24 + hours) * 60 + minutes) * 60_000_000_000 + seconds)
    }
}
