// Which way a frame went. Read first: nothing.

/// Which way a frame went, as seen from the host that the capture was taken at.
package struct FrameDirection: RawRepresentable, Hashable, Sendable {
    /// The two lowest bits of epb_flags.
    package var rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Taken on a link, which has no inside.
    package static let unknown = FrameDirection(rawValue: 0)
    package static let inbound = FrameDirection(rawValue: 1)
    package static let outbound = FrameDirection(rawValue: 2)
}
