// An expectation as a sentence, for authors who gave it none. Read first: ExpectationCondition.swift in Scenarios.

import Scenarios

extension Expectation {
    /// What it says, in `language` where the author wrote it, else in English.
    package func sentence(in language: Language) -> String { text?[language] ?? condition.sentence }
}

extension Expectation {
    /// What it says, in the languages in which the author wrote it, else in English.
    package var title: LocalizedText { text ?? LocalizedText(en: condition.sentence) }
}

extension ExpectationCondition {
    /// What it says, in English.
    var sentence: String {
        switch self {
        case .mailbox(let address, let letter, let isThere):
            return "\(letter) is \(isThere ? "" : "not ")in the mailbox of \(address)"
        case .outcome(let letter, let outcome): return "\(letter) is \(outcome.rawValue)"
        case .via(let letter, let host): return "\(letter) passed through \(host)"
        case .read(let letter, let client, let transport, let removed):
            return "\(client) has read \(letter)" + (transport.map { " by \($0.rawValue)" } ?? "")
                + (removed.map { $0 ? " and removed it from the server" : " and left it on the server" } ?? "")
        case .spf(let letter, let result): return "SPF of \(letter) is \(result)"
        case .ptr(let letter, let result): return "the name check of \(letter) is \(result)"
        case .queue(let host, let isEmpty): return "the queue of \(host) is \(isEmpty ? "" : "not ")empty"
        case .event(let predicate): return "\(predicate.event.rawValue) happened"
        case .none(let predicate): return "\(predicate.event.rawValue) did not happen"
        case .all(let parts): return parts.map { $0.sentence(in: .english) }.joined(separator: " and ")
        case .any(let parts): return parts.map { $0.sentence(in: .english) }.joined(separator: " or ")
        case .not(let part): return "not: " + part.sentence(in: .english)
        }
    }
}
