// What can be done to a frame on its way. Read first: Intervention.swift. World+Tamper.swift does it.

import Basics

/// An experiment with one frame.
package enum FrameTampering: Equatable, Sendable {
    /// It never arrives.
    case drop
    /// It arrives later by this much; frames behind it may overtake it.
    case delay(Interval)
    /// It arrives twice.
    case duplicate
    /// The byte at `offset`, counted from the frame's first, is combined with `mask` by exclusive or. Checksums stay as
    /// they were: the receiver finds out.
    case corrupt(offset: Int, mask: UInt8)
    /// It goes on with these bytes. Whoever makes them sees to the checksums.
    case rewrite([UInt8])
}
