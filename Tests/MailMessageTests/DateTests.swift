// RFC 5322 §3.3: dates, by our own arithmetic.

import MailMessage
import Testing

@Suite("RFC 5322 §3.3: dates") struct DateTests {
    @Test("A moment is written in the words of mail")
    func writing() {
        #expect(MailDate(unixSeconds: 1_795_460_243).description == "Mon, 23 Nov 2026 18:57:23 +0000")
        #expect(MailDate(unixSeconds: 0).description == "Thu, 1 Jan 1970 00:00:00 +0000")
        #expect(MailDate(unixSeconds: 951_782_400, offsetMinutes: 540).description == "Tue, 29 Feb 2000 09:00:00 +0900")
    }

    @Test("Every day of four centuries comes back")
    func days() {
        var previous = CivilDate(seconds: -86_400 * 73_000)
        for day in Int64(-72_999)...73_100 {
            let date = CivilDate(seconds: day * 86_400)
            #expect(date.daysSince1970 == day)
            #expect(date.isValid)
            #expect(date.weekday == (previous.weekday + 1) % 7)
            previous = date
        }
    }

    @Test(
        "Dates are read, obsolete forms too (§4.3)",
        arguments: [
            ("Mon, 23 Nov 2026 18:57:23 +0000", 1_795_460_243),
            ("Mon, 23 Nov 2026 18:57:23 +0000 (UTC)", 1_795_460_243),
            ("24 Nov 2026 03:57:23 +0900", 1_795_460_243), ("Mon,23 Nov 2026 18:57:23 GMT", 1_795_460_243),
            ("Mon, 23 Nov 26 10:57:23 PST", 1_795_460_243), ("01 Jan 1970 00:00 +0000", 0),
        ] as [(String, Int64)])
    func reading(text: String, seconds: Int64) { #expect(MailDate(text)?.unixSeconds == seconds) }

    @Test(
        "What is no date is none",
        arguments: [
            "", "Mon", "31 Feb 2026 00:00:00 +0000", "1 Jan 2026 25:00:00 +0000", "1 Foo 2026 00:00:00 +0000",
            "1 Jan 2026 00:00:00 +9999", "Xyz, 1 Jan 2026 00:00:00 +0000",
        ])
    func wrong(text: String) { #expect(MailDate(text) == nil) }
}
