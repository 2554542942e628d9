// One line of the table. Read first: YubinFigures.swift.

/// A figure that was measured, beside the one that was hoped for.
struct Figure {
    var name: String
    var value: String
    var goal: String

    /// As a line of a Markdown table.
    var row: String { "| \(name) | \(value) | \(goal) |" }
}

/// A number with commas between thousands.
func grouped(_ number: Double) -> String {
    var digits = String(Int(number.rounded()))
    var groups: [String] = []
    while digits.count > 3 {
        groups.insert(String(digits.suffix(3)), at: 0)
        digits.removeLast(3)
    }
    return ([digits] + groups).joined(separator: ",")
}

/// A number with one digit after the point.
func oneDigit(_ number: Double) -> String { String((number * 10).rounded() / 10) }
