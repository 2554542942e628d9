// Answers as they were sent, to be sent again: most questions to a resolver are asked by many (PowerDNS calls this a
// packet cache). Read first: Resolver.swift, DNSCache.swift.
//
// The cache of records can answer everything that this can, and takes several times as long: it reads the question,
// looks up names, builds a message and writes it. Here the bytes of the question are the key, and the answer only
// needs another id and the seconds that are left of each TTL.

import Basics

/// Responses by the bytes of their requests.
struct ResponseMemory: Equatable, Sendable {
    private struct Entry: Equatable {
        /// The request and its response, side by side: to look one up is to look at one place in memory.
        var text: [UInt8]
        /// Where the response begins.
        var responseStart: Int
        /// When the response was made, and when its first record runs out.
        var stored, expires: Instant

        /// Whether it answers `request`. The id does not count: no two requests have it in common.
        func answers(_ request: RawSpan) -> Bool {
            guard request.byteCount == responseStart, responseStart >= 2 else { return false }
            return text.span.bytes.has(request.extracting(2...), at: 2)
        }
    }

    /// By the hash of the request; of two requests with the same hash the later one stays.
    private var entries = FlatMap<UInt64, Entry>()

    /// How many responses there can be.
    let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    private static func key(_ request: RawSpan) -> UInt64 {
        CaseFolding.hash(request.extracting(min(2, request.byteCount)...))
    }

    /// The response to `request`, with its id and with TTLs counted down to `now`.
    func response(to request: RawSpan, at now: Instant) -> [UInt8]? {
        guard let entry = entries[Self.key(request)], now < entry.expires, entry.answers(request) else { return nil }
        var response = Array(entry.text[entry.responseStart...])
        // A second that has begun counts: what is left is rounded down.
        let passed = UInt32(truncatingIfNeeded: (now.since(entry.stored).nanoseconds + 999_999_999) / 1_000_000_000)
        var span = response.mutableSpan
        var bytes = span.mutableBytes
        bytes.store8(request.uint8(at: 0), at: 0)
        bytes.store8(request.uint8(at: 1), at: 1)
        var ttls = TTLOffsets(in: bytes.bytes)
        while let offset = ttls.next(in: bytes.bytes) {
            bytes.store32(bytes.bytes.uint32(at: offset) &- passed, at: offset)
        }
        return response
    }

    /// Forgets all. The cache of records still knows what holds.
    mutating func removeAll() { entries.removeAll() }

    /// Keeps a response that holds as long as its TTLs say; one without TTLs, or with a TTL of zero, is not kept.
    mutating func store(_ response: [UInt8], to request: [UInt8], at now: Instant) {
        let span = response.span.bytes
        var least: UInt32?
        var ttls = TTLOffsets(in: span)
        while let offset = ttls.next(in: span) { least = min(least ?? .max, span.uint32(at: offset)) }
        guard let least, least > 0 else { return }
        // Which ones are forgotten first makes no difference: the cache of records still knows the answers.
        if entries.count >= capacity { entries.removeAll() }
        entries[Self.key(request.span.bytes)] = Entry(
            text: request + response, responseStart: request.count, stored: now,
            expires: now + .seconds(UInt64(least)))
    }
}

/// The places of the TTLs of records in a message that this program wrote, one after the other; OPT has none.
private struct TTLOffsets {
    private var position = DNSMessage.headerLength

    init(in message: RawSpan) {
        for _ in 0..<message.uint16(at: 4) {
            skipName(in: message)
            position += 4
        }
    }

    mutating func next(in message: RawSpan) -> Int? {
        while position < message.byteCount {
            skipName(in: message)
            let start = position
            position += 10 + Int(message.uint16(at: start + 8))
            if message.uint16(at: start) != DNSType.opt.rawValue { return start + 4 }
        }
        return nil
    }

    private mutating func skipName(in message: RawSpan) {
        while message.uint8(at: position) != 0 {
            // A pointer ends a name.
            if message.uint8(at: position) >= 0xC0 {
                position += 1
                break
            }
            position += 1 + Int(message.uint8(at: position))
        }
        position += 1
    }
}
