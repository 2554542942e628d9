// The limit on errors.

import Basics
import HostStack
import Testing

@Suite("Token bucket") struct TokenBucketTests {
    @Test("A burst, then one per interval, and a full bucket after a pause")
    func rate() {
        var bucket = TokenBucket(interval: .milliseconds(1), capacity: 3)
        var now = Instant.start
        #expect((0..<5).map { _ in bucket.take(at: now) } == [true, true, true, false, false])
        now = now + .milliseconds(1)
        #expect((0..<2).map { _ in bucket.take(at: now) } == [true, false])
        now = now + .seconds(1)
        #expect((0..<4).map { _ in bucket.take(at: now) } == [true, true, true, false])
    }
}
