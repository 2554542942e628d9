// What a program gets from its stub resolver when it asked a question. Read first: DNSMessage.swift.
//
// Five things can come back, and mail treats each in another way: records, "the name is there but has none of these",
// "there is no such name", "the server could not find out", and silence.

import Wire

/// The answer to one question, with the alias chain resolved.
package struct DNSAnswer: Hashable, Sendable {
    package var question: DNSQuestion
    package var outcome: Outcome

    /// How the question went.
    package enum Outcome: Hashable, Sendable {
        /// The answer section: at least one record of the type asked for, after the aliases that led to it.
        case records([ResourceRecord])
        /// The name exists and has no record of this type (NODATA, RFC 2308 §2.2).
        case noData
        /// The name does not exist (RFC 2308 §2.1).
        case nonexistent
        /// The server answered with an error.
        case failure(ResponseCode)
        /// No server answered in time.
        case timeout
    }

    package init(_ question: DNSQuestion, _ outcome: Outcome) {
        self.question = question
        self.outcome = outcome
    }

    /// What a response says about `question`.
    init(_ question: DNSQuestion, response: StubResponse) {
        self.question = question
        switch response.code {
        case .noError:
            let answers = response.answers
            let found = answers.indices.contains { question.type == .any || answers[$0].type == question.type }
            outcome = found ? .records(answers) : .noData
        case .nonexistentDomain: outcome = .nonexistent
        default: outcome = .failure(response.code)
        }
    }

    /// The records of the type asked for.
    package var records: [RecordData] { records { $0 } }

    /// What `reading` finds in the records of the type asked for, in the order of the answer.
    private func records<Finding>(_ reading: (RecordData) -> Finding?) -> [Finding] {
        guard case .records(let records) = outcome else { return [] }
        var result: [Finding] = []
        for record in records where record.type == question.type || question.type == .any {
            if let finding = reading(record.data) { result.append(finding) }
        }
        return result
    }

    /// Whether an address among the records is one that is wanted.
    package func hasAddress(where isWanted: (IPAddress) -> Bool) -> Bool { firstAddress(where: isWanted) != nil }

    private func firstAddress(where isWanted: (IPAddress) -> Bool) -> IPAddress? {
        guard case .records(let records) = outcome else { return nil }
        for i in records.indices where question.type == .any || records[i].type == question.type {
            switch records[i].data {
            case .a(let address), .aaaa(let address): if isWanted(address) { return address }
            case .ns, .cname, .ptr, .mx, .soa, .txt, .unknown: break
            }
        }
        return nil
    }

    /// The addresses among the records.
    package var addresses: [IPAddress] {
        records { data in
            switch data {
            case .a(let address), .aaaa(let address): address
            case .ns, .cname, .ptr, .mx, .soa, .txt, .unknown: nil
            }
        }
    }

    /// The names that PTR records give.
    package var pointers: [DNSName] {
        records { if case .ptr(let name) = $0 { name } else { nil } }
    }

    /// The mail hosts among the records, in the order of the answer.
    package var mailHosts: [(preference: UInt16, exchange: DNSName)] {
        records { if case .mx(let preference, let exchange) = $0 { (preference, exchange) } else { nil } }
    }

    /// The texts among the records, the strings of each joined (RFC 7208 §3.3).
    package var texts: [[UInt8]] {
        records { data in
            guard case .txt(let strings) = data else { return nil }
            return strings.count == 1 ? strings[0] : Array(strings.joined())
        }
    }

    /// Whether the question may be answered otherwise when it is asked again soon.
    package var isTemporaryFailure: Bool {
        switch outcome {
        case .records, .noData, .nonexistent: false
        case .failure, .timeout: true
        }
    }

    /// The outcome in the words of the protocol: NOERROR, NXDOMAIN, SERVFAIL, or TIMEOUT when nobody answered.
    package var codeDescription: String {
        switch outcome {
        case .records, .noData: "\(ResponseCode.noError)"
        case .nonexistent: "\(ResponseCode.nonexistentDomain)"
        case .failure(let code): "\(code)"
        case .timeout: "TIMEOUT"
        }
    }
}
