// What a capture says about an emulated network. Read first: Sources/Capture/CaptureHeader.swift.

import Capture
import Emulation
import Scenarios

extension EmulatedTopology {
    /// Its links as interfaces of a capture, in their order.
    package var capturedLinks: [CapturedLink] {
        topology.links.map { link in
            CapturedLink(
                name: link.name, description: "\(link.first.node) <-> \(link.second.node)",
                speed: link.properties.bandwidth)
        }
    }

    /// The names that a filter may use: what hosts are called in the topology and in DNS.
    package var filterNames: [CapturedName] {
        topology.hosts.flatMap { host in
            host.interfaces.flatMap { interface in
                [CapturedName(interface.address, host.name)]
                    + (host.domainName.map { $0 == host.name ? [] : [CapturedName(interface.address, $0)] } ?? [])
            }
        }
    }
}
