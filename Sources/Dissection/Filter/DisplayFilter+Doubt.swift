// Whether Wireshark will take a display filter. Read first: DisplayFilter.swift.
//
// Wireshark's language is larger than the part of it that is carried out here (words for numbers, dates, macros, the
// fields of a thousand protocols). So this does not ask whether a filter can be carried out, but only for what is wrong
// in either: a misspelt name, something that was opened and not closed, nothing where something must be.

import Basics

/// What is probably wrong with a display filter.
package enum DisplayFilterDoubt: Equatable, Sendable {
    /// Nothing is known by this name; perhaps the other one was meant.
    case unknown(String, nearest: String?)
    /// A quote, a bracket or a condition has no end.
    case unfinished
}

extension DisplayFilter {
    /// What is probably wrong with `text` as a filter for Wireshark; nil when nothing is.
    package static func doubt(about text: String) -> DisplayFilterDoubt? {
        guard let tokens = try? FilterToken.tokens(of: text), let last = tokens.last else { return .unfinished }
        var open: [FilterToken] = []
        for token in tokens {
            switch token {
            case .sign("("), .sign("{"): open.append(token)
            case .sign(")"): if open.popLast() != .sign("(") { return .unfinished }
            case .sign("}"): if open.popLast() != .sign("{") { return .unfinished }
            case .word, .quoted, .letter, .sign, .slice, .layer: break
            }
        }
        if !open.isEmpty || last.isAny(of: joints) || last.isAny(of: comparisons) { return .unfinished }
        for (index, token) in tokens.enumerated() {
            guard case .word(let name) = token, !token.isAny(of: joints) else { continue }
            let isFirst = index == 0 || tokens[index - 1] == .sign("(") || tokens[index - 1].isAny(of: joints)
            let isFunction = index + 1 < tokens.count && tokens[index + 1] == .sign("(")
            guard isFirst, !isFunction, let first = name.first, first.isLetter else { continue }
            if let doubt = doubt(aboutName: name) { return doubt }
        }
        return nil
    }

    /// Other protocols than those of the emulator make no sense in its captures. Their own fields are more than the
    /// catalogue has: only one that is near to a known one is in doubt.
    private static func doubt(aboutName name: String) -> DisplayFilterDoubt? {
        let known = FilterTerm.names + otherFields
        if known.contains(name) || known.contains(name.lowercased()) { return nil }
        let nearest = Suggestion.nearest(to: name, in: known)
        let layer = String(name.prefix { $0 != "." })
        return nearest == nil && FilterTerm.protocols.contains(layer) ? nil : .unknown(name, nearest: nearest)
    }

    /// Fields of Wireshark's that make sense in these captures, though nothing here shows them.
    private static let otherFields = [
        "_ws.col.info", "_ws.expert",
    ]
    private static let joints = ["and", "&&", "or", "||", "not", "!", "xor", "^^"]
    private static let comparisons = [
        "==", "=", "eq", "!=", "ne", "<", "lt", ">", "gt", "<=", "le", ">=", "ge", "contains", "in", "matches", "~",
        "&",
    ]
}

extension FilterToken {
    /// Whether it is one of these signs, or one of these words without quotes.
    fileprivate func isAny(of words: [String]) -> Bool {
        switch self {
        case .word(let text), .sign(let text): words.contains(text.lowercased())
        case .quoted, .letter, .slice, .layer: false
        }
    }
}
