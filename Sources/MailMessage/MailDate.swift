// The date and time of a letter: `Mon, 23 Nov 2026 18:57:23 +0000` (RFC 5322 §3.3). Read first: CivilDate.swift.

/// A moment as mail writes it: seconds and the writer's offset from UTC.
package struct MailDate: Equatable, Sendable {
    /// Seconds since 1970-01-01 00:00:00 UTC.
    package var unixSeconds: Int64
    /// Minutes that the writer's clock was ahead of UTC, -1439 to 1439.
    package var offsetMinutes: Int

    /// A moment, seen with an offset from UTC.
    package init(unixSeconds: Int64, offsetMinutes: Int = 0) {
        self.unixSeconds = unixSeconds
        self.offsetMinutes = offsetMinutes
    }

    /// The date and time on the writer's clock.
    package var civil: CivilDate { CivilDate(seconds: unixSeconds + Int64(offsetMinutes) * 60) }

    /// `+0900`.
    package var zone: String {
        let minutes = abs(offsetMinutes)
        return (offsetMinutes < 0 ? "-" : "+") + CivilDate.twoDigits(minutes / 60) + CivilDate.twoDigits(minutes % 60)
    }

    /// Adds the date as a header field writes it (RFC 5322 §3.3).
    package func append(to bytes: inout [UInt8]) {
        let c = civil
        bytes.add(CivilDate.weekdays[c.weekday])
        bytes.add(", ")
        bytes.add(c.day)
        bytes.append(Octet.space)
        bytes.add(CivilDate.months[c.month - 1])
        bytes.append(Octet.space)
        bytes.add(c.year)
        bytes.append(Octet.space)
        bytes.add(c.hour, digits: 2)
        bytes.append(Octet.colon)
        bytes.add(c.minute, digits: 2)
        bytes.append(Octet.colon)
        bytes.add(c.second, digits: 2)
        bytes.append(Octet.space)
        bytes.append(UInt8(ascii: offsetMinutes < 0 ? "-" : "+"))
        bytes.add(abs(offsetMinutes) / 60, digits: 2)
        bytes.add(abs(offsetMinutes) % 60, digits: 2)
    }

    /// Reads a date, the obsolete forms of RFC 5322 §4.3 too (two-digit years, zone names, comments); nil for others.
    package init?(_ text: some StringProtocol) {
        var words = Self.words(text)[...]
        func number(_ word: Substring, _ digits: ClosedRange<Int>) -> Int? {
            digits.contains(word.utf8.count) && word.utf8.allSatisfy(Octet.isDigit) ? Int(word) : nil
        }
        if let first = words.first, number(first, 1...2) == nil {
            let day = first.hasSuffix(",") ? first.dropLast() : first
            guard CivilDate.weekdays.contains(where: { Octet.equalIgnoringCase($0, day) }) else { return nil }
            words.removeFirst()
        }
        guard words.count >= 4 else { return nil }
        let parts = Array(words)
        guard let day = number(parts[0], 1...2),
            let month = CivilDate.months.firstIndex(where: { Octet.equalIgnoringCase($0, parts[1]) }),
            var year = number(parts[2], 2...5)
        else { return nil }
        // RFC 5322 §4.3: two digits up to 49 are 20xx, other years below 1000 count from 1900.
        if parts[2].utf8.count == 2 { year += year < 50 ? 2000 : 1900 } else if year < 1000 { year += 1900 }
        let clock = parts[3].split(separator: ":", omittingEmptySubsequences: false)
        guard clock.count == 2 || clock.count == 3, let hour = number(clock[0], 1...2),
            let minute = number(clock[1], 2...2), let second = clock.count == 3 ? number(clock[2], 2...2) : 0
        else { return nil }
        let date = CivilDate(year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second)
        guard date.isValid, let offset = Self.offset(parts.count > 4 ? parts[4] : "UT") else { return nil }
        self.init(unixSeconds: date.seconds - Int64(offset) * 60, offsetMinutes: offset)
    }

    /// The words between blanks, comments left out.
    private static func words(_ text: some StringProtocol) -> [Substring] {
        var depth = 0
        var plain = ""
        for character in text.unicodeScalars.prefix(200) {
            if character == "(" { depth += 1 }
            if depth == 0 { plain.unicodeScalars.append(character == "\t" ? " " : character) }
            if character == ")" { depth = max(0, depth - 1) }
        }
        // A comma may touch the day: "Mon,23 Nov".
        return plain.split(separator: " ").flatMap { word -> [Substring] in
            guard let comma = word.firstIndex(of: ","), word.index(after: comma) != word.endIndex else { return [word] }
            return [word[...comma], word[word.index(after: comma)...]]
        }
    }

    /// Minutes ahead of UTC of a zone (RFC 5322 §4.3: other names count as -0000, that is unknown).
    private static func offset(_ zone: Substring) -> Int? {
        guard let sign = zone.first, sign == "+" || sign == "-" else {
            switch Octet.lowercased(zone) {
            case "edt": return -4 * 60
            case "est", "cdt": return -5 * 60
            case "cst", "mdt": return -6 * 60
            case "mst", "pdt": return -7 * 60
            case "pst": return -8 * 60
            default: return zone.utf8.allSatisfy(Octet.isLetter) ? 0 : nil
            }
        }
        let digits = zone.dropFirst()
        guard digits.utf8.count == 4, digits.utf8.allSatisfy(Octet.isDigit), let value = Int(digits), value % 100 < 60,
            value / 100 < 24
        else { return nil }
        return (value / 100 * 60 + value % 100) * (sign == "-" ? -1 : 1)
    }
}

extension MailDate: CustomStringConvertible {
    /// The date as a header field writes it (RFC 5322 §3.3).
    package var description: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
