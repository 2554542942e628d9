// An observation in the words of a lesson file: hosts, links and letters by their names.
// Read first: Sources/Scenarios/Model/Lesson/EventPredicate.swift. Then EventTranslator.swift, which makes these.

import Emulation
import Scenarios
import Wire

/// Something that happened, as a predicate sees it. What an event does not have is nil.
package struct StoryEvent: Equatable, Sendable {
    package var event: EventName
    /// Where it happens.
    package var host: String?
    /// The client: who asks or connects.
    package var from: String?
    /// The server: who is asked or connected to.
    package var to: String?
    /// The server's port.
    package var port: UInt16?
    /// Whose neighbour is looked for (ARP).
    package var address: IPAddress?
    /// In a DNS question, without the final dot.
    package var name: String?
    /// In a DNS question: `MX`.
    package var type: String?
    /// Of a DNS answer: `NXDOMAIN`.
    package var rcode: String?
    /// The whole command line; a predicate gives its beginning.
    package var command: String?
    /// Of a reply of SMTP, from 200 to 599.
    package var code: Int?
    /// The word with which a reply of POP3 or IMAP begins.
    package var status: String?
    /// The name of a letter.
    package var message: String?
    /// The address of a mailbox.
    package var mailbox: String?
    /// How a letter went: `smtp`, `submission`, `pop3`, `imap`.
    package var `protocol`: String?
    /// Of a check of the sender: `pass`.
    package var result: String?
    package var link: String?
    /// What a lost frame carried: all that it can be called.
    package var kinds: [FramePattern.Kind] = []

    package init(_ event: EventName) { self.event = event }
}

extension EventPredicate {
    /// Whether `event` is one of those that this predicate counts.
    package func matches(_ event: StoryEvent) -> Bool {
        func agree<T: Equatable>(_ wanted: T?, _ actual: T?) -> Bool { wanted == nil || wanted == actual }
        func sameLetters(_ wanted: String?, _ actual: String?) -> Bool {
            wanted == nil || wanted?.lowercased() == actual?.lowercased()
        }
        return self.event == event.event && agree(host, event.host) && agree(from, event.from) && agree(to, event.to)
            && agree(port, event.port) && agree(address, event.address) && sameLetters(name, event.name)
            && sameLetters(type, event.type) && sameLetters(rcode, event.rcode) && matchesCommand(event.command)
            && agree(code, event.code) && sameLetters(status, event.status) && agree(message, event.message)
            && sameLetters(mailbox, event.mailbox) && sameLetters(`protocol`, event.protocol)
            && sameLetters(result, event.result) && agree(link, event.link)
            && (kind.map { event.kinds.contains($0) } ?? true)
    }

    /// `MAIL FROM` begins `MAIL FROM:<hana@kita.example>`, and `RETR` does not begin `RETRY`.
    private func matchesCommand(_ line: String?) -> Bool {
        guard let command else { return true }
        guard let line, line.lowercased().hasPrefix(command.lowercased()) else { return false }
        guard let next = line.dropFirst(command.count).first else { return true }
        return next == " " || next == ":"
    }
}
