// From plans to running programs. Read first: EmulatedTopology.swift and Model/Topology/ServicePlan.swift.

import Basics
import DNSProtocol
import Emulation
import MailStore
import SMTPProtocol
import Wire

extension EmulatedTopology {
    /// The services that a plan stands for; a mail server is several programs.
    static func services(
        for plan: ServicePlan, on host: HostPlan, _ colleagues: MailColleagues
    ) throws(BuildError) -> [Service] {
        switch plan {
        case .authoritativeDNS(let plan):
            var zones: [Zone] = []
            for zone in plan.zones { zones.append(try Self.zone(zone)) }
            return [.authoritativeDNS(Boxed(AuthoritativeDNSService(zones: zones)))]
        case .recursiveResolver(let plan):
            var hints: [ResolverConfiguration.Hint] = []
            for hint in plan.rootHints {
                hints.append(ResolverConfiguration.Hint(name: try name(hint.name), address: hint.address))
            }
            return [.recursiveResolver(Boxed(RecursiveResolverService(ResolverConfiguration(rootHints: hints))))]
        case .mailServer(let plan): return try mailServices(for: plan, of: host, colleagues)
        case .mailProgram(let plan): return [try mailProgram(for: plan, on: host)]
        }
    }

    static func zone(_ plan: ZonePlan) throws(BuildError) -> Zone {
        let origin = try name(plan.name)
        var records: [ResourceRecord] = []
        for record in plan.records {
            let text = record.line
            do {
                records.append(try ResourceRecord(parsing: text, origin: origin))
            } catch {
                throw BuildError("zone “\(plan.name)”: “\(text)” is not a record: \(error)")
            }
        }
        do {
            return try Zone(origin: origin, records: records)
        } catch {
            throw BuildError("zone “\(plan.name)”: \(error)")
        }
    }

    static func name(_ text: String) throws(BuildError) -> DNSName {
        guard let name = DNSName(text) else { throw BuildError("“\(text)” is not a domain name") }
        return name
    }

    mutating func addAccounts(of plan: MailServerPlan, toHost number: Int) throws(BuildError) {
        let time = topology.clockStart
        for account in plan.accounts {
            let added = world.withDisk(ofHost: number) { disk in
                disk.mailStore.add(
                    MailAccount(
                        address: account.address, login: account.address, password: account.password,
                        quota: account.quota.map { Int(clamping: $0) }, createdAt: time))
            }
            if added == nil { throw BuildError("two accounts for “\(account.address)” on one server") }
        }
    }
}

extension EmulatedTopology {
    /// A mail server is up to three programs (ports 25 and 587 belong to one) in front of one mailbox store.
    static func mailServices(
        for plan: MailServerPlan, of host: HostPlan, _ colleagues: MailColleagues
    ) throws(BuildError) -> [Service] {
        var services: [Service] = []
        if plan.smtp || plan.submission {
            services.append(.mailTransfer(Boxed(mailTransfer(for: plan, of: host, colleagues))))
        }
        if plan.pop3 { services.append(.pop3(Boxed(POP3Service(hostName: plan.hostname)))) }
        if plan.imap {
            services.append(.imap(Boxed(IMAPService(hostName: plan.hostname, messageLimit: plan.sizeLimit))))
        }
        return services
    }

    private static func mailTransfer(
        for plan: MailServerPlan, of host: HostPlan, _ colleagues: MailColleagues
    ) -> MailTransferService {
        // A spare office keeps no domain's mail; its own name stands for it in notices.
        var configuration = MailServerConfiguration(
            hostName: plan.hostname, domains: plan.domains.isEmpty ? [plan.hostname] : plan.domains)
        configuration.relayedDomains = plan.relayedDomains
        configuration.transports = plan.transports.map { .init(domain: $0.domain, host: $0.host) }
        configuration.trustedClients = plan.domains.flatMap { colleagues.spareOffices[$0] ?? [] }
        configuration.relayClients = host.domainName.flatMap { colleagues.smarthostClients[$0] } ?? []
        configuration.aliases = plan.aliases.map { .init(address: $0.address, targets: $0.targets) }
        configuration.catchAll = plan.catchAll
        configuration.acceptsRelay = plan.smtp
        configuration.acceptsSubmission = plan.submission
        configuration.schedule = RetrySchedule(
            pauses: plan.retry.pauses, lifetime: plan.retry.lifetime, warning: plan.retry.warning)
        configuration.checksClientName = plan.checks.ptr
        configuration.senderPolicy =
            switch plan.checks.spf {
            case .off: .off
            case .on: .note
            case .reject: .reject
            }
        configuration.sizeLimit = plan.sizeLimit
        configuration.offersPipelining = !plan.withheld.contains(.pipelining)
        configuration.offersEightBit = !plan.withheld.contains(.eightBitMIME)
        configuration.offersUTF8 = !plan.withheld.contains(.smtpUTF8)
        return MailTransferService(configuration)
    }

    private static func mailProgram(for plan: MailProgramPlan, on host: HostPlan) throws(BuildError) -> Service {
        let incoming: MailProgramConfiguration.Incoming =
            switch plan.incoming {
            case .none: .none
            case .pop3: .pop3(server: try name(plan.incomingServer), leavesOnServer: plan.leavesOnServer)
            case .imap: .imap(server: try name(plan.incomingServer))
            }
        return .mailProgram(
            Boxed(
                MailProgramService(
                    MailProgramConfiguration(
                        address: plan.address, displayName: plan.displayName, login: plan.address,
                        password: plan.password, submissionServer: try name(plan.submissionServer), incoming: incoming,
                        helloName: host.domainName))))
    }
}
