// What the numbers of a TCP connection tell when they are followed: which segment a receipt is for, what comes again,
// what is missing. Read first: TCPStreamTable.swift. Then Dissector+TCPAnalysis.swift, which shows it.
//
// The rules are Wireshark's, in its order, so that both say the same of the same capture. They are guesses: a capture
// shows only what passed one place.

/// What was found of one segment.
struct TCPFinding: Equatable, Sendable {
    struct Flags: OptionSet, Sendable {
        let rawValue: UInt16
        static let retransmission = Flags(rawValue: 1), fastRetransmission = Flags(rawValue: 2)
        static let spuriousRetransmission = Flags(rawValue: 4), outOfOrder = Flags(rawValue: 8)
        static let lostSegment = Flags(rawValue: 16), ackLostSegment = Flags(rawValue: 32)
        static let windowUpdate = Flags(rawValue: 64), windowFull = Flags(rawValue: 128)
        static let keepAlive = Flags(rawValue: 256), keepAliveAck = Flags(rawValue: 512)
        static let duplicateAck = Flags(rawValue: 1024), zeroWindowProbe = Flags(rawValue: 2048)
        static let zeroWindow = Flags(rawValue: 4096), zeroWindowProbeAck = Flags(rawValue: 8192)
        static let reusedPorts = Flags(rawValue: 16384)
    }

    var flags: Flags = []
    /// There is something to say, be it only how long the handshake took.
    var isThere = false
    /// The frame that is acknowledged, and how many nanoseconds ago it passed.
    var acknowledged: (frame: Int, age: Int64)?
    /// How long ago the frame passed that comes again here.
    var timeout: (frame: Int, age: Int64)?
    /// Sent and not acknowledged yet, and sent since the last segment with PSH.
    var bytesInFlight: UInt32 = 0
    var bytesSincePush: UInt32 = 0
    /// The how many-th repetition of the receipt in a frame.
    var duplicate: (count: Int, frame: Int)?

    mutating func insert(_ flag: Flags) {
        flags.insert(flag)
        isThere = true
    }

    static func == (a: TCPFinding, b: TCPFinding) -> Bool { a.flags == b.flags && a.isThere == b.isThere }
}

/// What is remembered of one direction for it.
struct TCPFlow: Sendable {
    struct Unacknowledged: Sendable {
        var frame: Int
        var sequence: UInt32
        var next: UInt32
        var time: UInt64
    }

    /// Sent and not acknowledged yet, the newest last.
    var segments: [Unacknowledged] = []
    /// More are not remembered: then nobody is answering.
    static let segmentLimit = 10_000
    /// About how many bytes one of them takes.
    static let segmentCost = 40

    /// The lowest and the highest number among them, counted from `base`; nil when they have to be looked for.
    var span: Span?

    struct Span: Sendable {
        var base: UInt32
        var low = UInt32.max
        var high: UInt32 = 0
        /// None of them begins before `base`, which would count as far behind it.
        var isInOrder = true

        init(base: UInt32) { self.base = base }

        mutating func include(_ segment: Unacknowledged) {
            let (start, end) = (segment.sequence &- base, segment.next &- base)
            (low, high) = (min(low, start), max(high, end))
            if start > end { isInOrder = false }
        }
    }

    /// As it stood in the last header.
    var window = UInt32.max
    /// The highest number that was used up to now plus one; the frame that did, and when.
    var next: UInt32?
    var nextFrame = 0
    var nextTime: UInt64 = 0
    /// Up to here everything was seen.
    var seen: UInt32?
    var lastAck: UInt32 = 0
    var lastAckTime: UInt64 = 0
    /// The frame whose receipt is repeated, and how often.
    var firstAckFrame = 0
    var duplicates = 0
    var lastFlags: TCPFinding.Flags = []
    var isFlightKnown = true
    var sincePush: UInt32 = 0
    var wasPushed = false
    /// No receipt came since its SYN: the window is not scaled yet.
    var awaitsFirstAck = false
    /// From the last header: bytes that SACK blocks report.
    var sacked: UInt32 = 0
}

/// A segment, as far as it matters here.
struct TCPSegmentNumbers: Sendable {
    var frame: Int
    var time: UInt64
    var sequence: UInt32
    var ack: UInt32
    var length: Int
    /// The flags of the header.
    var flags: UInt64
    var window: UInt32

    var isSYNOrFIN: Bool { flags & 3 != 0 }
    var isPlain: Bool { flags & 7 == 0 }
}

extension UInt32 {
    /// Whether it comes before `other` on the circle of sequence numbers (RFC 9293 §3.4).
    fileprivate func isBefore(_ other: UInt32) -> Bool { Int32(bitPattern: self &- other) < 0 }
    fileprivate func isAfter(_ other: UInt32) -> Bool { Int32(bitPattern: self &- other) > 0 }
}

enum TCPAnalysis {
    /// - Parameters:
    ///   - mine: the direction of the segment; `other`: the opposite one.
    ///   - base: the number that is shown as 0 in the direction of the segment.
    ///   - shift: by which the opposite side's windows are multiplied; nil when it is not known.
    ///   - handshake: how long the handshake took; 0 when it was not seen.
    static func note(
        _ segment: TCPSegmentNumbers, _ mine: inout TCPFlow, _ other: inout TCPFlow, base: UInt32, shift: UInt8?,
        handshake: Int64
    ) -> TCPFinding {
        var finding = TCPFinding()
        if segment.flags & 0x10 != 0 { other.isFlightKnown = true }
        judgeWindow(segment, &mine, other, shift, &finding)
        if segment.ack != mine.lastAck {
            mine.firstAckFrame = segment.frame
            mine.duplicates = 0
        }
        judgeReceipt(segment, &other, &finding)
        if segment.length > 0 || segment.isSYNOrFIN { judgeRepetition(segment, mine, other, handshake, &finding) }
        remember(segment, &mine, finding)
        acknowledge(segment, &other, &finding)
        countFlight(segment, &mine, other, base, &finding)
        return finding
    }

    /// Windows, keep-alives and repeated receipts. The order matters, and some judgements end it.
    private static func judgeWindow(
        _ segment: TCPSegmentNumbers, _ mine: inout TCPFlow, _ other: TCPFlow, _ shift: UInt8?,
        _ finding: inout TCPFinding
    ) {
        let isNext = segment.sequence == mine.next ?? 0
        // RFC 9293 §3.8.6.1: one byte, though the other side has no room.
        if segment.length == 1 && isNext && other.window == 0 { return finding.insert(.zeroWindowProbe) }
        if segment.window == 0 && segment.isPlain { finding.insert(.zeroWindow) }
        if let next = mine.next, segment.sequence.isAfter(next), segment.flags & 4 == 0 {
            finding.insert(.lostSegment)
            mine.isFlightKnown = false
        }
        // RFC 9293 §3.8.4: no data or one old byte, one before what would come next.
        if segment.length <= 1, segment.sequence == (mine.next ?? 0) &- 1, segment.isPlain {
            finding.insert(.keepAlive)
        }
        let isRepeated = segment.length == 0 && isNext && segment.ack == mine.lastAck && segment.isPlain
        if isRepeated && segment.window != 0 && segment.window != mine.window { finding.insert(.windowUpdate) }
        if segment.length > 0, segment.isPlain, let shift {
            let room = other.window << (other.awaitsFirstAck ? 0 : UInt32(min(shift, 14)))
            if segment.sequence &+ UInt32(truncatingIfNeeded: segment.length) == other.lastAck &+ room {
                finding.insert(.windowFull)
            }
        }
        guard isRepeated && segment.window == mine.window else { return }
        if segment.window == 0 {
            if other.lastFlags.contains(.zeroWindowProbe) { finding.insert(.zeroWindowProbeAck) }
            return
        }
        if other.lastFlags.contains(.keepAlive) { return finding.insert(.keepAliveAck) }
        // RFC 5681 §2: a duplicate acknowledgment.
        mine.duplicates = mine.duplicates < 0 ? 1 : mine.duplicates + 1
        finding.insert(.duplicateAck)
        finding.duplicate = (mine.duplicates, mine.firstAckFrame)
    }

    /// A receipt for what was never seen.
    private static func judgeReceipt(_ segment: TCPSegmentNumbers, _ other: inout TCPFlow, _ finding: inout TCPFinding)
    {
        guard let seen = other.seen, segment.ack.isAfter(seen), segment.flags & 0x10 != 0 else { return }
        finding.isThere = true
        // The number 0 counts as none, here too.
        if seen.isBefore(other.next ?? 0) {
            other.seen = other.next
            finding.insert(.ackLostSegment)
        } else {
            // Said once for each gap.
            if other.duplicates == 0 { finding.insert(.ackLostSegment) }
            other.duplicates = -1
        }
    }

    /// Why a segment does not bring new numbers.
    private static func judgeRepetition(
        _ segment: TCPSegmentNumbers, _ mine: TCPFlow, _ other: TCPFlow, _ handshake: Int64, _ finding: inout TCPFinding
    ) {
        if finding.flags.contains(.keepAlive) { return }
        let end = segment.sequence &+ UInt32(truncatingIfNeeded: segment.length)
        if segment.length > 0 && other.lastAck != 0 && !end.isAfter(other.lastAck) {
            return finding.insert(.spuriousRetransmission)
        }
        guard let next = mine.next, segment.sequence.isBefore(next) else { return }
        // A byte of it may have been a zero window probe; the rest is new.
        if segment.length > 1 && segment.sequence == next &- 1 { return }
        // RFC 5681 §3.2: sent again at once after repeated receipts. One for what was never seen counts as many.
        let isAwaited = (other.duplicates >= 2 || other.duplicates < 0) && other.lastAck == segment.sequence
        if isAwaited && segment.time &- other.lastAckTime < 20_000_000 {
            return finding.insert(.fastRetransmission)
        }
        // Too soon after the newest one to be sent again: it was overtaken.
        let limit = handshake == 0 ? 3_000_000 : UInt64(max(0, handshake))
        if segment.time &- mine.nextTime < limit && next != end &+ (segment.isSYNOrFIN ? 1 : 0) {
            return finding.insert(.outOfOrder)
        }
        finding.insert(.retransmission)
        // The eldest segment that nobody has acknowledged started the timer.
        let source = mine.segments.first.map { ($0.frame, $0.time) } ?? (mine.nextFrame, mine.nextTime)
        finding.timeout = (source.0, Int64(bitPattern: segment.time &- source.1))
    }

    private static func remember(_ segment: TCPSegmentNumbers, _ mine: inout TCPFlow, _ finding: TCPFinding) {
        var next = segment.sequence &+ UInt32(truncatingIfNeeded: segment.length)
        if (segment.length > 0 || segment.isSYNOrFIN) && mine.segments.count < TCPFlow.segmentLimit {
            if segment.isSYNOrFIN { next &+= 1 }
            let new = TCPFlow.Unacknowledged(
                frame: segment.frame, sequence: segment.sequence, next: next, time: segment.time)
            mine.segments.append(new)
            mine.span?.include(new)
        }
        let isProbe = finding.flags.contains(.zeroWindowProbe)
        if !isProbe && (mine.next.map { next.isAfter($0) } ?? true) {
            // Wireshark takes the number 0 for none.
            (mine.next, mine.nextFrame, mine.nextTime) = (next == 0 ? nil : next, segment.frame, segment.time)
        }
        if !isProbe && (mine.seen == nil || mine.seen == segment.sequence) { mine.seen = mine.next }
        mine.window = segment.window
        mine.lastAck = segment.ack
        mine.lastAckTime = segment.time
        mine.lastFlags = finding.flags
    }

    /// Takes what is acknowledged off the other side's list.
    private static func acknowledge(_ segment: TCPSegmentNumbers, _ other: inout TCPFlow, _ finding: inout TCPFinding) {
        let ack = segment.ack
        if other.segments.isEmpty { return }
        if let span = other.span, span.isInOrder {
            // Nothing new of many segments, as when nobody answers, or one of them was lost.
            let place = ack &- span.base
            if place <= span.low && span.high &- place < 1 << 31 { return }
        }
        other.span = nil
        // In most captures one receipt takes all.
        for i in other.segments.indices.reversed() {
            let earlier = other.segments[i]
            if ack == earlier.next {
                finding.isThere = true
                finding.acknowledged = (earlier.frame, Int64(bitPattern: segment.time &- earlier.time))
            } else if ack.isAfter(earlier.sequence) && !ack.isAfter(earlier.next) {
                other.segments[i].sequence = ack
            }
        }
        other.segments.removeAll { !$0.next.isAfter(ack) }
    }

    private static func countFlight(
        _ segment: TCPSegmentNumbers, _ mine: inout TCPFlow, _ other: TCPFlow, _ base: UInt32,
        _ finding: inout TCPFinding
    ) {
        guard segment.length > 0, mine.isFlightKnown, !mine.segments.isEmpty else { return }
        // As in Wireshark, a number before the first one counts as far behind it.
        var span = TCPFlow.Span(base: base)
        if let known = mine.span, known.base == base {
            span = known
        } else {
            for earlier in mine.segments { span.include(earlier) }
            mine.span = span
        }
        let count = span.high &- span.low &- other.sacked
        if count > 0 && count < 2_000_000_000 { finding.bytesInFlight = count &- (segment.isSYNOrFIN ? 1 : 0) }
        let length = UInt32(truncatingIfNeeded: segment.length)
        let isPush = segment.flags & 8 != 0
        mine.sincePush = mine.wasPushed ? length : mine.sincePush &+ length
        mine.wasPushed = isPush
        finding.bytesSincePush = mine.sincePush
        finding.isThere = true
    }
}
