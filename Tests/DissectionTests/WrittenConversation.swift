// A conversation over TCP that a test writes down itself, as frames or as a capture. Read first: Captures.swift.

import Dissection

/// Who says what, in turn; each turn is one segment, from port 40000 to `port` or back.
struct WrittenConversation {
    var port: UInt8
    var turns: [(isServer: Bool, bytes: [UInt8])]

    /// Ethernet, IPv4, TCP; without a handshake, and without checksums, which nobody verifies here.
    var frames: [CapturedFrame] {
        var sent: [Bool: Int] = [:]
        return turns.map { isServer, payload in
            let sequence = sent[isServer, default: 0]
            sent[isServer] = sequence + payload.count
            return CapturedFrame(bytes: frame(isServer, 1000 + sequence, 1000 + sent[!isServer, default: 0], payload))
        }
    }

    private func frame(_ isServer: Bool, _ sequence: Int, _ acknowledgment: Int, _ payload: [UInt8]) -> [UInt8] {
        func two(_ number: Int) -> [UInt8] { [UInt8(number >> 8 & 255), UInt8(number & 255)] }
        let ports = isServer ? [0, port, 0x9C, 0x40] : [0x9C, 0x40, 0, port]
        let tcp =
            ports + [0, 0] + two(sequence) + [0, 0] + two(acknowledgment) + [0x50, 0x18, 0xFF, 0xFF, 0, 0, 0, 0]
        let addresses: [UInt8] = isServer ? [192, 0, 2, 2, 192, 0, 2, 1] : [192, 0, 2, 1, 192, 0, 2, 2]
        let ip = [0x45, 0] + two(40 + payload.count) + [0, 0, 0, 0, 64, 6, 0, 0] + addresses
        return [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0] + ip + tcp + payload
    }

    /// As a classic pcap file: seconds 0 and up.
    var capture: [UInt8] {
        func four(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
        var file: [UInt8] = [0xD4, 0xC3, 0xB2, 0xA1, 2, 0, 4, 0] + four(0) + four(0) + four(65_535) + four(1)
        for (i, frame) in frames.enumerated() {
            file += four(i) + four(0) + four(frame.bytes.count) + four(frame.bytes.count) + frame.bytes
        }
        return file
    }
}
