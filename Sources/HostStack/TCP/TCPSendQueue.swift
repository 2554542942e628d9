// The bytes that the application gave and the peer has not acknowledged. Read first: Sources/Basics/PacketBuffer.swift.
//
// A queue of whole writes; nothing is copied until a segment is built, and then once. What was sent is not kept apart:
// a retransmission builds the segment anew, maybe with other limits. A cursor remembers where the last segment ended,
// so that sending in order finds its bytes at once however many writes wait.

import Basics

/// One write of the application.
private enum TCPSendChunk: Equatable, Sendable {
    case bytes([UInt8])
    case packet(PacketBuffer)

    var count: Int {
        switch self {
        case .bytes(let bytes): bytes.count
        case .packet(let packet): packet.count
        }
    }
}

/// Unacknowledged and unsent bytes, first in, first out.
struct TCPSendQueue: Equatable, Sendable {
    /// How many bytes it holds.
    private(set) var count = 0
    private var chunks: [TCPSendChunk] = []
    /// Index of the first chunk that is not completely acknowledged.
    private var head = 0
    /// How many bytes of that chunk are acknowledged.
    private var headOffset = 0
    /// The chunk where the last segment ended.
    private var cursor = 0
    /// Where that chunk begins, counted from the first byte of the queue; negative if part of it is acknowledged.
    private var cursorStart = 0

    var isEmpty: Bool { count == 0 }

    /// Adds a write.
    mutating func append(_ bytes: [UInt8]) {
        if bytes.isEmpty { return }
        count += bytes.count
        chunks.append(.bytes(bytes))
    }

    /// Adds a write.
    mutating func append(_ packet: PacketBuffer) {
        if packet.isEmpty { return }
        count += packet.count
        chunks.append(.packet(packet))
    }

    /// Forgets the first `n` bytes: they are acknowledged.
    mutating func removeFirst(_ n: Int) {
        precondition(n >= 0 && n <= count, "more bytes acknowledged than there were")
        count -= n
        headOffset += n
        cursorStart -= n
        while head < chunks.count {
            let size = chunks[head].count
            if headOffset < size { break }
            headOffset -= size
            head += 1
            // Its place is emptied, so that no acknowledged bytes are held.
            if head < chunks.count { chunks[head - 1] = .bytes([]) }
        }
        if head == chunks.count {
            if head == 1 { chunks.removeLast() } else { chunks.removeAll(keepingCapacity: true) }
            head = 0
            cursor = 0
            cursorStart = 0
            return
        }
        if cursor < head {
            cursor = head
            cursorStart = -headOffset
        }
        if head >= 32 && head * 2 >= chunks.count {
            chunks.removeFirst(head)
            cursor -= head
            head = 0
        }
    }

    /// Forgets everything.
    mutating func removeAll() { self = TCPSendQueue() }

    /// Copies the `n` bytes from `offset` on, which must lie inside of the queue, to `destination`.
    /// - Returns: whether the last of them is the last byte of a write.
    mutating func copy(_ offset: Int, _ n: Int, to destination: inout MutableRawSpan, at first: Int) -> Bool {
        precondition(offset >= 0 && n > 0 && offset + n <= count, "bytes that are not in the queue")
        if offset < cursorStart {
            cursor = head
            cursorStart = -headOffset
        }
        var position = offset - cursorStart
        var size = chunks[cursor].count
        while position >= size {
            advanceCursor(by: size)
            position -= size
            size = chunks[cursor].count
        }
        var done = 0
        while true {
            let part = min(n - done, size - position)
            switch chunks[cursor] {
            case .bytes(let bytes):
                destination.copy(bytes.span.bytes.extracting(position..<(position + part)), to: first + done)
            case .packet(let source):
                destination.copy(source.bytes.extracting(position..<(position + part)), to: first + done)
            }
            done += part
            if done == n { return position + part == size }
            advanceCursor(by: size)
            position = 0
            size = chunks[cursor].count
        }
    }

    private mutating func advanceCursor(by size: Int) {
        cursor += 1
        cursorStart += size
    }
}

extension MutableRawSpan {
    /// Copies all of `source` to `offset`, where it must fit.
    fileprivate mutating func copy(_ source: RawSpan, to offset: Int) {
        let n = source.byteCount
        precondition(offset >= 0 && offset + n <= byteCount, "a copy beyond the end")
        if n == 0 { return }
        unsafe withUnsafeMutableBytes { target in
            unsafe source.withUnsafeBytes { bytes in
                unsafe (target.baseAddress! + offset).copyMemory(from: bytes.baseAddress!, byteCount: n)
            }
        }
    }
}
