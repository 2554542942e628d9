// What can run on a host. Read first: HostCore.swift and ServiceInput.swift; then one of the folders in Services/.
//
// An enum, not a protocol existential: services are values inside the world, compared and copied with it, and changed
// in place. Large ones stand in a box, so that taking the enum apart moves a pointer.

import Basics

/// A program on a host.
package enum Service: Equatable, Sendable {
    case authoritativeDNS(Boxed<AuthoritativeDNSService>)
    case recursiveResolver(Boxed<RecursiveResolverService>)
    case mailTransfer(Boxed<MailTransferService>)
    case pop3(Boxed<POP3Service>)
    case imap(Boxed<IMAPService>)
    case mailProgram(Boxed<MailProgramService>)
    case bulkSource(BulkSourceService)
    case bulkSink(BulkSinkService)

    /// The kinds, to name a service of a host without its state.
    package enum Kind: String, Equatable, Sendable, CaseIterable {
        case authoritativeDNS = "authoritative-dns"
        case recursiveResolver = "resolver"
        case mailTransfer = "smtp"
        case pop3
        case imap
        case mailProgram = "mail-program"
        case bulkSource = "bulk-source"
        case bulkSink = "bulk-sink"
    }

    package var kind: Kind {
        switch self {
        case .authoritativeDNS: .authoritativeDNS
        case .recursiveResolver: .recursiveResolver
        case .mailTransfer: .mailTransfer
        case .pop3: .pop3
        case .imap: .imap
        case .mailProgram: .mailProgram
        case .bulkSource: .bulkSource
        case .bulkSink: .bulkSink
        }
    }

    /// Whether it is what a person sits at.
    var isMailProgram: Bool { kind == .mailProgram }

    /// Gives the service its turn. Taking `self` apart and putting it together again moves the state; nothing is
    /// copied.
    mutating func handle(_ input: ServiceInput, _ host: inout HostCore) {
        switch consume self {
        case .authoritativeDNS(var service):
            service.value.handle(input, &host)
            self = .authoritativeDNS(service)
        case .recursiveResolver(var service):
            service.value.handle(input, &host)
            self = .recursiveResolver(service)
        case .mailTransfer(var service):
            service.value.handle(input, &host)
            self = .mailTransfer(service)
        case .pop3(var service):
            service.value.handle(input, &host)
            self = .pop3(service)
        case .imap(var service):
            service.value.handle(input, &host)
            self = .imap(service)
        case .mailProgram(var service):
            service.value.handle(input, &host)
            self = .mailProgram(service)
        case .bulkSource(var service):
            service.handle(input, &host)
            self = .bulkSource(service)
        case .bulkSink(var service):
            service.handle(input, &host)
            self = .bulkSink(service)
        }
    }

    /// The host was switched off, or the service stopped: all that it had only in mind is gone. Configuration, and for
    /// a mail program its folders, stay.
    mutating func forget() {
        switch consume self {
        case .authoritativeDNS(var service):
            service.value.forget()
            self = .authoritativeDNS(service)
        case .recursiveResolver(var service):
            service.value.forget()
            self = .recursiveResolver(service)
        case .mailTransfer(var service):
            service.value.forget()
            self = .mailTransfer(service)
        case .pop3(var service):
            service.value.forget()
            self = .pop3(service)
        case .imap(var service):
            service.value.forget()
            self = .imap(service)
        case .mailProgram(var service):
            service.value.forget()
            self = .mailProgram(service)
        case .bulkSource(var service):
            service.forget()
            self = .bulkSource(service)
        case .bulkSink(var service):
            service.forget()
            self = .bulkSink(service)
        }
    }
}
