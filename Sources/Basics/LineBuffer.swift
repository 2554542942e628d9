// Cuts a stream of bytes into lines. SMTP, POP3 and IMAP are all conversations of lines that end with CR LF, and TCP
// keeps no boundaries: a line may arrive byte by byte, or ten lines in one segment.
// Read first: nothing.
//
// A peer that never sends the line end must not fill our memory: beyond `limit` bytes the rest of the line is thrown
// away as it arrives and one `tooLong` is reported in its place.

/// Received bytes that are not consumed yet, taken out line by line or by count.
public struct LineBuffer: Equatable, Sendable {
    /// What `nextLine` finds.
    public enum Line: Equatable, Sendable {
        /// A complete line without its CR LF (a lone LF ends a line too).
        case line([UInt8])
        /// A line longer than the limit; its bytes are gone.
        case tooLong
    }

    /// The longest line that is kept, in bytes without its end.
    public let limit: Int
    private var bytes: [UInt8] = []
    /// Where the unconsumed bytes begin.
    private var start = 0
    /// How far the search for a line end has come.
    private var scanned = 0
    private var isDiscarding = false

    public init(limit: Int) { self.limit = limit }

    /// How many received bytes wait.
    public var count: Int { bytes.count - start }
    public var isEmpty: Bool { count == 0 }

    /// Adds what just arrived.
    public mutating func append(_ more: [UInt8]) {
        if start == bytes.count {
            bytes = more
            start = 0
            scanned = 0
        } else {
            compact()
            bytes += more
        }
    }

    /// The next complete line, or nil when its end has not arrived yet.
    public mutating func nextLine() -> Line? {
        while scanned < bytes.count {
            let byte = bytes[scanned]
            scanned += 1
            if byte != UInt8(ascii: "\n") { continue }
            var end = scanned - 1
            if end > start && bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
            defer { start = scanned }
            if isDiscarding || end - start > limit {
                isDiscarding = false
                return .tooLong
            }
            return .line(Array(bytes[start..<end]))
        }
        if isDiscarding || bytes.count - start > limit + 1 {
            isDiscarding = true
            removeAll()
        }
        return nil
    }

    /// Up to `n` bytes from the front, as they are.
    public mutating func take(_ n: Int) -> [UInt8] {
        let end = min(bytes.count, start + max(0, n))
        defer {
            start = end
            scanned = end
        }
        return Array(bytes[start..<end])
    }

    /// Forgets everything that was received.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: false)
        start = 0
        scanned = 0
    }

    /// Moves what is left to the front once the consumed part is the larger one, so that the cost stays linear.
    private mutating func compact() {
        guard start > 0 && start >= bytes.count - start else { return }
        bytes.removeFirst(start)
        scanned -= start
        start = 0
    }
}
