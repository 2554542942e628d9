// ICMP messages (RFC 792, RFC 1191).

import Basics
import TestSupport
import Testing
import Wire

@Suite("ICMP messages") struct ICMPTests {
    static let original = Array(UInt8(1)...28)
    static let messages: [ICMPMessage] = [
        .echoRequest(identifier: 0x1234, sequence: 7, data: original),
        .echoReply(identifier: 0x1234, sequence: 7, data: []),
        .unreachable(.host, original: original),
        .unreachable(.port, original: original),
        .fragmentationNeeded(nextHopMTU: 1400, original: original),
        .timeToLiveExceeded(original: original),
        .reassemblyTimeExceeded(original: original),
    ]

    let checks = ParserChecks<ICMPMessage>(
        parse: {
            let view = try ICMPView($0.span.bytes)
            return ICMPMessage(view)
        },
        serialize: { $0.packet(headroom: 0).array })

    @Test("Fields in their places")
    func layout() throws {
        let bytes = try checks.serialize(.fragmentationNeeded(nextHopMTU: 1400, original: [9]))
        #expect(bytes[0] == 3 && bytes[1] == 4 && bytes[4...] == [0, 0, 5, 0x78, 9])
        let view = try ICMPView(bytes.span.bytes)
        #expect(view.hasValidChecksum && view.nextHopMTU == 1400)
    }

    @Test("Which types are errors")
    func errors() {
        for type in [ICMPType.destinationUnreachable, .sourceQuench, .redirect, .timeExceeded, .parameterProblem] {
            #expect(type.isError)
        }
        #expect(!ICMPType.echoRequest.isError && !ICMPType.echoReply.isError)
        #expect(ICMPType(rawValue: 200).isError)
    }

    @Test(arguments: messages) func roundTrip(_ message: ICMPMessage) throws { try checks.roundTrip(message) }

    @Test("A message cut off has another checksum")
    func everyTruncation() throws {
        for message in Self.messages {
            let bytes = try checks.serialize(message)
            try checks.everyTruncation(of: bytes, accepting: { $0 >= 8 })
            for length in 8..<bytes.count {
                let part = Array(bytes.prefix(length))
                let isValid = try ICMPView(part.span.bytes).hasValidChecksum
                #expect(!isValid)
            }
        }
    }

    @Test func hostileFields() throws {
        for message in Self.messages { try checks.hostileFields(in: try checks.serialize(message)) }
    }
    @Test func mutations() throws {
        for message in Self.messages { try checks.mutations(of: try checks.serialize(message), count: 500) }
    }
}
