// Which frames a fault is about: "segments with data from the mail server". Read first:
// Sources/Wire/EthernetView.swift.
// Then FrameRule.swift, which does something to them.

import Basics
import Wire

/// A pattern for frames. What is empty or nil means: anything.
package struct FramePattern: Equatable, Sendable {
    /// What a frame carries.
    package enum Kind: String, CaseIterable, Sendable {
        case any
        case arpRequest = "arp.request"
        case arpReply = "arp.reply"
        case icmp
        case udp
        case tcp
        /// The first segment of a connection.
        case tcpSYN = "tcp.syn"
        /// The answer to it.
        case tcpSYNACK = "tcp.syn-ack"
        /// A segment that carries bytes of the stream.
        case tcpData = "tcp.data"
        /// A segment that only acknowledges.
        case tcpACK = "tcp.ack"
        /// The last segment of one direction.
        case tcpFIN = "tcp.fin"
    }

    package var kind: Kind
    /// Who built the packet, by one of its addresses; for ARP who asks or answers.
    package var sources: [IPAddress]
    /// For whom it is; for ARP who is looked for, or who had asked.
    package var destinations: [IPAddress]
    /// The port at either end (UDP, TCP).
    package var port: UInt16?

    package init(
        _ kind: Kind, sources: [IPAddress] = [], destinations: [IPAddress] = [], port: UInt16? = nil
    ) {
        self.kind = kind
        self.sources = sources
        self.destinations = destinations
        self.port = port
    }

    /// All kinds of which a whole frame is.
    package static func kinds(of frame: RawSpan) -> [Kind] {
        var kinds: [Kind] = []
        for kind in Kind.allCases where FramePattern(kind).matches(frame) { kinds.append(kind) }
        return kinds
    }

    /// Whether a whole frame is one of those. What cannot be read is only `any`, and only without other conditions.
    package func matches(_ frame: RawSpan) -> Bool {
        guard let ethernet = try? EthernetView(frame) else { return isUnconditional }
        switch ethernet.type {
        case .ipv4:
            guard let packet = try? IPv4View(ethernet.payload) else { return isUnconditional }
            return agree(sources, packet.source) && agree(destinations, packet.destination)
                && matches(packet.payload, packet.payloadProtocol)
        case .arp:
            guard let packet = try? ARPView(ethernet.payload) else { return isUnconditional }
            return port == nil && agree(sources, packet.senderAddress) && isOfKind(packet.operation)
                && agree(destinations, packet.targetAddress)
        case _: return isUnconditional
        }
    }

    private var isUnconditional: Bool { kind == .any && sources.isEmpty && destinations.isEmpty && port == nil }

    private func agree(_ wanted: [IPAddress], _ actual: IPAddress) -> Bool {
        wanted.isEmpty || wanted.contains(actual)
    }

    private func isOfKind(_ operation: ARPOperation) -> Bool {
        switch kind {
        case .any: true
        case .arpRequest: operation == .request
        case .arpReply: operation == .reply
        case .icmp, .udp, .tcp, .tcpSYN, .tcpSYNACK, .tcpData, .tcpACK, .tcpFIN: false
        }
    }

    private func matches(_ payload: RawSpan, _ payloadProtocol: IPProtocol) -> Bool {
        switch payloadProtocol {
        case .tcp:
            guard let segment = try? TCPView(payload) else { return kind == .tcp && port == nil }
            return agreePort(segment.sourcePort, segment.destinationPort)
                && isOfKind(segment.flags, carriesData: segment.payloadLength > 0)
        case .udp:
            guard kind == .any || kind == .udp else { return false }
            guard let datagram = try? UDPView(payload) else { return port == nil }
            return agreePort(datagram.sourcePort, datagram.destinationPort)
        case .icmp: return port == nil && (kind == .any || kind == .icmp)
        case _: return port == nil && kind == .any
        }
    }

    private func agreePort(_ source: UInt16, _ destination: UInt16) -> Bool {
        port == nil || port == source || port == destination
    }

    private func isOfKind(_ flags: TCPFlags, carriesData: Bool) -> Bool {
        let isFirst = flags.contains(.syn) && !flags.contains(.ack)
        switch kind {
        case .any, .tcp: return true
        case .tcpSYN: return isFirst
        case .tcpSYNACK: return flags.contains([.syn, .ack])
        case .tcpData: return carriesData
        case .tcpACK: return !carriesData && flags.isDisjoint(with: [.syn, .fin, .rst]) && flags.contains(.ack)
        case .tcpFIN: return flags.contains(.fin)
        case .arpRequest, .arpReply, .icmp, .udp: return false
        }
    }
}
