// A topology while it is being worked out. Read first: TopologyExpander.swift.

/// Hosts, switches and links that know their places in the file.
struct TopologyDraft {
    var id = ""
    var title = LocalizedText(en: "")
    var clockStart: Int64 = 1_775_433_600  // 2026-04-06T00:00:00Z
    var position: SourcePosition
    var domains: [DomainDraft] = []
    var hosts: [HostDraft] = []
    var switches: [SwitchPlan] = []
    var switchPositions: [SourcePosition] = []
    var links: [LinkDraft] = []
    var allowsWrongRoutes = false

    /// The positions in `hosts` by name.
    private(set) var hostIndices: [String: Int] = [:]
    /// The positions in `switches` by name.
    private(set) var switchIndices: [String: Int] = [:]
    /// The positions in `links` by name.
    private(set) var linkIndices: [String: Int] = [:]

    init(at position: SourcePosition) { self.position = position }

    /// Adds a host; one of the same name stays as it is, and false is returned.
    @discardableResult mutating func add(_ host: HostDraft) -> Bool {
        guard hostIndices[host.name] == nil else { return false }
        hostIndices[host.name] = hosts.count
        hosts.append(host)
        return true
    }

    /// Adds a switch; one of the same name stays as it is.
    mutating func add(_ aSwitch: SwitchPlan, at position: SourcePosition) {
        guard switchIndices[aSwitch.name] == nil else { return }
        switchIndices[aSwitch.name] = switches.count
        switches.append(aSwitch)
        switchPositions.append(position)
    }

    /// Adds a link; one of the same name stays as it is.
    mutating func add(_ link: LinkDraft) {
        guard linkIndices[link.name] == nil else { return }
        linkIndices[link.name] = links.count
        links.append(link)
    }

    /// The names of everything that a link may be plugged into.
    var nodeNames: [String] { hosts.map(\.name) + switches.map(\.name) }
}
