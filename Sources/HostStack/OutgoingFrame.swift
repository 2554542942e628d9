// A frame on its way out of a host. Read first: StackOutput.swift.

import Basics

/// A frame that leaves the host.
package struct OutgoingFrame: Equatable, Sendable {
    /// The index of the interface that it leaves by.
    package var interface: Int
    /// The Ethernet frame: padded to 60 bytes, without the frame check sequence.
    package var frame: PacketBuffer
    /// True when this host only passes on somebody else's packet.
    package var isForwarded: Bool

    @inlinable package init(interface: Int, frame: consuming PacketBuffer, isForwarded: Bool) {
        self.interface = interface
        self.frame = frame
        self.isForwarded = isForwarded
    }
}
