// Both SPF checks of one letter, in their order: the name after HELO, then MAIL FROM (RFC 7208 §2.3, §2.4).
// Read first: SPFCheck.swift.
//
// In s01 these are the questions: TXT of mail.sender.example (there is none), TXT of sender.example, its MX, its A.

import DNSProtocol
import Wire

/// What SPF says about a sender. The second check is left out when the first one fails: the letter is refused anyway.
package struct SPFSessionCheck: Equatable, Sendable {
    /// What the checks do next.
    package enum Step: Equatable, Sendable {
        /// They need the answer to this question.
        case ask(DNSQuestion)
        /// They are over.
        case done(SPFFindings)
    }

    private let sender: String
    private var current: SPFCheck
    private var helo: SPFVerdict?

    /// - Parameters:
    ///   - sender: the address of MAIL FROM without angle brackets, empty for a bounce.
    ///   - helo: what the client said after HELO or EHLO.
    ///   - receiver: the name of the host that checks.
    ///   - clock: the time in Unix seconds.
    package init(sender: String, helo: String, client: IPAddress, receiver: String, clock: Int64) {
        self.sender = sender
        current = SPFCheck(SPFRequest(helo: helo, client: client, receiver: receiver, clock: clock))
    }

    /// Begins the first check.
    package mutating func start() -> Step { next(current.start()) }

    /// Goes on with the answer to the question asked last.
    package mutating func resume(with answer: DNSAnswer) -> Step { next(current.resume(with: answer)) }

    private mutating func next(_ step: SPFCheck.Step) -> Step {
        switch step {
        case .ask(let question): return .ask(question)
        case .done(let verdict):
            guard let helo else {
                self.helo = verdict
                let first = current.request
                if verdict.result == .fail || sender.isEmpty {
                    return .done(SPFFindings(request: first, helo: verdict, mailFrom: nil))
                }
                current = SPFCheck(
                    SPFRequest(
                        mailFrom: sender, helo: first.helo, client: first.client, receiver: first.receiver,
                        clock: first.clock))
                return next(current.start())
            }
            return .done(SPFFindings(request: current.request, helo: helo, mailFrom: verdict))
        }
    }
}
