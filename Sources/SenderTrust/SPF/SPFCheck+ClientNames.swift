// The names that a client's address has, as far as they lead back to it (RFC 7208 §5.5). Read first: SPFCheck.swift.
//
// They are asked for only when a record wants them, by the mechanism ptr or the macro p, and once per check.

import DNSProtocol

extension SPFCheck {
    mutating func askClientNames(_ continuation: Continuation) -> Step {
        state = .clientNames(continuation)
        return .ask(DNSQuestion(DNSName(reverseOf: request.client), .ptr))
    }

    mutating func takeClientNames(_ answer: DNSAnswer, _ continuation: Continuation) -> Step {
        confirmedNames = []
        // RFC 7208 §5.5: if there is a DNS error, the mechanism does not match.
        // RFC 7208 §4.6.4: ten names are looked at, others ignored.
        return confirmNext(Array(answer.pointers.prefix(Self.mostNames)), continuation)
    }

    mutating func confirm(
        _ name: DNSName, _ rest: [DNSName], _ answer: DNSAnswer, _ continuation: Continuation
    ) -> Step {
        // RFC 7208 §5.5: a name whose addresses cannot be found is passed over.
        if answer.hasAddress(where: { $0 == request.client }) { confirmedNames?.append(name) }
        return confirmNext(rest, continuation)
    }

    private mutating func confirmNext(_ names: [DNSName], _ continuation: Continuation) -> Step {
        guard let name = names.first else { return proceed(continuation) }
        state = .clientNameAddresses(name, Array(names.dropFirst()), continuation)
        return .ask(DNSQuestion(name, addressType))
    }
}
