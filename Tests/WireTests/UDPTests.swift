// UDP datagrams (RFC 768).

import Basics
import TestSupport
import Testing
import Wire

@Suite("UDP datagrams") struct UDPTests {
    static let from = IPAddress(192, 0, 2, 25)
    static let to = IPAddress(203, 0, 113, 53)
    let header = UDPHeader(sourcePort: 40_000, destinationPort: 53)

    /// The header before "hello".
    let checks = ParserChecks<UDPHeader>(
        parse: { UDPHeader(try UDPView($0.span.bytes)) },
        serialize: {
            var packet = PacketBuffer(Array("hello".utf8), headroom: 8)
            $0.prepend(to: &packet, from: Self.from, to: Self.to)
            return packet.array
        })

    @Test("Fields in their places")
    func layout() throws {
        let bytes = try checks.serialize(header)
        #expect(bytes.prefix(6) == [0x9C, 0x40, 0, 53, 0, 13])
        let padded = bytes + [0, 0]
        let view = try UDPView(padded.span.bytes)
        #expect(view.payload.array == Array("hello".utf8))
        let isValid = view.hasValidChecksum(from: Self.from, to: Self.to)
        let isValidElsewhere = view.hasValidChecksum(from: Self.from, to: Self.from)
        #expect(isValid && !isValidElsewhere)
    }

    @Test("A checksum that comes out as zero is sent as 0xFFFF")
    func zeroChecksum() throws {
        // The two bytes of payload take on every value, and one of them makes the sum zero.
        var seen = 0
        for word in 0...UInt16.max {
            var packet = PacketBuffer([UInt8(word >> 8), UInt8(word & 255)], headroom: 8)
            header.prepend(to: &packet, from: Self.from, to: Self.to)
            let view = try UDPView(packet.bytes)
            #expect(view.checksum != 0)
            if view.checksum == 0xFFFF {
                seen += 1
                let isValid = view.hasValidChecksum(from: Self.from, to: Self.to)
                #expect(isValid)
            }
        }
        #expect(seen > 0)
    }

    @Test("No checksum at all is accepted")
    func noChecksum() throws {
        var bytes = try checks.serialize(header)
        bytes[6] = 0
        bytes[7] = 0
        let isValid = try UDPView(bytes.span.bytes).hasValidChecksum(from: Self.from, to: Self.to)
        #expect(isValid)
    }

    @Test("A length under 8 is refused")
    func badLength() throws {
        var bytes = try checks.serialize(header)
        bytes[5] = 7
        #expect(throws: WireError.badLength) { try checks.parse(bytes) }
        bytes[5] = 14
        #expect(throws: WireError.truncated(needed: 14)) { try checks.parse(bytes) }
    }

    @Test func roundTrip() throws { try checks.roundTrip(header) }
    @Test func everyTruncation() throws { try checks.everyTruncation(of: try checks.serialize(header)) }
    @Test func hostileFields() throws { try checks.hostileFields(in: try checks.serialize(header)) }
    @Test func mutations() throws { try checks.mutations(of: try checks.serialize(header)) }
}
