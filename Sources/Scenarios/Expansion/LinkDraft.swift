// A link while its topology is being worked out. Read first: LinkPlan.swift, TopologyExpander.swift.

import Emulation

/// A link whose ends may still be without ports.
struct LinkDraft {
    /// One end: a node, and its port when the file says which.
    struct End {
        var node: String
        var port: String?
        var position: SourcePosition
    }

    var name: String
    var position: SourcePosition
    var ends: [End]
    var properties: LinkProperties
}
