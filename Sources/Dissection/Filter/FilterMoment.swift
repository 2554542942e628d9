// Moments as a filter writes them. Read first: FilterValue.swift.
//
//     2026-04-06 00:00:02.5        2026-04-06T09:00:02+09:00        Apr  6, 2026 00:00:02.000000000 UTC
//     2026-04-06T00:00:02Z         2026-04-06 00:00 UTC             2026-04-06
//
// These are the forms that Wireshark 4.0 takes. Without a zone it means the time of the machine that it runs on; here
// it is UTC, in which all of this program is written.

/// Reads a date and a time of day.
struct FilterMoment {
    private var text: Substring

    /// Nanoseconds since 1970-01-01 00:00 UTC; nil when `text` is no moment, or lies centuries away.
    static func nanoseconds(_ text: String) -> Int? {
        var reader = FilterMoment(text: Substring(text.trimmingBlanks))
        return reader.moment()
    }

    private mutating func moment() -> Int? {
        let isNamed = text.first?.isLetter ?? false
        guard let days = isNamed ? namedDate() : numberedDate() else { return nil }
        var seconds = days * 86_400
        var fraction = 0
        let hasT = !isNamed && accept("T")
        skipBlanks()
        if text.first?.isWholeNumber ?? false {
            guard let clock = clock(needsSeconds: isNamed) else { return nil }
            seconds += clock.seconds
            fraction = clock.nanoseconds
            if !isNamed, let offset = offset() { seconds -= offset }
        } else if hasT || isNamed {
            return nil
        }
        skipBlanks()
        if text == "UTC" { text = "" }
        guard text.isEmpty else { return nil }
        let (product, isTooMuch) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, overflows) = product.addingReportingOverflow(fraction)
        return isTooMuch || overflows ? nil : sum
    }

    /// `Apr  6, 2026`: days since 1970-01-01.
    private mutating func namedDate() -> Int? {
        let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        guard let month = months.firstIndex(of: text.prefix(3).lowercased()) else { return nil }
        text.removeFirst(3)
        guard accept(" ") else { return nil }
        skipBlanks()
        guard let day = number(2), accept(",") else { return nil }
        skipBlanks()
        guard let year = number(4) else { return nil }
        return Self.days(year, month + 1, day)
    }

    /// `2026-04-06`.
    private mutating func numberedDate() -> Int? {
        guard let year = number(4), accept("-"), let month = number(2), accept("-"), let day = number(2) else {
            return nil
        }
        return Self.days(year, month, day)
    }

    /// `00:00:02.5`; of a date in numbers also `00:00` and `00`.
    private mutating func clock(needsSeconds: Bool) -> (seconds: Int, nanoseconds: Int)? {
        guard let hours = number(2), hours < 24 else { return nil }
        guard accept(":") else { return needsSeconds ? nil : (hours * 3600, 0) }
        guard let minutes = number(2), minutes < 60 else { return nil }
        guard accept(":") else { return needsSeconds ? nil : (hours * 3600 + minutes * 60, 0) }
        // 60: a leap second.
        guard let seconds = number(2), seconds <= 60 else { return nil }
        var nanoseconds = 0
        if accept(".") || !needsSeconds && accept(",") {
            let digits = text.prefix { $0.isASCII && $0.isWholeNumber }
            text.removeFirst(digits.count)
            nanoseconds = Int((digits + "000000000").prefix(9)) ?? 0
        }
        return (hours * 3600 + minutes * 60 + seconds, nanoseconds)
    }

    /// `Z`, `+09:00`, `+0900`, `+09`: seconds ahead of UTC; nil when there is none.
    private mutating func offset() -> Int? {
        if accept("Z") { return 0 }
        guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
        text.removeFirst()
        guard let hours = number(2) else { return nil }
        _ = accept(":")
        let minutes = number(2) ?? 0
        return (sign == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
    }

    private mutating func accept(_ character: Character) -> Bool {
        guard text.first == character else { return false }
        text.removeFirst()
        return true
    }

    private mutating func skipBlanks() { text = text.drop { $0.isWhitespace } }

    private mutating func number(_ longest: Int) -> Int? {
        let digits = text.prefix(longest).prefix { $0.isASCII && $0.isWholeNumber }
        text.removeFirst(digits.count)
        return Int(digits)
    }

    /// Days from 1970-01-01 to a day of the calendar that is used everywhere since; the 31st of a short month is the
    /// first of the next. Nil where there is no such month.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int? {
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        // Counted in years that begin in March, so that a leap day is the last one.
        let years = month > 2 ? year : year - 1
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return years * 365 + years / 4 - years / 100 + years / 400 + dayOfYear - 719_468
    }
}
