// An interface while its topology is being worked out. Read first: HostDraft.swift.

import Wire

/// An interface of which some things are still open.
struct InterfaceDraft {
    var name: String
    var position: SourcePosition
    var address: IPAddress?
    var prefixLength: Int?
    /// The file states an address, be it a wrong one, which has been reported then.
    var statesAddress = false
    var mac: MACAddress?
    /// The last part of the address that this machine gets when it is free.
    var preferredNumber: UInt32?
    /// The position of its link in the list of links.
    var link: Int?
    /// The position of its segment.
    var segment: Int?

    init(_ name: String, at position: SourcePosition) {
        self.name = name
        self.position = position
    }

    /// The network that it stands on, once it has an address.
    var network: IPNetwork? {
        guard let address, let prefixLength else { return nil }
        return IPNetwork(address, prefixLength: prefixLength)
    }
}
