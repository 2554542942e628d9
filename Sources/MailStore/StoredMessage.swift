// One letter in a mailbox. Read first: MessageFlags.swift. Then Mailbox.swift.

/// A message as it lies in a mailbox. Its bytes never change; copies share them.
package struct StoredMessage: Equatable, Sendable {
    /// Its number in this mailbox: ascending, never given twice (RFC 3501 §2.3.1.1).
    package let uid: UInt32
    /// What readers noted on it.
    package internal(set) var flags: MessageFlags
    /// The mailbox's change counter when the flags last changed.
    package internal(set) var changedAt: UInt64
    /// When the server received it, in seconds of the Unix epoch (RFC 3501 §2.3.3).
    package let internalDate: Int64
    /// Header and body, lines ended by CR LF.
    package let bytes: [UInt8]

    /// Its length in octets: what STAT, LIST and RFC822.SIZE say.
    package var size: Int { bytes.count }
}
