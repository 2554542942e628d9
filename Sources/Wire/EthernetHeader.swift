// The value beside EthernetView: what a sender writes. Read first: EthernetView.swift.

import Basics

/// The 14 bytes before a packet on an Ethernet.
public struct EthernetHeader: Equatable, Sendable {
    public var destination: MACAddress
    public var source: MACAddress
    public var type: EtherType

    @inlinable public init(destination: MACAddress, source: MACAddress, type: EtherType) {
        self.destination = destination
        self.source = source
        self.type = type
    }

    @inlinable public init(_ view: borrowing EthernetView) {
        self.init(destination: view.destination, source: view.source, type: view.type)
    }

    /// Puts the header before `packet` and pads the frame to 60 bytes.
    @inlinable public func prepend(to packet: inout PacketBuffer) {
        packet.prepend(EthernetView.headerByteCount)
        var bytes = packet.mutableBytes
        write(to: &bytes)
        Self.pad(&packet)
    }

    /// Overwrites the first 14 bytes of `frame` with zeros.
    public static func clear(_ frame: inout PacketBuffer) {
        var bytes = frame.mutableBytes
        for offset in 0..<EthernetView.headerByteCount { bytes.store8(0, at: offset) }
    }

    /// Writes the header over the first 14 bytes.
    @inlinable @inline(__always) public func write(to bytes: inout MutableRawSpan) {
        bytes.store64(destination.bits << 16 | source.bits >> 32, at: 0)
        bytes.store32(UInt32(truncatingIfNeeded: source.bits), at: 8)
        bytes.store16(type.rawValue, at: 12)
    }

    /// IEEE 802.3 §3.2.8: a frame that is too short for the wire is padded. RFC 894: with zeros.
    @inlinable @inline(__always) public static func pad(_ frame: inout PacketBuffer) {
        let missing = EthernetView.minimumFrameByteCount - frame.count
        if missing > 0 { frame.appendZeros(missing) }
    }
}
