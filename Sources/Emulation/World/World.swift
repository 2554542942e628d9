// The whole emulated network as one value. Copying it is a snapshot; putting a copy back is going back in time.
// Read first: Basics, Wire, HostStack; here Network/Link.swift and Host/Host.swift. Then World+Run.swift.
//
// Nothing in here has reference semantics, reads a clock or does I/O; the same world goes on in the same way wherever
// and whenever it runs. Events are ordered by time, then by the order of their scheduling.

import Basics
import HostStack
import Wire

/// An emulated network at one moment.
package struct World: Equatable, Sendable {
    /// The moment of the latest event.
    package internal(set) var now: Instant = .start
    /// How many events have happened.
    package internal(set) var eventCount: UInt64 = 0
    /// Wall-clock time (Unix seconds, UTC) at the start.
    package let clockStart: Int64
    /// The seed of all chance in this world.
    package let seed: UInt64
    package internal(set) var hosts = ChunkedArray<Host>()
    /// Power, alarm clock and cables of each host.
    var seats: [HostSeat] = []
    /// The lane on which each interface of each host sends; -1 without a cable. See `HostSeat.firstLane`.
    var hostLanes: [Int] = []
    package internal(set) var switches: [LearningSwitch] = []
    package internal(set) var links: [Link] = []
    /// What every frame asks of its link, link by link.
    var paces: [LinkPace] = []
    /// What is under way: two lanes for each link.
    var lanes: [Lane] = []
    var agenda = Agenda()
    var planned = InterventionPlan()
    var nextSequence: UInt64 = 0
    /// Frames that were held back so that others could overtake them, by slot.
    var strays: [Stray?] = []
    var freeStraySlots: [Int] = []
    /// The interventions that `planned` names, by slot; slots are not used twice.
    var interventions: ChunkedArray<Intervention?> = []
    var hasStarted = false

    /// A frame outside of its lane's order.
    struct Stray: Equatable, Sendable {
        var lane: Int
        /// That of its transmission, however often it is held back: see `FrameTransmission`.
        var sequence: UInt64
        var frame: PacketBuffer
        var arrival: Instant
        /// The sequence of its event: its slot may have held another frame before, or this one for another moment.
        var key: UInt64
    }

    /// An empty world whose clock shows `clockStart` at its first moment.
    package init(seed: UInt64, clockStart: Int64) {
        self.seed = seed
        self.clockStart = clockStart
    }

    // MARK: Building

    /// Adds a host that is plugged in nowhere yet.
    /// - Parameter resolvers: the recursive DNS servers that it asks, in order.
    /// - Returns: its number.
    package mutating func addHost(
        name: String, interfaces: [InterfaceConfiguration], routes: [Route], forwards: Bool = false,
        resolvers: [IPAddress] = [], services: [Service] = [], isOn: Bool = true
    ) -> Int {
        let stack = HostStack(
            interfaces: interfaces, routes: routes, forwards: forwards,
            random: SeededGenerator(seed: seed, name: "stack " + name))
        let core = HostCore(name: name, clockStart: clockStart, stack: stack, resolvers: resolvers, seed: seed)
        hosts.append(Host(core: core, services: services))
        seats.append(HostSeat(isOn: isOn, firstLane: hostLanes.count))
        hostLanes += Array(repeating: -1, count: interfaces.count)
        return hosts.count - 1
    }

    /// Adds a switch without cables. Returns its number.
    package mutating func addSwitch(name: String) -> Int {
        switches.append(LearningSwitch(name: name))
        return switches.count - 1
    }

    /// Lays a cable between two free ports. For a switch, name the port after its last one.
    /// - Returns: the link's number.
    @discardableResult
    package mutating func connect(_ first: Port, to second: Port, name: String, properties: LinkProperties) -> Int {
        let number = links.count
        links.append(Link(name: name, from: first, to: second, properties: properties, seed: seed))
        lanes += [Lane(to: second), Lane(to: first)]
        paces.append(LinkPace(links[number]))
        for (lane, port) in [(2 * number, first), (2 * number + 1, second)] {
            switch port {
            case .host(let host, let interface):
                let place = seats[host].firstLane + interface
                precondition(hostLanes[place] < 0, "two cables in one interface")
                hostLanes[place] = lane
            case .switch(let index, let port):
                while switches[index].lanes.count <= port { switches[index].lanes.append(-1) }
                precondition(switches[index].lanes[port] < 0, "two cables in one port")
                switches[index].lanes[port] = lane
            }
        }
        return number
    }

    /// Whether a host is switched on.
    package func isOn(_ host: Int) -> Bool { seats[host].isOn }

    /// The next free port of a switch.
    package func freePort(ofSwitch index: Int) -> Port { .switch(index, port: switches[index].lanes.count) }

    // MARK: From outside

    /// Plans `intervention` for `time`, or for now if that has passed already.
    package mutating func plan(_ intervention: Intervention, at time: Instant) {
        interventions.append(intervention)
        nextSequence += 1
        planned.add(
            AgendaKey(
                max(time, now), sequence: nextSequence, AgendaEvent(.intervention, interventions.count - 1)))
    }

    /// Puts a frame on a lane of a link, as if whoever sits there had sent it: a forgery, or a measurement's traffic.
    package mutating func inject(_ frame: PacketBuffer, link: Int, lane: Int) {
        var nobody = NoObserver()
        transmit(frame, lane: 2 * link + lane, from: .builder, &nobody)
    }

    /// The mailboxes and the mail queue of a host, to put something in before the world starts.
    package mutating func withDisk<Result>(ofHost host: Int, _ body: (inout Disk) -> Result) -> Result {
        body(&hosts[host].core.disk)
    }

    mutating func schedule(_ time: Instant, _ event: AgendaEvent) {
        nextSequence += 1
        agenda.push(AgendaKey(time, sequence: nextSequence, event))
    }
}
