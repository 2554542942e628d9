// What is remembered of TCP connections. Read first: Dissector+TCP.swift.
//
// Numbers are relative to each side's first one, and payload is put in order before it is read: the bytes of a message
// may come in any number of segments, too late, twice.

/// Both ends of a conversation, the smaller one first.
struct StreamKey: Hashable, Sendable {
    private var low, high: UInt64
    /// Whether the packet goes from the smaller end to the other.
    var isForward: Bool

    init(_ addresses: (UInt64, UInt64), _ source: UInt64, _ destination: UInt64) {
        let (a, b) = (addresses.0 << 16 | source, addresses.1 << 16 | destination)
        (low, high) = a <= b ? (a, b) : (b, a)
        isForward = a <= b
    }

    /// Where the direction of the packet stands in `TCPStreamTable.directions`, when its connection stands at `place`.
    func sender(at place: Int) -> Int { place * 2 + (isForward ? 0 : 1) }
    /// Where the opposite direction stands there.
    func receiver(at place: Int) -> Int { place * 2 + (isForward ? 1 : 0) }

    static func == (a: StreamKey, b: StreamKey) -> Bool { a.low == b.low && a.high == b.high }

    func hash(into hasher: inout Hasher) {
        hasher.combine(low)
        hasher.combine(high)
    }
}

/// What the SYNs said of the windows of one side (RFC 7323 §2).
struct WindowScaling: Sendable {
    /// From the window scale option of the SYN; nil when there was none.
    var shift: UInt8?
    /// A SYN of either side came without the option: nobody scales (RFC 7323 §2.2).
    var isUnscaled = false
    /// By how many bits windows are shifted: nil when no SYN told.
    var windowShift: UInt8? { isUnscaled ? 0 : shift }
}

/// The part of a message that came in one frame.
struct TCPPiece: Sendable {
    var frame: Int
    var count: Int
    /// Where in the message it stands when it brings only bytes that were there before; nil when they are new.
    var repeats: Int?
    /// They are not the same as before.
    var isContradicting = false
}

/// One direction of a connection.
struct TCPDirection: Sendable {
    /// The number that is shown as 0.
    var base: UInt32?
    var scaling = WindowScaling()
    var hasSYN = false
    /// The number of the next byte to read.
    var next: UInt32?
    /// Bytes of a message that is not complete, and the frames that they came in.
    var pending: [UInt8] = []
    var pendingFrames: [TCPPiece] = []
    /// Segments that came before the bytes in front of them.
    var early: [(sequence: UInt32, bytes: [UInt8], frame: Int)] = []
    /// Where the latest messages begin and end that more than one segment made up.
    private(set) var messages: [(start: UInt32, end: UInt32)] = []
    /// What the numbers tell.
    var flow = TCPFlow()

    var held: Int { pending.count + early.reduce(0) { $0 + $1.bytes.count } }

    mutating func noteMessage(_ start: UInt32, _ end: UInt32) {
        if messages.count == 32 { messages.removeFirst() }
        messages.append((start, end))
    }

    /// Whether the bytes from `sequence` to `end` belong to a complete message of several segments, and not to the first
    /// of them.
    func isWithinMessage(_ sequence: UInt32, _ end: UInt32) -> Bool {
        messages.contains {
            Int32(bitPattern: sequence &- $0.start) > 0 && Int32(bitPattern: end &- $0.end) <= 0
        }
    }

    /// Notes that the last bytes of the message that waits came once more (RFC 9293 §3.8.4), unless they are all of it.
    mutating func noteRepeated(_ bytes: ArraySlice<UInt8>, frame: Int) {
        guard bytes.count < pending.count else { return }
        let piece = TCPPiece(
            frame: frame, count: bytes.count, repeats: pending.count - bytes.count,
            isContradicting: !pending.suffix(bytes.count).elementsEqual(bytes))
        pendingFrames.append(piece)
    }

    /// Whether a message of several segments begins with the segment from `sequence` to `end`, also one that waits for
    /// more.
    func isBeginning(_ sequence: UInt32, _ end: UInt32) -> Bool {
        func fits(_ message: (start: UInt32, end: UInt32)) -> Bool {
            message.start == sequence && Int32(bitPattern: end &- message.end) <= 0
        }
        if let next, !pending.isEmpty, fits((next &- UInt32(truncatingIfNeeded: pending.count), next)) { return true }
        return messages.contains(where: fits)
    }
}

/// A connection.
struct TCPStream: Sendable {
    var number: Int
    /// When its first and its latest segment passed.
    var firstTime, lastTime: UInt64?
    /// When the last SYN passed that opens it, and how many nanoseconds later the first plain receipt did.
    var openingTime: UInt64?
    var handshake: Int64 = 0
    /// Which kinds of segments came: SYN 1, SYN with ACK 2, ACK 4, data 8, FIN 16, RST 32.
    var completeness: UInt64 = 0
    /// Whether the side that goes forward was the first to send FIN; nil when nobody has.
    var closesForward: Bool?
    /// The client asked to go on in TLS, and nobody has said yes or no yet.
    var wantsTLS = false
    /// The SYN brought data (RFC 7413).
    var hasEarlyData = false
    /// The server said yes: nothing can be read any more.
    var isEncrypted = false
    var tls = TLSState()
    var smtp = SMTPState()
    var pop = POPState()
    var imap = IMAPState()
}

/// All connections; bounded in number and in the bytes that they hold.
struct TCPStreamTable: Sendable {
    var streams: [TCPStream] = []
    /// Two for each connection, at twice its place: that of the smaller end first. They stand beside the connections
    /// and not in them, so that what a segment asks of its direction is read where it is, without a copy.
    var directions: [TCPDirection] = []
    private var places: [StreamKey: Int] = [:]
    private var count = 0
    /// How many bytes wait in all connections, about.
    var held = 0
    static let heldLimit = 32 << 20
    private static let streamLimit = 50_000

    init() {}

    /// The place of a connection.
    /// - Parameter opening: the number of a SYN that begins one. One with another number than before begins a new
    ///   connection with the same ends; with the same number it is a retransmission.
    /// - Returns: also whether it begins a connection with the ends of an earlier one.
    mutating func place(of key: StreamKey, opening: UInt32?) -> (place: Int, isReused: Bool) {
        let known = places[key]
        if let known {
            let base = directions[key.sender(at: known)].base
            if opening == nil || opening == base || base == nil { return (known, false) }
        }
        if streams.count >= Self.streamLimit {
            streams.removeAll()
            directions.removeAll()
            places.removeAll()
            held = 0
        }
        places[key] = streams.count
        streams.append(TCPStream(number: count))
        directions.append(TCPDirection())
        directions.append(TCPDirection())
        count += 1
        return (streams.count - 1, known != nil)
    }

    /// Gives up what waits when it has become too much: it is shown as segments that nobody put together.
    mutating func limitHeldBytes() {
        guard held > Self.heldLimit else { return }
        for i in directions.indices {
            directions[i].pending = []
            directions[i].pendingFrames = []
            directions[i].early = []
            directions[i].flow.segments = []
            directions[i].flow.span = nil
        }
        for i in streams.indices {
            streams[i].smtp.letter = LetterPieces()
            streams[i].pop.letter = LetterPieces()
            streams[i].imap.forgetCommands()
        }
        held = 0
    }
}
