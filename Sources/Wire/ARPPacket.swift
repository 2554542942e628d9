// The value beside ARPView. Read first: ARPView.swift.

import Basics

/// An ARP request or reply for IPv4 over Ethernet.
public struct ARPPacket: Equatable, Sendable {
    public var operation: ARPOperation
    public var senderMAC: MACAddress
    public var senderAddress: IPAddress
    /// In a request the sender does not know it: zero.
    public var targetMAC: MACAddress
    public var targetAddress: IPAddress

    public init(
        operation: ARPOperation, senderMAC: MACAddress, senderAddress: IPAddress, targetMAC: MACAddress,
        targetAddress: IPAddress
    ) {
        self.operation = operation
        self.senderMAC = senderMAC
        self.senderAddress = senderAddress
        self.targetMAC = targetMAC
        self.targetAddress = targetAddress
    }

    public init(_ view: borrowing ARPView) {
        self.init(
            operation: view.operation, senderMAC: view.senderMAC, senderAddress: view.senderAddress,
            targetMAC: view.targetMAC, targetAddress: view.targetAddress)
    }

    /// The packet as an Ethernet frame to `destination`, padded to 60 bytes.
    public func frame(to destination: MACAddress) -> PacketBuffer {
        var packet = PacketBuffer(headroom: EthernetView.headerByteCount, capacity: 46)
        append(to: &packet)
        EthernetHeader(destination: destination, source: senderMAC, type: .arp).prepend(to: &packet)
        return packet
    }

    /// Adds the 28 bytes.
    public func append(to packet: inout PacketBuffer) {
        let start = packet.count
        packet.appendZeros(ARPView.byteCount)
        var bytes = packet.mutableBytes
        bytes.store16(1, at: start)
        bytes.store16(EtherType.ipv4.rawValue, at: start + 2)
        bytes.store16(0x0604, at: start + 4)
        bytes.store16(operation.rawValue, at: start + 6)
        senderMAC.store(in: &bytes, at: start + 8)
        bytes.store32(senderAddress.v4, at: start + 14)
        targetMAC.store(in: &bytes, at: start + 18)
        bytes.store32(targetAddress.v4, at: start + 24)
    }
}
