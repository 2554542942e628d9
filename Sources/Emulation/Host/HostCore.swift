// What a host offers to the services that run on it: sockets, timers, a resolver, a disk, chance and the time.
// Read first: Host.swift. Then a small service: Services/Traffic/BulkSinkService.swift.
//
// The calls are those of an operating system, but nothing ever blocks and nothing fails later than it must: what a
// call brings about arrives as a `ServiceInput` in a later turn of the same host.

import Basics
import HostStack
import MailStore
import SMTPProtocol
import Wire

/// The operating system of an emulated host.
package struct HostCore: Equatable, Sendable {
    var memory: Boxed<HostMemory>
    package var stack: HostStack
    /// The moment of this turn.
    package internal(set) var now: Instant = .start
    /// When a timer or a question to DNS needs a turn, as it was after the latest one.
    private(set) var nextDeadline = Instant.never
    var output = HostOutput()
    /// The host's own source of chance.
    package var random: SeededGenerator
    /// The service whose turn it is.
    var currentService: UInt16 = 0

    /// A service's timer.
    struct TimerName: FlatKey {
        var service: UInt16
        var token: UInt64

        var stirred: UInt64 { (token ^ UInt64(service) << 48).stirred }
    }

    /// The owner of the sockets that the host itself uses to ask DNS servers.
    static let resolverOwner: UInt16 = .max

    init(name: String, clockStart: Int64, stack: HostStack, resolvers: [IPAddress], seed: UInt64) {
        memory = Boxed(HostMemory(name: name, clockStart: clockStart, resolver: HostResolver(servers: resolvers)))
        self.stack = stack
        random = SeededGenerator(seed: seed, name: "host " + name)
    }

    /// The host's name, unique in the world; for hosts with an address usually a domain name.
    package var name: String { memory.value.name }
    /// Wall-clock time of this turn in Unix seconds (UTC).
    package var clock: Int64 { memory.value.clockStart + Int64(now.nanoseconds / 1_000_000_000) }
    package var disk: Disk {
        _read { yield memory.value.disk }
        _modify { yield &memory.value.disk }
    }
    var timers: TimerTable<TimerName> {
        _read { yield memory.value.timers }
        _modify { yield &memory.value.timers }
    }
    var resolver: HostResolver {
        _read { yield memory.value.resolver }
        _modify { yield &memory.value.resolver }
    }

    /// Whether an administrator has stopped a service.
    package func isStopped(_ service: UInt16) -> Bool { memory.value.stoppedServices.contains(service) }

    /// Notes that a service was stopped, or started again.
    mutating func setStopped(_ service: UInt16, _ isStopped: Bool) {
        if isStopped {
            memory.value.stoppedServices.insert(service)
        } else {
            memory.value.stoppedServices.remove(service)
        }
    }

    /// Begins a turn, in which the host fills `output`.
    mutating func begin(at now: Instant, _ output: inout HostOutput) {
        self.now = now
        swap(&self.output, &output)
    }

    /// Ends it.
    /// - Returns: when the host must have its next turn, even if nothing arrives.
    mutating func end(_ output: inout HostOutput) -> Instant {
        swap(&self.output, &output)
        nextDeadline = min(memory.value.timers.nextDeadline, memory.value.resolver.nextDeadline)
        return min(stack.nextDeadline, nextDeadline)
    }

    // MARK: Sockets

    /// Accepts TCP connections at `port`. Nil when the port is taken.
    package mutating func listen(port: UInt16) -> SocketID? {
        try? stack.listen(port: port, owner: currentService)
    }

    /// Calls `remote`. Whether it answers arrives as `connected` or `connectFailed`.
    package mutating func connect(to remote: Endpoint) throws(SocketError) -> SocketID {
        try stack.connect(to: remote, owner: currentService, at: now, &output.stack)
    }

    /// Queues bytes for a connection; dropped when it is no longer there.
    package mutating func send(_ bytes: [UInt8], on socket: SocketID) {
        stack.trySending(bytes, on: socket, at: now, &output.stack)
    }

    /// All that has arrived on a connection and was not read yet; empty when there is nothing.
    package mutating func read(_ socket: SocketID) -> [UInt8] {
        var bytes: [UInt8] = []
        while let part = stack.read(socket, at: now, &output.stack) {
            if bytes.isEmpty { bytes = part.array } else { bytes += part.array }
            output.stack.tcp.pool.recycle(consume part)
        }
        return bytes
    }

    /// Ends a connection after all queued bytes are sent (FIN), or gives up a listening or UDP socket.
    package mutating func close(_ socket: SocketID) { stack.close(socket, at: now, &output.stack) }

    /// Ends a connection at once (RST).
    package mutating func abort(_ socket: SocketID) { stack.abort(socket, at: now, &output.stack) }

    package func remoteEndpoint(of socket: SocketID) -> Endpoint? { stack.remoteEndpoint(of: socket) }
    package func localEndpoint(of socket: SocketID) -> Endpoint? { stack.localEndpoint(of: socket) }

    /// Opens a UDP socket; without a port a random unused one. Nil when the port is taken.
    package mutating func bindUDP(port: UInt16?) -> SocketID? {
        try? stack.bindUDP(port: port, owner: currentService)
    }

    /// Sends a datagram. UDP promises nothing: one that cannot be sent is lost.
    /// - Parameter own: the address of this host from which it comes; unspecified: that of the way out.
    package mutating func send(
        datagram: [UInt8], from socket: SocketID, as own: IPAddress = .unspecified, to remote: Endpoint
    ) {
        stack.trySending(datagram, from: socket, as: own, to: remote, at: now, &output.stack)
    }

    // MARK: Timers

    /// Sets the calling service's timer `token`, or moves it.
    package mutating func setTimer(_ token: UInt64, at deadline: Instant) {
        timers.set(TimerName(service: currentService, token: token), at: deadline)
    }

    /// Takes the timer back.
    package mutating func cancelTimer(_ token: UInt64) {
        timers.cancel(TimerName(service: currentService, token: token))
    }

    /// Takes all timers of a service back.
    mutating func cancelTimers(of service: UInt16) {
        for (name, _) in timers.pending where name.service == service { timers.cancel(name) }
    }

    /// A name for a letter in the mail queue that no other there has.
    mutating func newQueueID() -> QueueID { memory.value.disk.queue.newID(at: now, random: &random) }

    // MARK: Telling others

    /// Tells those who look on. The description is made only when somebody does.
    package mutating func observe(_ kind: @autoclosure () -> Observation.Kind) {
        if output.isObserved {
            output.observations.append((output.stack.frames.count, output.stack.observations.count, kind()))
        }
    }

    /// Whether anybody looks on; for services whose descriptions take several steps to make.
    package var isObserved: Bool { output.isObserved }

    /// Tells the other services that a mailbox of `account` has changed.
    package mutating func notifyMailbox(_ account: MailboxStore.AccountID) {
        output.notices.append(ServiceNotice(service: nil, input: .mailboxChanged(account)))
        guard isObserved else { return }
        let change = StateChange.mailboxes(of: disk.mailStore.accounts[account.index])
        observe(.state(change))
    }

    /// Tells the other services that there is something new in the queue.
    package mutating func notifyQueue() {
        output.notices.append(ServiceNotice(service: nil, input: .queueChanged))
    }
}

// A call that throws while `output` is lent would keep the compiler from seeing through the loan, and each loan would
// take memory of its own.
extension HostStack {
    /// Queues bytes for a connection; dropped when it is no longer there.
    fileprivate mutating func trySending(
        _ bytes: [UInt8], on socket: SocketID, at now: Instant, _ out: inout StackOutput
    ) {
        try? send(bytes, on: socket, at: now, &out)
    }

    /// Sends a datagram, if it can be sent.
    fileprivate mutating func trySending(
        _ datagram: [UInt8], from socket: SocketID, as own: IPAddress, to remote: Endpoint, at now: Instant,
        _ out: inout StackOutput
    ) {
        try? send(datagram, from: socket, as: own, to: remote, at: now, &out)
    }
}
