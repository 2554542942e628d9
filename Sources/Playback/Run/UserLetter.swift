// A user's own letter in the place of the lesson's first one. Read first: LetterHeader.swift, LetterComposer.swift.
//
// Who it is from and to on the envelope: what the user says; else what stands in the letter, if that leads to a domain
// of this network; else the lesson's own people, so that a letter from real life makes the journey as well.

import MailMessage
import Scenarios

/// A letter from a file, and perhaps another envelope.
package struct UserLetter: Equatable, Sendable {
    /// The file as the user called it, and its bytes; nil when only the envelope is the user's.
    package var file: (path: String, bytes: [UInt8])?
    package var from: String?
    /// Empty: not said.
    package var recipients: [String]

    package init(file: (path: String, bytes: [UInt8])? = nil, from: String? = nil, recipients: [String] = []) {
        self.file = file
        self.from = from
        self.recipients = recipients
    }

    package static func == (a: UserLetter, b: UserLetter) -> Bool {
        a.file?.path == b.file?.path && a.file?.bytes == b.file?.bytes && a.from == b.from
            && a.recipients == b.recipients
    }

    /// What was done with the letter, for the user to know.
    package struct Notes: Equatable, Sendable {
        package var warnings: [MessageImport.Warning] = []
        package var envelopeFrom: String?
        package var envelopeTo: [String] = []
    }

    /// A letter that cannot take the place of the lesson's.
    package enum Failure: Error, Equatable, Sendable, CustomStringConvertible {
        case lessonHasNoLetter
        case unusable(path: String, MessageImport.Failure)

        package var description: String { sentence(in: .english) }

        /// The sentence that a user reads.
        package func sentence(in language: Language) -> String {
            switch self {
            case .lessonHasNoLetter:
                LocalizedText(
                    en: "nobody sends a letter in this lesson: there is none to replace",
                    ja: "このレッスンでは誰も手紙を送らないので、置き換えられません")[language]
            case .unusable(let path, let failure): "\(path): \(failure.sentence[language])"
            }
        }
    }

    /// Puts the letter into `lesson`.
    package func replaceFirstLetter(of lesson: inout Lesson) throws(Failure) -> Notes {
        guard var plan = lesson.letters.first else { throw .lessonHasNoLetter }
        var notes = Notes()
        let (usualFrom, usualTo) = Self.envelope(of: plan)
        if let file {
            let header = try check(file, usualFrom: usualFrom, &notes)
            let domains = Self.domains(of: lesson.topology)
            func isHere(_ address: String) -> Bool {
                EmailAddress(address).map { domains.contains($0.normalizedDomain) } ?? false
            }
            plan.content = .file(path: file.path, bytes: file.bytes)
            plan.mailFrom = header.from.flatMap { isHere($0) ? $0 : nil } ?? usualFrom
            plan.rcptTo = header.recipients.contains(where: isHere) ? header.recipients : usualTo
        }
        if let from { plan.mailFrom = from }
        if !recipients.isEmpty { plan.rcptTo = recipients }
        lesson.letters[0] = plan
        notes.envelopeFrom = plan.mailFrom ?? usualFrom
        notes.envelopeTo = plan.rcptTo ?? usualTo
        return notes
    }

    private func check(
        _ file: (path: String, bytes: [UInt8]), usualFrom: String, _ notes: inout Notes
    ) throws(Failure) -> LetterHeader {
        let nobody = EmailAddress(localPart: "nobody", domain: "invalid.example")
        do {
            let result = try MessageImport.read(
                file.bytes,
                defaults: MessageImport.Defaults(
                    from: EmailAddress(usualFrom) ?? nobody, to: [], date: MailDate(unixSeconds: 0),
                    messageID: "<check@check>"))
            notes.warnings = result.warnings
            // The added From is only there for the check: what the user's file says decides.
            var header = LetterHeader(result.message, blindCopies: result.blindCopies)
            if result.warnings.contains(.fieldAdded(name: "From")) { header.from = nil }
            return header
        } catch {
            throw .unusable(path: file.path, error)
        }
    }

    private static func envelope(of plan: LetterPlan) -> (from: String, to: [String]) {
        switch plan.content {
        case .composed(let letter): (plan.mailFrom ?? letter.from, plan.rcptTo ?? letter.to + letter.cc)
        case .file(_, let bytes):
            { header in (plan.mailFrom ?? header.from ?? "", plan.rcptTo ?? header.recipients) }(
                LetterHeader(Message(bytes)))
        }
    }

    /// The domains whose mail some server of the network keeps.
    private static func domains(of topology: Topology) -> Set<String> {
        var domains: Set<String> = []
        for host in topology.hosts {
            for case .mailServer(let server) in host.services {
                domains.formUnion(server.domains.map { $0.lowercased() })
            }
        }
        return domains
    }
}
