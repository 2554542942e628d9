// What only a look at the whole topology can find wrong. Read first: TopologyExpander.swift.

import Basics
import MailMessage
import Wire

/// Rules between the parts of a topology.
struct TopologyRules {
    let draft: TopologyDraft
    var diagnostics = DiagnosticList()

    /// Rules about services and routes.
    static func check(_ draft: TopologyDraft, routes: [[RoutePlan]], noting diagnostics: inout DiagnosticList) {
        var rules = TopologyRules(draft: draft)
        rules.checkNames()
        rules.checkMail()
        rules.checkZones()
        // Routes are followed only in a network of which everything else is known to be right.
        if rules.diagnostics.isEmpty, diagnostics.isEmpty, !draft.allowsWrongRoutes {
            var reach = ReachRules(draft, routes)
            reach.check()
            rules.diagnostics.add(contentsOf: reach.diagnostics)
        }
        diagnostics.add(contentsOf: rules.diagnostics)
    }

    /// The rules that need no addresses.
    static func checkServices(_ draft: TopologyDraft, noting diagnostics: inout DiagnosticList) {
        var rules = TopologyRules(draft: draft)
        rules.checkNames()
        rules.checkMail()
        diagnostics.add(contentsOf: rules.diagnostics)
    }

    private init(draft: TopologyDraft) { self.draft = draft }

    private mutating func checkNames() {
        var owners: [String: String] = [:]
        for host in draft.hosts {
            guard let name = host.domainName else { continue }
            if let owner = owners[name] {
                diagnostics.add(
                    "`\(host.name)` is `\(name)` in DNS, but so is `\(owner)`", at: host.position(of: "dns"),
                    expected: "a name of its own for each host")
            } else {
                owners[name] = host.name
            }
        }
    }

    /// A mail server, and who has a mailbox there: thousands of programs may ask.
    private struct MailOffice {
        var plan: MailServerPlan
        var accounts: Set<String>
    }

    private mutating func checkMail() {
        var offices: [String: MailOffice] = [:]
        var names: [String] = []
        for host in draft.hosts {
            guard let server = host.mailServer, let name = host.domainName else { continue }
            offices[name] = MailOffice(plan: server, accounts: Set(server.accounts.map(\.address)))
            names.append(name)
        }
        for host in draft.hosts {
            if let server = host.mailServer { checkMailServer(server, of: host, offices, names) }
            if let program = host.mailProgram { checkMailProgram(program, of: host, offices, names) }
        }
    }

    private mutating func checkMailServer(
        _ server: MailServerPlan, of host: HostDraft, _ offices: [String: MailOffice], _ names: [String]
    ) {
        let place = host.position(of: "mailServer")
        for transport in server.transports
        where transport.host == host.domainName || offices[transport.host] == nil {
            diagnostics.add(
                "`\(transport.host)` is not the name of another mail server",
                at: host.position(of: "transport \(transport.domain)"),
                suggestion: Suggestion.nearest(to: transport.host, in: names.filter { $0 != host.domainName }))
        }
        if host.domainName == nil {
            diagnostics.add(
                "the mail server on `\(host.name)` has no name in DNS", at: place, expected: "`dns` of the host")
        }
        checkAddresses(server, of: host)
        let accounts = Set(server.accounts.map(\.address))
        let local = accounts.union(server.aliases.map(\.address))
        let known = server.accounts.map(\.address) + server.aliases.map(\.address)
        for account in server.accounts where !server.domains.contains(Self.domain(of: account.address)) {
            diagnostics.add(
                "`\(host.name)` keeps no mail of `\(Self.domain(of: account.address))`, the domain of this account",
                at: host.position(of: "account \(account.address)"), expected: "one of its `domains`",
                suggestion: Suggestion.nearest(to: Self.domain(of: account.address), in: server.domains))
        }
        for alias in server.aliases {
            for target in alias.targets
            where server.domains.contains(Self.domain(of: target)) && !local.contains(target)
                && !(EmailAddress(target)?.withoutDetail.map { local.contains($0.description) } ?? false)
            {
                diagnostics.add(
                    "the alias `\(alias.address)` stands for `\(target)`, but nobody has that address",
                    at: host.position(of: "alias \(alias.address)"),
                    suggestion: Suggestion.nearest(to: target, in: known))
            }
        }
        for alias in Self.circular(server.aliases) {
            diagnostics.add(
                "the alias `\(alias.address)` stands for itself only, by way of others or not",
                at: host.position(of: "alias \(alias.address)"), expected: "a mailbox, or an address elsewhere")
        }
        if let catchAll = server.catchAll, !accounts.contains(catchAll) {
            diagnostics.add(
                "`\(catchAll)` shall get mail for unknown people, but has no mailbox here",
                at: host.position(of: "catchAll"),
                suggestion: Suggestion.nearest(to: catchAll, in: server.accounts.map(\.address)))
        }
    }

    /// The aliases from which nothing leads to anything but aliases.
    private static func circular(_ aliases: [AliasPlan]) -> [AliasPlan] {
        let names = Set(aliases.map(\.address))
        // Backwards from those that have an end, each once.
        var callers: [String: [String]] = [:]
        for alias in aliases { for target in alias.targets { callers[target, default: []].append(alias.address) } }
        var waiting = aliases.filter { $0.targets.isEmpty || !$0.targets.allSatisfy(names.contains) }.map(\.address)
        var ended = Set(waiting)
        while let next = waiting.popLast() {
            for caller in callers[next] ?? [] where ended.insert(caller).inserted { waiting.append(caller) }
        }
        return aliases.filter { !ended.contains($0.address) }
    }

    private mutating func checkMailProgram(
        _ program: MailProgramPlan, of host: HostDraft, _ offices: [String: MailOffice], _ names: [String]
    ) {
        guard !program.address.isEmpty, !program.submissionServer.isEmpty else {
            diagnostics.add(
                "the mail program on `\(host.name)` does not say whose it is, or by which server it sends",
                at: host.position(of: "mailProgram"), expected: "`address` and `submission`")
            return
        }
        var isKnown = true
        // What is not stated is the same server, and a mistake is told once.
        let readsElsewhere =
            program.incoming != .none
            && (host.positions["incoming"] != nil || program.incomingServer != program.submissionServer)
        for (setting, name) in [("submission", program.submissionServer), ("incoming", program.incomingServer)]
        where offices[name] == nil && (setting == "submission" || readsElsewhere) {
            isKnown = false
            // What is no name at all has been told.
            if !ScalarFormat.domainName.accepts(name) { continue }
            diagnostics.add(
                "`\(name)` is not the name of a mail server", at: host.position(of: setting),
                suggestion: Suggestion.nearest(to: name, in: names))
        }
        guard isKnown else { return }
        let name = program.incoming == .none ? program.submissionServer : program.incomingServer
        guard let office = offices[name] else { return }
        if !office.accounts.contains(program.address) {
            diagnostics.add(
                "`\(program.address)` has no mailbox on `\(name)`", at: host.position(of: "address"),
                suggestion: Suggestion.nearest(to: program.address, in: office.plan.accounts.map(\.address)))
        }
        let isServed =
            switch program.incoming {
            case .pop3: office.plan.pop3
            case .imap: office.plan.imap
            case .none: true
            }
        if !isServed {
            diagnostics.add(
                "`\(host.name)` reads by \(program.incoming.rawValue), but `\(name)` does not offer it",
                at: host.position(of: "mailProgram"))
        }
    }

    static func domain(of address: String) -> String {
        address.lastIndex(of: "@").map { String(address[address.index(after: $0)...]) } ?? ""
    }
}
