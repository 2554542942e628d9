// Message to bytes, and what to leave out when there is no room (RFC 1035 §4.1, RFC 2181 §9, RFC 6891 §7).
// Read first: DNSMessage.swift, DNSEncoder.swift.
//
// Too much for one datagram? First the additional records go: they are a courtesy, and their absence is no truncation
// (RFC 2181 §9). In a referral they are the way on, so there TC is set. When the rest does not fit either, TC tells the
// asker to come back by TCP: an asker without EDNS gets as many records as fit, one with EDNS an empty answer,
// because it would throw a part away (the manner of BIND).

extension DNSMessage {
    /// The largest message without EDNS (RFC 1035 §4.2.1).
    package static let classicLimit = 512
    /// The largest message over TCP, which has 16 bits for the length (RFC 1035 §4.2.2).
    package static let streamLimit = 65_535

    /// The message as bytes, at most `limit` (512 or more) of them; TC is set when that meant leaving out what matters.
    package func encoded(limit: Int = streamLimit) -> [UInt8] {
        if answers.isEmpty && authorities.isEmpty && additionals.isEmpty && edns == nil && questions.count == 1 {
            return Self.encoded(id: id, flags, questions[0])
        }
        var encoder = DNSEncoder()
        // RFC 6891 §6.2.6: room for the OPT record is kept, since it must be in every response to EDNS.
        var room = limit
        if let edns { room -= 11 + edns.options.reduce(0) { $0 + 4 + $1.value.count } }
        if write(&encoder, answers, authorities, additionals, room) { return encoder.finish() }
        if !additionals.isEmpty {
            let isReferral = answers.isEmpty && !authorities.contains { $0.type == .soa }
            encoder = DNSEncoder()
            // As many additional records as fit, if everything else does.
            if write(&encoder, answers, authorities, additionals, room, isTruncated: isReferral, mayEnd: .additionals) {
                return encoder.finish()
            }
        }
        encoder = DNSEncoder()
        if !answers.isEmpty && write(&encoder, answers, [], [], room) { return encoder.finish() }
        encoder = DNSEncoder()
        _ = write(&encoder, edns == nil ? answers : [], [], [], room, isTruncated: true, mayEnd: .answers)
        return encoder.finish()
    }

    /// The bytes of `query(id:_:)`, without the message.
    static func encodedQuery(id: UInt16, _ question: DNSQuestion) -> [UInt8] {
        var flags = DNSFlags(rawValue: 0)
        flags.recursionDesired = true
        return encoded(id: id, flags, question)
    }

    /// A message that is nothing but a question, as stubs send it: nothing to compress, nothing to leave out.
    private static func encoded(id: UInt16, _ flags: DNSFlags, _ question: DNSQuestion) -> [UInt8] {
        let name = question.name.wire
        var bytes: [UInt8] = []
        bytes.reserveCapacity(headerLength + name.count + 4)
        func append(_ value: UInt16) {
            bytes.append(UInt8(truncatingIfNeeded: value >> 8))
            bytes.append(UInt8(truncatingIfNeeded: value))
        }
        append(id)
        append(flags.rawValue)
        append(1)
        for _ in 0..<3 { append(0) }
        bytes += name
        append(question.type.rawValue)
        append(question.class.rawValue)
        return bytes
    }

    /// The section in which a message may be cut off.
    private enum Cut { case nowhere, answers, additionals }

    /// Writes the header, the question and the sections. False when there was no room and the cut was not allowed.
    private func write(
        _ encoder: inout DNSEncoder, _ answers: [ResourceRecord], _ authorities: [ResourceRecord],
        _ additionals: [ResourceRecord], _ room: Int, isTruncated: Bool = false, mayEnd cut: Cut = .nowhere
    ) -> Bool {
        encoder.uint16(id)
        var flags = flags
        flags.isTruncated = flags.isTruncated || isTruncated
        encoder.uint16(flags.rawValue)
        encoder.uint16(UInt16(truncatingIfNeeded: questions.count))
        for _ in 0..<3 { encoder.uint16(0) }
        for question in questions { encoder.question(question) }
        let answerCount = Self.write(&encoder, answers, room)
        encoder.patch16(UInt16(answerCount), at: 6)
        if answerCount < answers.count && cut != .answers { return false }
        let authorityCount = Self.write(&encoder, authorities, room)
        encoder.patch16(UInt16(authorityCount), at: 8)
        if authorityCount < authorities.count { return false }
        let additionalCount = Self.write(&encoder, additionals, room)
        if additionalCount < additionals.count && cut != .additionals { return false }
        encoder.patch16(UInt16(additionalCount + (edns == nil ? 0 : 1)), at: 10)
        if let edns { encoder.opt(edns, extendedCodeBits: extendedCodeBits) }
        return true
    }

    /// Writes records as long as there is room. Returns how many.
    private static func write(_ encoder: inout DNSEncoder, _ records: [ResourceRecord], _ room: Int) -> Int {
        var count = 0
        for record in records {
            let start = encoder.count
            guard encoder.record(record), encoder.count <= room, count < 0xFFFE else {
                encoder.rewind(to: start)
                break
            }
            count += 1
        }
        return count
    }
}
