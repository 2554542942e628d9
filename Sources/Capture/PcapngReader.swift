// Reads pcapng, in both byte orders, from whatever pieces the bytes arrive in. Read first: PcapngBlock.swift.
//
// A reader is given bytes and returns blocks. Nothing that a block says about itself is believed before it is checked:
// its length lies within bounds and is repeated at its end, lists of options stay inside of it, interfaces exist.
// Simple packet blocks and the obsolete packet block come out as packets too. Left out: custom blocks.

import Basics
import Wire

/// A mistake in a capture: where, in bytes from the start, and what.
package struct PcapngError: Error, Equatable, Sendable, CustomStringConvertible {
    package var offset: Int
    package var problem: CaptureProblem
    package var description: String { "byte \(offset): \(problem)" }
}

/// Turns bytes into pcapng blocks.
package struct PcapngReader: Equatable, Sendable {
    private var bytes: [UInt8] = []
    /// Where the next block begins in `bytes`.
    private var position = 0
    /// How many bytes came before `bytes`.
    private var discarded = 0
    private var order: PcapngByteOrder?
    private var interfaceCount = 0
    /// Of the first interface: how much of a frame was captured at most, 0 for all of it.
    private var snapLength: UInt32 = 0

    /// The longest block that is read; a longer one is an error, so that a wrong length cannot fill the memory.
    package static let longestBlock = 1 << 24
    /// A section with more interfaces is an error, for the same reason.
    package static let interfaceLimit = 1 << 16

    /// What compressed files begin with; Wireshark opens them, too.
    private static let compressions: [(mark: [UInt8], name: String)] = [
        ([0x1F, 0x8B], "gzip"), ([0x28, 0xB5, 0x2F, 0xFD], "zstd"), ([0x04, 0x22, 0x4D, 0x18], "lz4"),
        ([0xFD, 0x37, 0x7A, 0x58], "xz"),
        ([0x42, 0x5A, 0x68], "bzip2"),
    ]

    package init() {}

    /// Adds bytes of the capture.
    package mutating func append(_ more: [UInt8]) {
        if position > 1 << 16 {
            bytes.removeSubrange(..<position)
            discarded += position
            position = 0
        }
        bytes.append(contentsOf: more)
    }

    /// The next block; nil when more bytes are needed.
    package mutating func next() throws(PcapngError) -> PcapngBlock? {
        let available = bytes.count - position
        guard available >= 12 else { return nil }
        var order = order
        let type = PcapngBlockType(rawValue: (order ?? .little).uint32(bytes, at: position))
        if type == .sectionHeader {
            switch PcapngByteOrder.little.uint32(bytes, at: position + 8) {
            case Pcapng.byteOrderMagic: order = .little
            case Pcapng.byteOrderMagic.byteSwapped: order = .big
            default: throw problem(.unknownByteOrder)
            }
        }
        guard let order else {
            let start = Array(bytes[position..<(position + 4)])
            if let name = Self.compressions.first(where: { start.starts(with: $0.mark) })?.name {
                throw problem(.isCompressed(with: name))
            }
            throw problem(.notPcapng)
        }
        let length = Int(order.uint32(bytes, at: position + 4))
        guard length >= 12, length & 3 == 0, length <= Self.longestBlock else {
            throw problem(.blockLength(length))
        }
        guard available >= length else { return nil }
        guard Int(order.uint32(bytes, at: position + length - 4)) == length else {
            throw problem(.twoLengths)
        }
        self.order = order
        if type == .sectionHeader { interfaceCount = 0 }
        let body = PcapngBody(Array(bytes[(position + 8)..<(position + length - 4)]), order: order)
        let block: PcapngBlock
        do {
            block = try body.block(of: type, interfaceCount: interfaceCount, snapLength: snapLength)
        } catch {
            throw problem(error)
        }
        if case .interface(let interface) = block {
            guard interfaceCount < Self.interfaceLimit else { throw problem(.tooManyInterfaces) }
            if interfaceCount == 0 { snapLength = interface.snapLength }
            interfaceCount += 1
        }
        position += length
        return block
    }

    /// Says that no more bytes will come: a part of a block that is left over is an error.
    package func finish() throws(PcapngError) {
        if position < bytes.count { throw problem(.endsWithinBlock) }
    }

    /// All blocks of a capture that is in memory.
    package static func blocks(of bytes: [UInt8]) throws(PcapngError) -> [PcapngBlock] {
        var reader = PcapngReader()
        reader.append(bytes)
        var blocks: [PcapngBlock] = []
        while let block = try reader.next() { blocks.append(block) }
        try reader.finish()
        return blocks
    }

    private func problem(_ problem: CaptureProblem) -> PcapngError {
        PcapngError(offset: discarded + position, problem: problem)
    }
}
