// A person's mailbox on a server. Read first: MailServerPlan.swift.

/// A mailbox and who may open it.
package struct AccountPlan: Equatable, Sendable {
    /// The whole address; it is also the name to log in with.
    package var address: String
    package var password: String
    /// The person's name as letters show it; nil when only the address is shown.
    package var displayName: String?
    /// The most bytes that the mailbox holds; nil for no limit.
    package var quota: UInt64?

    package init(address: String, password: String, displayName: String? = nil, quota: UInt64? = nil) {
        self.address = address
        self.password = password
        self.displayName = displayName
        self.quota = quota
    }
}
