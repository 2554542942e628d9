// A response as the stub resolver reads it: whether it is the awaited one, and what it answers.
// Read first: StubResolver.swift, ../Message/DNSMessage+Decode.swift.

import Basics

/// The response to one question. The whole message is read, but only what a stub wants of it is kept.
struct StubResponse {
    let isTruncated: Bool
    let code: ResponseCode
    let answers: [ResourceRecord]

    /// Reads a message; nil when it is none, or is not the response to `question` that was asked with `id`.
    init?(_ bytes: RawSpan, to question: DNSQuestion, id: UInt16) {
        do throws(DNSMessageError) {
            var decoder = DNSDecoder(bytes, about: question.name)
            let header = try DNSMessage.Header(&decoder)
            // RFC 5452 §9.1: id and question must be repeated.
            guard header.flags.isResponse, header.id == id, header.questionCount == 1,
                try decoder.question() == question
            else { return nil }
            let sections = try DNSMessage.Sections(header, &decoder)
            isTruncated = header.flags.isTruncated
            code = ResponseCode(rawValue: UInt16(sections.extended.codeBits) << 4 | header.flags.codeBits)
            answers = sections.answers
        } catch {
            return nil
        }
    }
}
