// A cable between two machines, and how good it is. Read first: Topology.swift.
//
// A link is full duplex and treats both directions alike. Chances are parts in a million: whole numbers, so that no
// machine rounds them differently.

import Emulation

/// A link and its properties at the start.
package struct LinkPlan: Equatable, Sendable {
    /// Its name, unique among links; a capture has one interface for each.
    package var name: String
    /// One end; which is which means nothing.
    package var first: LinkEnd
    /// The other end.
    package var second: LinkEnd
    /// What it carries.
    package var properties: LinkProperties

    package init(name: String, first: LinkEnd, second: LinkEnd, properties: LinkProperties) {
        self.name = name
        self.first = first
        self.second = second
        self.properties = properties
    }
}
