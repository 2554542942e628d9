// Dates with a time of day: `2026-04-06T09:00:00Z` (RFC 3339). Read first: nothing.

/// Reads and writes moments as seconds since 1970-01-01T00:00:00Z.
package enum Moment {
    /// The years that a clock of the emulation may show.
    static let years = 1970...2105

    /// The seconds of an RFC 3339 date and time: `2026-04-06T09:00:00Z` or with an offset, `+09:00`; nil for others.
    package static func parse(_ text: String) -> Int64? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20 else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[range] {
                guard (48...57).contains(byte) else { return nil }
                value = value * 10 + Int(byte) - 48
            }
            return value
        }
        guard let year = number(0..<4), bytes[4] == 45, let month = number(5..<7), bytes[7] == 45,
            let day = number(8..<10), bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
            let hour = number(11..<13), bytes[13] == 58, let minute = number(14..<16), bytes[16] == 58,
            let second = number(17..<19), years.contains(year), (1...12).contains(month),
            (1...length(ofMonth: month, year)).contains(day), hour < 24, minute < 60, second < 60
        else { return nil }
        let local = days(year, month, day) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        let zone = bytes[19...]
        if zone.elementsEqual("Z".utf8) { return local }
        guard zone.count == 6, bytes[19] == 43 || bytes[19] == 45, let hours = number(20..<22), bytes[22] == 58,
            let minutes = number(23..<25), hours < 24, minutes < 60
        else { return nil }
        let offset = Int64(hours * 3600 + minutes * 60)
        let seconds = bytes[19] == 43 ? local - offset : local + offset
        return seconds >= 0 ? seconds : nil
    }

    /// Whether `text` is written as a date and time, even if there is no such moment: 29 February 2026.
    static func isWrittenAsOne(_ text: String) -> Bool {
        let form = String(text.map { ("0"..."9").contains($0) ? "0" : $0 == " " ? "T" : $0 == "-" ? "+" : $0 })
        return ["0000+00+00T00:00:00Z", "0000+00+00T00:00:00+00:00"].contains(form)
    }

    /// The moments that somebody who left a part out probably meant: midnight, a whole minute, UTC.
    static func completions(of text: String) -> [String] { ["T00:00:00Z", ":00Z", "Z"].map { text + $0 } }

    /// `2026-04-06T09:00:00Z`.
    package static func text(_ seconds: Int64) -> String {
        let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let time = Int(seconds - day * 86_400)
        let (year, month, dayOfMonth) = date(ofDay: day)
        func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
        return "\(year)-\(two(month))-\(two(dayOfMonth))T\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60))Z"
    }

    private static func length(ofMonth month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01 in the Gregorian calendar; years are counted from March, so that leap days come last.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int64 {
        let y = month > 2 ? year : year - 1
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return Int64(y * 365 + y / 4 - y / 100 + y / 400 + dayOfYear - 719_468)
    }

    private static func date(ofDay day: Int64) -> (Int, Int, Int) {
        let shifted = Int(day) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * march + 2) / 5 + 1)
    }
}
