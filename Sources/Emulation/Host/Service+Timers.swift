// What the timers of services are for: for those who look on. Read first: Service.swift,
// Sources/Emulation/StateChange.swift.

import Basics

extension Service {
    /// What the timer `token` waits for.
    func timer(_ token: UInt64) -> ServiceTimer {
        switch self {
        case .mailTransfer: token == MailTransferService.queueTimer ? .queue : .session
        case .recursiveResolver: token == RecursiveResolverService.deadlineToken ? .answer : .session
        case .mailProgram:
            switch MailProgramService.Timer(rawValue: token) {
            case .outbox: .outbox
            case .watching: .watching
            case .sending, .receiving, nil: .session
            }
        case .authoritativeDNS, .pop3, .imap, .bulkSource, .bulkSink: .session
        }
    }
}

/// A timer of a program that is set.
package struct ServiceTimerView: Equatable, Sendable {
    package var timer: ServiceTimer
    /// Nil for the stub resolver of the host.
    package var service: Service.Kind?
    package var deadline: Instant
}

extension Host {
    /// The timers of the programs and of the stub resolver that are set, the next one first.
    package var serviceTimerViews: [ServiceTimerView] {
        var views = core.timers.pending.compactMap { name, deadline -> ServiceTimerView? in
            guard services.indices.contains(Int(name.service)) else { return nil }
            let service = services[Int(name.service)]
            return ServiceTimerView(timer: service.timer(name.token), service: service.kind, deadline: deadline)
        }
        if core.resolver.nextDeadline < .never {
            views.append(ServiceTimerView(timer: .answer, service: nil, deadline: core.resolver.nextDeadline))
        }
        return views.enumerated().sorted { ($0.element.deadline, $0.offset) < ($1.element.deadline, $1.offset) }
            .map(\.element)
    }
}
