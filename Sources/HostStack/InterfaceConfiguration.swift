// How one network interface of a host is set up: what `ip address` shows on a real machine.
// Read first: Sources/Wire/MACAddress.swift and IPNetwork.swift. Then Route.swift.

import Wire

/// One interface: its link-layer address, its Internet address and the largest packet its link carries.
package struct InterfaceConfiguration: Equatable, Sendable {
    /// The name that people see: `eth0`.
    package var name: String
    package var mac: MACAddress
    package var address: IPAddress
    /// How many leading bits of `address` are the link's network, 0 to 32.
    package var prefixLength: Int
    /// The largest IP packet, in bytes (RFC 791: at least 68).
    package var mtu: Int

    package init(name: String, mac: MACAddress, address: IPAddress, prefixLength: Int, mtu: Int = 1500) {
        self.name = name
        self.mac = mac
        self.address = address
        self.prefixLength = prefixLength
        self.mtu = mtu
    }

    /// The addresses that are on the interface's own link.
    package var network: IPNetwork { IPNetwork(address, prefixLength: prefixLength) }
}
