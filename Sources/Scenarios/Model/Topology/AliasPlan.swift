// An address that stands for others. Read first: MailServerPlan.swift.

/// Mail for `address` goes to every one of `targets`.
package struct AliasPlan: Equatable, Sendable {
    package var address: String
    package var targets: [String]

    package init(address: String, targets: [String]) {
        self.address = address
        self.targets = targets
    }
}
