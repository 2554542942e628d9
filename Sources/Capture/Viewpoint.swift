// From where a capture looks at the network. Read first: nothing.
//
// A packet crosses several links, and a capture of all of them in one file makes Wireshark see every packet several
// times: it reports retransmissions and repeated questions that never were. So the default shows each packet once.

import Basics

/// Which crossings of links are captured.
package enum Viewpoint: Equatable, Sendable {
    /// Each packet once: on the first link that it crosses.
    case firstLink
    /// Everything on one link.
    case link(String)
    /// Everything that one host sends and receives, with directions, like tcpdump on that host.
    case host(String)
    /// Every crossing, in one file: a packet shows up once for each link on its way.
    case path
    /// Every crossing, in a folder with a file for each link.
    case all

    /// Reads `first`, `link:NAME`, `host:NAME`, `path` or `all`, where the names must be among those given.
    package init(_ text: String, links: [String], hosts: [String]) throws(ViewpointError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        switch (parts[0], parts.count == 2 ? parts[1] : nil) {
        case ("first", nil): self = .firstLink
        case ("path", nil): self = .path
        case ("all", nil): self = .all
        case ("link", let name?):
            guard links.contains(name) else { throw .unknownName(.link, name, known: links) }
            self = .link(name)
        case ("host", let name?):
            guard hosts.contains(name) else { throw .unknownName(.host, name, known: hosts) }
            self = .host(name)
        default: throw .unknownKind(text)
        }
    }
}

/// A viewpoint that there is not.
package enum ViewpointError: Error, Equatable, Sendable {
    case unknownKind(String)
    /// The name, and the names that there are.
    case unknownName(Kind, String, known: [String])

    /// What can be looked at by its name.
    package enum Kind: String, Equatable, Sendable {
        case link, host
    }

    /// Some of the names that there are.
    package static func list(_ known: [String]) -> String {
        known.prefix(12).joined(separator: ", ") + (known.count > 12 ? ", ..." : "")
    }
}

extension ViewpointError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownKind(let text):
            "\"\(text)\" is not a viewpoint; expected first, link:NAME, host:NAME, path or all"
        case .unknownName(let kind, let name, let known):
            "there is no \(kind) \"\(name)\""
                + (Suggestion.nearest(to: name, in: known).map { "; did you mean \"\($0)\"?" }
                    ?? "; there are \(Self.list(known))")
        }
    }
}
