// A planned loss, by the names that a lesson uses. Read first: ActionPlan.swift,
// Sources/Emulation/Network/FrameRule.swift.

import Emulation

/// Which frames a link loses, beginning with the n-th.
package struct FrameFault: Equatable, Sendable {
    package var kind: FramePattern.Kind
    /// The host that built the packet; nil: any.
    package var from: String?
    /// The host for which it is; nil: any.
    package var to: String?
    /// The port at either end; nil: any.
    package var port: UInt16?
    /// The first frame that is lost, counted from 1.
    package var nth: Int
    /// How many are lost from there on.
    package var times: Int

    package init(
        _ kind: FramePattern.Kind, from: String? = nil, to: String? = nil, port: UInt16? = nil, nth: Int = 1,
        times: Int = 1
    ) {
        self.kind = kind
        self.from = from
        self.to = to
        self.port = port
        self.nth = nth
        self.times = times
    }
}
