// Random trees of zones on random servers: whatever is asked in whatever order, and whatever is remembered by then, the
// resolver answers what the zones say. Read first: SmallInternet.swift.

import Basics
import DNSProtocol
import Testing
import Wire

/// Zones as plain lists of records, with an answer to every question that is found without any servers.
private struct RandomWorld {
    var random: SeededGenerator
    /// Each zone's records, as lines of a master file with complete names.
    var zones: [(origin: String, records: [(name: String, type: String, data: String)])] = []
    /// The addresses of each zone's servers.
    var servers: [[IPAddress]] = []

    private static let origins = [".", "x.", "y.", "a.x.", "b.x.", "c.y.", "d.y.", "s.a.x.", "t.u.c.y.", "v.s.a.x."]

    private mutating func pick<T>(_ list: [T]) -> T { list[Int(random.next(below: UInt64(list.count)))] }
    private mutating func chance(_ percent: UInt64) -> Bool { random.next(below: 100) < percent }

    static func join(_ label: String, _ origin: String) -> String { origin == "." ? label + "." : label + "." + origin }

    static func parent(of origin: String) -> String {
        origins.filter { $0 != origin && (origin.hasSuffix("." + $0) || $0 == ".") }
            .max { $0.utf8.count < $1.utf8.count } ?? "."
    }

    /// The address of a server that is of no help, among others that are.
    static let useless = IPAddress(10, 0, 0, 9)

    init(seed: UInt64, withUselessServers: Bool = false) {
        random = SeededGenerator(seed: seed)
        for origin in Self.origins { zones.append((origin, [(origin, "SOA", "ns. h. 1 2 3 4 \(pick([1, 60, 900]))")])) }
        for zone in zones.indices {
            let origin = zones[zone].origin
            if origin == "." {
                servers.append([SmallInternet.root])
                zones[zone].records.append((".", "NS", "n0."))
                zones[zone].records.append(("n0.", "A", "\(SmallInternet.root)"))
                continue
            }
            var own: [IPAddress] = []
            let above = zones.firstIndex { $0.origin == Self.parent(of: origin) }!
            for _ in 0...random.next(below: 3) {
                let number = UInt8(1 + random.next(below: 6))
                let address = number == 6 ? SmallInternet.root : IPAddress(10, 0, 0, number)
                if own.contains(address) { continue }
                own.append(address)
                // Inside of the zone, with glue above, or in a.x, whose servers have names of their own.
                let isInside = origin == "a.x." || origin == "x." || chance(60)
                let name = isInside ? Self.join("n\(number)", origin) : "m\(number).a.x."
                let home = isInside ? zone : zones.firstIndex { $0.origin == "a.x." }!
                add(home, name, "A", "\(address)")
                add(zone, origin, "NS", name)
                add(above, origin, "NS", name)
                if isInside { add(above, name, "A", "\(address)") }
            }
            if withUselessServers && chance(60) {
                let name = Self.join("z", origin)
                for place in [zone, above] {
                    add(place, origin, "NS", name)
                    add(place, name, "A", "\(Self.useless)")
                }
            }
            servers.append(own)
        }
        for zone in zones.indices { fill(zone) }
    }

    private mutating func add(_ zone: Int, _ name: String, _ type: String, _ data: String) {
        if zones[zone].records.contains(where: { $0 == (name, type, data) }) { return }
        zones[zone].records.append((name, type, data))
    }

    private mutating func anyName() -> String {
        Self.join(pick(["h0", "h1", "h2", "h3", "q", "p.q", "k.w", "k.l.w", "w", "nothing"]), pick(Self.origins))
    }

    private mutating func fill(_ zone: Int) {
        let origin = zones[zone].origin
        for label in ["h0", "h1", "h2", "h3", "p.q", "*.w"] {
            let name = Self.join(label, origin)
            if chance(25) { continue }
            if chance(35) {
                add(zone, name, "CNAME", anyName())
                continue
            }
            if chance(70) { add(zone, name, "A", "192.0.2.\(random.next(below: 200))") }
            if chance(30) { add(zone, name, "A", "192.0.2.\(random.next(below: 200))") }
            if chance(30) { add(zone, name, "MX", "\(random.next(below: 3)) \(anyName())") }
            if chance(30) { add(zone, name, "TXT", "\"t\(random.next(below: 9))\"") }
        }
    }

    mutating func question() -> (name: String, type: String) {
        (chance(10) ? pick(Self.origins) : anyName(), pick(["A", "A", "A", "MX", "TXT", "CNAME", "NS", "SOA"]))
    }

    /// What the zones say: the code, and the records of the answer.
    func answer(_ name: String, _ type: String) -> (code: ResponseCode, records: [String]) {
        var name = name
        var records: [String] = []
        var seen: [String] = []
        while true {
            if seen.contains(name) || seen.count > 15 { return (.serverFailure, []) }
            seen.append(name)
            let zone = zones.filter { name == $0.origin || name.hasSuffix("." + $0.origin) || $0.origin == "." }
                .max { $0.origin.utf8.count < $1.origin.utf8.count }!
            func exists(_ name: String) -> Bool {
                zone.records.contains { $0.name == name || $0.name.hasSuffix("." + name) }
            }
            var source = name
            if !exists(name) {
                // The closest encloser's wildcard, and no other.
                var encloser = name
                repeat { encloser = String(encloser.drop { $0 != "." }.dropFirst()) } while !exists(encloser)
                source = "*." + encloser
                if !zone.records.contains(where: { $0.name == source }) { return (.nonexistentDomain, records) }
            }
            let here = zone.records.filter { $0.name == source }
            let found = here.filter { $0.type == type }
            if !found.isEmpty { return (.noError, records + found.map { "\(name) \($0.type) \($0.data)" }) }
            guard let alias = here.first(where: { $0.type == "CNAME" }) else { return (.noError, records) }
            records.append("\(name) CNAME \(alias.data)")
            name = alias.data
        }
    }

    /// The same world with servers.
    mutating func internet() throws -> SmallInternet {
        var net = try SmallInternet()
        net.servers = [:]
        var held: [IPAddress: [Zone]] = [:]
        for (zone, addresses) in zip(zones, servers) {
            let origin = try DNSName(parsing: zone.origin)
            // All records of one set have one TTL.
            var ttls: [String: UInt32] = [:]
            let records = try zone.records.map { name, type, data in
                let ttl = ttls[name + type] ?? pick([1, 30, 3_600, 3_600])
                ttls[name + type] = ttl
                return try ResourceRecord(parsing: "\(name) \(ttl) \(type) \(data)", origin: .root)
            }
            for address in addresses { held[address, default: []].append(try Zone(origin: origin, records: records)) }
        }
        for (address, zones) in held { net.servers[address] = AuthoritativeServer(zones: zones, order: .fixed) }
        return net
    }
}

@Suite("Random internets") struct RandomInternetTests {
    private static func text(_ record: ResourceRecord) -> String {
        // "name ttl IN type data"
        let words = "\(record)".split(separator: " ")
        return ([words[0]] + words[3...]).joined(separator: " ")
    }

    @Test("The resolver says what the zones say", arguments: 1...15 as ClosedRange<UInt64>)
    func truth(_ seed: UInt64) throws {
        var world = RandomWorld(seed: seed)
        var net = try world.internet()
        try check(&world, &net, "seed \(seed)")
    }

    @Test("It says so, too, where some servers are lame, silent or strange", arguments: 1...25 as ClosedRange<UInt64>)
    func troubledTruth(_ seed: UInt64) throws {
        var world = RandomWorld(seed: seed, withUselessServers: true)
        var net = try world.internet()
        let habits: [SmallInternet.Habit] = [
            .refuses, .unreachable, .silent, .truncatesOnly,
            .lies { query in
                // Not even an authority, and refers to the root.
                var response = query.response()
                response.authorities = [ResourceRecord(.root, ttl: 60, .ns("n0"))]
                return response
            },
        ]
        net.habits[RandomWorld.useless] = habits[Int(seed) % habits.count]
        for address in world.servers.joined() where seed % 3 == 0 && net.habits[address] == nil {
            net.habits[address] = [.truncates, .fearsEDNS, nil][Int(world.random.next(below: 3))]
        }
        try check(&world, &net, "seed \(seed)")
    }

    private func check(_ world: inout RandomWorld, _ net: inout SmallInternet, _ what: String) throws {
        for _ in 0..<80 {
            // One to four clients at once.
            var questions: [(DNSQuestion, (code: ResponseCode, records: [String]))] = []
            for _ in 0...world.random.next(below: 4) {
                let (name, type) = world.question()
                let question = DNSQuestion(try DNSName(parsing: name), try #require(DNSType(type)))
                questions.append((question, world.answer(name, type)))
            }
            let start = net.now
            let answers = net.ask(questions.map { DNSMessage.query(id: 1, $0.0) })
            // The silent can make it give up.
            let isLate = net.now >= start + .seconds(10)
            for ((question, wanted), answer) in zip(questions, answers) {
                guard let answer else {
                    Issue.record("\(what): no answer to \(question)")
                    continue
                }
                if isLate && answer.code == .serverFailure { continue }
                #expect(answer.code == wanted.code, "\(what): \(question), wanted \(wanted), got \(answer)")
                if wanted.code == .serverFailure { continue }
                let got = answer.answers.map(Self.text).sorted()
                #expect(got == wanted.records.sorted(), "\(what): \(question)")
            }
            let pauses: [Interval] = [.milliseconds(0), .milliseconds(1_100), .seconds(40), .seconds(4_000)]
            net.rest(pauses[Int(world.random.next(below: 4))])
        }
    }
}
