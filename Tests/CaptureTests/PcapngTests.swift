// The writer and the reader of pcapng against each other, block by block.

import Basics
import Capture
import TestSupport
import Testing
import Wire

@Suite struct PcapngTests {
    @Test func whatIsWrittenIsReadBack() throws {
        let blocks = try PcapngReader.blocks(of: Samples.everything())
        guard case .section(let comments, let hardware, let application) = blocks[0] else {
            Issue.record("no section header comes first")
            return
        }
        #expect(comments == ["the first letter"])
        #expect(hardware == "emulated network")
        #expect(application == "yubin")
        let interfaces = blocks.compactMap { if case .interface(let interface) = $0 { interface } else { nil } }
        #expect(interfaces.map(\.link) == Samples.header.links)
        #expect(interfaces.allSatisfy { $0.resolution == 9 && $0.linkType == 1 && $0.snapLength == 262_144 })
        #expect(blocks.contains(.names(Samples.header.names)))
        let packets = blocks.compactMap { if case .packet(let packet) = $0 { packet } else { nil } }
        #expect(packets.count == 2)
        #expect(packets[0].bytes == Samples.datagram(payload: 21))
        #expect(packets[0].comments == ["Step 1: a letter is posted", "手紙をポストに入れる ✉"])
        #expect(packets[0].direction == .outbound)
        #expect(packets[0].packetID == 7)
        #expect(packets[0].time == Samples.time)
        #expect(packets[1].interface == 1)
        #expect(packets[1].comments.isEmpty)
        #expect(packets[1].packetID == nil)
        #expect(blocks.suffix(2) == [.statistics(interface: 0, received: 1), .statistics(interface: 1, received: 1)])
    }

    @Test func namesComeBeforeTheFirstPacket() throws {
        let blocks = try PcapngReader.blocks(of: Samples.everything())
        let names = blocks.firstIndex { if case .names = $0 { true } else { false } }
        let packet = blocks.firstIndex { if case .packet = $0 { true } else { false } }
        #expect(try #require(names) < #require(packet))
    }

    @Test func nothingOfThisMachineIsInIt() throws {
        #expect(try Samples.everything() == Samples.everything())
        let text = String(decoding: try Samples.everything(), as: UTF8.self)
        #expect(!text.contains("Linux"))
    }

    @Test(arguments: [64, 200, 1 << 10, 1 << 18])
    func theBufferSizeChangesNothing(size: Int) throws {
        let frames = (0..<50).map { i in
            (Samples.datagram(payload: i * 29), FrameRecord(time: Samples.time + UInt64(i), link: i % 2))
        }
        #expect(try Samples.pcapng(frames, bufferSize: size) == Samples.pcapng(frames))
    }

    @Test func aCommentOfAnyLengthFits() throws {
        let long = String(repeating: "郵便", count: 20_000)
        let bytes = try Samples.pcapng([
            (Samples.datagram(), FrameRecord(time: 0, link: 0, comments: [long, "", "zero\0byte"]))
        ])
        let packets = try PcapngReader.blocks(of: bytes).compactMap {
            if case .packet(let packet) = $0 { packet } else { nil }
        }
        #expect(packets[0].comments[0].utf8.count <= 65_535)
        #expect(long.hasPrefix(packets[0].comments[0]))
        #expect(packets[0].comments[1...] == ["", "zero byte"])
    }

    @Test func thousandsOfHostsHaveNames() throws {
        let names = (0..<2500).map { CapturedName(IPAddress(v4: 0x0A00_0000 + UInt32($0)), "host\($0).example") }
        let writer = try PcapngWriter(to: .memory(), header: CaptureHeader(links: [], names: names))
        let read = try PcapngReader.blocks(of: writer.finish()).flatMap { block -> [CapturedName] in
            if case .names(let names) = block { names } else { [] }
        }
        #expect(read == names)
    }

    // MARK: The four tests of every parser

    @Test func piecesOfAnySizeGiveTheSameBlocks() throws {
        let checks = StreamChecks<[PcapngBlock]> { pieces in
            var reader = PcapngReader()
            var blocks: [PcapngBlock] = []
            for piece in pieces {
                reader.append(piece)
                while let block = try reader.next() { blocks.append(block) }
            }
            try reader.finish()
            return blocks
        }
        try checks.everySplit(of: Samples.everything())
        checks.mutations(of: try Samples.everything())
    }

    @Test func aTruncatedCaptureGivesItsWholeBlocksAndThenAnError() throws {
        let bytes = try Samples.everything()
        let whole = try PcapngReader.blocks(of: bytes)
        var borders: Set<Int> = [0]
        var position = 0
        while position < bytes.count {
            position += Int(bytes[position + 4]) | Int(bytes[position + 5]) << 8
            borders.insert(position)
        }
        for length in 0..<bytes.count {
            var reader = PcapngReader()
            reader.append(Array(bytes.prefix(length)))
            var blocks: [PcapngBlock] = []
            while let block = try reader.next() { blocks.append(block) }
            #expect(blocks == Array(whole.prefix(blocks.count)))
            if borders.contains(length) {
                try reader.finish()
            } else {
                #expect(throws: PcapngError.self) { try reader.finish() }
            }
        }
    }

    @Test func lengthsThatLieAreErrors() throws {
        let checks = ParserChecks<[PcapngBlock]>(parse: { try PcapngReader.blocks(of: $0) }, serialize: { _ in [] })
        try checks.hostileFields(in: Samples.everything(), rewrites: false)
    }

    @Test func theOtherByteOrderIsRead() throws {
        // A section header, an interface and a frame of three bytes as a big-endian machine writes them.
        let section: [UInt8] = [
            0x0A, 0x0D, 0x0D, 0x0A, 0, 0, 0, 28, 0x1A, 0x2B, 0x3C, 0x4D, 0, 1, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
            0xFF, 0xFF, 0, 0, 0, 28,
        ]
        let interface: [UInt8] = [0, 0, 0, 1, 0, 0, 0, 20, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 20]
        let packet: [UInt8] = [
            0, 0, 0, 6, 0, 0, 0, 36, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 3, 7, 8, 9, 0, 0, 0, 0,
            36,
        ]
        let blocks = try PcapngReader.blocks(of: section + interface + packet)
        guard case .packet(let frame) = blocks[2] else {
            Issue.record("no packet was read")
            return
        }
        #expect(frame.bytes == [7, 8, 9])
        #expect(frame.time == 0x1_0000_0002)
    }

    /// Blocks that this program does not write: packets without a time, packets of old writers, a time that counts from
    /// somewhere else.
    @Test func packetsOfOtherWritersAreRead() throws {
        let section: [UInt8] = [
            0x0A, 0x0D, 0x0D, 0x0A, 0, 0, 0, 28, 0x1A, 0x2B, 0x3C, 0x4D, 0, 1, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
            0xFF, 0xFF, 0, 0, 0, 28,
        ]
        // At most four bytes of a frame; nanoseconds; 100 s to be added.
        let interface: [UInt8] = [
            0, 0, 0, 1, 0, 0, 0, 44, 0, 1, 0, 0, 0, 0, 0, 4, 0, 9, 0, 1, 9, 0, 0, 0, 0, 14, 0, 8, 0, 0, 0, 0, 0, 0, 0,
            100,
            0, 0, 0, 0, 0, 0, 0, 44,
        ]
        let simple: [UInt8] = [0, 0, 0, 3, 0, 0, 0, 20, 0, 0, 0, 9, 1, 2, 3, 4, 0, 0, 0, 20]
        let obsolete: [UInt8] = [
            0, 0, 0, 2, 0, 0, 0, 36, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 3, 0, 0, 0, 7, 7, 8, 9, 0, 0, 0, 0,
            36,
        ]
        var reader = CaptureReader()
        reader.append(section + interface + simple + obsolete)
        let first = try #require(try reader.next())
        // Nothing is added to a time that is not there.
        #expect(first.bytes == [1, 2, 3, 4] && first.originalLength == 9 && first.time == 0)
        let second = try #require(try reader.next())
        #expect(second.bytes == [7, 8, 9] && second.originalLength == 7 && second.time == 100_000_000_005)
        try reader.finish()
        // A block too short for what it says, a packet before any interface, an interface that was not described.
        let short: [UInt8] = [0, 0, 0, 3, 0, 0, 0, 12, 0, 0, 0, 12]
        let shorter: [UInt8] = [0, 0, 0, 2, 0, 0, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20]
        var stranger = obsolete
        stranger[9] = 1
        var tooLong = obsolete
        tooLong[23] = 200
        #expect(throws: PcapngError.self) { try PcapngReader.blocks(of: section + simple) }
        for bad in [short, shorter, stranger, tooLong] {
            #expect(throws: PcapngError.self) { try PcapngReader.blocks(of: section + interface + bad) }
        }
    }

    @Test func interfacesHaveALimit() throws {
        let interface: [UInt8] = [1, 0, 0, 0, 20, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0, 0]
        let section: [UInt8] =
            [10, 13, 13, 10, 28, 0, 0, 0, 77, 60, 43, 26, 1, 0, 0, 0] + [UInt8](repeating: 255, count: 8) + [
                28, 0, 0, 0,
            ]
        let many = [[UInt8]](repeating: interface, count: PcapngReader.interfaceLimit)
        #expect(try PcapngReader.blocks(of: section + many.joined()).count == PcapngReader.interfaceLimit + 1)
        #expect(throws: PcapngError.self) { try PcapngReader.blocks(of: section + many.joined() + interface) }
    }

    @Test(arguments: [
        ([UInt8]("not a capture at all".utf8), "does not begin with a section header"),
        ([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2], "compressed with gzip"),
        ([0x28, 0xB5, 0x2F, 0xFD, 4, 0, 0, 0, 0, 3, 1, 2], "compressed with zstd"),
        ([0x0A, 0x0D, 0x0D, 0x0A, 28, 0, 0, 0, 1, 2, 3, 4], "byte-order mark"),
    ])
    func foreignFilesAreRecognised(bytes: [UInt8], problem: String) {
        #expect { try PcapngReader.blocks(of: bytes) } throws: { "\($0)".contains(problem) }
    }
}
