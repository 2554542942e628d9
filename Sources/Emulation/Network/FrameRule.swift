// A planned fault of a link: "lose the third segment with data". Read first: FramePattern.swift.
//
// Chance (`LinkProperties.loss`) shows what losses do to many frames; a rule loses the one frame that a story is about,
// whatever the seed. Rules are tried in the order in which they were set; the first that takes hold of a frame decides.

import Basics

/// Loses frames of one kind, beginning with the n-th.
package struct FrameRule: Equatable, Sendable {
    package var pattern: FramePattern
    /// How many such frames still pass.
    package var passing: Int
    /// How many it loses then.
    package var losing: Int

    /// - Parameters:
    ///   - nth: the first frame that is lost, counted from 1 and from the moment at which the rule is set.
    ///   - times: how many are lost from there on.
    package init(_ pattern: FramePattern, nth: Int = 1, times: Int = 1) {
        self.pattern = pattern
        passing = max(0, nth - 1)
        losing = times
    }

    /// Whether the rule takes this frame away; it counts what it sees.
    mutating func takes(_ frame: RawSpan) -> Bool {
        if losing <= 0 || !pattern.matches(frame) { return false }
        if passing > 0 {
            passing -= 1
            return false
        }
        losing -= 1
        return true
    }
}
