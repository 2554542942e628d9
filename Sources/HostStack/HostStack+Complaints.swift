// The ICMP errors that this host sends about packets of others (RFC 792, RFC 1122 §3.2.2, RFC 1812 §4.3).
// Read first: Sources/Wire/ICMPView.swift. Then HostStack+ICMP.swift for those that others send.

import Basics
import Wire

extension HostStack {
    /// RFC 1812 §4.3.2.8: a router must limit the rate of its errors. As Linux: 1000 a second, 50 at once.
    static let complaintRate = TokenBucket(interval: .milliseconds(1), capacity: 50)

    /// Tells the sender of a packet what is wrong with it, unless that is forbidden.
    /// - Parameters:
    ///   - start: where the IPv4 header begins in `frame`.
    ///   - isGroup: the packet, or the frame that it came in, was for more than one receiver.
    mutating func complain(
        _ trouble: PacketTrouble, about frame: borrowing PacketBuffer, at start: Int, isGroup: Bool, at now: Instant,
        _ out: inout StackOutput
    ) {
        let bytes = frame.bytes
        guard !isGroup, let view = try? IPv4View(bytes.extracting(start..<bytes.byteCount)), Self.mayComplain(view),
            complaintLimit.take(at: now), let (address, hop) = source(towards: view.source), hop.kind != .broadcast
        else { return }
        // RFC 1812 §4.3.2.3: as much of the packet as fits an error of 576 bytes.
        let original = view.bytes.extracting(0..<min(view.bytes.byteCount, 576 - 28)).array
        let message: ICMPMessage =
            switch trouble {
            case .unreachable(let code): .unreachable(code, original: original)
            case .tooBig(let mtu): .fragmentationNeeded(nextHopMTU: UInt16(clamping: mtu), original: original)
            case .timeToLive: .timeToLiveExceeded(original: original)
            case .reassembly: .reassemblyTimeExceeded(original: original)
            }
        // RFC 1812 §4.3.2.4: from the interface that it leaves by; as the host that the packet was sent to, if that
        // is this one (RFC 1122 §3.2.2).
        let isForUs = routing.hop(to: view.destination.v4).kind == .local
        var header = header(.icmp, from: isForUs ? view.destination : address, to: view.source)
        // RFC 1812 §4.3.2.5: precedence 6, internetwork control.
        header.typeOfService = 0xC0
        send(message.packet(), header, hop, at: now, &out)
    }

    /// RFC 1122 §3.2.2: no error about an error, about any piece but the first, about a packet to or from a group.
    private static func mayComplain(_ view: borrowing IPv4View) -> Bool {
        guard view.fragmentOffset == 0, view.destination.v4 < 0xE000_0000 else { return false }
        guard view.payloadProtocol == .icmp else { return true }
        return view.payload.byteCount > 0 && !ICMPType(rawValue: view.payload.uint8(at: 0)).isError
    }
}
