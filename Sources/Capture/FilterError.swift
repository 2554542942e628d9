// What can be wrong with a capture filter. Read first: nothing. Then PacketFilter.swift.

import Basics

/// A filter that cannot be used.
package enum FilterError: Error, Equatable, Sendable {
    /// A word that needs a real network interface.
    case needsInterface(String)
    /// A name that no emulated host has, where a host must stand.
    case unknownHost(String, known: [String])
    /// A word that is not part of the language, and no emulated host's name.
    case unknownWord(String, known: [String])
    /// The name of a network: emulated networks have none.
    case networkName(String)
    case unknownService(String, known: [String])
    /// libpcap refuses it; `reason` is libpcap's text.
    case syntax(expression: String, reason: String)
}

extension FilterError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .needsInterface(let word):
            "\"\(word)\" needs a real network interface; use --viewpoint link:NAME or host:NAME instead"
        case .unknownHost(let name, _):
            "no host of this network is called \"\(name)\"\(hint)"
        case .unknownWord(let word, _):
            "\"\(word)\" is neither a word of the filter language nor a host of this network\(hint)"
        case .networkName(let name):
            "\"\(name)\": networks have no names here; write their addresses, as in net 192.0.2.0/24"
        case .unknownService(let name, _):
            "\"\(name)\" is not a service that is known here\(hint)"
        case .syntax(let expression, let reason): "the filter \"\(expression)\" does not compile: \(reason)"
        }
    }

    private var hint: String { suggestion.map { "; did you mean \"\($0)\"?" } ?? "" }

    /// The nearest right word.
    package var suggestion: String? {
        switch self {
        case .unknownHost(let word, let known), .unknownWord(let word, let known),
            .unknownService(let word, let known):
            Suggestion.nearest(to: word, in: known)
        case .needsInterface, .networkName, .syntax: nil
        }
    }
}
