// What a pcapng reader gives back. Read first: PcapngWriter.swift, which shows the blocks. Then PcapngReader.swift.

/// One block of a capture.
package enum PcapngBlock: Equatable, Sendable {
    /// Begins a section; interfaces are counted anew.
    case section(comments: [String], hardware: String?, application: String?)
    case interface(PcapngInterface)
    case names([CapturedName])
    case packet(PcapngPacket)
    /// Frames seen on an interface.
    case statistics(interface: Int, received: UInt64?)
    /// Anything else, as it stands.
    case other(PcapngBlockType, body: [UInt8])
}

/// An interface of a capture that was read.
package struct PcapngInterface: Equatable, Sendable {
    package var linkType: UInt16
    package var snapLength: UInt32
    package var link: CapturedLink
    /// Time units in a second, as a power of ten (9: nanoseconds) or, when negative, of two.
    package var resolution: Int8
    /// Seconds to add to every time.
    package var offset: Int64 = 0
}

/// A frame of a capture that was read.
package struct PcapngPacket: Equatable, Sendable {
    /// Index into the section's interfaces.
    package var interface: Int
    /// In the units of its interface, since 1970-01-01 00:00 UTC.
    package var time: UInt64?
    package var bytes: [UInt8]
    /// How long the frame was on the wire.
    package var originalLength: UInt32
    package var comments: [String] = []
    /// epb_flags, in which the direction is; nil when the block has none.
    package var flags: UInt32?
    package var packetID: UInt64?

    package var direction: FrameDirection { FrameDirection(rawValue: (flags ?? 0) & 3) }
}
