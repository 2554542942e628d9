// An expectation as a sentence, for authors who gave it none. Read first: ExpectationCondition.swift in Scenarios.

import Basics
import Scenarios

extension Expectation {
    /// What it says, in `language` where the author wrote it, else in our own words.
    package func sentence(in language: Language) -> String { title[language] }

    /// What it says, in the languages in which the author wrote it, else in our own words.
    package var title: LocalizedText { text ?? condition.sentence }
}

extension ExpectationCondition {
    /// What it says. Names and tokens of protocols stay as they are.
    var sentence: LocalizedText {
        switch self {
        case .mailbox(let address, let letter, let isThere):
            return text(
                "\(letter) is \(isThere ? "" : "not ")in the mailbox of \(address)",
                "\(address) のメールボックスに \(letter) が\(isThere ? "ある" : "ない")")
        case .outcome(let letter, let outcome):
            return text("\(letter) is \(outcome.rawValue)", "\(letter) の結果は「\(StoryWords.outcome(outcome)[.japanese])」")
        case .via(let letter, let host): return text("\(letter) passed through \(host)", "\(letter) は \(host) を通った")
        case .read(let letter, let client, let transport, let removed):
            return text(
                "\(client) has read \(letter)" + (transport.map { " by \($0.rawValue)" } ?? "")
                    + (removed.map { $0 ? " and removed it from the server" : " and left it on the server" } ?? ""),
                "\(client) は" + (transport.map { " \($0.rawValue) で" } ?? "") + " \(letter) を受信し"
                    + (removed.map { $0 ? "、サーバーから削除した" : "、サーバーに残した" } ?? "た"))
        case .spf(let letter, let result): return text("SPF of \(letter) is \(result)", "\(letter) のSPFの結果は \(result)")
        case .ptr(let letter, let result):
            return text("the name check of \(letter) is \(result)", "\(letter) の名前の確認の結果は \(result)")
        case .queue(let host, let isEmpty):
            return text(
                "the queue of \(host) is \(isEmpty ? "" : "not ")empty",
                "\(host) のキューは空で\(isEmpty ? "ある" : "ない")")
        case .event(let predicate):
            return moments(of: predicate, "\(predicate.pattern) happened", "\(predicate.pattern) が起こった")
        case .none(let predicate):
            return moments(of: predicate, "\(predicate.pattern) did not happen", "\(predicate.pattern) は起こらなかった")
        case .all(let parts): return joined(parts, " and ", "、かつ")
        case .any(let parts): return joined(parts, " or ", "、または")
        case .not(let part):
            let title = part.title
            return text("not: " + title.en, "次のことはない：" + title[.japanese])
        }
    }

    private func moments(of predicate: EventPredicate, _ en: String, _ ja: String) -> LocalizedText {
        func moment(_ instant: Instant?, _ language: Language) -> String? {
            instant.map { StoryWords.moment($0, language) }
        }
        return text(
            en + (moment(predicate.since, .english).map { " from \($0) on" } ?? "")
                + (moment(predicate.before, .english).map { " before \($0)" } ?? ""),
            (moment(predicate.since, .japanese).map { "\($0)以降" } ?? "")
                + (moment(predicate.before, .japanese).map { "\($0)より前" } ?? "")
                + (predicate.since == nil && predicate.before == nil ? "" : "に") + ja)
    }

    private func joined(_ parts: [Expectation], _ english: String, _ japanese: String) -> LocalizedText {
        text(
            parts.map(\.title.en).joined(separator: english),
            parts.map { $0.title[.japanese] }.joined(separator: japanese))
    }

    private func text(_ en: String, _ ja: String) -> LocalizedText { LocalizedText(en: en, ja: ja) }
}

extension EventPredicate {
    /// The event and its conditions but for the moments, as files write them: "mail.delivered (message m1, nth 2)".
    fileprivate var pattern: String {
        let conditions: [(key: String, value: String?)] = [
            ("host", host), ("from", from), ("to", to), ("port", port.map { "\($0)" }),
            ("address", address.map { "\($0)" }), ("name", name), ("type", type), ("rcode", rcode),
            ("command", command), ("code", code.map { "\($0)" }), ("status", status), ("message", message),
            ("mailbox", mailbox), ("protocol", self.protocol), ("result", result), ("link", link),
            ("kind", kind?.rawValue), ("nth", nth == 1 ? nil : "\(nth)"),
        ]
        let stated = conditions.compactMap { condition in condition.value.map { "\(condition.key) \($0)" } }
        return event.rawValue + (stated.isEmpty ? "" : " (\(stated.joined(separator: ", ")))")
    }
}
