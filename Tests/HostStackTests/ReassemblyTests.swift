// Packets in pieces (RFC 791 §3.2, RFC 815), cut and put together again.

import Basics
import HostStack
import Testing
import Wire

@Suite("Pieces") struct ReassemblyTests {
    let payload = (0..<3000).map { UInt8(truncatingIfNeeded: $0 &* 11 &+ $0 >> 8) }

    func packet(_ identification: UInt16 = 7) -> PacketBuffer {
        var packet = PacketBuffer(payload, headroom: 34)
        var header = IPv4Header(
            identification: identification, payloadProtocol: .udp, source: "192.0.2.1", destination: "192.0.2.2")
        header.dontFragment = false
        header.prepend(to: &packet)
        return packet
    }

    /// The pieces as IPv4 packets.
    func pieces(mtu: Int, _ identification: UInt16 = 7) -> [PacketBuffer] {
        Fragmentation.pieces(of: packet(identification), mtu: mtu).map {
            var piece = $0
            piece.removeFirst(14)
            return piece
        }
    }

    func add(_ piece: PacketBuffer, to reassembly: inout Reassembly) throws -> PacketBuffer? {
        let view = try IPv4View(piece.bytes)
        guard case .complete(let whole) = reassembly.add(view, at: .start) else { return nil }
        return whole
    }

    @Test(
        "Every piece fits, begins at a multiple of 8 and has a right checksum",
        arguments: [68, 576, 1000, 1500, 3020])
    func cutting(_ mtu: Int) throws {
        var covered = 0
        let pieces = pieces(mtu: mtu)
        for (i, piece) in pieces.enumerated() {
            let view = try IPv4View(piece.bytes)
            #expect(view.totalLength <= mtu && view.totalLength == piece.count)
            #expect(view.fragmentOffset == covered && view.hasValidChecksum)
            #expect(view.moreFragments == (i < pieces.count - 1))
            covered += view.payload.byteCount
        }
        #expect(covered == payload.count)
    }

    @Test("Any order, with repetitions, of pieces of pieces", arguments: 0..<20)
    func anyOrder(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var all: [PacketBuffer] = []
        for piece in pieces(mtu: 1500) {
            all += Fragmentation.pieces(of: piece, mtu: 296).map { $0.slice(14, $0.count - 14) }
        }
        all += all.prefix(3)
        all.shuffle(using: &random)
        var reassembly = Reassembly()
        var whole: PacketBuffer?
        for piece in all { whole = try add(piece, to: &reassembly) ?? whole }
        let complete = try #require(whole)
        let view = try IPv4View(complete.bytes)
        #expect(view.payload.array == payload)
        #expect(!view.isFragment && view.hasValidChecksum)
    }

    @Test("Pieces of different packets do not mix")
    func identities() throws {
        var reassembly = Reassembly()
        let (first, second) = (pieces(mtu: 1500, 1), pieces(mtu: 1500, 2))
        #expect(try add(first[0], to: &reassembly) == nil)
        #expect(try add(second[1], to: &reassembly) == nil)
        #expect(try add(second[2], to: &reassembly) == nil)
        #expect(try add(first[1], to: &reassembly) == nil)
        #expect(try add(first[2], to: &reassembly) != nil)
        #expect(try add(second[0], to: &reassembly) != nil)
    }

    @Test("Overlapping pieces that differ end the packet")
    func overlap() throws {
        var buffer = ReassemblyBuffer()
        let zeros: [UInt8] = Array(repeating: 0, count: 16)
        let ones: [UInt8] = Array(repeating: 1, count: 16)
        func add(_ bytes: [UInt8], _ offset: Int, last: Bool = false) -> ReassemblyBuffer.Outcome {
            buffer.add(bytes.span.bytes, at: offset, isLast: last)
        }
        #expect(add(zeros, 0) == .incomplete)
        #expect(add(zeros, 0) == .incomplete)
        #expect(add(ones, 8) == .contradiction)
        #expect(add(ones, 0) == .contradiction)
        #expect(add([], 32) == .contradiction)
        #expect(add([1, 2, 3], 32) == .contradiction)
        #expect(add(ones, 65_504, last: true) == .contradiction)
        #expect(add(ones, 16, last: true) == .complete)
    }

    @Test("A packet that stays incomplete is given up after 30 s, and its sender told if the first piece came")
    func timeout() {
        for (dropped, told) in [(1, true), (0, false)] {
            var network = TestNetwork.pair()
            for (i, piece) in pieces(mtu: 1500).enumerated() where i != dropped {
                var frame = PacketBuffer(piece.array, headroom: 14)
                EthernetHeader(destination: network.stacks[1].interfaces[0].mac, source: .zero, type: .ipv4)
                    .prepend(to: &frame)
                network.inject(frame, from: 0)
            }
            network.run(seconds: 29)
            #expect(network.frames.count == 2)
            network.run(seconds: 2)
            #expect(network.story.contains("0: 192.0.2.2 > 192.0.2.1 icmp 11/1") == told)
            #expect(network.stacks[1].nextDeadline >= network.now)
        }
    }

    @Test("Pieces without end fill a bounded memory")
    func bounded() throws {
        var reassembly = Reassembly()
        for identification in UInt16(0)..<200 { _ = try add(pieces(mtu: 1500, identification)[1], to: &reassembly) }
        // The latest 16 are still there, and complete when the rest comes.
        for (identification, survives) in [(UInt16(183), false), (184, true), (199, true)] {
            _ = try add(pieces(mtu: 1500, identification)[0], to: &reassembly)
            #expect((try add(pieces(mtu: 1500, identification)[2], to: &reassembly) != nil) == survives)
            if !survives { reassembly = try refilled() }
        }
    }

    private func refilled() throws -> Reassembly {
        var reassembly = Reassembly()
        for identification in UInt16(184)..<200 { _ = try add(pieces(mtu: 1500, identification)[1], to: &reassembly) }
        return reassembly
    }
}
