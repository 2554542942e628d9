// The parameters of a zone (RFC 1035 §3.3.13). Read first: RecordData.swift.

/// The data of a SOA record. Times are in seconds.
package struct StartOfAuthority: Hashable, Sendable {
    /// The zone's primary name server.
    package var primary: DNSName
    /// The mailbox of the person responsible, with a dot in place of the "@".
    package var mailbox: DNSName
    /// Grows with every change of the zone.
    package var serial: UInt32
    /// How often secondaries look for a new serial.
    package var refresh: UInt32
    /// How long they wait after they could not.
    package var retry: UInt32
    /// How long they keep answering without having reached the primary.
    package var expire: UInt32
    /// How long "there is no such thing" may be remembered (RFC 2308 §4).
    package var minimum: UInt32

    package init(
        primary: DNSName, mailbox: DNSName, serial: UInt32, refresh: UInt32, retry: UInt32, expire: UInt32,
        minimum: UInt32
    ) {
        self.primary = primary
        self.mailbox = mailbox
        self.serial = serial
        self.refresh = refresh
        self.retry = retry
        self.expire = expire
        self.minimum = minimum
    }
}
