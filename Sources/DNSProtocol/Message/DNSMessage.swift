// A question or an answer on its way (RFC 1035 §4). Read first: DNSName.swift, ResourceRecord.swift.
// Then DNSMessage+Decode.swift and DNSMessage+Encode.swift.
//
//     mta-a    > resolver   id 22871  rd           recipient.example MX ?
//     resolver > mta-a      id 22871  qr rd ra     recipient.example 3600 IN MX 10 mail.recipient.example.
//                                     additional:  mail.recipient.example 3600 IN A 198.51.100.25

/// A message of the domain name system.
package struct DNSMessage: Equatable, Sendable {
    /// Chosen by the asker and repeated by the server, to match answers to questions.
    package var id: UInt16
    package var flags: DNSFlags
    /// Usually one.
    package var questions: [DNSQuestion]
    /// The records that answer the question.
    package var answers: [ResourceRecord]
    /// In a referral the name servers to ask next, in a negative answer the SOA of the zone.
    package var authorities: [ResourceRecord]
    /// Records that the reader will probably want next. The OPT record is not among them.
    package var additionals: [ResourceRecord]
    /// The extended fields, when the message has an OPT record.
    package var edns: EDNS?
    /// The upper eight bits of the response code, which travel in the OPT record.
    var extendedCodeBits: UInt8

    package init(
        id: UInt16, flags: DNSFlags = DNSFlags(rawValue: 0), questions: [DNSQuestion] = [],
        answers: [ResourceRecord] = [], authorities: [ResourceRecord] = [], additionals: [ResourceRecord] = [],
        edns: EDNS? = nil
    ) {
        self.id = id
        self.flags = flags
        self.questions = questions
        self.answers = answers
        self.authorities = authorities
        self.additionals = additionals
        self.edns = edns
        extendedCodeBits = 0
    }

    /// How the request went. Codes above 15 need EDNS to travel (RFC 6891 §6.1.3).
    package var code: ResponseCode {
        get { ResponseCode(rawValue: UInt16(extendedCodeBits) << 4 | flags.codeBits) }
        set {
            flags.codeBits = newValue.rawValue
            extendedCodeBits = UInt8(truncatingIfNeeded: newValue.rawValue >> 4)
        }
    }

    /// A question with one name and type, as a stub resolver asks it.
    package static func query(id: UInt16, _ question: DNSQuestion, recursionDesired: Bool = true) -> DNSMessage {
        var message = DNSMessage(id: id, questions: [question])
        message.flags.recursionDesired = recursionDesired
        return message
    }

    /// An empty response to this message with its id, opcode, question, RD and CD.
    package func response(_ code: ResponseCode = .noError) -> DNSMessage {
        var message = DNSMessage(id: id, questions: questions)
        message.flags.isResponse = true
        message.flags.opcode = flags.opcode
        // RFC 1035 §4.1.1: RD is copied into the response; RFC 4035 §3.2.2: so is CD.
        message.flags.recursionDesired = flags.recursionDesired
        message.flags.checkingDisabled = flags.checkingDisabled
        message.code = code
        return message
    }
}
