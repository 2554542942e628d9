// What came out of an SPF check. Read first: SPFResult.swift.

/// The result, and how it came about.
package struct SPFVerdict: Hashable, Sendable {
    package var result: SPFResult
    /// The term of the record that decided, as it is written there: "mx", "-all". Nil when none did.
    package var term: String?
    /// What the domain wants the sender to be told after a fail (RFC 7208 §6.2).
    package var explanation: String?
    /// What is wrong, after permerror and temperror.
    package var problem: String?

    package init(_ result: SPFResult, term: String? = nil, explanation: String? = nil, problem: String? = nil) {
        self.result = result
        self.term = term
        self.explanation = explanation
        self.problem = problem
    }
}
