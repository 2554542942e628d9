// A frame as a capture has it. Read first: nothing. Then Dissector.swift.

import Basics

/// What a dissector is given.
package struct CapturedFrame: Equatable, Sendable {
    /// The bytes that were captured, from the Ethernet header on.
    package var bytes: [UInt8]
    /// How long the frame was on the wire.
    package var length: Int
    /// Nanoseconds since 1970-01-01 00:00 UTC.
    package var time: UInt64
    /// The name of the interface, if the capture has any.
    package var interface: String
    /// What pcapng says besides.
    package var origin: FrameOrigin?

    package init(
        bytes: [UInt8], length: Int? = nil, time: UInt64 = 0, interface: String = "", origin: FrameOrigin? = nil
    ) {
        self.bytes = bytes
        self.length = length ?? bytes.count
        self.time = time
        self.interface = interface
        self.origin = origin
    }
}
