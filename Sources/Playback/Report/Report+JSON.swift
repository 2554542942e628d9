// The report as text. Read first: Report.swift.

import Foundation

extension Report {
    /// Indented JSON in UTF-8 with a line end; the same run gives the same bytes.
    ///
    /// `null` is written out, so that every key is always there.
    package func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(self)) + [UInt8(ascii: "\n")]
    }
}
