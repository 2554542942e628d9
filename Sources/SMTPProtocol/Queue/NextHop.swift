// Where a letter goes next. Read first: nothing. Then DeliveryJob.swift.

/// The place that a recipient's letter is brought to. Recipients who share it share a transaction, whatever their domains.
package enum NextHop: Equatable, Sendable {
    /// Mailboxes of this host.
    case here
    /// The mail hosts of this domain, in lower case; or the host with this address, in brackets.
    case domain(String)
    /// The server of this name, for an administrator has laid down so: a smarthost.
    case server(String)
}
