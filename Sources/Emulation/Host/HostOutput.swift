// What one turn of a host brings forth, gathered before the world acts on it. Read first: Host.swift.
//
// The world lends one of these to whichever host has its turn and takes it back emptied, so that no host keeps buffers
// of its own. Between turns a host has one without any room, which is why it does not count when hosts are compared.

import Basics
import DNSProtocol
import HostStack

/// Frames, socket events, notices among services, observations.
struct HostOutput: Equatable, Sendable {
    /// Nil when it has no room: then it is as small as a host that waits for its turn can wish. Only who has its turn
    /// writes to an output, and there is one for all, so nobody shares it.
    private var room: Boxed<Room>?

    private struct Room: Sendable {
        var stack = StackOutput()
        var observations: [Remark] = []
        /// How many of them `nextRemark` has given away.
        var told = 0
        var notices: [ServiceNotice] = []
        var questions: [StubResolver.Output] = []
        var isObserved = false

        mutating func removeAll() {
            stack.removeAll()
            observations.removeEach()
            told = 0
            notices.removeEach()
        }

        mutating func removeEventsAndNotices() {
            while let event = stack.events.popLast() {
                // The next packet takes what the datagram was in.
                if case .datagram(_, _, let packet) = event.kind { stack.tcp.pool.recycle(packet) }
            }
            notices.removeEach()
        }
    }

    /// An observation, with the number of frames that were sent, and of what the stack had told, before it.
    typealias Remark = (framesBefore: Int, stackBefore: Int, kind: Observation.Kind)

    /// An empty output without room.
    init() {}

    /// An empty output with room in it.
    /// - Parameter isObserved: whether anybody looks on.
    init(isObserved: Bool) { room = Boxed(Room(isObserved: isObserved)) }

    var stack: StackOutput {
        @inline(__always) _read { yield room!.own.stack }
        @inline(__always) _modify { yield &room!.own.stack }
    }
    var observations: [Remark] {
        @inline(__always) _read { yield room!.own.observations }
        @inline(__always) _modify { yield &room!.own.observations }
    }
    /// What services are told. Nothing is left in those that were told already.
    var notices: [ServiceNotice] {
        @inline(__always) _read { yield room!.own.notices }
        @inline(__always) _modify { yield &room!.own.notices }
    }
    /// What the stub resolver wants done; emptied in each of its turns.
    var questions: [StubResolver.Output] {
        @inline(__always) _read { yield room!.own.questions }
        @inline(__always) _modify { yield &room!.own.questions }
    }
    /// Whether anybody looks on.
    var isObserved: Bool { room!.own.isObserved }

    /// Whether somebody looks on, and a service or the stack has remarked something.
    var hasSomethingToTell: Bool {
        @inline(__always) get {
            room!.own.isObserved && !(room!.own.observations.isEmpty && room!.own.stack.observations.isEmpty)
        }
    }

    /// The next remark that was not told yet, when at most `limit` frames were sent before it. It is moved out: a copy
    /// would count all that it holds.
    @inline(__always)
    mutating func nextRemark(framesBefore limit: Int) -> Remark? {
        let next = room!.own.told
        guard next < room!.own.observations.count, room!.own.observations[next].framesBefore <= limit else {
            return nil
        }
        room!.own.told = next + 1
        return (
            framesBefore: room!.own.observations[next].framesBefore,
            stackBefore: room!.own.observations[next].stackBefore,
            kind: exchange(&room!.own.observations[next].kind, with: .poweredOn)
        )
    }

    static func == (a: HostOutput, b: HostOutput) -> Bool { true }

    /// Empties what has something in it, and keeps the room.
    mutating func removeAll() { room!.own.removeAll() }

    /// Empties the events and notices, all of which were passed on.
    mutating func removeEventsAndNotices() { room!.own.removeEventsAndNotices() }
}

/// Something that a service, or the resolver of the host, has to tell to services of the same host.
struct ServiceNotice: Equatable, Sendable {
    /// The service that is told; nil: all of them.
    var service: UInt16?
    var input: ServiceInput
}
