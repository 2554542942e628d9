// Which crossings of links a viewpoint shows. Read first: Sources/Capture/Viewpoint.swift.

import Capture
import Emulation
import Scenarios

/// A viewpoint in the numbers of one world.
enum LinkSelection {
    case firstLink
    case link(Int)
    /// For each lane: whether the host sends on it (outbound), receives from it (inbound), or is not concerned.
    case host([FrameDirection?])
    case everything

    /// `viewpoint` was checked against the names of `network`.
    init(_ viewpoint: Viewpoint, in network: EmulatedTopology) {
        switch viewpoint {
        case .firstLink: self = .firstLink
        case .link(let name): self = .link(network.link(name) ?? -1)
        case .host(let name):
            let host = network.host(name) ?? -1
            self = .host(
                network.world.links.flatMap { link -> [FrameDirection?] in
                    if case .host(host, _) = link.first { return [.outbound, .inbound] }
                    if case .host(host, _) = link.second { return [.inbound, .outbound] }
                    return [nil, nil]
                })
        case .path, .all: self = .everything
        }
    }

    /// The direction to note beside a frame that is shown; nil for one that is not.
    func direction(of transmission: borrowing FrameTransmission) -> FrameDirection? {
        switch self {
        case .firstLink: transmission.isFirstLink ? .unknown : nil
        case .link(let link): transmission.link == link ? .unknown : nil
        case .host(let directions): directions[transmission.lane]
        case .everything: .unknown
        }
    }
}
