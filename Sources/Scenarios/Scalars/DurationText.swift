// Lengths of time as people write them: `20 ms`, `1.5s`, `5 d`. Read first: Quantity.swift.

import Basics

/// Reads lengths of time outside of files: on the command line.
package enum DurationText {
    /// The length of time in `text`; a number without a unit counts seconds. Nil when it is none, or too long.
    package static func interval(_ text: String) -> Interval? {
        let seconds = Quantity(units: Quantity.duration.units, bare: 1_000_000_000, separator: " ")
        return seconds.parse(text).map(Interval.init(nanoseconds:))
    }
}
