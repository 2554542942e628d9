// The letter that tells a sender what became of his: a delivery status notification (RFC 3461, RFC 3464, RFC 6522).
// About a letter that needed SMTPUTF8 its second and third parts have the types of RFC 6533, which may hold UTF-8.
// Read first: QueueEntry.swift, ../Client/DeliveryOutcome.swift.
//
//     multipart/report; report-type=delivery-status
//     ├── text/plain                    for the person
//     ├── message/delivery-status       for programs: Final-Recipient, Action, Status, Diagnostic-Code
//     └── message/rfc822                the letter itself, or text/rfc822-headers when RET=HDRS asked for no more
//
// Its own envelope has no sender, `<>`, so that about a notice there is never a notice (RFC 5321 §4.5.5, §6.1).
// Left out: a notice in seven bits for a sender whose servers do not speak SMTPUTF8.

import MailMessage

/// Builds delivery status notifications.
package struct DeliveryStatusNotice: Equatable, Sendable {
    /// RFC 3464 §2.3.3.
    package enum Action: String, Sendable {
        case failed
        case delayed
        case delivered
        case relayed
    }

    /// What is to be said about a recipient.
    package struct Item: Equatable, Sendable {
        /// Whom it is about.
        package var recipient: QueueRecipient
        /// What happened.
        package var action: Action
        /// Why; for a success its text says how.
        package var reason: DeliveryFailure

        /// An item.
        package init(_ recipient: QueueRecipient, _ action: Action, _ reason: DeliveryFailure) {
            self.recipient = recipient
            self.action = action
            self.reason = reason
        }
    }

    /// The letter that the notice is about.
    package var entry: QueueEntry
    /// One for each recipient.
    package var items: [Item]
    /// The name of this host.
    package var host: String
    /// The domain of MAILER-DAEMON.
    package var origin: String
    /// The notice's own queue id.
    package var id: QueueID
    /// Unix time.
    package var clock: Int64
    /// Of a delayed letter: the Unix time until which it is tried again.
    package var retriedUntil: Int64?

    /// A notice.
    package init(
        about entry: QueueEntry, _ items: [Item], host: String, origin: String, id: QueueID, clock: Int64,
        retriedUntil: Int64? = nil
    ) {
        self.entry = entry
        self.items = items
        self.host = host
        self.origin = origin
        self.id = id
        self.clock = clock
        self.retriedUntil = retriedUntil
    }

    /// Letters larger than this go back without their body.
    package static let returnedLimit = 50_000

    /// The notice's Message-ID.
    package var messageID: String { MessageID.make(unixSeconds: clock, token: "\(id)", host: host) }

    /// The notice as bytes, its Received field on top. `to` is the sender of the letter.
    package func bytes(to sender: EmailAddress) -> [UInt8] {
        // The id is of this host and the time of now: no other text has this line.
        let boundary = "\(entry.id).\(clock)/\(host)"
        var out = TraceHeader.received(by: host, id: "\(id)", at: clock)
        func line(_ text: String = "") {
            out += text.utf8
            out += Octet.crlf
        }
        line("Date: " + TraceHeader.date(clock))
        line("From: Mail Delivery System <MAILER-DAEMON@\(origin)>")
        line("Subject: " + subject)
        line("To: \(sender)")
        // RFC 3834 §5: nobody's holiday program shall answer this.
        line("Auto-Submitted: auto-replied")
        line("MIME-Version: 1.0")
        // RFC 6522 §3: the type of the second part has its name here.
        line("Content-Type: multipart/report; report-type=delivery-status;")
        line("\tboundary=\"\(boundary)\"")
        line("Content-Transfer-Encoding: 8bit")
        line("Message-Id: " + messageID)
        line()
        line("This is a MIME-encapsulated message.")
        line()
        line("--" + boundary)
        line("Content-Description: Notification")
        line("Content-Type: text/plain; charset=utf-8")
        line("Content-Transfer-Encoding: 8bit")
        line()
        for text in explanation { line(text) }
        line("--" + boundary)
        line("Content-Description: Delivery report")
        line("Content-Type: message/\(isGlobal ? "global-" : "")delivery-status")
        line()
        for field in status { line(field) }
        line("--" + boundary)
        returned(&out)
        line()
        line("--" + boundary + "--")
        return out
    }

    /// RFC 6533 §4, §5: names of types for what UTF-8 may stand in.
    private var isGlobal: Bool { entry.parameters.usesUTF8 }

    private var hasFailure: Bool { items.contains { $0.action == .failed } }

    /// The text of its Subject field.
    package var subject: String {
        if hasFailure { return "Undelivered Mail Returned to Sender" }
        return items.contains { $0.action == .delayed }
            ? "Delayed Mail (still being retried)" : "Successful Mail Delivery Report"
    }

    /// The part for people.
    private var explanation: [String] {
        var lines = ["This is the mail server \(host).", ""]
        if hasFailure {
            lines += [
                "I am sorry: your letter could not be delivered to everybody it was",
                "written to. Below stands who did not get it, and why. The letter",
                "itself, or its header, is attached.", "",
                "If you need help, write to postmaster and attach this notice.",
            ]
        } else if items.contains(where: { $0.action == .delayed }) {
            lines += [
                "Your letter is still waiting here: nobody has taken it yet. You need not",
                "send it again; I go on trying.",
            ]
            if let retriedUntil { lines.append("I shall give up, and tell you, on \(TraceHeader.date(retriedUntil)).") }
        } else {
            lines += ["You asked to be told: your letter was passed on to those named below."]
        }
        lines += ["", "                   The mail system", ""]
        for item in items {
            // Whoever wrote to an alias may not know the address that it stands for, and has to hear of both.
            let (address, original) = (item.recipient.address, item.recipient.original)
            let name = address.isSame(as: original) ? "<\(original)>" : "<\(address)> (expanded from <\(original)>)"
            lines += Self.wrapped("\(name): \(item.reason.explanation)")
            lines.append("")
        }
        return lines
    }

    /// The part for programs: fields about the letter, then a group for each recipient (RFC 3464 §2.1).
    private var status: [String] {
        // RFC 3464 §2.2.2.
        var lines = ["Reporting-MTA: dns; \(host)"]
        // RFC 3464 §2.2.1.
        if let envelopeID = entry.parameters.envelopeID {
            lines.append("Original-Envelope-Id: \(Self.oneLine(envelopeID))")
        }
        lines.append("X-Yubin-Queue-ID: \(entry.id)")
        if let sender = entry.sender.address { lines.append("X-Yubin-Sender: \(Self.type(sender)); \(sender)") }
        // RFC 3464 §2.2.5.
        lines += ["Arrival-Date: " + TraceHeader.date(entry.arrivalClock), ""]
        for item in items {
            let address = item.recipient.address
            // RFC 3464 §2.3.2.
            lines.append("Final-Recipient: \(Self.type(address)); \(address)")
            // RFC 3464 §2.3.1: what the sender wrote, if he said it; else what stood in RCPT.
            let original = item.recipient.original
            lines.append(
                "Original-Recipient: "
                    + Self.oneLine(item.recipient.parameters.originalRecipient ?? "\(Self.type(original));\(original)"))
            // RFC 3464 §2.3.3, then RFC 3464 §2.3.4, RFC 3464 §2.3.5, RFC 3464 §2.3.6.
            lines.append("Action: \(item.action.rawValue)")
            lines.append("Status: \(item.reason.status)")
            if let remote = item.reason.remoteHost { lines.append("Remote-MTA: dns; \(remote)") }
            lines += Self.wrapped("Diagnostic-Code: \(item.reason.diagnosticType); \(item.reason.diagnostic)")
            // RFC 3464 §2.3.9.
            if item.action == .delayed, let retriedUntil {
                lines.append("Will-Retry-Until: " + TraceHeader.date(retriedUntil))
            }
            lines.append("")
        }
        return lines
    }

    /// The letter that comes back.
    private func returned(_ out: inout [UInt8]) {
        let message = Message(entry.content)
        // RFC 3461 §6.2, §4.3: the whole letter for failures unless RET=HDRS; headers for success in any case.
        let isWhole = hasFailure && entry.parameters.returned != .headers && message.bytes.count <= Self.returnedLimit
        var lines = ["Content-Description: " + (isWhole ? "Undelivered Message" : "Message Headers")]
        let types =
            isGlobal ? ("message/global", "message/global-headers") : ("message/rfc822", "text/rfc822-headers")
        lines.append("Content-Type: " + (isWhole ? types.0 : types.1))
        if message.isEightBit { lines.append("Content-Transfer-Encoding: 8bit") }
        lines += ["", "Return-Path: <\(entry.sender)>"]
        for line in lines {
            out += line.utf8
            out += Octet.crlf
        }
        out += isWhole ? message.bytes[...] : message.bytes[..<(message.fields.last?.end ?? 0)]
        if out.last != Octet.lf { out += Octet.crlf }
    }

    private static func type(_ address: EmailAddress) -> String { address.isInternationalized ? "utf-8" : "rfc822" }

    /// Control characters from outside must not end a line.
    private static func oneLine(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? "?" : $0 }))
    }

    /// `text` in lines of at most 79 characters where its blanks allow, the later ones indented by four.
    private static func wrapped(_ text: String) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in oneLine(text).split(separator: " ", omittingEmptySubsequences: true) {
            // No line may come near the 998 of RFC 5322 §2.1.1, whatever a server has said.
            var word = word
            while word.count > 500 {
                lines.append((line.isEmpty ? "    " : line + " ") + word.prefix(500))
                line = "   "
                word = word.dropFirst(500)
            }
            if !line.isEmpty, line.count + 1 + word.count > 79 {
                lines.append(line)
                line = "    " + word
            } else {
                line += (line.isEmpty ? "" : " ") + word
            }
        }
        return lines + [line]
    }
}
