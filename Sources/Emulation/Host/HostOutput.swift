// What one turn of a host brings forth, gathered before the world acts on it. Read first: Host.swift.
//
// The world lends one of these to whichever host has its turn and takes it back emptied, so that no host keeps buffers
// of its own. Between turns it is empty, which is why it does not count when hosts are compared.

import Basics
import DNSProtocol
import HostStack

/// Frames, socket events, notices among services, observations.
struct HostOutput: Equatable, Sendable {
    var stack = StackOutput()
    /// Observations, each with the number of frames that were sent, and of what the stack had told, before it.
    var observations: [(framesBefore: Int, stackBefore: Int, kind: Observation.Kind)] = []
    var notices: [ServiceNotice] = []
    /// What the stub resolver wants done; emptied by each of its turns.
    var questions: [StubResolver.Output] = []
    /// Whether anybody looks on.
    var isObserved = false

    static func == (a: HostOutput, b: HostOutput) -> Bool { true }

    /// Empties what has something in it, and keeps the room.
    mutating func removeAll() {
        stack.removeAll()
        observations.removeEach()
        notices.removeEach()
    }
}

/// Something that a service, or the resolver of the host, has to tell to services of the same host.
struct ServiceNotice: Equatable, Sendable {
    /// The service that is told; nil: all of them.
    var service: UInt16?
    var input: ServiceInput
}
