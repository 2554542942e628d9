// What a receiving server asks DNS about the server that brings a letter. Read first: MailServerPlan.swift.
//
// DKIM and DMARC come with later lessons.

/// The checks of a receiving server.
package struct SenderCheckPlan: Equatable, Sendable {
    /// Whether the client's address is looked up (PTR, then the name's A) before the greeting.
    package var ptr: Bool
    /// What is done about SPF (RFC 7208).
    package var spf: SPFPolicyPlan

    package init(ptr: Bool = true, spf: SPFPolicyPlan = .on) {
        self.ptr = ptr
        self.spf = spf
    }
}
