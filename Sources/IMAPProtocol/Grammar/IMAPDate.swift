// IMAP's two ways to write a date: `"23-Nov-2026 18:57:31 +0000"` and, in SEARCH, `23-Nov-2026`.
// Read first: RFC 3501 §9 (date, date-time); MailMessage/CivilDate.swift.

import MailMessage

enum IMAPDate {
    /// The INTERNALDATE of a moment in Unix seconds, in UTC.
    static func dateTime(_ seconds: Int64) -> String {
        let date = CivilDate(seconds: seconds)
        // RFC 3501 §9, date-day-fixed: a space, not a zero, before a single digit.
        let day = date.day < 10 ? " \(date.day)" : "\(date.day)"
        let time = [date.hour, date.minute, date.second].map(CivilDate.twoDigits).joined(separator: ":")
        return "\(day)-\(CivilDate.months[date.month - 1])-\(year(date.year)) \(time) +0000"
    }

    /// Reads a date-time; Unix seconds.
    static func seconds(_ text: String) -> Int64? {
        let words = text.split(separator: " ", omittingEmptySubsequences: true)
        guard words.count == 3, let day = day(words[0]) else { return nil }
        let time = words[1].split(separator: ":").map { $0.utf8.count == 2 ? number($0) : nil }
        guard time.count == 3, let hour = time[0], let minute = time[1], let second = time[2] else { return nil }
        let date = CivilDate(
            year: day.year, month: day.month, day: day.day, hour: hour, minute: minute, second: second)
        guard date.isValid, words[2].utf8.count == 5, let zone = number(words[2].dropFirst()), zone % 100 < 60 else {
            return nil
        }
        let offset = Int64(zone / 100 * 3_600 + zone % 100 * 60)
        switch words[2].first {
        case "+": return date.seconds - offset
        case "-": return date.seconds + offset
        default: return nil
        }
    }

    /// Reads the date of a search key; days since 1970-01-01.
    static func days(_ text: String) -> Int64? { day(text[...]).map(\.daysSince1970) }

    /// Writes the date of a search key.
    static func date(days: Int64) -> String {
        let date = CivilDate(seconds: days * 86_400)
        return "\(date.day)-\(CivilDate.months[date.month - 1])-\(year(date.year))"
    }

    private static func day(_ text: Substring) -> CivilDate? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, (1...2).contains(parts[0].utf8.count), parts[2].utf8.count == 4,
            let day = number(parts[0]), let year = number(parts[2]),
            let month = CivilDate.months.firstIndex(where: { Octet.equalIgnoringCase($0, parts[1]) })
        else { return nil }
        let date = CivilDate(year: year, month: month + 1, day: day)
        return date.isValid ? date : nil
    }

    private static func number(_ digits: Substring) -> Int? {
        digits.utf8.allSatisfy { (48...57).contains($0) } ? Int(digits) : nil
    }

    private static func year(_ year: Int) -> String {
        let digits = String(max(0, year))
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
