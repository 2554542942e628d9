// IPv4 headers (RFC 791).

import Basics
import TestSupport
import Testing
import Wire

@Suite("IPv4") struct IPv4Tests {
    let header = IPv4Header(
        identification: 0x1C46, payloadProtocol: .tcp, source: IPAddress(172, 16, 10, 99),
        destination: IPAddress(172, 16, 10, 12))

    /// The header before 40 bytes.
    let checks = ParserChecks<IPv4Header>(
        parse: {
            let view = try IPv4View($0.span.bytes)
            return IPv4Header(view)
        },
        serialize: {
            var packet = PacketBuffer(Array(repeating: 0, count: 40), headroom: 20)
            $0.prepend(to: &packet)
            return packet.array
        })

    @Test("Fields in their places, checksum included")
    func layout() throws {
        #expect(
            try checks.serialize(header).prefix(20) == [
                0x45, 0, 0, 0x3C, 0x1C, 0x46, 0x40, 0, 0x40, 6, 0xB1, 0xE6, 172, 16, 10, 99, 172, 16, 10, 12,
            ])
    }

    @Test("Ethernet padding is not part of the packet")
    func padding() throws {
        let bytes = try checks.serialize(header) + [1, 2, 3]
        let view = try IPv4View(bytes.span.bytes)
        #expect(view.bytes.byteCount == 60 && view.payload.byteCount == 40 && view.hasValidChecksum)
    }

    @Test("Fragment fields")
    func fragments() throws {
        var piece = header
        piece.dontFragment = false
        piece.moreFragments = true
        piece.fragmentOffset = 1480
        let bytes = try checks.serialize(piece)
        let view = try IPv4View(bytes.span.bytes)
        #expect(view.isFragment && view.moreFragments && !view.dontFragment && view.fragmentOffset == 1480)
        try checks.roundTrip(piece)
        let whole = try checks.serialize(header)
        let isFragment = try IPv4View(whole.span.bytes).isFragment
        #expect(!isFragment)
    }

    @Test("Options are shown, and are not payload")
    func options() throws {
        var bytes = try checks.serialize(header)
        bytes[0] = 0x46
        let view = try IPv4View(bytes.span.bytes)
        #expect(view.options.byteCount == 4 && view.payload.byteCount == 36)
    }

    @Test("Lengths that contradict each other")
    func badLengths() throws {
        let bytes = try checks.serialize(header)
        func changed(_ offset: Int, _ value: UInt8) -> [UInt8] {
            var copy = bytes
            copy[offset] = value
            return copy
        }
        #expect(throws: WireError.badVersion(6)) { try checks.parse(changed(0, 0x65)) }
        #expect(throws: WireError.badLength) { try checks.parse(changed(0, 0x44)) }
        #expect(throws: WireError.badLength) { try checks.parse(changed(3, 19)) }
        #expect(throws: WireError.truncated(needed: 61)) { try checks.parse(changed(3, 61)) }
        #expect(throws: WireError.truncated(needed: 20)) { try checks.parse(Array(bytes.prefix(19))) }
        let cut = Array(bytes.prefix(28))
        let embedded = try IPv4View(header: cut.span.bytes).payload.byteCount
        #expect(embedded == 8)
    }

    @Test("A hop takes one off the time to live and corrects the checksum, 63 times")
    func decrement() throws {
        var packet = PacketBuffer(try checks.serialize(header))
        for left in (1...63).reversed() {
            var bytes = packet.mutableBytes
            IPv4Header.decrementTimeToLive(in: &bytes, at: 0)
            let view = try IPv4View(packet.bytes)
            #expect(view.timeToLive == UInt8(left) && view.hasValidChecksum)
        }
        #expect(packet.copies == 0)
    }

    @Test func roundTrip() throws { try checks.roundTrip(header) }
    @Test func everyTruncation() throws { try checks.everyTruncation(of: try checks.serialize(header)) }
    @Test func hostileFields() throws { try checks.hostileFields(in: try checks.serialize(header), rewrites: false) }
    @Test func mutations() throws { try checks.mutations(of: try checks.serialize(header), rewrites: false) }
}
