// Does the client's address have a name, and does the name lead back to the address? (RFC 8601 §2.7.3, "iprev")
// Read first: Sources/DNSProtocol/Message/DNSAnswer.swift.
//
//     192.0.2.25                       ->  25.2.0.192.in-addr.arpa PTR ?    mail.sender.example
//     mail.sender.example A ?          ->  192.0.2.25: confirmed
//
// A mail server does this before its banner. Like SPFCheck, the check is a value that stops at each question.

import DNSProtocol
import Wire

/// The reverse and forward look-up of a client's address.
package struct ClientNameCheck: Equatable, Sendable {
    /// What the check does next.
    package enum Step: Equatable, Sendable {
        /// It needs the answer to this question.
        case ask(DNSQuestion)
        /// It is over.
        case done(ClientNameFinding)
    }

    /// Which answer is awaited.
    private enum State: Equatable {
        case idle
        case names
        /// The addresses of a name, with those left to try.
        case addresses(DNSName, ArraySlice<DNSName>)
    }

    package let client: IPAddress
    private var state = State.idle
    /// The first name that the address has, confirmed or not.
    private var claimed: DNSName?
    /// An address of some name could not be asked for just now.
    private var hadFailure = false

    /// More names than this are not tried.
    static let mostNames = 10

    package init(client: IPAddress) { self.client = client }

    /// Begins the check.
    package mutating func start() -> Step {
        state = .names
        return .ask(DNSQuestion(DNSName(reverseOf: client), .ptr))
    }

    /// Goes on with the answer to the question asked last.
    package mutating func resume(with answer: DNSAnswer) -> Step {
        switch state {
        case .idle:
            preconditionFailure("no answer is awaited")
        case .names:
            if answer.isTemporaryFailure { return finish(.temperror, nil) }
            // RFC 8601 §2.7.3: permerror when no PTR data are published.
            let names = answer.pointers
            guard !names.isEmpty else { return finish(.permerror, nil) }
            claimed = names[0]
            return tryNext(names.prefix(Self.mostNames))
        case .addresses(let name, let rest):
            if answer.hasAddress(where: { $0 == client }) { return finish(.pass, name) }
            hadFailure = hadFailure || answer.isTemporaryFailure
            return tryNext(rest)
        }
    }

    private mutating func tryNext(_ names: ArraySlice<DNSName>) -> Step {
        guard let name = names.first else { return finish(hadFailure ? .temperror : .fail, claimed) }
        state = .addresses(name, names.dropFirst())
        return .ask(DNSQuestion(name, client.isIPv4 ? .a : .aaaa))
    }

    private mutating func finish(_ result: ClientNameFinding.Result, _ name: DNSName?) -> Step {
        state = .idle
        return .done(ClientNameFinding(client: client, result: result, name: name))
    }
}
