// Whether Wireshark will take a display filter. Read first: DisplayFilter.swift.
//
// Wireshark's language is larger than the part of it that is carried out here (slices, functions, arithmetic, words for
// numbers, the fields of a thousand protocols). So this does not ask whether a filter can be carried out, but only for
// what is wrong in either: a misspelt name, something that was opened and not closed, nothing where something must be.

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
        guard let tokens = try? tokens(text), let last = tokens.last else { return .unfinished }
        var open: [String] = []
        for token in tokens {
            switch token {
            case "(", "{": open.append(token)
            case ")": if open.popLast() != "(" { return .unfinished }
            case "}": if open.popLast() != "{" { return .unfinished }
            default: break
            }
        }
        if !open.isEmpty || joints.contains(last.lowercased()) || comparisons.contains(last.lowercased()) {
            return .unfinished
        }
        for (index, token) in tokens.enumerated() {
            let isFirst = index == 0 || tokens[index - 1] == "(" || joints.contains(tokens[index - 1].lowercased())
            // A function has a list of its own behind it.
            let isFunction = index + 1 < tokens.count && tokens[index + 1] == "("
            guard isFirst, !isFunction, !joints.contains(token.lowercased()), token != "(" else { continue }
            // A slice, `eth.src[0:3]`, is one of a field.
            let name = token.lowercased().prefix { $0 != "[" }
            guard let first = name.first, first.isLetter else { continue }
            if let doubt = doubt(aboutName: String(name)) { return doubt }
        }
        return nil
    }

    /// Other protocols than those of the emulator make no sense in its captures. Their own fields are more than the
    /// catalogue has: only one that is near to a known one is in doubt.
    private static func doubt(aboutName name: String) -> DisplayFilterDoubt? {
        let known = protocols + frameFields + otherFields + FieldCatalogue.names
        if known.contains(name) { return nil }
        let nearest = Suggestion.nearest(to: name, in: known)
        let layer = String(name.prefix { $0 != "." })
        return nearest == nil && protocols.contains(layer) ? nil : .unknown(name, nearest: nearest)
    }

    /// Fields of Wireshark's that make sense in these captures, though nothing here shows them.
    private static let otherFields = [
        "frame.comment", "frame.time", "frame.time_relative", "frame.time_delta", "frame.protocols", "_ws.col.info",
    ]
    private static let joints = ["and", "&&", "or", "||", "not", "!", "xor", "^^"]
    private static let comparisons = [
        "==", "=", "eq", "!=", "ne", "<", "lt", ">", "gt", "<=", "le", ">=", "ge", "contains", "in", "matches", "~",
        "&",
    ]
}
