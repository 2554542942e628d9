// The packet at the cursor, from its outline to its bytes. Read first: Player.swift,
// Sources/Playback/Timeline/FrameSummary.swift.

import Basics
import Playback
import Scenarios

extension Player {
    func bytes() -> Reply {
        guard let number = timeline.latestFrame else { return fail(PlayerWords.nothingYet[language]) }
        return say(
            wrapped(EntryNames(timeline, language).frame(number)) + "\n"
                + hexDump(timeline.tape.bytes(ofFrame: number), mark: timeline.byte))
    }

    /// What is told of the packet at the cursor, and where the question that is asked there goes out, if that is later:
    /// whoever stands at a question and sees a call for a neighbour wants to know why.
    mutating func withLaterFrame(_ reply: Reply) -> Reply {
        guard let later = change({ $0.laterCarrier() }) else { return reply }
        let place = TimelineAddress(branch: timeline.branch.name, position: later.position)
        let words = sentence(PlayerWords.goesOutLater("\(place)", timeline.tape.frames[later.frame].number))
        return reply.problem == nil ? say(reply.text + words) : say(words)
    }

    /// One byte of a frame.
    func byteText(_ frame: Int, _ byte: Int) -> String {
        let bytes = timeline.tape.bytes(ofFrame: frame)
        let line = byte / bytesPerLine * bytesPerLine
        let fields = fieldsAt(byte: byte).map { wrapped($0) + "\n" }.joined()
        return sentence(PlayerWords.byteAt(byte, bytes[byte])) + hexLine(bytes, line, mark: byte) + fields
    }

    /// Offsets, bytes and what they look like as ASCII. Narrow terminals get fewer in a line.
    func hexDump(_ bytes: [UInt8], mark: Int?) -> String {
        stride(from: 0, to: bytes.count, by: bytesPerLine).map { hexLine(bytes, $0, mark: mark) }.joined()
    }

    private var bytesPerLine: Int { [16, 8, 4].first { 7 + 4 * $0 <= style.width } ?? 2 }

    private func hexLine(_ bytes: [UInt8], _ start: Int, mark: Int?) -> String {
        var hex = ""
        var text = ""
        for i in start..<(start + bytesPerLine) {
            if i >= bytes.count {
                hex += "   "
                continue
            }
            let digits = bytes[i].hexDigits
            // Marked by brackets, not by colour alone.
            hex += i == mark ? "[\(digits)" : i - 1 == mark && i > start ? "]\(digits)" : " \(digits)"
            text += (32..<127).contains(bytes[i]) ? String(UnicodeScalar(bytes[i])) : "."
        }
        let isLast = mark.map { $0 == min(start + bytesPerLine, bytes.count) - 1 } ?? false
        let offset = UInt16(truncatingIfNeeded: start).hexDigits
        return "\(offset) \(hex)\(isLast ? "]" : " ") \(text)\n"
    }

    func wireshark() -> Reply {
        guard let number = timeline.latestFrame else { return fail(PlayerWords.nothingYet[language]) }
        let tape = timeline.tape
        // A frame on a later link is the same packet as one on its first.
        var text = ""
        if let place = tape.frames[number].number {
            text += sentence(PlayerWords.frameNumber(place))
            text += "  frame.number == \(place)\n"
        } else {
            let first = firstCrossing(of: number).flatMap { tape.frames[$0].number }
            text += sentence(PlayerWords.frameOnLaterLink(first))
            if let first { text += "  frame.number == \(first)\n" }
        }
        let frame = FrameSummary(tape.bytes(ofFrame: number))
        if let source = frame.sourceAddress, let destination = frame.destinationAddress {
            var filter =
                frame.protocolName == "ARP"
                ? "arp && arp.dst.proto_ipv4 == \(destination)" : "ip.addr == \(source) && ip.addr == \(destination)"
            if let a = frame.sourcePort, let b = frame.destinationPort {
                let layer = frame.tcpFlags == nil ? "udp" : "tcp"
                filter += " && \(layer).port == \(a) && \(layer).port == \(b)"
            }
            text += PlayerWords.conversationFilter[language] + "\n  \(filter)\n"
        }
        return say(text)
    }
}
