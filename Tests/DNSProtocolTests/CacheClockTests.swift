// A cache against a clock: records come, change and go, time passes, and the resolver says what it may still know, or
// else what is true now. Read first: Sources/DNSProtocol/Resolver/DNSCache.swift, SmallInternet.swift.

import Basics
import DNSProtocol
import Testing
import Wire

/// A zone that changes, and what a cache in front of it should know (RFC 1034 §5.3.3, RFC 2308 §5).
private struct ClockModel {
    enum Content: Equatable {
        case records(Set<String>)
        case noData
        case nonexistent
        case failure
    }

    struct Entry {
        var content: Content
        /// Nil where nothing has a TTL.
        var ttl: UInt64
        var until: Instant
    }

    var random: SeededGenerator
    let soaTTL: UInt64, minimum: UInt64
    /// The zone's sets: `n1 A` has a TTL and data.
    var zone: [String: (ttl: UInt64, data: Set<String>)] = [:]
    /// What is known of a name and type, or of a name alone.
    var cache: [String: Entry] = [:]

    static let names = (0..<5).map { "n\($0)" }

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed, name: "cache")
        soaTTL = [5, 30, 900, 20_000][Int(random.next(below: 4))]
        minimum = [0, 1, 60, 20_000][Int(random.next(below: 4))]
        for _ in 0..<12 { change() }
    }

    mutating func below(_ n: Int) -> Int { Int(random.next(below: UInt64(n))) }

    mutating func question() -> (name: String, type: String) {
        (Self.names[below(5)], below(2) == 0 ? "A" : "TXT")
    }

    mutating func change() {
        let (name, type) = question()
        if below(3) == 0 {
            zone["\(name) \(type)"] = nil
            if below(2) == 0 { for other in ["A", "TXT"] { zone["\(name) \(other)"] = nil } }
            return
        }
        let ttl: UInt64 = [0, 1, 2, 60, 3_600, 700_000][below(6)]
        let data = (0...below(3)).map { _ in type == "A" ? "192.0.2.\(below(200))" : "\"t\(below(99))\"" }
        zone["\(name) \(type)"] = (ttl, Set(data))
    }

    var lines: [String] {
        ["@ \(soaTTL) SOA ns1 h 1 2 3 4 \(minimum)", "@ NS ns1", "ns1 A \(SmallInternet.authC)"]
            + zone.keys.sorted().flatMap { key in
                let words = key.split(separator: " ")
                return zone[key]!.data.sorted().map { "\(words[0]) \(zone[key]!.ttl) \(words[1]) \($0)" }
            }
    }

    /// What is still known at `now`.
    func known(_ name: String, _ type: String, at now: Instant) -> Entry? {
        if let entry = cache["\(name) \(type)"], entry.until > now { return entry }
        if let entry = cache[name], entry.until > now { return entry }
        return nil
    }

    /// What is true, and is remembered from `now` on.
    mutating func ask(_ name: String, _ type: String, isSilent: Bool, at now: Instant) -> Entry {
        var entry = Entry(content: .failure, ttl: 1, until: now)
        var key = "\(name) \(type)"
        if isSilent {
            entry.content = .failure
        } else if let (ttl, data) = zone[key] {
            entry = Entry(content: .records(data), ttl: ttl, until: now)
        } else {
            let isThere = zone.keys.contains { $0.hasPrefix(name + " ") }
            entry = Entry(content: isThere ? .noData : .nonexistent, ttl: min(soaTTL, minimum, 10_800), until: now)
            if !isThere {
                key = name
                // Nothing that was known of the name holds any longer.
                if entry.ttl > 0 { for other in ["A", "TXT"] { cache["\(name) \(other)"] = nil } }
            }
        }
        entry.until = now + .seconds(min(entry.ttl, 604_800))
        cache[key] = entry
        return entry
    }
}

@Suite("The cache and the clock") struct CacheClockTests {
    private static func content(_ message: DNSMessage) -> ClockModel.Content {
        switch message.code {
        case .noError where message.answers.isEmpty: .noData
        case .noError:
            .records(Set(message.answers.map { "\($0)".split(separator: " ").dropFirst(4).joined(separator: " ") }))
        case .nonexistentDomain: .nonexistent
        default: .failure
        }
    }

    @Test("It says what it may still know, and else what is true", arguments: 1...20 as ClosedRange<UInt64>)
    func truth(_ seed: UInt64) throws {
        var model = ClockModel(seed: seed)
        var net = try SmallInternet()
        try net.add(SmallInternet.tld, "example", "m NS ns1.m", "ns1.m A \(SmallInternet.authC)")
        func publish(_ net: inout SmallInternet, _ model: ClockModel) throws {
            let records = try model.lines.map { try ResourceRecord(parsing: $0, origin: "m.example") }
            let zone = try Zone(origin: "m.example", records: records)
            net.servers[SmallInternet.authC] = AuthoritativeServer(zones: [zone], order: .fixed)
        }
        for step in 0..<120 {
            if model.below(4) == 0 { model.change() }
            try publish(&net, model)
            let isSilent = model.below(20) == 0
            net.habits[SmallInternet.authC] = isSilent ? .silent : nil
            let pauses: [Interval] = [
                .zero, .milliseconds(300), .milliseconds(1_700), .seconds(29), .seconds(61), .seconds(4_000),
                .seconds(20_000), .seconds(400_000),
            ]
            net.rest(pauses[model.below(pauses.count)])
            let (name, type) = model.question()
            let what = "seed \(seed), step \(step): \(name) \(type)"
            let known = model.known(name, type, at: net.now)
            let (asked, before) = (net.now, net.log.count)
            let answer = try net.require(try DNSName(parsing: "\(name).m.example."), try #require(DNSType(type)))
            let entry: ClockModel.Entry
            if let known {
                #expect(net.log.count == before && net.now == asked, "\(what): asked again")
                entry = known
            } else {
                #expect(net.log.count > before, "\(what): not asked")
                entry = model.ask(name, type, isSilent: isSilent, at: net.now)
            }
            #expect(Self.content(answer) == entry.content, "\(what)")
            for record in answer.answers + answer.authorities where entry.content != .failure {
                // A second that has begun counts, perhaps twice: when the answer was made, and when it is told again.
                let left =
                    known == nil ? min(entry.ttl, 604_800) : entry.until.since(net.now).nanoseconds / 1_000_000_000
                #expect(
                    UInt64(record.ttl) <= left && UInt64(record.ttl) + 1 >= left, "\(what): \(record), \(left) s left")
            }
        }
    }
}
