// Everything that a host's stack hands back from one input. Read first: SocketEvent.swift.
// The caller keeps one value, empties it with `removeAll()` and passes it in again, so that nothing is allocated.

import Basics

/// Frames to put on links, events for programs, observations for whoever tells the story.
package struct StackOutput: Equatable, Sendable {
    package var frames: [OutgoingFrame] = []
    package var events: [SocketEvent] = []
    package var observations: [StackObservation] = []
    /// What a connection wants, for the moment between its turn and the stack's; empty outside of calls.
    package var tcp = TCPOutput()

    package init() {}

    package var isEmpty: Bool { frames.isEmpty && events.isEmpty && observations.isEmpty }

    /// Forgets the content and keeps the room.
    package mutating func removeAll() {
        frames.removeEach()
        events.removeEach()
        observations.removeEach()
    }
}
