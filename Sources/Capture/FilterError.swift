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
        case .unknownHost(let name, let known):
            "no host of this network is called \"\(name)\"\(hint(name, known))"
        case .unknownWord(let word, let known):
            "\"\(word)\" is neither a word of the filter language nor a host of this network\(hint(word, known))"
        case .networkName(let name):
            "\"\(name)\": networks have no names here; write their addresses, as in net 192.0.2.0/24"
        case .unknownService(let name, let known):
            "\"\(name)\" is not a service that is known here\(hint(name, known))"
        case .syntax(let expression, let reason): "the filter \"\(expression)\" does not compile: \(reason)"
        }
    }

    private func hint(_ name: String, _ known: [String]) -> String {
        Suggestion.nearest(to: name, in: known).map { "; did you mean \"\($0)\"?" } ?? ""
    }
}
