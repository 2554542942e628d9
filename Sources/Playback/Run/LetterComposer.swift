// From a lesson's letters to bytes, as a mail program writes them. Read first: Sources/MailMessage/PlainLetter.swift.

import Basics
import Emulation
import MailMessage
import Scenarios

/// Writes the letters of one run.
struct LetterComposer {
    var topology: Topology
    var seed: UInt64

    /// A letter that cannot be sent.
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// The letter as the mail program on `host` sends it at `moment`.
    func compose(_ plan: LetterPlan, on host: String, at moment: Instant) throws(Failure) -> OutgoingLetter {
        switch plan.content {
        case .composed(let letter): try written(letter, plan, host, moment)
        case .file(let path, let bytes): try imported(bytes, path: path, plan, host, moment)
        }
    }

    private func written(
        _ letter: ComposedLetter, _ plan: LetterPlan, _ host: String, _ moment: Instant
    ) throws(Failure) -> OutgoingLetter {
        let program = mailProgram(on: host)
        var from = try named(letter.from)
        if from.name == nil, from.address.normalized == program?.address.lowercased() {
            from.name = program?.displayName
        }
        var to: [NamedAddress] = []
        for text in letter.to { to.append(try named(text)) }
        var cc: [NamedAddress] = []
        for text in letter.cc { cc.append(try named(text)) }
        let clock = topology.clockStart + Int64(moment.nanoseconds / 1_000_000_000)
        let message = PlainLetter(
            from: from, to: to, cc: cc, subject: letter.subject, text: letter.body,
            date: MailDate(unixSeconds: clock), messageID: messageID(plan, domain: from.address.domain, clock))
        return OutgoingLetter(
            id: plan.id, message: message.bytes, from: plan.mailFrom ?? from.address.description,
            recipients: plan.rcptTo ?? (to + cc).map(\.address.description))
    }

    private func imported(
        _ bytes: [UInt8], path: String, _ plan: LetterPlan, _ host: String, _ moment: Instant
    ) throws(Failure) -> OutgoingLetter {
        let clock = topology.clockStart + Int64(moment.nanoseconds / 1_000_000_000)
        let sender = mailProgram(on: host)?.address ?? plan.mailFrom ?? ""
        guard let from = EmailAddress(sender) else { throw Failure(description: "\(host) has no mail program") }
        let result: MessageImport.Result
        do {
            result = try MessageImport.read(
                bytes,
                defaults: MessageImport.Defaults(
                    from: from, to: (plan.rcptTo ?? []).compactMap { EmailAddress($0) },
                    date: MailDate(unixSeconds: clock), messageID: messageID(plan, domain: from.domain, clock)))
        } catch {
            throw Failure(description: "\(path): \(error)")
        }
        let envelope = LetterHeader(result.message, blindCopies: result.blindCopies)
        return OutgoingLetter(
            id: plan.id, message: result.message.bytes, from: plan.mailFrom ?? envelope.from ?? sender,
            recipients: plan.rcptTo ?? envelope.recipients)
    }

    /// The same seed gives the same name to a letter; nothing else has it.
    private func messageID(_ plan: LetterPlan, domain: String, _ clock: Int64) -> String {
        var random = SeededGenerator(seed: seed, name: "letter " + plan.id)
        return MessageID.make(unixSeconds: clock, token: random.next().capitalHexDigits, host: domain)
    }

    private func named(_ text: String) throws(Failure) -> NamedAddress {
        guard let address = AddressList(text).mailboxes.first else {
            throw Failure(description: "“\(text)” is not a mail address")
        }
        return address
    }

    private func mailProgram(on host: String) -> MailProgramPlan? {
        let services = topology.hosts.first { $0.name == host }?.services ?? []
        for case .mailProgram(let plan) in services { return plan }
        return nil
    }
}
