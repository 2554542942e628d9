// A route that a file states. Read first: HostDraft.swift.

import Wire

/// A route whose interface is still called by its name.
struct RouteDraft {
    var destination: IPNetwork
    var gateway: IPAddress?
    var interface: String
    var position: SourcePosition
}
