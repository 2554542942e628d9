// ARP packets (RFC 826).

import Basics
import TestSupport
import Testing
import Wire

@Suite("ARP packets") struct ARPTests {
    let request = ARPPacket(
        operation: .request, senderMAC: MACAddress("02:00:c0:00:02:19")!, senderAddress: IPAddress(192, 0, 2, 25),
        targetMAC: .zero, targetAddress: IPAddress(192, 0, 2, 1))

    let checks = ParserChecks<ARPPacket>(
        parse: { ARPPacket(try ARPView($0.span.bytes)) },
        serialize: {
            var packet = PacketBuffer()
            $0.append(to: &packet)
            return packet.array
        })

    @Test("Fields in their places")
    func layout() throws {
        #expect(
            try checks.serialize(request) == [
                0, 1, 8, 0, 6, 4, 0, 1, 2, 0, 0xC0, 0, 2, 0x19, 192, 0, 2, 25, 0, 0, 0, 0, 0, 0, 192, 0, 2, 1,
            ])
    }

    @Test("A frame of 60 bytes")
    func frame() throws {
        let frame = request.frame(to: .broadcast)
        #expect(frame.count == 60)
        let ethernet = try EthernetView(frame.bytes)
        #expect(ethernet.destination == .broadcast && ethernet.source == request.senderMAC && ethernet.type == .arp)
        #expect(ARPPacket(try ARPView(ethernet.payload)) == request)
    }

    @Test("Other hardware and protocols are refused")
    func otherFormats() throws {
        for offset in [0, 2, 4, 5] {
            var bytes = try checks.serialize(request)
            bytes[offset] ^= 0x10
            #expect(throws: WireError.unsupportedFormat) { try checks.parse(bytes) }
        }
    }

    @Test func roundTrip() throws { try checks.roundTrip(request) }
    @Test func everyTruncation() throws { try checks.everyTruncation(of: try checks.serialize(request)) }
    @Test func hostileFields() throws { try checks.hostileFields(in: try checks.serialize(request)) }
    @Test func mutations() throws { try checks.mutations(of: try checks.serialize(request)) }
}
