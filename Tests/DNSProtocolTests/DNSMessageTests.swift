import Basics
import DNSProtocol
import TestSupport
import Testing
import Wire

/// Records for tests, in one line each.
func records(_ lines: String...) -> [ResourceRecord] {
    lines.map { line in
        guard let record = try? ResourceRecord(parsing: line, origin: .root) else { preconditionFailure(line) }
        return record
    }
}

@Suite("Messages, RFC 1035 §4")
struct DNSMessageTests {
    /// The answer of s27: MX with an address.
    static let answer: DNSMessage = {
        var message = DNSMessage(
            id: 22871, questions: [DNSQuestion("recipient.example", .mx)],
            answers: records("recipient.example 3600 MX 10 mail.recipient.example"),
            additionals: records("mail.recipient.example 3600 A 198.51.100.25"), edns: EDNS())
        message.flags.isResponse = true
        message.flags.recursionDesired = true
        message.flags.recursionAvailable = true
        return message
    }()

    static let all: DNSMessage = {
        var message = answer
        message.answers += records(
            "a.example A 192.0.2.1", "b.example AAAA 2001:db8::1", "b.example AAAA ::ffff:192.0.2.1",
            "c.example NS ns.c.example", "d.example CNAME c.example", "e.example PTR d.example",
            "f.example TXT \"one\" \"\" \"two\"", "g.example TYPE99 \\# 2 0102",
            "example SOA ns.example host.example 1 2 3 4 5")
        message.code = ResponseCode(rawValue: 0x123)
        message.edns = EDNS(
            payloadSize: 4096, version: 1, dnssecOK: true,
            options: [EDNS.Option(code: 10, value: [1, 2, 3, 4, 5, 6, 7, 8])])
        return message
    }()

    static var checks: ParserChecks<DNSMessage> {
        ParserChecks(parse: { try DNSMessage($0) }, serialize: { $0.encoded() })
    }

    @Test("§4.1.1: the header, bit by bit")
    func header() throws {
        var message = DNSMessage(id: 0x1234)
        message.flags.isResponse = true
        message.flags.opcode = .update
        message.flags.isAuthoritative = true
        message.flags.isTruncated = true
        message.flags.recursionDesired = true
        message.flags.recursionAvailable = true
        message.code = .refused
        #expect(message.encoded() == [0x12, 0x34, 0xAF, 0x85, 0, 0, 0, 0, 0, 0, 0, 0])
        #expect(message.flags.description == "qr aa tc rd ra")
    }

    @Test("A stub's question has 35 bytes, as in s01")
    func question() throws {
        let query = DNSMessage.query(id: 1, DNSQuestion("recipient.example", .mx))
        #expect(query.encoded().count == 35)
        #expect(query.flags.rawValue == 0x0100)
    }

    @Test("§4.1.4: a suffix that was written before becomes a pointer")
    func compression() throws {
        // 12 header + 23 question + 12 + 9 MX + 2 + 14 A + 11 OPT; the answer of s27 without its 28 bytes of cookie.
        let bytes = Self.answer.encoded()
        #expect(bytes.count == 111 - 28)
        #expect(Array(bytes[35..<37]) == [0xC0, 0x0C])
        #expect(try DNSMessage(bytes) == Self.answer)
    }

    @Test("A name keeps its case when it is compressed")
    func compressionKeepsCase() throws {
        var message = Self.answer
        message.answers = records("Recipient.Example 60 MX 10 MAIL.recipient.example")
        let read = try DNSMessage(message.encoded())
        #expect(read.answers[0].name.description == "Recipient.Example")
        #expect("\(read.answers[0].data)" == "10 MAIL.recipient.example.")
    }

    @Test("RFC 6891 §6.1: EDNS, its options and twelve bits of response code")
    func edns() throws {
        let read = try DNSMessage(Self.all.encoded())
        #expect(read == Self.all)
        #expect(read.code.rawValue == 0x123)
        #expect(read.edns?.dnssecOK == true)
    }

    @Test("RFC 6891 §6.1.1: two OPT records, or one in the wrong section or place")
    func misplacedOPT() {
        let opt: [UInt8] = [0, 0, 41, 4, 208, 0, 0, 0, 0, 0, 0]
        #expect(throws: DNSMessageError.misplacedOPT(offset: 23)) {
            try DNSMessage([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2] + opt + opt)
        }
        #expect(throws: DNSMessageError.misplacedOPT(offset: 12)) {
            try DNSMessage([0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0] + opt)
        }
        #expect(throws: DNSMessageError.misplacedOPT(offset: 12)) {
            try DNSMessage([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 97] + opt)
        }
    }

    @Test("§4.1.4: pointers to themselves, forward, in circles and to the end")
    func pointers() {
        func question(_ name: [UInt8]) -> [UInt8] { [0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0] + name + [0, 1, 0, 1] }
        #expect(throws: DNSMessageError.badPointer(offset: 12)) { try DNSMessage(question([0xC0, 12])) }
        #expect(throws: DNSMessageError.badPointer(offset: 12)) { try DNSMessage(question([0xC0, 14])) }
        #expect(throws: DNSMessageError.badPointer(offset: 14)) { try DNSMessage(question([1, 97, 0xC0, 12])) }
        #expect(throws: DNSMessageError.badLabel(offset: 12)) { try DNSMessage(question([0x40])) }
        #expect(throws: DNSMessageError.badLabel(offset: 12)) { try DNSMessage(question([0x80])) }
        // A pointer into the header is odd and harmless: byte 6 is a zero, which is the root.
        #expect(throws: Never.self) { try DNSMessage(question([0xC0, 6])) }
    }

    @Test("§2.3.4: a chain of pointers cannot make a name of more than 255 bytes")
    func longNames() {
        let label = [63] + [UInt8](repeating: 97, count: 63)
        var bytes: [UInt8] = [0, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0]
        bytes += label + label + label + [0, 0, 1, 0, 1]
        bytes += label + [0xC0, 12, 0, 1, 0, 1]
        #expect(throws: DNSMessageError.nameTooLong(offset: 12 + 192 + 5)) { try DNSMessage(bytes) }
    }

    @Test("The data of a record must be as long as its type needs")
    func dataLengths() {
        func record(_ type: UInt8, _ data: [UInt8]) -> [UInt8] {
            [0, 1, 0x80, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, type, 0, 1, 0, 0, 0, 9, 0, UInt8(data.count)] + data
        }
        #expect(throws: DNSMessageError.badRecordData(offset: 23)) { try DNSMessage(record(1, [1, 2, 3])) }
        #expect(throws: DNSMessageError.badRecordData(offset: 23)) { try DNSMessage(record(28, [1, 2, 3, 4])) }
        #expect(throws: DNSMessageError.badRecordData(offset: 23)) { try DNSMessage(record(2, [0, 0])) }
        #expect(throws: DNSMessageError.badRecordData(offset: 23)) { try DNSMessage(record(16, [5, 97])) }
        #expect(throws: DNSMessageError.truncated(offset: 25)) { try DNSMessage(record(15, [0, 1])) }
    }

    @Test("Counts are claims: 65,535 announced records in a short message")
    func absurdCounts() {
        #expect(throws: DNSMessageError.truncated(offset: 12)) {
            try DNSMessage([0, 1, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255])
        }
    }

    @Test("Bytes after the last record are noticed")
    func trailing() {
        #expect(throws: DNSMessageError.trailingBytes(1)) { try DNSMessage(Self.answer.encoded() + [0]) }
    }

    @Test("RFC 2181 §8: a TTL with the highest bit set is zero")
    func absurdTTL() throws {
        let message = try DNSMessage(
            [0, 1, 0x80, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0x80, 0, 0, 9, 0, 4, 1, 2, 3, 4])
        #expect(message.answers[0].ttl == 0)
    }

    @Test("The generic four")
    func generic() throws {
        for message in [Self.answer, Self.all, .query(id: 7, DNSQuestion("a.example", .a))] {
            try Self.checks.roundTrip(message)
            try Self.checks.everyTruncation(of: message.encoded())
        }
        try Self.checks.hostileFields(in: Self.answer.encoded())
        try Self.checks.mutations(of: Self.all.encoded(), count: 3000)
    }

    @Suite("What is left out when there is no room, RFC 2181 §9")
    struct Truncation {
        static func message(_ count: Int, edns: EDNS?) -> DNSMessage {
            var message = DNSMessage(id: 1, questions: [DNSQuestion("big.cases.example", .txt)], edns: edns)
            message.flags.isResponse = true
            message.answers = (1...count).map {
                let text = "chunk-\($0)-" + String(repeating: "0123456789", count: 13)
                return ResourceRecord("big.cases.example", ttl: 3600, .text(text))
            }
            return message
        }

        @Test("Without EDNS as many records as fit 512 bytes: three of twelve in s27, 488 bytes")
        func classic() throws {
            let read = try DNSMessage(Self.message(12, edns: nil).encoded(limit: 512))
            #expect(read.flags.isTruncated)
            #expect(read.answers.count == 3)
        }

        @Test("With EDNS none, and TC")
        func extended() throws {
            let read = try DNSMessage(Self.message(12, edns: EDNS()).encoded(limit: 1232))
            #expect(read.flags.isTruncated)
            #expect(read.answers.isEmpty)
            #expect(read.edns != nil)
        }

        @Test("Additional records are a courtesy: they go without TC")
        func additional() throws {
            var message = Self.message(3, edns: nil)
            message.additionals = records("a.example A 192.0.2.1", "b.example A 192.0.2.1", "c.example A 192.0.2.1")
            let bytes = message.encoded(limit: 512)
            let read = try DNSMessage(bytes)
            #expect(bytes.count <= 512)
            #expect(!read.flags.isTruncated)
            #expect(read.answers.count == 3)
            #expect(read.additionals.count < 3)
        }

        @Test("RFC 9471: glue that does not fit a referral is truncation")
        func glue() throws {
            var message = DNSMessage(id: 1, questions: [DNSQuestion("a.example", .a)])
            message.flags.isResponse = true
            for i in 1...20 {
                message.authorities += records("example NS ns\(i).example")
                message.additionals += records("ns\(i).example A 192.0.2.\(i)")
            }
            let bytes = message.encoded(limit: 512)
            #expect(bytes.count <= 512)
            #expect(try DNSMessage(bytes).flags.isTruncated)
        }
    }
}

@Suite("Messages on a TCP connection, RFC 1035 §4.2.2")
struct DNSStreamReaderTests {
    @Test("In any pieces, the same messages come out")
    func splits() throws {
        let checks = StreamChecks<[[UInt8]]> { pieces in
            var reader = DNSStreamReader()
            var messages: [[UInt8]] = []
            for piece in pieces {
                reader.append(piece)
                while let message = reader.next() { messages.append(message) }
            }
            return messages
        }
        let bytes =
            DNSStreamReader.frame(DNSMessageTests.answer.encoded()) + DNSStreamReader.frame([])
            + DNSStreamReader.frame([1, 2, 3]) + [0]
        #expect(try checks.feed([bytes]).count == 3)
        try checks.everySplit(of: bytes)
        checks.mutations(of: bytes)
    }
}
