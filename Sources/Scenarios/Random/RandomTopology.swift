// Topologies that nobody thought of, for tests that must hold in every network. Read first: TopologyExpander.swift.
//
// They are written as topology files and read like any other, so that a seed that fails can be printed, looked at and
// made smaller by hand: `RandomTopology.yaml(seed: 4107)`.

import Basics

/// Makes valid topologies by chance.
package enum RandomTopology {
    /// A topology of 1 to 6 domains. The same seed always gives the same one.
    package static func topology(seed: UInt64) throws(DiagnosticList) -> Topology {
        try TopologyFile.topology(Array(yaml(seed: seed).utf8), file: "random-\(seed).yaml")
    }

    /// The file of the topology of `seed`.
    package static func yaml(seed: UInt64) -> String {
        var writer = RandomTopologyWriter(seed: seed)
        return writer.write()
    }
}
