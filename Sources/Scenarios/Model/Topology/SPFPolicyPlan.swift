// What a server does with SPF's answer. Read first: SenderCheckPlan.swift.

/// How seriously a server takes SPF.
package enum SPFPolicyPlan: String, CaseIterable, Sendable {
    /// It does not ask.
    case off
    /// It asks, and writes the result into the letter.
    case on
    /// It asks, and refuses a letter whose result is `fail`.
    case reject
}
