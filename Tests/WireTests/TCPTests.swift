// TCP headers and options (RFC 9293 §3.1, RFC 7323, RFC 2018).

import Basics
import TestSupport
import Testing
import Wire

@Suite("TCP headers") struct TCPTests {
    static let from = IPAddress(192, 0, 2, 10)
    static let to = IPAddress(192, 0, 2, 25)

    /// The SYN of a mail client, as Linux sends it.
    static var syn: TCPHeader {
        var options = TCPOptions()
        options.maximumSegmentSize = 1460
        options.isSACKPermitted = true
        options.timestamps = TCPTimestamps(value: 0x0102_0304, echo: 0)
        options.windowScale = 10
        return TCPHeader(
            sourcePort: 50_598, destinationPort: 587, sequence: SequenceNumber(0xDEAD_BEEF), flags: .syn,
            window: 64_240, options: options)
    }

    /// An acknowledgment that reports three stretches beyond a gap.
    static var gaps: TCPHeader {
        var options = TCPOptions()
        options.timestamps = TCPTimestamps(value: 7, echo: 6)
        for start: UInt32 in [5000, 3000, 1000] {
            options.sackBlocks.append(
                TCPSACKBlock(start: SequenceNumber(start), end: SequenceNumber(start + 500)))
        }
        return TCPHeader(
            sourcePort: 25, destinationPort: 40_000, sequence: SequenceNumber(1),
            acknowledgment: SequenceNumber(500), flags: .ack, window: 64, options: options)
    }

    /// The header before "hello".
    let checks = ParserChecks<TCPHeader>(
        parse: { try TCPHeader(TCPView($0.span.bytes)) },
        serialize: {
            var packet = PacketBuffer(Array("hello".utf8), headroom: 60)
            $0.prepend(to: &packet, from: from, to: to)
            return packet.array
        })

    @Test("The SYN has 40 bytes and Linux's order of options")
    func synLayout() throws {
        let bytes = try checks.serialize(Self.syn)
        #expect(Self.syn.byteCount == 40)
        #expect(Array(bytes[12..<16]) == [0xA0, 0x02, 0xFA, 0xF0])
        #expect(Array(bytes[20..<40]) == [2, 4, 5, 0xB4, 4, 2, 8, 10, 1, 2, 3, 4, 0, 0, 0, 0, 1, 3, 3, 10])
    }

    @Test("Three SACK blocks fit beside timestamps, a fourth is left out")
    func sackRoom() throws {
        #expect(Self.gaps.byteCount == 60)
        var four = Self.gaps
        four.options.sackBlocks.append(TCPSACKBlock(start: SequenceNumber(8000), end: SequenceNumber(9000)))
        #expect(four.byteCount == 60)
        #expect(try checks.parse(checks.serialize(four)) == Self.gaps)
        four.options.timestamps = nil
        #expect(four.byteCount == 20 + 4 + 32)
    }

    @Test("The checksum covers the addresses, the header and the payload")
    func checksum() throws {
        let bytes = try checks.serialize(Self.syn)
        let view = try TCPView(bytes.span.bytes)
        let here = view.isChecksumCorrect(from: Self.from, to: Self.to)
        let elsewhere = view.isChecksumCorrect(from: Self.from, to: IPAddress(192, 0, 2, 26))
        #expect(here && !elsewhere)
        // Byte 12 holds the header's length; a change there is no TCP segment at all.
        for place in bytes.indices where place != 12 {
            var changed = bytes
            changed[place] ^= 0x10
            let view = try TCPView(changed.span.bytes)
            let isCorrect = view.isChecksumCorrect(from: Self.from, to: Self.to)
            #expect(!isCorrect, "byte \(place)")
        }
    }

    @Test("SYN and FIN take a sequence number each")
    func sequenceLength() throws {
        func length(_ flags: TCPFlags) throws -> Int {
            var header = Self.syn
            header.flags = flags
            let bytes = try checks.serialize(header)
            let view = try TCPView(bytes.span.bytes)
            return view.sequenceLength
        }
        #expect(try [length(.ack), length(.syn), length([.fin, .ack])] == [5, 6, 6])
    }

    @Test("Only timestamps in the usual layout are the short way")
    func soleTimestamps() throws {
        func sole(_ header: TCPHeader) throws -> TCPTimestamps? {
            let bytes = try checks.serialize(header)
            let view = try TCPView(bytes.span.bytes)
            return view.soleTimestamps
        }
        #expect(try sole(Self.gaps) == nil)
        var header = Self.gaps
        header.options.sackBlocks = TCPSACKBlocks()
        #expect(try sole(header) == TCPTimestamps(value: 7, echo: 6))
    }

    @Test("Unknown options are passed over, END ends the list")
    func unknownOptions() throws {
        var bytes = try checks.serialize(Self.syn)
        bytes.replaceSubrange(20..<40, with: [254, 6, 1, 2, 3, 4, 1, 3, 3, 7, 0, 2, 4, 5, 0xB4, 9, 9, 9, 9, 9])
        let view = try TCPView(bytes.span.bytes)
        let options = view.options
        #expect(options.windowScale == 7 && options.maximumSegmentSize == nil)
    }

    @Test(
        "An option with an impossible length: the view reads what comes before, the value refuses",
        arguments: [
            [UInt8](arrayLiteral: 1, 3, 3, 7, 2, 0), [1, 3, 3, 7, 2, 1], [1, 3, 3, 7, 2, 40], [1, 3, 3, 7, 2, 5],
            [1, 3, 3, 7, 8, 9], [1, 3, 3, 7, 5, 11], [1, 3, 3, 7, 99, 0],
        ])
    func badOption(list: [UInt8]) throws {
        var bytes = try checks.serialize(Self.syn)
        bytes.replaceSubrange(20..<40, with: list + [UInt8](repeating: 1, count: 20 - list.count))
        let view = try TCPView(bytes.span.bytes)
        let options = view.options
        #expect(options.windowScale == 7)
        #expect(throws: TCPFormatError.option(offset: 24)) { try checks.parse(bytes) }
    }

    @Test("The data offset must lie inside")
    func dataOffset() throws {
        var bytes = try checks.serialize(Self.syn)
        bytes[12] = 0x40
        #expect(throws: TCPFormatError.dataOffset(16)) { try checks.parse(bytes) }
        bytes[12] = 0xF0
        #expect(throws: TCPFormatError.dataOffset(60)) { try checks.parse(bytes) }
        #expect(throws: TCPFormatError.truncated(byteCount: 19)) { try checks.parse(Array(bytes.prefix(19))) }
    }

    @Test func roundTrip() throws {
        try checks.roundTrip(Self.syn)
        try checks.roundTrip(Self.gaps)
        try checks.roundTrip(TCPHeader(sourcePort: 1, destinationPort: 2, sequence: SequenceNumber(3), flags: .rst))
    }
    @Test func everyTruncation() throws {
        try checks.everyTruncation(of: try checks.serialize(Self.syn)) { $0 >= 40 }
        try checks.everyTruncation(of: try checks.serialize(Self.gaps)) { $0 >= 60 }
    }
    @Test func hostileFields() throws {
        try checks.hostileFields(in: try checks.serialize(Self.syn))
        try checks.hostileFields(in: try checks.serialize(Self.gaps))
    }
    @Test func mutations() throws {
        try checks.mutations(of: try checks.serialize(Self.syn))
        try checks.mutations(of: try checks.serialize(Self.gaps))
    }

    @Test("Flags by name")
    func flagNames() {
        #expect(TCPFlags([.syn, .ack]).description == "SYN,ACK")
        #expect(TCPFlags(rawValue: 0xFF).description == "FIN,SYN,RST,PSH,ACK,URG,ECE,CWR")
    }
}
