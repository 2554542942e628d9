// A host while its topology is being worked out. Read first: HostPlan.swift, TopologyExpander.swift.

import Wire

/// A host of which some things are stated, some derived, and some still open.
struct HostDraft {
    var name: String
    /// Where the file speaks about it: the place of mistakes about it.
    var position: SourcePosition
    var title: LocalizedText?
    var domainName: String?
    var isPoweredOn = true
    var forwards = false
    var interfaces: [InterfaceDraft] = []
    /// Nil: to be derived.
    var routes: [RouteDraft]?
    /// Nil: to be derived.
    var resolvers: [IPAddress]?
    /// False for machines that ask nobody: name servers, routers.
    var wantsResolver = true
    var dns: AuthoritativeDNSPlan?
    var resolver: RecursiveResolverPlan?
    var mailServer: MailServerPlan?
    var mailProgram: MailProgramPlan?
    /// Places of single settings, by name, for mistakes that only a look at the whole can find.
    var positions: [String: SourcePosition] = [:]

    init(name: String, at position: SourcePosition) {
        self.name = name
        self.position = position
    }

    /// Where `setting` is stated, or else the host.
    func position(of setting: String) -> SourcePosition { positions[setting] ?? position }

    /// Its services in the order in which they start.
    var services: [ServicePlan] {
        var all: [ServicePlan] = []
        if let dns { all.append(.authoritativeDNS(dns)) }
        if let resolver { all.append(.recursiveResolver(resolver)) }
        if let mailServer { all.append(.mailServer(mailServer)) }
        if let mailProgram { all.append(.mailProgram(mailProgram)) }
        return all
    }
}
