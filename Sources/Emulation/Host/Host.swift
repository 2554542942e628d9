// A host: a network stack, a disk, and the services that run on it. Routers are hosts that forward.
// Read first: HostCore.swift. Then Service.swift.
//
// The world gives a host one input at a time and applies what comes out of it: a host never sees the world.

import Basics
import HostStack
import Wire

/// An emulated machine.
package struct Host: Equatable, Sendable {
    package internal(set) var core: HostCore
    package internal(set) var services: [Service]

    // MARK: Turns
    //
    // `output` is the world's; the host fills it. What is returned is when the host must have its next turn, even if
    // nothing arrives.

    mutating func receive(
        _ frame: consuming PacketBuffer, on interface: Int, at now: Instant, _ output: inout HostOutput
    ) -> Instant {
        let deadline = core.stack.receive(frame, on: interface, at: now, &output.stack)
        // Most frames concern no service: then the core, which lends the output to services, need not have it.
        if output.stack.events.isEmpty { return min(deadline, core.nextDeadline) }
        core.begin(at: now, &output)
        settle()
        return core.end(&output)
    }

    mutating func wake(at now: Instant, _ output: inout HostOutput) -> Instant {
        core.begin(at: now, &output)
        if core.stack.nextDeadline <= now { core.stack.advance(to: now, &core.output.stack) }
        if core.resolver.nextDeadline <= now {
            core.observe(.state(.timer(.answer, service: nil)))
            core.resolverTimeout()
        }
        while let timer = core.timers.popDue(at: now) {
            if core.isObserved, services.indices.contains(Int(timer.service)) {
                let service = services[Int(timer.service)]
                core.observe(.state(.timer(service.timer(timer.token), service: service.kind)))
            }
            deliver(.timer(timer.token), to: timer.service)
        }
        settle()
        return core.end(&output)
    }

    mutating func start(at now: Instant, _ output: inout HostOutput) -> Instant {
        core.begin(at: now, &output)
        for i in services.indices { deliver(.started, to: UInt16(i)) }
        settle()
        return core.end(&output)
    }

    mutating func command(_ command: UserCommand, at now: Instant, _ output: inout HostOutput) -> Instant {
        core.begin(at: now, &output)
        for i in services.indices where services[i].isMailProgram { deliver(.command(command), to: UInt16(i)) }
        settle()
        return core.end(&output)
    }

    /// Switched off: connections, ARP entries, timers and all that the services had in mind are gone; the disk stays.
    mutating func powerOff(at now: Instant, _ output: inout HostOutput) -> Instant {
        core.begin(at: now, &output)
        core.stack.powerOff()
        core.timers.removeAll()
        core.resolver.forget()
        for i in services.indices { services[i].forget() }
        core.observe(.poweredOff)
        return core.end(&output)
    }

    mutating func powerOn(at now: Instant, _ output: inout HostOutput) -> Instant {
        core.begin(at: now, &output)
        core.observe(.poweredOn)
        for i in services.indices { deliver(.started, to: UInt16(i)) }
        settle()
        return core.end(&output)
    }

    /// Stops or starts the services of one kind, as an administrator does; the host stays on.
    mutating func setService(
        _ kind: Service.Kind, running: Bool, at now: Instant, _ output: inout HostOutput
    ) -> Instant {
        core.begin(at: now, &output)
        for i in services.indices where services[i].kind == kind && core.isStopped(UInt16(i)) == running {
            core.observe(.state(.program(kind, isRunning: running)))
            if running {
                core.setStopped(UInt16(i), false)
                deliver(.started, to: UInt16(i))
            } else {
                deliver(.stopped, to: UInt16(i))
                core.stack.abortAll(owner: UInt16(i), at: now, &core.output.stack)
                core.cancelTimers(of: UInt16(i))
                services[i].forget()
                core.setStopped(UInt16(i), true)
            }
        }
        settle()
        return core.end(&output)
    }

    // MARK: Services

    /// Passes on what sockets and services have to say, until there is nothing left to say. What one of them brings
    /// about goes to the end of the line.
    mutating func settle() {
        var (event, notice) = (0, 0)
        while true {
            if event < core.output.stack.events.count {
                let next = core.output.stack.events[event]
                event += 1
                if next.owner == HostCore.resolverOwner {
                    core.resolverSocket(next.socket, next.kind)
                } else {
                    deliver(.socket(next.socket, next.kind), to: next.owner)
                }
            } else if notice < core.output.notices.count {
                let service = core.output.notices[notice].service
                // Moved out: a copy would count all that it holds.
                let input = exchange(&core.output.notices[notice].input, with: .started)
                notice += 1
                if let service {
                    deliver(input, to: service)
                } else {
                    for i in services.indices { deliver(input, to: UInt16(i)) }
                }
            } else {
                break
            }
            precondition(event + notice < 1_000_000, "the services of a host keep each other busy for ever")
        }
        core.output.removeEventsAndNotices()
    }

    private mutating func deliver(_ input: ServiceInput, to service: UInt16) {
        let index = Int(service)
        if index >= services.count || core.isStopped(service) { return }
        core.currentService = service
        services[index].handle(input, &core)
    }
}
