// Reads a capture of either format, piece by piece. Read first: PcapngReader.swift, PcapReader.swift.

import Basics

/// Turns the bytes of a file into frames, whichever format it has.
package struct CaptureReader: Sendable {
    private enum Format: Sendable {
        /// Too few bytes to tell.
        case unknown([UInt8])
        case pcap(PcapReader)
        case pcapng(PcapngReader, PcapngSection)
    }

    private var format = Format.unknown([])

    /// What a section has said so far.
    private struct PcapngSection {
        /// Counted from 1; 0 before the first one.
        var number = 0
        var interfaces: [PcapngInterface] = []
    }

    package init() {}

    /// Adds bytes of the capture.
    package mutating func append(_ more: [UInt8]) {
        var taken = Format.unknown([])
        swap(&taken, &format)
        switch consume taken {
        case .unknown(var bytes):
            bytes += more
            if bytes.count < 4 {
                format = .unknown(bytes)
            } else if PcapReader.isPcap(bytes) {
                var reader = PcapReader()
                reader.append(bytes)
                format = .pcap(reader)
            } else {
                var reader = PcapngReader()
                reader.append(bytes)
                format = .pcapng(reader, PcapngSection())
            }
        case .pcap(var reader):
            reader.append(more)
            format = .pcap(reader)
        case .pcapng(var reader, let section):
            reader.append(more)
            format = .pcapng(reader, section)
        }
    }

    /// The next frame; nil when more bytes are needed.
    package mutating func next() throws(PcapngError) -> CaptureFrame? {
        var taken = Format.unknown([])
        swap(&taken, &format)
        switch consume taken {
        case .unknown(let bytes):
            format = .unknown(bytes)
            return nil
        case .pcap(var reader):
            defer { format = .pcap(reader) }
            return try reader.next()
        case .pcapng(var reader, var section):
            defer { format = .pcapng(reader, section) }
            while let block = try reader.next() {
                switch block {
                case .section: section = PcapngSection(number: section.number + 1)
                case .interface(let interface): section.interfaces.append(interface)
                case .packet(let packet):
                    let interface = section.interfaces[packet.interface]
                    return CaptureFrame(
                        bytes: packet.bytes, originalLength: Int(packet.originalLength),
                        time: packet.time.map { Self.nanoseconds($0, at: interface) } ?? 0,
                        interface: interface.link.name,
                        linkType: interface.linkType,
                        origin: FrameOrigin(
                            section: section.number, interface: packet.interface, name: interface.link.name,
                            description: interface.link.description, comments: packet.comments, flags: packet.flags,
                            packetID: packet.packetID))
                case .names, .statistics, .other: break
                }
            }
            return nil
        }
    }

    /// Says that no more bytes will come.
    package func finish() throws(PcapngError) {
        switch format {
        case .unknown(let bytes):
            throw PcapngError(
                offset: bytes.count,
                problem: bytes.isEmpty ? .isEmpty : .tooShort)
        case .pcap(let reader): try reader.finish()
        case .pcapng(let reader, _): try reader.finish()
        }
    }

    /// The time of a packet of `interface` in nanoseconds.
    private static func nanoseconds(_ time: UInt64, at interface: PcapngInterface) -> UInt64 {
        nanoseconds(time, interface.resolution) &+ UInt64(bitPattern: interface.offset &* 1_000_000_000)
    }

    /// A time in units of 10^-resolution, or of 2^resolution when that is negative, in nanoseconds.
    private static func nanoseconds(_ time: UInt64, _ resolution: Int8) -> UInt64 {
        if resolution < 0 {
            let shift = UInt64(min(63, -Int(resolution)))
            let product = time.multipliedFullWidth(by: 1_000_000_000)
            return shift == 0 ? product.low : product.high << (64 - shift) | product.low >> shift
        }
        var result = time
        if resolution < 9 { for _ in resolution..<9 { result = result &* 10 } }
        if resolution > 9 { for _ in 9..<min(resolution, 30) { result /= 10 } }
        return result
    }
}
