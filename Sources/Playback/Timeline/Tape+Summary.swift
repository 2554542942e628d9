// A frame of a recording in one line, as Wireshark's list has it. Read first: FrameSummary.swift, TCPNumbers.swift.

import Basics
import Wire

extension Tape {
    /// The summary of a frame; the numbers of a TCP segment are counted from the beginning of its connection.
    package func summary(ofFrame number: Int) -> FrameSummary {
        var summary = FrameSummary(bytes(ofFrame: number))
        // Only what tells them needs their origin.
        if summary.protocolName == "TCP", let numbers = countedNumbers(of: summary, in: number) {
            summary.tell(numbers)
        }
        return summary
    }

    /// The numbers of the TCP segment in frame `number`, counted from the beginning of its connection; nil without one.
    package func countedNumbers(of summary: FrameSummary, in number: Int) -> TCPNumbers? {
        summary.tcpNumbers.map { $0.counted(from: origin(of: summary, $0, in: number)) }
    }

    /// Where the connection of frame `number` begins, by the latest SYN of either side. Without one it begins with this
    /// segment, whose first byte is number 1.
    private func origin(of segment: FrameSummary, _ numbers: TCPNumbers, in number: Int) -> TCPNumbers.Origin {
        var (mine, other): (SYN?, SYN?)
        var index = number
        while index >= 0 && (mine == nil || other == nil) {
            if let syn = SYN(bytes(ofFrame: index)) {
                if mine == nil,
                    syn.isFrom(
                        segment.sourceAddress, segment.sourcePort, segment.destinationAddress, segment.destinationPort)
                {
                    mine = syn
                    // It opens the connection: what came before it was another one.
                    if !syn.isAnswer { break }
                } else if other == nil,
                    syn.isFrom(
                        segment.destinationAddress, segment.destinationPort, segment.sourceAddress, segment.sourcePort)
                {
                    other = syn
                    if !syn.isAnswer && mine == nil { break }
                }
            }
            index -= 1
        }
        // RFC 7323 §2.2: windows are scaled when both have offered it, and never those of the SYNs.
        let shift = mine.flatMap { mine in other.flatMap { $0.windowShift == nil ? nil : mine.windowShift } } ?? 0
        let isSYN = segment.tcpFlags?.contains(.syn) ?? false
        return TCPNumbers.Origin(
            mine: mine?.sequence ?? numbers.sequence - 1,
            other: other?.sequence ?? (numbers.acknowledgment ?? SequenceNumber(0)) - 1,
            windowShift: isSYN ? 0 : shift)
    }

    /// A segment that begins a connection, or answers such a one.
    private struct SYN {
        var sequence: SequenceNumber
        var windowShift: Int?
        /// It is the SYN-ACK.
        var isAnswer: Bool
        private let ends: (IPAddress, UInt16, IPAddress, UInt16)

        /// Nil when the frame carries none.
        init?(_ frame: [UInt8]) {
            let span = frame.span.bytes
            guard let ethernet = try? EthernetView(span), ethernet.type == .ipv4,
                let packet = try? IPv4View(ethernet.payload), packet.payloadProtocol == .tcp, !packet.isFragment,
                let segment = try? TCPView(packet.payload), segment.flags.contains(.syn)
            else { return nil }
            sequence = segment.sequence
            windowShift = segment.options.windowScale.map { min(Int($0), 14) }
            isAnswer = segment.flags.contains(.ack)
            ends = (packet.source, segment.sourcePort, packet.destination, segment.destinationPort)
        }

        func isFrom(_ address: IPAddress?, _ port: UInt16?, _ other: IPAddress?, _ otherPort: UInt16?) -> Bool {
            ends.0 == address && ends.1 == port && ends.2 == other && ends.3 == otherPort
        }
    }
}
