// The closed grammar of expectations. Read first: Lesson.swift. Then Expectation.swift.

/// Something that is true or false of a finished run. Letters, hosts and mailboxes are called by their names.
package indirect enum ExpectationCondition: Equatable, Sendable {
    /// The letter is (or is not) in the mailbox of this address, on its server.
    case mailbox(address: String, letter: String, isThere: Bool)
    /// What became of the letter.
    case outcome(letter: String, LetterOutcome)
    /// The letter passed through this host.
    case via(letter: String, host: String)
    /// The mail program on `client` has read the letter. A nil part may be anything.
    case read(letter: String, client: String, protocol: IncomingProtocol?, removed: Bool?)
    /// The receiving server's SPF result for the letter: `pass`, `fail`, ...
    case spf(letter: String, result: String)
    /// The receiving server's PTR result for the letter: `pass`, `fail`.
    case ptr(letter: String, result: String)
    /// The mail queue of this host is (or is not) empty.
    case queue(host: String, isEmpty: Bool)
    /// Such an event happened.
    case event(EventPredicate)
    /// No such event happened.
    case none(EventPredicate)
    case all([Expectation])
    case any([Expectation])
    case not(Expectation)
}
