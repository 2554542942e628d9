// A network interface of a machine. Read first: HostPlan.swift.

import Wire

/// One interface: its Ethernet address, its one IPv4 address, and the link that it is plugged into.
package struct InterfacePlan: Equatable, Sendable {
    /// Its name on the machine: `eth0`.
    package var name: String
    /// Its Ethernet address; never a group address.
    package var mac: MACAddress
    /// Its IPv4 address.
    package var address: IPAddress
    /// How many leading bits of the address name the network, 1 to 31.
    package var prefixLength: Int
    /// The name of the link that it is plugged into; nil when no cable is in it.
    package var link: String?

    package init(name: String, mac: MACAddress, address: IPAddress, prefixLength: Int, link: String?) {
        self.name = name
        self.mac = mac
        self.address = address
        self.prefixLength = prefixLength
        self.link = link
    }

    /// The network that the interface stands on.
    package var network: IPNetwork { IPNetwork(address, prefixLength: prefixLength) }
}
