// Ethernet II frames.

import Basics
import TestSupport
import Testing
import Wire

@Suite("Ethernet") struct EthernetTests {
    let header = EthernetHeader(
        destination: MACAddress("02:00:c0:00:02:19")!, source: MACAddress("02:00:c0:00:02:01")!, type: .ipv4)

    /// The header before 50 bytes, so that nothing is padded.
    let checks = ParserChecks<EthernetHeader>(
        parse: { EthernetHeader(try EthernetView($0.span.bytes)) },
        serialize: {
            var packet = PacketBuffer(Array(repeating: 0xAA, count: 50), headroom: 14)
            $0.prepend(to: &packet)
            return packet.array
        })

    @Test("Fields in their places")
    func layout() {
        var packet = PacketBuffer([1, 2, 3], headroom: 14)
        header.prepend(to: &packet)
        #expect(packet.array.prefix(17) == [2, 0, 0xC0, 0, 2, 0x19, 2, 0, 0xC0, 0, 2, 1, 8, 0, 1, 2, 3])
    }

    @Test("Short frames are padded with zeros to 60 bytes")
    func padding() throws {
        var packet = PacketBuffer([1, 2, 3], headroom: 14)
        header.prepend(to: &packet)
        #expect(packet.count == 60)
        #expect(packet.array[17...].allSatisfy { $0 == 0 })
        let count = try EthernetView(packet.bytes).payload.byteCount
        #expect(count == 46)
    }

    @Test func roundTrip() throws { try checks.roundTrip(header) }
    @Test func everyTruncation() throws {
        try checks.everyTruncation(of: try checks.serialize(header), accepting: { $0 >= 14 })
    }
    @Test func hostileFields() throws { try checks.hostileFields(in: try checks.serialize(header)) }
    @Test func mutations() throws { try checks.mutations(of: try checks.serialize(header)) }
}
