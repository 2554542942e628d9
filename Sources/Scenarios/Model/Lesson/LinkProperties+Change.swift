// Applying a lesson's change to a link. Read first: LinkChange.swift and Sources/Emulation's LinkProperties.swift.

import Emulation

extension LinkProperties {
    /// Takes over what `change` names.
    package mutating func apply(_ change: LinkChange) {
        bandwidth = change.bandwidth ?? bandwidth
        delay = change.delay ?? delay
        jitter = change.jitter ?? jitter
        loss = change.loss ?? loss
        duplication = change.duplication ?? duplication
        reordering = change.reordering ?? reordering
        mtu = change.mtu ?? mtu
        queueLimit = change.queueLimit ?? queueLimit
    }
}
