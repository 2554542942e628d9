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
        /// The request and its response, side by side: to look one up is to look at one place in memory.
        var text: [UInt8]
        /// Where the response begins.
        var responseStart: Int
        /// When the response was made, and when its first record runs out.
        var stored, expires: Instant

        /// Whether it answers `request`. The id does not count: no two requests have it in common.
        func answers(_ request: [UInt8]) -> Bool {
            request.count == responseStart && request.count >= 2
                && text[2..<responseStart] == request[2...]
        }
    }

    /// By the hash of the request; of two requests with the same hash the later one stays.
    private var entries = FlatMap<UInt64, Entry>()

    /// How many responses there can be.
    let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    private static func key(_ request: [UInt8]) -> UInt64 {
        CaseFolding.hash(request.span.bytes.extracting(min(2, request.count)...))
    }

    /// The response to `request`, with its id and with TTLs counted down to `now`.
    func response(to request: [UInt8], at now: Instant) -> [UInt8]? {
        guard let entry = entries[Self.key(request)], now < entry.expires, entry.answers(request) else { return nil }
        var response = Array(entry.text[entry.responseStart...])
        // A second that has begun counts: what is left is rounded down.
        let passed = UInt32(truncatingIfNeeded: (now.since(entry.stored).nanoseconds + 999_999_999) / 1_000_000_000)
        let offsets = DNSMessage.ttlOffsets(in: response)
        var span = response.mutableSpan
        var bytes = span.mutableBytes
        bytes.store8(request[0], at: 0)
        bytes.store8(request[1], at: 1)
        for offset in offsets { bytes.store32(bytes.bytes.uint32(at: offset) &- passed, at: offset) }
        return response
    }

    /// Keeps a response that holds as long as its TTLs say; one without TTLs, or with a TTL of zero, is not kept.
    mutating func store(_ response: [UInt8], to request: [UInt8], at now: Instant) {
        let span = response.span.bytes
        guard let least = DNSMessage.ttlOffsets(in: response).map({ span.uint32(at: $0) }).min(), least > 0
        else { return }
        // Which ones are forgotten first makes no difference: the cache of records still knows the answers.
        if entries.count >= capacity { entries.removeAll() }
        entries[Self.key(request)] = Entry(
            text: request + response, responseStart: request.count, stored: now,
            expires: now + .seconds(UInt64(least)))
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
