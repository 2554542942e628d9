// An authoritative name server: the zones that it answers for. Read first: ServicePlan.swift.

/// The zones of one name server.
package struct AuthoritativeDNSPlan: Equatable, Sendable {
    package var zones: [ZonePlan]

    package init(zones: [ZonePlan]) { self.zones = zones }
}
