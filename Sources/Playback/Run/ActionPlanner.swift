// From a lesson's timed actions to what is done to the world. Read first: Sources/Emulation/World/Intervention.swift.

import Basics
import DNSProtocol
import Emulation
import Scenarios
import Wire

/// Plans the actions of a lesson in its network.
struct ActionPlanner {
    var lesson: Lesson
    var composer: LetterComposer

    /// Plans all actions; the letters that will be sent are returned in the order of their sending.
    func plan(in network: inout EmulatedTopology) throws(LessonRunError) -> [OutgoingLetter] {
        var letters: [OutgoingLetter] = []
        for action in lesson.actions {
            for intervention in try interventions(for: action, in: network) {
                if case .command(_, .send(let letter)) = intervention { letters.append(letter) }
                network.world.plan(intervention, at: action.at)
            }
        }
        return letters
    }

    /// What `action` does to the world.
    func interventions(
        for action: TimedAction, in network: EmulatedTopology
    ) throws(LessonRunError) -> [Intervention] {
        switch action.action {
        case .send(let id, let hostName):
            guard let plan = lesson.letters.first(where: { $0.id == id }) else { throw .unknown("letter", id) }
            let number = try host(hostName, network)
            let letter: OutgoingLetter
            do { letter = try composer.compose(plan, on: hostName, at: action.at) } catch {
                throw .letter(error.description)
            }
            return [.command(host: number, .send(letter))]
        case .fetch(let name): return [.command(host: try host(name, network), .fetch)]
        case .watch(let name): return [.command(host: try host(name, network), .watch)]
        case .power(let name, let isOn):
            if let number = network.switch(name) { return [.switchPower(number, on: isOn)] }
            return [.hostPower(try host(name, network), on: isOn)]
        case .link(let name, let isUp): return [.link(try link(name, network), isUp: isUp)]
        case .changeLink(let name, let change): return [.properties(link: try link(name, network), change)]
        case .lose(let fault, let name):
            let pattern = FramePattern(
                fault.kind, sources: addresses(of: fault.from, network), destinations: addresses(of: fault.to, network),
                port: fault.port)
            return [
                .rule(link: try link(name, network), FrameRule(pattern, nth: fault.nth, times: fault.times))
            ]
        case .loseNothing(let name): return [.noRules(link: try link(name, network))]
        case .setUp(let name, let reading): return [.command(host: try host(name, network), .setUp(reading))]
        case .service(let service, let name, let isOn):
            let number = try host(name, network)
            return Self.kinds(of: service).map { .service(host: number, $0, running: isOn) }
        case .changeZone(nil, let changes):
            var interventions: [Intervention] = []
            for change in changes {
                for host in try servers(nearestTo: change, in: network.world) {
                    interventions.append(.zone(host: host, origin: nil, change))
                }
            }
            return interventions
        case .changeZone(let name?, let changes):
            let hosts = servers(of: name, in: network.world)
            guard !hosts.isEmpty, let origin = DNSName(name) else { throw .unknown("zone", name) }
            return hosts.flatMap { host in changes.map { .zone(host: host, origin: origin, $0) } }
        case .poison(let name, let records):
            let number = try host(name, network)
            guard network.world.hosts[number].services.contains(where: { $0.kind == .recursiveResolver }) else {
                throw .noResolver(name)
            }
            return [.poison(host: number, records)]
        case .quota(let mailbox, let octets):
            for host in network.world.hosts.indices
            where network.world.hosts[host].core.disk.mailStore.account(receivingFor: mailbox) != nil {
                return [.quota(host: host, address: mailbox, octets: octets)]
            }
            throw .unknown("mailbox", mailbox)
        }
    }

    /// The hosts whose name servers have a zone of this name.
    private func servers(of zone: String, in world: World) -> [Int] {
        world.hosts.indices.filter { host in
            world.hosts[host].services.contains {
                if case .authoritativeDNS(let service) = $0 {
                    service.value.server.zones.contains { "\($0.origin)" == zone || "\($0.origin)." == zone }
                } else {
                    false
                }
            }
        }
    }

    /// Throws when a zone would not take `changes` as it is in `world`.
    func check(_ changes: [ZoneChange], of zone: String, in world: World) throws(LessonRunError) {
        guard let origin = DNSName(zone) else { throw .unknown("zone", zone) }
        for name in changes.compactMap(\.name) where !name.isSubdomain(of: origin) {
            throw .outsideOfZone(name: "\(name)", zone: "\(origin)")
        }
        for host in servers(of: zone, in: world) {
            for case .authoritativeDNS(var service) in world.hosts[host].services {
                for change in changes {
                    do { try service.value.apply(change, in: origin) } catch { throw .zone(error) }
                }
            }
        }
    }

    /// The hosts whose name servers have the zone that is nearest to the name of `change`, and can carry the change out.
    /// What that zone refuses is not for one that only delegates it: nobody would ever ask there.
    private func servers(nearestTo change: ZoneChange, in world: World) throws(LessonRunError) -> [Int] {
        let name = change.name ?? .root
        var nearest = -1
        var servers: [Int] = []
        var refusal = AuthoritativeServer.ChangeError.notHere("\(name)")
        for host in world.hosts.indices {
            for case .authoritativeDNS(var service) in world.hosts[host].services {
                let origins = service.value.server.zones.map(\.origin).filter { name.isSubdomain(of: $0) }
                guard let labels = origins.map(\.labelCount).max(), labels >= nearest else { continue }
                if labels > nearest { (nearest, servers) = (labels, []) }
                do {
                    try service.value.apply(change)
                    servers.append(host)
                } catch {
                    refusal = error
                }
            }
        }
        if servers.isEmpty { throw .zone(refusal) }
        return servers
    }

    /// The programs that people call by that name.
    static func kinds(of service: MailServiceName) -> [Service.Kind] {
        switch service {
        case .smtp, .submission: [.mailTransfer]
        case .pop3: [.pop3]
        case .imap: [.imap]
        case .dns: [.authoritativeDNS, .recursiveResolver]
        }
    }

    /// All addresses of a host; none for no host: then anybody's will do.
    private func addresses(of name: String?, _ network: EmulatedTopology) -> [IPAddress] {
        network.topology.hosts.first { $0.name == name }?.interfaces.map(\.address) ?? []
    }

    private func host(_ name: String, _ network: EmulatedTopology) throws(LessonRunError) -> Int {
        guard let number = network.host(name) else { throw .unknown("host", name) }
        return number
    }

    private func link(_ name: String, _ network: EmulatedTopology) throws(LessonRunError) -> Int {
        guard let number = network.link(name) else { throw .unknown("link", name) }
        return number
    }
}
