// The value beside ICMPView: the messages that a host of ours sends. Read first: ICMPView.swift.
// Left out: redirects, timestamps and router discovery, which no lesson needs.

import Basics

/// One ICMP message. `original` is the beginning of the packet that an error is about.
public enum ICMPMessage: Equatable, Sendable {
    case echoRequest(identifier: UInt16, sequence: UInt16, data: [UInt8])
    case echoReply(identifier: UInt16, sequence: UInt16, data: [UInt8])
    /// For every reason but a packet that is too big.
    case unreachable(ICMPUnreachableCode, original: [UInt8])
    /// RFC 1191 §4: the MTU of the next hop in bytes.
    case fragmentationNeeded(nextHopMTU: UInt16, original: [UInt8])
    /// The time to live reached zero at a router.
    case timeToLiveExceeded(original: [UInt8])
    /// Not all pieces of a packet came in time.
    case reassemblyTimeExceeded(original: [UInt8])

    /// Nil for types that this stack does not send.
    public init?(_ view: borrowing ICMPView) {
        let data = view.data.array
        switch (view.type, view.code) {
        case (.echoRequest, 0): self = .echoRequest(identifier: view.identifier, sequence: view.sequence, data: data)
        case (.echoReply, 0): self = .echoReply(identifier: view.identifier, sequence: view.sequence, data: data)
        case (.destinationUnreachable, ICMPUnreachableCode.fragmentationNeeded.rawValue):
            self = .fragmentationNeeded(nextHopMTU: view.nextHopMTU, original: data)
        case (.destinationUnreachable, let code):
            self = .unreachable(ICMPUnreachableCode(rawValue: code), original: data)
        case (.timeExceeded, 0): self = .timeToLiveExceeded(original: data)
        case (.timeExceeded, 1): self = .reassemblyTimeExceeded(original: data)
        default: return nil
        }
    }

    /// The bytes, with room for IPv4 and Ethernet headers in front.
    public func packet(headroom: Int = 34) -> PacketBuffer {
        switch self {
        case .echoRequest(let identifier, let sequence, let data):
            Self.packet(.echoRequest, 0, identifier, sequence, data, headroom)
        case .echoReply(let identifier, let sequence, let data):
            Self.packet(.echoReply, 0, identifier, sequence, data, headroom)
        case .unreachable(let code, let original):
            Self.packet(.destinationUnreachable, code.rawValue, 0, 0, original, headroom)
        case .fragmentationNeeded(let mtu, let original):
            Self.packet(
                .destinationUnreachable, ICMPUnreachableCode.fragmentationNeeded.rawValue, 0, mtu, original, headroom)
        case .timeToLiveExceeded(let original): Self.packet(.timeExceeded, 0, 0, 0, original, headroom)
        case .reassemblyTimeExceeded(let original): Self.packet(.timeExceeded, 1, 0, 0, original, headroom)
        }
    }

    private static func packet(
        _ type: ICMPType, _ code: UInt8, _ upper: UInt16, _ lower: UInt16, _ data: [UInt8], _ headroom: Int
    ) -> PacketBuffer {
        // 26: what an Ethernet frame of the smallest size has room for after the headers.
        var packet = PacketBuffer(headroom: headroom, capacity: max(8 + data.count, 26))
        packet.appendZeros(8)
        packet.append(data)
        var bytes = packet.mutableBytes
        bytes.store8(type.rawValue, at: 0)
        bytes.store8(code, at: 1)
        bytes.store16(upper, at: 4)
        bytes.store16(lower, at: 6)
        bytes.store16(InternetChecksum.of(bytes.bytes), at: 2)
        return packet
    }
}
