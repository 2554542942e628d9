// A question to a DNS server and what came of it. Read first: Sources/Emulation/Observation.swift.

import Basics

/// One question and its answer.
package struct DNSExchange: Equatable, Sendable {
    /// When the question was sent.
    package var at: Instant
    package var client: String
    package var server: String
    package var name: String
    package var type: String
    /// `NOERROR`, `NXDOMAIN`, ...; nil while there is no answer.
    package var rcode: String?
    /// Records in presentation form.
    package var answers: [String]
}

/// All questions of a run, in the order in which they were asked.
package struct DNSLog: Equatable, Sendable {
    package private(set) var exchanges: [DNSExchange] = []
    /// Questions without an answer: indices, few at any moment.
    private var open: [Int] = []

    package init() {}

    /// Notes a question and returns its index.
    package mutating func asked(
        _ name: String, _ type: String, by client: String, of server: String, at now: Instant
    ) -> Int {
        exchanges.append(
            DNSExchange(at: now, client: client, server: server, name: name, type: type, rcode: nil, answers: []))
        open.append(exchanges.count - 1)
        return exchanges.count - 1
    }

    /// Notes an answer, or with `rcode` "TIMEOUT" that there will be none, and returns the question's index.
    package mutating func answered(
        _ name: String, _ type: String, by server: String, to client: String, rcode: String, answers: [String]
    ) -> Int? {
        let place = open.firstIndex { index in
            let e = exchanges[index]
            return e.client == client && e.server == server && e.type == type
                && e.name.lowercased() == name.lowercased()
        }
        guard let place else { return nil }
        let index = open.remove(at: place)
        (exchanges[index].rcode, exchanges[index].answers) = (rcode, answers)
        return index
    }
}
