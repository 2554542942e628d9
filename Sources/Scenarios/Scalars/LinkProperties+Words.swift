// What a link is like, in the words that change it. Read first: LinkChange+Words.swift.

import Basics
import Emulation

extension LinkProperties {
    /// `bandwidth=10Mbit/s delay=5ms mtu=1500 loss=5%`: what is always there, and of chance what there is.
    package var words: String {
        var words = [
            "bandwidth=" + Quantity.bandwidth.text(bandwidth), "delay=" + Quantity.duration.text(delay.nanoseconds),
            "mtu=\(mtu)",
        ]
        if jitter != .zero { words.append("jitter=" + Quantity.duration.text(jitter.nanoseconds)) }
        for (name, chance) in [("loss", loss), ("duplication", duplication), ("reordering", reordering)]
        where chance > 0 {
            words.append(name + "=" + Quantity.percentage(chance))
        }
        return words.map { $0.replacing(" ", with: "") }.joined(separator: " ")
    }
}
