// A link becomes better or worse. Read first: LinkChange.swift, LinkProperties.swift.

extension LinkProperties {
    /// Takes over what `change` names; a cable that is cut stays cut.
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
