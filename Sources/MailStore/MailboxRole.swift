// What a mailbox is for, so that every mail program finds the same "Sent" whatever it is called.
// Read first: RFC 6154 §2.

/// A mailbox's special use, by its attribute of RFC 6154.
package struct MailboxRole: RawRepresentable, Hashable, Sendable {
    /// The attribute with its backslash.
    package var rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    package static let drafts = MailboxRole(rawValue: "\\Drafts")
    package static let junk = MailboxRole(rawValue: "\\Junk")
    package static let sent = MailboxRole(rawValue: "\\Sent")
    package static let trash = MailboxRole(rawValue: "\\Trash")
}
