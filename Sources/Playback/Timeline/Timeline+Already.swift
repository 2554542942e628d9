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
                    case .power(let name, let isOn): branch.network.host(name).map { world.isOn($0) == isOn } ?? false
                    case .quota(let mailbox, let octets):
                        world.hosts.lazy.compactMap { host in
                            let store = host.core.disk.mailStore
                            return store.account(receivingFor: mailbox).map { store[$0].quota == octets }
                        }.first ?? false
                    case .send, .fetch, .watch, .changeLink, .lose, .loseNothing, .setUp, .service, .changeZone,
                        .poison:
                        false
                    }
                }
        case .mailbox(let deed, let letter, let address):
            return (try? interventions(deed, onLetter: letter, of: address, in: world).isEmpty) ?? false
        case .frame, .edit, .compose, .fill, .wait: return false
        }
    }
}
