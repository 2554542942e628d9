// What a resolver remembers, and for how long (RFC 1034 §5.3.3, RFC 2181 §5.4.1, RFC 2308 §5).
// Read first: ResourceRecord.swift. Its owner is Resolver.swift.
//
// Not all that a resolver hears is worth the same. The address that a parent zone gives along with a delegation is good
// for finding the server, but it is not an answer: only the zone that owns the name can give that. So each entry
// remembers how credible it is, and less credible data never replaces more credible data.

import Basics

/// Record sets and negative answers with their time to live.
struct DNSCache: Equatable, Sendable {
    /// How far a set can be trusted, lowest first (RFC 2181 §5.4.1).
    enum Credibility: Int, Comparable {
        /// From the additional section.
        case additional
        /// The NS records of a delegation, as the parent has them.
        case referral
        /// From the authority section of an authoritative answer.
        case authority
        /// The answer itself. Only this is given to clients.
        case answer

        static func < (a: Credibility, b: Credibility) -> Bool { a.rawValue < b.rawValue }
    }

    /// What is known.
    enum Content: Equatable {
        case records([ResourceRecord])
        /// There are no records of this type; the SOA that came with the news.
        case noData(ResourceRecord)
        /// There is no such name; the SOA that came with the news.
        case nonexistent(ResourceRecord)
        /// The servers could not be made to answer (RFC 9520).
        case failure
    }

    private struct Key: Hashable {
        var name: DNSName
        /// Nil for what holds for all types.
        var type: DNSType?
    }

    private struct Entry: Equatable {
        var content: Content
        var credibility: Credibility
        /// The TTL that the content had, capped.
        var ttl: UInt32
        var expires: Instant
        var serial: UInt64
    }

    private struct Arrival: Equatable {
        var key: Key
        var serial: UInt64
    }

    /// How many entries there can be; the oldest gives way.
    let capacity: Int
    private var entries: [Key: Entry] = [:]
    /// The keys in the order of their arrival, with those that were replaced since.
    private var arrivals: [Arrival] = []
    private var oldest = 0
    private var lastSerial: UInt64 = 0
    /// What was stored since somebody asked: see `takeNews`.
    private var news: [Key] = []

    /// RFC 8767 §4: no TTL is taken to be longer than seven days.
    static let longestTTL: UInt32 = 604_800
    /// RFC 2308 §5: negative answers are kept for at most one to three hours.
    static let longestNegativeTTL: UInt32 = 10_800

    init(capacity: Int) { self.capacity = capacity }

    /// How many entries there are, with those that have expired unnoticed.
    var count: Int { entries.count }

    /// What is known about `name` and `type`, its TTL counted down; nil when nothing is, or nothing credible enough.
    func find(_ name: DNSName, _ type: DNSType, atLeast credibility: Credibility, at now: Instant) -> Content? {
        if let entry = entries[Key(name: name, type: type)], entry.expires > now, entry.credibility >= credibility,
            !isRefuted(entry, name)
        {
            return Self.aged(entry, at: now)
        }
        if let entry = entries[Key(name: name, type: nil)], entry.expires > now { return Self.aged(entry, at: now) }
        return nil
    }

    /// RFC 2308 §5: NXDOMAIN is about every type. Whatever was learnt of the name before is over, also when NXDOMAIN
    /// has expired; its entry stays, for older entries are forgotten first.
    private func isRefuted(_ entry: Entry, _ name: DNSName) -> Bool {
        entry.serial < entries[Key(name: name, type: nil)]?.serial ?? 0
    }

    /// The records of `type` known of `name`, as credible or not.
    func records(_ name: DNSName, _ type: DNSType, at now: Instant) -> [ResourceRecord] {
        guard case .records(let records) = find(name, type, atLeast: .additional, at: now) else { return [] }
        return records
    }

    /// Remembers a set of records of one name and type.
    mutating func store(_ records: [ResourceRecord], _ credibility: Credibility, at now: Instant) {
        guard let first = records.first else { return }
        let ttl = min(records.reduce(first.ttl) { min($0, $1.ttl) }, Self.longestTTL)
        store(.records(records), Key(name: first.name, type: first.type), credibility, ttl, at: now)
    }

    /// Remembers that `name` has no records of `type`.
    mutating func storeNoData(_ name: DNSName, _ type: DNSType, _ authority: ResourceRecord, at now: Instant) {
        let ttl = Self.negativeTTL(authority)
        store(.noData(authority), Key(name: name, type: type), .answer, ttl, at: now)
    }

    /// Remembers that there is no `name`.
    mutating func storeNonexistent(_ name: DNSName, _ authority: ResourceRecord, at now: Instant) {
        // RFC 2308 §5: NXDOMAIN is kept for the name, whatever the type.
        let ttl = Self.negativeTTL(authority)
        store(.nonexistent(authority), Key(name: name, type: nil), .answer, ttl, at: now)
    }

    /// Remembers for a second that a question failed (RFC 9520 §3.2).
    mutating func storeFailure(_ name: DNSName, _ type: DNSType, at now: Instant) {
        store(.failure, Key(name: name, type: type), .answer, 1, at: now)
    }

    /// RFC 2308 §5: a negative answer lives for the smaller of the SOA's TTL and its MINIMUM field.
    static func negativeTTL(_ authority: ResourceRecord) -> UInt32 {
        var ttl = min(authority.ttl, longestNegativeTTL)
        if case .soa(let soa) = authority.data { ttl = min(ttl, soa.minimum) }
        return ttl
    }

    private mutating func store(
        _ content: Content, _ key: Key, _ credibility: Credibility, _ ttl: UInt32, at now: Instant
    ) {
        // RFC 1035 §3.2.1: a TTL of zero means not to be cached.
        guard ttl > 0 else { return }
        var expires = now + .seconds(UInt64(ttl))
        if let present = entries[key], present.expires > now {
            if present.credibility > credibility { return }
            // The servers of a zone say again and again that they are its servers. That must not make a delegation live
            // on which the parent zone has withdrawn ("ghost domains"): when the time is over, the parent is asked.
            if key.type == .ns, case .records = present.content { expires = min(expires, present.expires) }
        }
        lastSerial += 1
        entries[key] = Entry(
            content: content, credibility: credibility, ttl: ttl, expires: expires, serial: lastSerial)
        arrivals.append(Arrival(key: key, serial: lastSerial))
        news.append(key)
        while entries.count > capacity { forgetOldest() }
        if arrivals.count - oldest > 2 * capacity || oldest > capacity { compact() }
    }

    /// What is still good, oldest first.
    func remembered(at now: Instant) -> [CachedEntry] {
        arrivals[oldest...].compactMap { arrival in
            guard let entry = entries[arrival.key], entry.serial == arrival.serial, entry.expires > now,
                !isRefuted(entry, arrival.key.name)
            else { return nil }
            return Self.view(arrival.key, entry, at: now)
        }
    }

    /// What has been stored since the last call, in its order, as far as it is still here. Whoever changes the cache
    /// calls this before its turn ends: the list does not outlive it.
    mutating func takeNews(at now: Instant) -> [CachedEntry] {
        if news.isEmpty { return [] }
        defer { news.removeAll(keepingCapacity: true) }
        return news.compactMap { key in entries[key].map { Self.view(key, $0, at: now) } }
    }

    private static func view(_ key: Key, _ entry: Entry, at now: Instant) -> CachedEntry {
        let content: CachedEntry.Content
        switch entry.content {
        case .records(let records): content = .records(records)
        case .noData: content = .noData
        case .nonexistent: content = .nonexistent
        case .failure: content = .failure
        }
        let left = entry.expires > now ? entry.expires.since(now).nanoseconds / 1_000_000_000 : 0
        return CachedEntry(name: key.name, type: key.type, content: content, secondsLeft: left)
    }

    private mutating func forgetOldest() {
        let arrival = arrivals[oldest]
        oldest += 1
        if entries[arrival.key]?.serial == arrival.serial { entries[arrival.key] = nil }
    }

    /// Drops the arrivals that were forgotten or replaced.
    private mutating func compact() {
        arrivals = arrivals[oldest...].filter { entries[$0.key]?.serial == $0.serial }
        oldest = 0
    }

    /// The content with the seconds that are left as its TTL.
    private static func aged(_ entry: Entry, at now: Instant) -> Content {
        let left = UInt32(truncatingIfNeeded: entry.expires.since(now).nanoseconds / 1_000_000_000)
        switch entry.content {
        case .records(var records):
            for i in records.indices { records[i].ttl = left }
            return .records(records)
        case .noData(var authority):
            authority.ttl = left
            return .noData(authority)
        case .nonexistent(var authority):
            authority.ttl = left
            return .nonexistent(authority)
        case .failure: return .failure
        }
    }
}
