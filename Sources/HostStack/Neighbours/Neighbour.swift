// What a host knows about one neighbour on a link (RFC 826; the states are those of RFC 4861 §7.3.2, which Linux uses
// for ARP as well). Read first: Sources/Wire/ARPView.swift. Then NeighbourCache.swift.
//
//     incomplete --- reply ---> reachable --- 60 s, then a packet to send ---> delayed --- 5 s ---> probing
//         |                         ^                                                                |  |
//         | 3 requests unanswered   +---------------------- reply -----------------------------------+  |
//         v                                                                                             v
//     forgotten, what waits has failed                                            3 unanswered: forgotten
//
// A neighbour that was heard asking, without being asked, starts as stale: good enough to send to, and asked itself
// 5 s after the first use. That is the unicast request seen a while after every first contact.

import Basics
import Wire

/// One entry of the neighbour cache.
struct Neighbour: Equatable, Sendable {
    let interface: Int
    let address: IPAddress
    var state: State

    enum State: Equatable, Sendable {
        /// Asked, no answer yet: packets wait.
        case incomplete(tries: Int, retryAt: Instant, waiting: [WaitingFrame])
        /// Answered, and trusted for a while.
        case reachable(MACAddress, until: Instant)
        /// Heard of, not confirmed.
        case stale(MACAddress)
        /// Used while unconfirmed; asked soon.
        case delayed(MACAddress, until: Instant)
        /// Asked again, at the address that is known.
        case probing(MACAddress, tries: Int, retryAt: Instant)
    }

    /// Where to send frames, if that is known.
    var mac: MACAddress? {
        switch state {
        case .incomplete: nil
        case .reachable(let mac, _), .stale(let mac), .delayed(let mac, _), .probing(let mac, _, _): mac
        }
    }

    /// When something has to happen without any packet.
    var deadline: Instant {
        switch state {
        case .incomplete(_, let retryAt, _), .probing(_, _, let retryAt): retryAt
        case .delayed(_, let until): until
        case .reachable, .stale: .never
        }
    }
}
