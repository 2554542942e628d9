// Bytes in order that wait for the application to read them. Read first: Sources/Basics/PacketBuffer.swift.
//
// The payloads stay where they arrived: each is a slice of its frame.

import Basics

/// Received payloads, first in, first out.
struct TCPReceiveQueue: Equatable, Sendable {
    /// How many bytes wait.
    private(set) var count = 0
    private var chunks: [PacketBuffer?] = []
    private var head = 0

    var isEmpty: Bool { count == 0 }

    mutating func append(_ payload: consuming PacketBuffer) {
        count += payload.count
        chunks.append(payload)
    }

    /// Takes the next payload out.
    mutating func popFirst() -> PacketBuffer? {
        if head == chunks.count { return nil }
        if chunks.count == 1 {
            // The usual case: the application reads as fast as segments come.
            count = 0
            return chunks.removeLast()
        }
        // A popped place is emptied, so that the frame's bytes are not held longer than their reader holds them.
        guard let payload = chunks[head].take() else { return nil }
        head += 1
        count -= payload.count
        if head == chunks.count {
            chunks.removeAll(keepingCapacity: true)
            head = 0
        } else if head >= 32 && head * 2 >= chunks.count {
            chunks.removeFirst(head)
            head = 0
        }
        return payload
    }

    mutating func removeAll() { self = TCPReceiveQueue() }
}
