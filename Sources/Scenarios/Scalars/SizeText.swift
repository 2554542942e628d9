// Sizes as people write them: `2000`, `20K`, `1.5 MB`. Read first: Quantity.swift.

/// Reads sizes outside of files: on the command line.
package enum SizeText {
    /// The number of bytes in `text`; a number without a unit counts bytes. Nil when it is no size, or too large.
    package static func bytes(_ text: String) -> Int? {
        Quantity(units: units, bare: 1, separator: " ").parse(text).flatMap { Int(exactly: $0) }
    }

    private static let units = Quantity.byteCount.units.map { unit in
        // Nobody who types 20K thinks of anything but thousands.
        QuantityUnit(names: unit.names + unit.names.compactMap { short[$0] }, size: unit.size)
    }
    private static let short = ["GB": "G", "MB": "M", "kB": "k", "KB": "K"]
}
