// Why a lesson cannot be played. Read first: nothing.

import DNSProtocol
import Scenarios

/// A lesson that does not fit together. Files that passed the checker never cause it; lessons made by a program can.
package enum LessonRunError: Error, Equatable, Sendable, CustomStringConvertible {
    case build(String)
    /// A kind of thing (host, link, letter) and a name that nothing of the kind has.
    case unknown(String, String)
    case letter(String)
    /// A host without a resolver has no cache.
    case noResolver(String)
    /// A name that lies outside of the zone that shall be changed.
    case outsideOfZone(name: String, zone: String)
    /// A name server refuses a change.
    case zone(AuthoritativeServer.ChangeError)

    package var description: String {
        switch self {
        case .build(let reason), .letter(let reason): reason
        case .noResolver(let name): "\(name) is no resolver: it has no cache"
        case .outsideOfZone(let name, let zone): "\(name) is not in the zone \(zone)"
        case .zone(let refusal): refusal.description
        case .unknown(let kind, let name): "there is no \(kind) “\(name)”"
        }
    }
}
