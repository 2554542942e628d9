// The value beside UDPView. Read first: UDPView.swift.

import Basics

/// The ports of a datagram; length and checksum follow from what it carries.
public struct UDPHeader: Equatable, Sendable {
    public var sourcePort: UInt16
    public var destinationPort: UInt16

    /// The largest payload over IPv4, in bytes: 65,535 without 20 of IPv4 and 8 of UDP.
    public static let largestPayload = 65_507

    public init(sourcePort: UInt16, destinationPort: UInt16) {
        self.sourcePort = sourcePort
        self.destinationPort = destinationPort
    }

    public init(_ view: borrowing UDPView) {
        self.init(sourcePort: view.sourcePort, destinationPort: view.destinationPort)
    }

    /// Puts the header before `payload`, which must have at most 65,507 bytes.
    public func prepend(to payload: inout PacketBuffer, from source: IPAddress, to destination: IPAddress) {
        precondition(payload.count <= Self.largestPayload, "a UDP payload over IPv4 has at most 65,507 bytes")
        payload.prepend(8)
        let length = payload.count
        var bytes = payload.mutableBytes
        bytes.store16(sourcePort, at: 0)
        bytes.store16(destinationPort, at: 2)
        bytes.store16(UInt16(length), at: 4)
        bytes.store16(0, at: 6)
        var sum = InternetChecksum(pseudoHeaderFrom: source, to: destination, protocol: .udp, length: length)
        sum.add(bytes.bytes)
        // RFC 768: "If the computed checksum is zero, it is transmitted as all ones".
        bytes.store16(sum.value == 0 ? 0xFFFF : sum.value, at: 6)
    }
}
