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
                    default: false
                    }
                }
        case .quota(let address, let octets):
            for host in world.hosts.indices {
                for account in world.hosts[host].core.disk.mailStore.accounts where account.address == address {
                    return account.quota == octets
                }
            }
            return false
        case .mailbox(let deed, let letter, let address):
            return (try? interventions(deed, onLetter: letter, of: address, in: world).isEmpty) ?? false
        case .frame, .zone, .poison, .edit, .compose, .fill: return false
        }
    }
}
