// What the author of a wrong value probably meant. Read first: ScalarFormat+Check.swift.

import Basics
import Wire

extension ScalarFormat {
    /// The right value nearest to the wrong `text`; nil when none is near.
    func repaired(_ text: String) -> String? {
        let plain = LookAlike.plain(text)
        let candidates =
            [plain, plain.lowercased()] + withUsualUnit(plain) + withReservedEnd(plain.lowercased()) + asNetwork(plain)
            + (Self.boolean(plain.lowercased()).map { $0 ? ["on", "yes"] : ["off", "no"] } ?? [])
        if let right = candidates.first(where: { $0 != text && accepts($0) }) { return right }
        return Suggestion.nearest(to: plain, in: words)
    }

    /// A name without the final dot, with a top level that is near to its own, or with one at all.
    private func withReservedEnd(_ text: String) -> [String] {
        switch self {
        case .domainName, .mailAddress, .recipient, .mailTarget: break
        case .zoneName: return [text + "."]
        default: return []  // everything else does not end so
        }
        let name = text.hasSuffix(".") ? String(text.dropLast()) : text
        let dot = name.lastIndex(of: ".")
        let domain = name.lastIndex(of: "@").map { name.index(after: $0) } ?? name.startIndex
        guard let dot, dot > domain else { return [name, name + ".example"] }
        let end = String(name[name.index(after: dot)...])
        let near = Suggestion.nearest(to: end, in: DomainText.reservedTopLevels)
        return [name] + (near.map { [name[...dot] + $0] } ?? [])
    }

    /// The network of an address with its prefix length.
    private func asNetwork(_ text: String) -> [String] {
        switch self {
        case .network, .hostNetwork:
            InterfaceText.parse(text).map { ["\(IPNetwork($0.address, prefixLength: $0.prefixLength))"] } ?? []
        default: []  // everything else is no network
        }
    }

    /// What is expected, told for this wrong `text`.
    func expectation(insteadOf text: String) -> Phrase {
        if case .record = self, let form = RecordText.form(of: text) { return form }
        if case .moment = self, Moment.isWrittenAsOne(text) {
            return "a moment that there is, in the years \(Moment.years.lowerBound) to \(Moment.years.upperBound)"
        }
        return nameExpectation(insteadOf: text) ?? expectation
    }

    /// What a name or an address must keep to that `text` does not, where that is hard to see.
    private func nameExpectation(insteadOf text: String) -> Phrase? {
        let at = text.lastIndex(of: "@")
        let local: Substring?
        let domain: Substring?
        switch self {
        case .nodeName, .domainName, .domainPattern, .zoneName: (local, domain) = (nil, text[...])
        case .localPart: (local, domain) = (text[...], nil)
        case .mailAddress, .recipient, .mailTarget:
            (local, domain) = (at.map { text[..<$0] } ?? text[...], at.map { text[text.index(after: $0)...] })
        default: return nil  // everything else is no name
        }
        if let local, local.utf8.count > DomainText.maximumLocalPart {
            return "at most \(DomainText.maximumLocalPart) letters before the @"
        }
        guard let domain, !domain.hasPrefix("[") else { return nil }
        // The final dot of a whole name belongs to none of its parts.
        let parts = (domain.hasSuffix(".") ? domain.dropLast() : domain).split(separator: ".")
        if parts.contains(where: { $0.utf8.count > DomainText.maximumLabel }) {
            return "at most \(DomainText.maximumLabel) letters between two dots"
        }
        if domain.utf8.count > DomainText.maximumName { return "a name of at most \(DomainText.maximumName) letters" }
        if parts.contains(where: { !DomainText.hasOnlyLettersDigitsHyphens($0) }) {
            return "only letters from a to z, digits and hyphens between the dots"
        }
        return nil
    }

    /// `text` with the units that its own may stand for.
    private func withUsualUnit(_ text: String) -> [String] {
        let digits = text.prefix { ("0"..."9").contains($0) || $0 == "." }
        guard !digits.isEmpty else { return [] }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }
        switch self {
        case .chance:
            // A bare 0.05 may be five percent or a twentieth of one.
            let isPercent = unit.isEmpty ? !digits.contains(".") : unit.lowercased().hasPrefix("percent")
            return isPercent || unit == "パーセント" ? [digits + "%"] : []
        case .duration: return Self.named[unit.lowercased()].map { ["\(digits) \($0)"] } ?? []
        case .bandwidth:
            // 10 MB/s would be bytes.
            guard !unit.contains("B"), let prefix = unit.first?.lowercased(), "kmg".contains(prefix) else { return [] }
            return ["\(digits) \(prefix == "k" ? prefix : prefix.uppercased())bit/s"]
        case .moment: return Moment.completions(of: text)
        case .byteCount, .byteLimit:
            guard let prefix = unit.first?.lowercased(), "kmg".contains(prefix) else { return [] }
            return ["\(digits) \(prefix == "k" ? prefix : prefix.uppercased())B"]
        default: return []  // everything else has no units
        }
    }

    /// Names of units of time that files do not have.
    private static let named = [
        "secs": "s", "mins": "min", "hr": "h", "hrs": "h", "msec": "ms", "msecs": "ms", "millisecond": "ms",
        "milliseconds": "ms", "usec": "us", "microseconds": "us", "秒": "s", "分": "min", "時間": "h", "日": "d",
        "ミリ秒": "ms",
    ]
}
