// One line about a frame, as in Wireshark's packet list. Read first: Sources/Wire.
// It shows any bytes, also damaged ones: what cannot be read is not there.

import Basics
import DNSProtocol
import Wire

/// The headers of a frame from Ethernet to TCP, and what they amount to.
package struct FrameSummary: Equatable, Sendable {
    /// In Wireshark's "Protocol" column: `ARP`, `TCP`, `DNS`, `SMTP`, ...
    package var protocolName = "Ethernet"
    /// IPv4 addresses, or MAC addresses when there are none.
    package var source: String
    package var destination: String
    package var sourceAddress: IPAddress?
    package var destinationAddress: IPAddress?
    /// Ports of TCP or UDP.
    package var sourcePort: UInt16?
    package var destinationPort: UInt16?
    package var tcpFlags: TCPFlags?
    /// The numbers of a TCP segment, as they stand in it.
    package private(set) var tcpNumbers: TCPNumbers?
    /// What the "Info" column says.
    package var info = ""
    /// Bytes of payload behind the last header that is known.
    package var payloadLength = 0
    /// Where that payload begins in the frame.
    package var payloadOffset = 0

    /// Reads what can be read.
    package init(_ frame: [UInt8]) {
        let span = frame.span.bytes
        source = ""
        destination = ""
        guard let ethernet = try? EthernetView(span) else {
            info = "\(frame.count) bytes"
            return
        }
        source = "\(ethernet.source)"
        destination = "\(ethernet.destination)"
        payloadOffset = EthernetView.headerByteCount
        payloadLength = frame.count - payloadOffset
        switch ethernet.type {
        case .arp: readARP(ethernet.payload)
        case .ipv4: readIPv4(ethernet.payload)
        default: info = "type 0x" + ethernet.type.rawValue.hexDigits
        }
    }

    private mutating func readARP(_ bytes: RawSpan) {
        protocolName = "ARP"
        guard let arp = try? ARPView(bytes) else { return }
        (sourceAddress, destinationAddress) = (arp.senderAddress, arp.targetAddress)
        info =
            arp.operation == .request
            ? "Who has \(arp.targetAddress)? Tell \(arp.senderAddress)" : "\(arp.senderAddress) is at \(arp.senderMAC)"
    }

    private mutating func readIPv4(_ bytes: RawSpan) {
        protocolName = "IPv4"
        guard let packet = try? IPv4View(bytes) else { return }
        (sourceAddress, destinationAddress) = (packet.source, packet.destination)
        source = "\(packet.source)"
        destination = "\(packet.destination)"
        payloadOffset += packet.headerByteCount
        payloadLength = packet.payload.byteCount
        if packet.fragmentOffset > 0 || packet.moreFragments {
            info = "Fragmented IP protocol (offset \(packet.fragmentOffset))"
            return
        }
        switch packet.payloadProtocol {
        case .tcp: readTCP(packet.payload)
        case .udp: readUDP(packet.payload)
        case .icmp: readICMP(packet.payload)
        default: info = "protocol \(packet.payloadProtocol)"
        }
    }

    private mutating func readTCP(_ bytes: RawSpan) {
        protocolName = "TCP"
        guard let segment = try? TCPView(bytes) else { return }
        (sourcePort, destinationPort) = (segment.sourcePort, segment.destinationPort)
        tcpFlags = segment.flags
        payloadOffset += segment.headerLength
        payloadLength = segment.payloadLength
        let numbers = TCPNumbers(
            sequence: segment.sequence, acknowledgment: segment.flags.contains(.ack) ? segment.acknowledgment : nil,
            window: Int(segment.window))
        tcpNumbers = numbers
        tell(numbers)
        guard segment.payloadLength > 0, let name = Self.application(segment.sourcePort, segment.destinationPort)
        else { return }
        protocolName = name
        if name == "DNS" { return }
        info = (Self.isServer(segment.sourcePort) ? "S: " : "C: ") + Self.firstLine(segment.payload)
    }

    /// Puts the numbers of a TCP segment into `info`; what a program said in it is told instead of them.
    mutating func tell(_ numbers: TCPNumbers) {
        guard protocolName == "TCP", let tcpFlags, let sourcePort, let destinationPort else { return }
        info = "\(sourcePort) → \(destinationPort) [\(tcpFlags)] Seq=\(numbers.sequence)"
        if let acknowledgment = numbers.acknowledgment { info += " Ack=\(acknowledgment)" }
        info += " Win=\(numbers.window) Len=\(payloadLength)"
    }

    private mutating func readUDP(_ bytes: RawSpan) {
        protocolName = "UDP"
        guard let datagram = try? UDPView(bytes) else { return }
        (sourcePort, destinationPort) = (datagram.sourcePort, datagram.destinationPort)
        payloadOffset += UDPView.headerByteCount
        payloadLength = datagram.payload.byteCount
        info = "\(datagram.sourcePort) → \(datagram.destinationPort) Len=\(datagram.payload.byteCount)"
        guard datagram.sourcePort == 53 || datagram.destinationPort == 53 else { return }
        let payload = datagram.payload
        let array = (0..<payload.byteCount).map { payload.uint8(at: $0) }
        guard let message = try? DNSMessage(array) else { return }
        protocolName = "DNS"
        let id = "0x" + message.id.hexDigits
        let question = message.questions.first.map { "\($0.type) \($0.name)" } ?? ""
        info =
            message.flags.isResponse
            ? "Standard query response \(id) \(message.code == .noError ? "" : "\(message.code) ")\(question)"
                + message.answers.map { " \($0.type) \($0.data)" }.joined()
            : "Standard query \(id) \(question)"
    }

    private mutating func readICMP(_ bytes: RawSpan) {
        protocolName = "ICMP"
        guard let message = try? ICMPView(bytes) else { return }
        switch message.type {
        case .echoRequest: info = "Echo (ping) request"
        case .echoReply: info = "Echo (ping) reply"
        case .destinationUnreachable: info = "Destination unreachable (code \(message.code))"
        case .timeExceeded: info = "Time-to-live exceeded"
        default: info = "type \(message.type.rawValue), code \(message.code)"
        }
    }

    private static func isServer(_ port: UInt16) -> Bool { [25, 587, 110, 143, 53].contains(port) }

    private static func application(_ a: UInt16, _ b: UInt16) -> String? {
        for port in [a, b] {
            switch port {
            case 25, 587: return "SMTP"
            case 110: return "POP"
            case 143: return "IMAP"
            case 53: return "DNS"
            default: break
            }
        }
        return nil
    }

    private static func firstLine(_ bytes: RawSpan) -> String {
        var line: [UInt8] = []
        for i in 0..<min(bytes.byteCount, 200) {
            let byte = bytes.uint8(at: i)
            if byte == 13 || byte == 10 { break }
            line.append(byte)
        }
        return String(decoding: line, as: UTF8.self)
    }
}
