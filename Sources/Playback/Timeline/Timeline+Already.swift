// Whether an experiment would change anything. Read first: Timeline+Act.swift.

import Emulation
import Scenarios

extension Timeline {
    /// Whether the world at the cursor, with what was done there, is already as `action` would make it: a cable that is
    /// cut is to be cut, a machine that is on is to be switched on. False for all that cannot be told so simply.
    package func isAlready(_ action: WhatIfAction) -> Bool {
        let world = worldAfterActs
        switch action.kind {
        case .plans(let plans):
            return !plans.isEmpty
                && plans.allSatisfy { plan in
                    switch plan {
                    case .link(let name, let isUp): world.links.first { $0.name == name }?.properties.isUp == isUp
                    case .power(let name, let isOn):
                        branch.network.host(name).map { world.isOn($0) == isOn }
                            ?? branch.network.switch(name).map { world.switches[$0].isOff != isOn } ?? false
                    case .quota(let mailbox, let octets):
                        world.hosts.lazy.compactMap { host in
                            let store = host.core.disk.mailStore
                            return store.account(receivingFor: mailbox).map { store[$0].quota == octets }
                        }.first ?? false
                    case .changeLink(let name, let change):
                        world.links.first { $0.name == name }.map { link in
                            var properties = link.properties
                            properties.apply(change)
                            return properties == link.properties
                        } ?? false
                    case .service(let service, let name, let isOn):
                        branch.network.host(name).map { number in
                            let host = world.hosts[number]
                            let kinds = ActionPlanner.kinds(of: service)
                            return host.services.indices.allSatisfy {
                                !kinds.contains(host.services[$0].kind) || host.core.isStopped(UInt16($0)) != isOn
                            }
                        } ?? false
                    case .loseNothing(let name): world.links.first { $0.name == name }?.rules.isEmpty ?? false
                    case .changeZone: leavesZones(plan, in: world)
                    case .setUp(let name, let reading):
                        branch.network.host(name).map { isSetUp(world.hosts[$0], reading) } ?? false
                    case .send, .fetch, .watch, .lose, .poison: false
                    }
                }
        case .mailbox(let deed, let letter, let address):
            return (try? interventions(deed, onLetter: letter, of: address, in: world).isEmpty) ?? false
        case .frame, .edit, .compose, .fill, .wait: return false
        }
    }

    /// Whether the mail program of `host` reads letters like this.
    private func isSetUp(_ host: Host, _ reading: MailReading) -> Bool {
        host.services.contains { service in
            guard case .mailProgram(let program) = service else { return false }
            let incoming = program.value.configuration.incoming
            return incoming.server.map { .init(reading, from: $0) == incoming } ?? false
        }
    }

    /// What `plan` comes to in `world`; nil when it cannot be done there.
    func interventions(of plan: ActionPlan, in world: World) -> [Intervention]? {
        var network = branch.network
        network.world = world
        let planner = ActionPlanner(lesson: lesson, composer: LetterComposer(topology: lesson.topology, seed: seed))
        return try? planner.interventions(for: TimedAction(at: world.now, action: plan), in: network)
    }

    /// Whether a change of records leaves every zone as it is in `world`.
    private func leavesZones(_ plan: ActionPlan, in world: World) -> Bool {
        interventions(of: plan, in: world)?.allSatisfy { change in
            guard case .zone(let host, let origin, let change) = change else { return false }
            return world.hosts[host].services.allSatisfy { service in
                var service = service
                return service.change(change, in: origin)?.isEmpty ?? true
            }
        } ?? false
    }
}
