// What is written beside the bytes of a frame. Read first: FrameDirection.swift, CapturedLink.swift.

/// When and where a frame was seen, and what the story says about it.
package struct FrameRecord: Equatable, Sendable {
    /// Nanoseconds since 1970-01-01 00:00 UTC, by the clock of the emulation.
    package var time: UInt64
    /// Index into the capture's links.
    package var link: Int
    package var direction: FrameDirection
    /// The same number for the same packet wherever it is seen; nil leaves it out.
    package var packetID: UInt64?
    /// Narration; each text becomes a comment of its own.
    package var comments: [String]

    @inlinable
    package init(
        time: UInt64, link: Int, direction: FrameDirection = .unknown, packetID: UInt64? = nil,
        comments: [String] = []
    ) {
        self.time = time
        self.link = link
        self.direction = direction
        self.packetID = packetID
        self.comments = comments
    }
}
