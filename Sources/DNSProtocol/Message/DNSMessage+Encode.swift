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
        var encoder = DNSEncoder()
        // RFC 6891 §6.2.6: room for the OPT record is kept, since it must be in every response to EDNS.
        let room = limit - (edns.map { 11 + $0.options.reduce(0) { $0 + 4 + $1.value.count } } ?? 0)
        if write(&encoder, answers, authorities, additionals, room) == .all { return encoder.bytes }
        if additionals.count > 0 {
            var isReferral = answers.isEmpty && code == .noError && !authorities.isEmpty
            if authorities.contains(where: { $0.type == .soa }) { isReferral = false }
            encoder = DNSEncoder()
            if write(&encoder, answers, authorities, additionals, room, isTruncated: isReferral, partly: true) == .all {
                return encoder.bytes
            }
        }
        encoder = DNSEncoder()
        if write(&encoder, answers, [], [], room) == .all, !answers.isEmpty { return encoder.bytes }
        encoder = DNSEncoder()
        let kept = edns == nil ? answers : []
        _ = write(&encoder, kept, [], [], room, isTruncated: true, partly: true)
        return encoder.bytes
    }

    private enum Written { case all, some }

    /// Writes the header, the question and the sections. With `partly`, the last section that has records is cut to
    /// what fits, and that counts as all.
    private func write(
        _ encoder: inout DNSEncoder, _ answers: [ResourceRecord], _ authorities: [ResourceRecord],
        _ additionals: [ResourceRecord], _ room: Int, isTruncated: Bool = false, partly: Bool = false
    ) -> Written {
        encoder.uint16(id)
        var flags = flags
        flags.isTruncated = flags.isTruncated || isTruncated
        encoder.uint16(flags.rawValue)
        for _ in 0..<4 { encoder.uint16(0) }
        for question in questions { encoder.question(question) }
        encoder.patch16(UInt16(truncatingIfNeeded: questions.count), at: 4)
        var counts: [UInt16] = [0, 0, 0]
        var result = Written.all
        let sections = [answers, authorities, additionals]
        let last = sections.lastIndex { !$0.isEmpty }
        writing: for (index, section) in sections.enumerated() {
            for record in section {
                let start = encoder.count
                guard encoder.record(record), encoder.count <= room, counts[index] < .max else {
                    encoder.rewind(to: start)
                    if !(partly && index == last) { result = .some }
                    break writing
                }
                counts[index] += 1
            }
        }
        if let edns {
            encoder.opt(edns, extendedCodeBits: extendedCodeBits)
            counts[2] += 1
        }
        for index in 0..<3 { encoder.patch16(counts[index], at: 6 + 2 * index) }
        return result
    }
}
