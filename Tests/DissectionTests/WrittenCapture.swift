// Packets that a test writes down itself, as a classic pcap file of Ethernet or of another link. Read first:
// AgreementTests.swift.

import Dissection
import Foundation
import TestSupport

/// IPv4 in Ethernet between 192.0.2.1, the client, and 192.0.2.2, the server.
struct WrittenCapture {
    /// As in the registry of tcpdump.org; what stands in front of each packet on links of that type.
    var linkType = 1
    var front: [UInt8] = [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0]
    /// How much of each frame is captured.
    var snapLength = 65_535
    private var packets: [(time: Int, bytes: [UInt8])] = []
    /// Microseconds since the first packet.
    private var time = 0

    static func two(_ number: Int) -> [UInt8] { [UInt8(number >> 8 & 255), UInt8(number & 255)] }
    static func four(_ number: Int) -> [UInt8] { two(number >> 16) + two(number) }

    /// - Parameters:
    ///   - options: of the header; a multiple of four bytes.
    ///   - wait: microseconds since the packet before.
    mutating func add(
        isServer: Bool, proto: UInt8, _ payload: [UInt8], options: [UInt8] = [], wait: Int = 1000, flags: Int = 0,
        trailer: [UInt8] = []
    ) {
        time += wait
        packets.append((time, front + Self.packet(isServer, proto, payload, options, flags) + trailer))
    }

    /// A packet, for what quotes one.
    static func packet(_ isServer: Bool, _ proto: UInt8, _ payload: [UInt8], _ options: [UInt8] = [], _ flags: Int = 0)
        -> [UInt8]
    {
        let addresses: [UInt8] = isServer ? [192, 0, 2, 2, 192, 0, 2, 1] : [192, 0, 2, 1, 192, 0, 2, 2]
        let length = 20 + options.count + payload.count
        return [0x45 + UInt8(options.count / 4), 0] + two(length) + [0, 7] + two(flags) + [64, proto, 0, 0] + addresses
            + options + payload
    }

    /// A frame as it is.
    mutating func add(frame: [UInt8], wait: Int = 1000) {
        time += wait
        packets.append((time, frame))
    }

    static func udp(_ source: Int, _ destination: Int, _ payload: [UInt8]) -> [UInt8] {
        two(source) + two(destination) + two(8 + payload.count) + [0x12, 0x34] + payload
    }

    /// - Parameter options: of the header; a multiple of four bytes.
    static func tcp(
        _ source: Int, _ destination: Int, _ sequence: Int, _ ack: Int, _ flags: UInt8, window: Int = 64_240,
        options: [UInt8] = [], _ payload: [UInt8] = []
    ) -> [UInt8] {
        two(source) + two(destination) + four(sequence) + four(ack) + [UInt8(80 + options.count * 4), flags]
            + two(window)
            + [0x12, 0x34, 0, 0] + options + payload
    }

    /// The frames, whole.
    var frames: [CapturedFrame] {
        packets.map {
            CapturedFrame(bytes: $0.bytes, length: $0.bytes.count, time: UInt64($0.time) * 1000, interface: "")
        }
    }

    /// As a classic pcap file.
    var file: [UInt8] {
        func little(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
        var file: [UInt8] =
            [0xD4, 0xC3, 0xB2, 0xA1, 2, 0, 4, 0] + little(0) + little(0) + little(65_535) + little(linkType)
        for packet in packets {
            file += little(packet.time / 1_000_000) + little(packet.time % 1_000_000)
            let bytes = packet.bytes.prefix(snapLength)
            file += little(bytes.count) + little(packet.bytes.count) + bytes
        }
        return file
    }

    /// The capture beside Wireshark.
    func compare(_ name: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("written.pcap")
        try Data(file).write(to: URL(fileURLWithPath: path))
        try AgreementTests.compare(path, name)
    }
}
