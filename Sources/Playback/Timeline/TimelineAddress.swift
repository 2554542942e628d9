// Where somebody is in a session, to write down and to give to others. Read first: Branch.swift.
//
//     main@0        before anything happened
//     main@57       after the 57th entry of the lesson's own branch
//     b2@80.34      in the branch b2, at byte 34 of the frame that the 80th entry shows
//
// The same lesson, seed and experiments have the same addresses.

/// A point of a session.
package struct TimelineAddress: Equatable, Hashable, Sendable, CustomStringConvertible {
    /// The branch's name.
    package var branch: String
    /// How many of its entries have been seen.
    package var position: Int
    /// A byte of the frame at the cursor, counted from 0; only when the cursor is that close.
    package var byte: Int?

    package init(branch: String, position: Int, byte: Int? = nil) {
        self.branch = branch
        self.position = position
        self.byte = byte
    }

    /// Reads what `description` writes; nil for anything else. Whether there is such a point is not asked here.
    package init?(_ text: String) {
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, !halves[0].isEmpty,
            halves[0].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
        else { return nil }
        let numbers = halves[1].split(separator: ".", omittingEmptySubsequences: false)
        func number(_ text: Substring) -> Int? {
            text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
        }
        guard (1...2).contains(numbers.count), let position = number(numbers[0]) else { return nil }
        branch = String(halves[0])
        self.position = position
        if numbers.count == 2 {
            guard let byte = number(numbers[1]) else { return nil }
            self.byte = byte
        }
    }

    package var description: String { "\(branch)@\(position)" + (byte.map { ".\($0)" } ?? "") }
}
