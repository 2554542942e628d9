// Everybody on a segment has the same MTU. Read first: World.swift, Network/LearningSwitch.swift.
//
// A switch can neither cut a packet nor complain about its length: a frame that is too long for one of its cables
// disappears. So whoever runs a network gives all interfaces of a segment the MTU of its narrowest cable, and so
// does the world. Then it is a router that meets the narrow link, and it says so (RFC 1191 §2).

extension World {
    /// Gives the interfaces of every segment the smallest MTU among the segment's links. Called once, when all cables
    /// are laid.
    package mutating func agreeOnMTUs() {
        var seen = SegmentWalk(self)
        for link in links.indices where !seen.links[link] { agreeOnMTU(ofSegmentWith: link, &seen) }
    }

    /// The same for the one segment that `link` belongs to.
    mutating func agreeOnMTU(ofSegmentWith link: Int) {
        var seen = SegmentWalk(self)
        agreeOnMTU(ofSegmentWith: link, &seen)
    }

    /// Which links and switches were met already.
    private struct SegmentWalk {
        var links: [Bool]
        var switches: [Bool]

        init(_ world: borrowing World) {
            links = Array(repeating: false, count: world.links.count)
            switches = Array(repeating: false, count: world.switches.count)
        }
    }

    private mutating func agreeOnMTU(ofSegmentWith link: Int, _ seen: inout SegmentWalk) {
        seen.links[link] = true
        var segment = [link]
        var next = 0
        while next < segment.count {
            for case .switch(let index, _) in [links[segment[next]].first, links[segment[next]].second]
            where !seen.switches[index] {
                seen.switches[index] = true
                for lane in switches[index].lanes where !seen.links[lane / 2] {
                    seen.links[lane / 2] = true
                    segment.append(lane / 2)
                }
            }
            next += 1
        }
        var smallest = links[link].properties.mtu
        for link in segment { smallest = min(smallest, links[link].properties.mtu) }
        for link in segment {
            for case .host(let host, let interface) in [links[link].first, links[link].second] {
                hosts[host].core.stack.setMTU(smallest, ofInterface: interface)
            }
        }
    }
}
