// How long one end of a conversation waits for the other. Read first: Instant.swift. Used by the mail programs' POP3
// and IMAP sessions.
//
// To wait for silence alone is not enough: a peer that sends a byte from time to time would hold us for ever. So an
// answer must also come on at some pace, as a whole (Postfix has both in `smtp_per_request_deadline` and
// `smtp_min_data_rate`).

/// The deadline of an answer that arrives in pieces.
public struct Patience: Equatable, Sendable {
    /// How long the peer may say nothing.
    public let silence: Interval
    /// What the peer must send at least, on the average of an answer, in bytes a second: slower than any line.
    public static let leastPace: UInt64 = 10

    private var lastHeard: Instant
    private var asked: Instant
    /// How many bytes have come since `asked`.
    private var count: UInt64 = 0

    /// Waits from `now` on.
    public init(silence: Interval, at now: Instant) {
        self.silence = silence
        lastHeard = now
        asked = now
    }

    /// So many bytes arrived, or with 0 bytes something else happened.
    public mutating func hear(_ bytes: Int, at now: Instant) {
        lastHeard = now
        count &+= UInt64(bytes)
    }

    /// Something is asked, because of what was heard last: what follows is another answer.
    public mutating func ask() {
        asked = lastHeard
        count = 0
    }

    /// When to give up.
    public var deadline: Instant {
        min(lastHeard + silence, asked + silence + .nanoseconds(1_000_000_000 / Self.leastPace) * count)
    }
}
