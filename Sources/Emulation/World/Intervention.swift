// What is done to a world from outside: a person's command, a fault, a repair. Read first: World.swift.

import Basics

/// A change that can be planned for a moment.
package enum Intervention: Equatable, Sendable {
    /// Somebody at host number `host` does something.
    case command(host: Int, UserCommand)
    case hostPower(Int, on: Bool)
    case switchPower(Int, on: Bool)
    case service(host: Int, Service.Kind, running: Bool)
    /// Cuts or restores a link; frames under way on it are lost when it is cut.
    case link(Int, isUp: Bool)
    /// Gives a link other properties; frames under way keep theirs.
    case properties(link: Int, LinkProperties)
    /// Plans a fault of a link, behind those that are planned already.
    case rule(link: Int, FrameRule)
    /// Takes all planned faults of a link back.
    case noRules(link: Int)
}
