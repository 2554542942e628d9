// Bytes to message (RFC 1035 §4.1, RFC 6891 §6.1). Read first: DNSMessage.swift, DNSDecoder.swift.

import Basics

extension DNSMessage {
    /// The length of the header in bytes.
    package static let headerLength = 12

    /// The id, the flags and how many entries each section claims to have (RFC 1035 §4.1.1).
    struct Header {
        let id: UInt16
        let flags: DNSFlags
        let questionCount, answerCount, authorityCount, additionalCount: Int

        init(_ decoder: inout DNSDecoder) throws(DNSMessageError) {
            id = try decoder.uint16()
            flags = DNSFlags(rawValue: try decoder.uint16())
            questionCount = Int(try decoder.uint16())
            answerCount = Int(try decoder.uint16())
            authorityCount = Int(try decoder.uint16())
            additionalCount = Int(try decoder.uint16())
        }
    }

    /// What follows the questions, up to the end of the message.
    struct Sections {
        let answers, authorities, additionals: [ResourceRecord]
        let extended: Extended

        init(_ header: Header, _ decoder: inout DNSDecoder) throws(DNSMessageError) {
            var extended = Extended()
            answers = try DNSMessage.records(header.answerCount, &decoder, .answers, &extended)
            authorities = try DNSMessage.records(header.authorityCount, &decoder, .authorities, &extended)
            additionals = try DNSMessage.records(header.additionalCount, &decoder, .additionals, &extended)
            guard decoder.remaining == 0 else { throw .trailingBytes(decoder.remaining) }
            self.extended = extended
        }
    }

    /// Reads a whole message.
    package init(_ bytes: RawSpan) throws(DNSMessageError) {
        var decoder = DNSDecoder(bytes)
        let header = try Header(&decoder)
        // The counts are only claims: nothing is reserved for them, and each entry takes bytes away or throws.
        var questions: [DNSQuestion] = []
        for _ in 0..<header.questionCount { questions.append(try decoder.question()) }
        let sections = try Sections(header, &decoder)
        self.init(
            id: header.id, flags: header.flags, questions: questions, answers: sections.answers,
            authorities: sections.authorities, additionals: sections.additionals, edns: sections.extended.edns)
        extendedCodeBits = sections.extended.codeBits
    }

    /// Reads a whole message.
    package init(_ bytes: [UInt8]) throws(DNSMessageError) { try self.init(bytes.span.bytes) }

    /// The id and flags of bytes that need not be a whole message, to answer FORMERR to them; nil below 12 bytes.
    package static func header(of bytes: [UInt8]) -> DNSMessage? {
        guard bytes.count >= headerLength else { return nil }
        let span = bytes.span.bytes
        return DNSMessage(id: span.uint16(at: 0), flags: DNSFlags(rawValue: span.uint16(at: 2)))
    }

    private enum Section { case answers, authorities, additionals }

    /// What an OPT record says.
    struct Extended {
        var edns: EDNS?
        var codeBits: UInt8 = 0
    }

    /// Reads the records of a section; an OPT record goes into `extended`.
    private static func records(
        _ count: Int, _ decoder: inout DNSDecoder, _ section: Section, _ extended: inout Extended
    ) throws(DNSMessageError) -> [ResourceRecord] {
        var records: [ResourceRecord] = []
        for _ in 0..<count {
            let start = decoder.position
            let name = try decoder.name()
            let type = DNSType(rawValue: try decoder.uint16())
            let second = try decoder.uint16()
            let third = try decoder.uint32()
            let length = Int(try decoder.uint16())
            if type == .opt {
                // RFC 6891 §6.1.1: at most one, in the additional section; §6.1.2: its owner is the root.
                guard section == .additionals, extended.edns == nil, name.isRoot else {
                    throw .misplacedOPT(offset: start)
                }
                // RFC 6891 §6.1.3: the TTL is the upper response code, the version, DO and 15 zero bits.
                extended.codeBits = UInt8(truncatingIfNeeded: third >> 24)
                extended.edns = EDNS(
                    payloadSize: second, version: UInt8(truncatingIfNeeded: third >> 16),
                    dnssecOK: third & 0x8000 != 0, options: try options(&decoder, length: length))
            } else {
                // RFC 2181 §8: a TTL with the highest bit set is to be read as zero.
                let ttl = third > UInt32(Int32.max) ? 0 : third
                let data = try decoder.recordData(type, length: length)
                records.append(ResourceRecord(name, class: DNSClass(rawValue: second), ttl: ttl, data))
            }
        }
        return records
    }

    private static func options(_ decoder: inout DNSDecoder, length: Int) throws(DNSMessageError) -> [EDNS.Option] {
        let start = decoder.position
        guard decoder.remaining >= length else { throw .truncated(offset: start) }
        let end = start + length
        var options: [EDNS.Option] = []
        while decoder.position < end {
            guard end - decoder.position >= 4 else { throw .badRecordData(offset: decoder.position) }
            let code = try decoder.uint16()
            let count = Int(try decoder.uint16())
            guard end - decoder.position >= count else { throw .badRecordData(offset: decoder.position) }
            options.append(EDNS.Option(code: code, value: try decoder.array(count)))
        }
        return options
    }
}
