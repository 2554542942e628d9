// What a mailbox is for, so that every mail program finds the same "Sent" whatever it is called.
// Read first: RFC 6154 §2.

/// A mailbox's special use, by its attribute of RFC 6154.
package struct MailboxRole: RawRepresentable, Hashable, Sendable {
    /// The attribute with its backslash.
    package var rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    /// Letters that are not finished.
    package static let drafts = MailboxRole(rawValue: "\\Drafts")
    /// Letters that nobody asked for.
    package static let junk = MailboxRole(rawValue: "\\Junk")
    /// Copies of letters that were sent.
    package static let sent = MailboxRole(rawValue: "\\Sent")
    /// Letters that will be thrown away.
    package static let trash = MailboxRole(rawValue: "\\Trash")
}
