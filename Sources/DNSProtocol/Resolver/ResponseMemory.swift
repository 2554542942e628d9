// Answers as they were sent, to be sent again: most questions to a resolver are asked by many (PowerDNS calls this a
// packet cache). Read first: Resolver.swift, DNSCache.swift.
//
// The cache of records can answer everything that this can, and takes several times as long: it reads the question,
// looks up names, builds a message and writes it. Here the bytes of the question are the key, and the answer only needs another
// id and the seconds that are left of each TTL.

import Basics

/// Responses by the bytes of their requests.
struct ResponseMemory: Equatable, Sendable {
    private struct Entry: Equatable {
        var request: [UInt8]
        var response: [UInt8]
        var ttls: [TTL]
        /// When the first record runs out.
        var expires: Instant
    }

    /// The TTL of one record in a response.
    private struct TTL: Equatable {
        var offset: Int
        var expires: Instant
    }

    /// By the hash of the request. Of two requests with the same one the later is remembered.
    private var entries = FlatMap<UInt64, Entry>()

    /// How many responses there can be.
    let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    /// The response to `request`, with its id and with TTLs counted down to `now`.
    func response(to request: RawSpan, at now: Instant) -> [UInt8]? {
        guard let entry = entries[Self.key(request)], now < entry.expires,
            Self.areAlike(request, entry.request.span.bytes)
        else { return nil }
        var response = entry.response
        var span = response.mutableSpan
        var bytes = span.mutableBytes
        bytes.store8(request.uint8(at: 0), at: 0)
        bytes.store8(request.uint8(at: 1), at: 1)
        for ttl in entry.ttls {
            let left = ttl.expires.since(now).nanoseconds / 1_000_000_000
            bytes.store32(UInt32(truncatingIfNeeded: left), at: ttl.offset)
        }
        return response
    }

    /// A request's id does not count: no two have it in common.
    private static func key(_ request: RawSpan) -> UInt64 {
        CaseFolding.hash(request.extracting(min(2, request.byteCount)...))
    }

    /// Whether two requests are the same but for their ids.
    private static func areAlike(_ a: RawSpan, _ b: RawSpan) -> Bool {
        guard a.byteCount == b.byteCount else { return false }
        for i in 2..<max(2, a.byteCount) where a.uint8(at: i) != b.uint8(at: i) { return false }
        return true
    }

    /// Keeps a response that holds as long as its TTLs say; one without TTLs, or with a TTL of zero, is not kept.
    mutating func store(_ response: [UInt8], to request: [UInt8], at now: Instant) {
        let span = response.span.bytes
        let ttls = DNSMessage.ttlOffsets(in: response).map { offset in
            TTL(offset: offset, expires: now + .seconds(UInt64(span.uint32(at: offset))))
        }
        guard let expires = ttls.map(\.expires).min(), expires > now else { return }
        // Which ones are forgotten first makes no difference: the cache of records still knows the answers.
        if entries.count >= capacity { entries.removeAll() }
        entries[Self.key(request.span.bytes)] = Entry(
            request: request, response: response, ttls: ttls, expires: expires)
    }
}

extension DNSMessage {
    /// Where the TTLs of records are in a message that this program wrote; OPT has none.
    static func ttlOffsets(in message: [UInt8]) -> [Int] {
        let bytes = message.span.bytes
        var position = headerLength
        func skipName() {
            while bytes.uint8(at: position) != 0 {
                // A pointer ends a name.
                if bytes.uint8(at: position) >= 0xC0 { position += 1; break }
                position += 1 + Int(bytes.uint8(at: position))
            }
            position += 1
        }
        for _ in 0..<bytes.uint16(at: 4) {
            skipName()
            position += 4
        }
        var offsets: [Int] = []
        while position < bytes.byteCount {
            skipName()
            if bytes.uint16(at: position) != DNSType.opt.rawValue { offsets.append(position + 4) }
            position += 10 + Int(bytes.uint16(at: position + 8))
        }
        return offsets
    }
}
