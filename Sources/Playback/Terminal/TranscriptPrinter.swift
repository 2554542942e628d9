// Every word of every conversation, and every question to DNS, with its moment. Read first: StoryPrinter.swift.
//
//     hana → mail.kita.example  SMTP, port 587
//          0.104371 S: 220 mail.kita.example ESMTP
//          0.104902 C: EHLO hana.kita.example

import Basics
import Scenarios

/// A complete transcript.
package struct TranscriptPrinter {
    private let run: LessonRun

    package init(_ run: LessonRun) { self.run = run }

    /// The DNS exchanges first, then the conversations in the order in which they began.
    package func transcript() -> String {
        var text = ""
        var heading = ""
        for exchange in run.recorder.dns.exchanges {
            let title = "\(exchange.client) → \(exchange.server)  DNS"
            if heading != title { text += "\n\(title)\n" }
            heading = title
            text += "\(Self.moment(exchange.at)) Q: \(VisibleText.of("\(exchange.name) \(exchange.type)"))\n"
            let margin = String(repeating: " ", count: 16)
            text += "\(margin) A: \(exchange.rcode ?? StoryWords.noAnswer[run.language])\n"
            for answer in exchange.answers { text += "\(margin) A: \(VisibleText.of(answer))\n" }
        }
        for conversation in run.recorder.conversations.conversations {
            text += "\n\(conversation.client) → \(conversation.server)"
            text += "  \(conversation.textProtocol.rawValue.uppercased()), port \(conversation.port)\n"
            for line in conversation.lines {
                text += "\(Self.moment(line.at)) \(line.speaker.rawValue): \(VisibleText.of(line.text))\n"
            }
        }
        return text
    }

    /// Seconds with six decimals, right-aligned in 16 columns.
    private static func moment(_ instant: Instant) -> String {
        let microseconds = instant.nanoseconds / 1000
        let text = "\(microseconds / 1_000_000)." + String(microseconds % 1_000_000 + 1_000_000).dropFirst()
        return String(repeating: " ", count: max(0, 16 - text.count)) + text
    }
}
