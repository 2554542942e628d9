// What only a look at the whole lesson can find wrong. Read first: LessonReader.swift.

import Basics
import DNSProtocol

/// Rules between the parts of a lesson.
struct LessonRules {
    private var diagnostics = DiagnosticList()

    static func check(
        _ node: YAMLNode, _ topology: Topology?, glossary: [String]?, noting diagnostics: inout DiagnosticList
    ) {
        var rules = LessonRules()
        rules.checkStages(node["stages"])
        for key in ["tasks", "whatifs"] { rules.checkUnique(node[key]?.elements ?? [], noun: Phrase(key)) }
        rules.checkUnique((node["stages"]?.elements ?? []).compactMap { $0["predict"] }, noun: "predictions")
        rules.checkTasks(of: node["stages"], node["tasks"])
        rules.checkTeaching(node)
        if let topology {
            rules.checkPrograms(node["actions"], topology)
            rules.checkZones(node["actions"], topology, inOrder: true)
            for whatIf in node["whatifs"]?.elements ?? [] {
                rules.checkPrograms(whatIf["do"], topology)
                rules.checkZones(whatIf["do"], topology, inOrder: false)
            }
        }
        rules.checkSenders(node["letters"])
        rules.checkEnd(node["end"]?.interval.map { .start + $0 }, node["actions"])
        for word in node["glossary"]?.elements ?? [] {
            guard let glossary, let text = word.text, !glossary.contains(text) else { continue }
            rules.diagnostics.add(
                "`\(text.shortened)` is not in the glossary", at: word.position,
                suggestion: Suggestion.nearest(to: text, in: glossary))
        }
        diagnostics.add(contentsOf: rules.diagnostics)
    }

    /// The same rules for the actions and letters of a key.
    static func check(
        actions: [YAMLNode], letters: YAMLNode?, _ topology: Topology, end: Instant?,
        noting diagnostics: inout DiagnosticList
    ) {
        var rules = LessonRules()
        for list in actions {
            rules.checkPrograms(list, topology)
            rules.checkZones(list, topology, inOrder: false)
            rules.checkEnd(end, list)
        }
        rules.checkSenders(letters)
        diagnostics.add(contentsOf: rules.diagnostics)
    }

    /// A question with one answer is none, and hints come in three rungs: a nudge, where to look, the answer.
    private mutating func checkTeaching(_ node: YAMLNode) {
        for stage in node["stages"]?.elements ?? [] {
            guard let choices = stage["predict"]?["choices"], choices.entries.count < 2 else { continue }
            diagnostics.add("a prediction has too few choices", at: choices.position, expected: "at least 2")
        }
        for task in node["tasks"]?.elements ?? [] {
            guard let hints = task["hints"], hints.elements.count > 3 else { continue }
            diagnostics.add(
                "a task has too many hints", at: hints.position, expected: "3: a nudge, where to look, the answer")
        }
    }

    /// What comes after the end of the story never happens.
    private mutating func checkEnd(_ end: Instant?, _ actions: YAMLNode?) {
        guard let end else { return }
        for action in actions?.elements ?? [] {
            guard let at = action["at"], let time = at.interval, .start + time > end else { continue }
            diagnostics.add(
                "this action comes after the end of the lesson, \(Quantity.duration.text(end.nanoseconds))",
                at: at.position,
                expected: "a later `end`, or an earlier action")
        }
    }

    /// A stage that a task leads to names one that there is.
    private mutating func checkTasks(of stages: YAMLNode?, _ tasks: YAMLNode?) {
        let ids = (tasks?.elements ?? []).compactMap { $0.text("id") }
        for stage in stages?.elements ?? [] {
            guard let task = stage["task"], let id = task.text, !ids.contains(id) else { continue }
            diagnostics.add(
                "`\(id.shortened)` is not \(ReferenceKind.task.phrase)", at: task.position,
                suggestion: Suggestion.nearest(to: id, in: ids))
        }
    }

    /// A stage waits for stages before it: so no two can wait for each other.
    private mutating func checkStages(_ node: YAMLNode?) {
        checkUnique(node?.elements ?? [], noun: "stages")
        var earlier: [String] = []
        for stage in node?.elements ?? [] {
            if let after = stage["after"], let id = after.text, !earlier.contains(id) {
                diagnostics.add(
                    "`\(id.shortened)` is not a stage before this one", at: after.position,
                    suggestion: Suggestion.nearest(to: id, in: earlier))
            }
            if let id = stage.text("id") { earlier.append(id) }
        }
    }

    private mutating func checkUnique(_ elements: [YAMLNode], noun: Phrase) {
        var lines: [String: Int32] = [:]
        for element in elements {
            guard let id = element["id"], let text = id.text else { continue }
            if let line = lines[text] {
                diagnostics.add(
                    "two of the \(noun) are called `\(text.shortened)`; the first is on line \(line)", at: id.position)
            } else {
                lines[text] = id.position.line
            }
        }
    }

    private mutating func checkPrograms(_ node: YAMLNode?, _ topology: Topology) {
        var incoming: [String: IncomingProtocol] = [:]
        var programs: [String: [MailServiceName]] = [:]
        for host in topology.hosts {
            for case .mailProgram(let plan) in host.services { incoming[host.name] = plan.incoming }
            programs[host.name] = MailServiceName.allCases.filter { name in host.services.contains(where: name.runs) }
        }
        let resolvers = topology.hosts.filter { host in
            host.services.contains { if case .recursiveResolver = $0 { true } else { false } }
        }.map(\.name)
        for action in node?.elements ?? [] {
            if let service = action["service"], let name = service.text.flatMap(MailServiceName.init(rawValue:)),
                let host = action.text("of"), let running = programs[host], !running.contains(name)
            {
                diagnostics.add(
                    "no \(name.rawValue) runs on `\(host)`", at: service.position,
                    expected: running.isEmpty
                        ? "a host that runs it" : ScalarFormat.list(running.map(\.rawValue)))
            }
            if let host = action["poison"], let name = host.text, programs[name] != nil, !resolvers.contains(name) {
                diagnostics.add(
                    "no resolver runs on `\(name)`", at: host.position,
                    expected: resolvers.isEmpty ? "a host that runs it" : ScalarFormat.list(resolvers))
            }
            if let host = action["fetch"], let name = host.text, incoming[name] == IncomingProtocol.none {
                diagnostics.add(
                    "the mail program on `\(name)` only sends", at: host.position,
                    expected: "a machine that reads pop3 or imap")
            }
            if let host = action["setup"], let name = host.text, incoming[name] == IncomingProtocol.none {
                diagnostics.add(
                    "the mail program on `\(name)` only sends", at: host.position,
                    expected: "a machine that reads pop3 or imap")
            }
            if let host = action["watch"], let name = host.text, let reads = incoming[name], reads != .imap {
                diagnostics.add(
                    "the mail program on `\(name)` cannot watch a mailbox", at: host.position,
                    expected: "a machine that reads imap")
            }
        }
    }

    /// Changes of zones must leave zones behind.
    /// - Parameter inOrder: whether nothing but these actions changes the zones, at their moments. What a student does
    ///   happens in a world that may be another one by then.
    private mutating func checkZones(_ node: YAMLNode?, _ topology: Topology, inOrder: Bool) {
        for action in node?.elements ?? [] { diagnostics.add(contentsOf: ZoneActionReader.lengthMistakes(action)) }
        let actions = (node?.elements ?? []).filter { $0["zone"] != nil }
        guard !actions.isEmpty else { return }
        var servers: [AuthoritativeServer] = []
        for host in topology.hosts {
            for case .authoritativeDNS(let plan) in host.services {
                servers.append(AuthoritativeServer(zones: plan.zones.compactMap { try? EmulatedTopology.zone($0) }))
            }
        }
        let ordered = actions.enumerated().sorted { a, b in
            (a.element["at"]?.interval ?? .zero, a.offset) < (b.element["at"]?.interval ?? .zero, b.offset)
        }
        for action in ordered.map(\.element) {
            guard let zone = ZoneActionReader.zone(action), let origin = DNSName(zone) else { continue }
            if action["records"] == nil, action["without"] == nil {
                diagnostics.add(
                    "this action changes nothing in the zone", at: action.position,
                    expected: "`records` or `without`")
            }
            let holders = servers.indices.filter { servers[$0].zones.contains { $0.origin == origin } }
            for change in ZoneActionReader.changes(action) {
                let name = change.change.name ?? .root
                guard name.isSubdomain(of: origin) else {
                    diagnostics.add("`\("\(name)".shortened)` is not in the zone `\(zone)`", at: change.position)
                    continue
                }
                guard inOrder else { continue }
                var mistake: AuthoritativeServer.ChangeError?
                for server in holders {
                    do { try servers[server].apply(change.change, in: origin) } catch { mistake = error }
                }
                switch mistake {
                case .nothingToRemove, .notHere:
                    diagnostics.add("there is no such record of `\("\(name)".shortened)` then", at: change.position)
                case .zone(.aliasWithOtherData(let name)):
                    diagnostics.add(
                        "`\("\(name)".shortened)` is an alias (CNAME) and has other records as well",
                        at: change.position, expected: "one CNAME and nothing else")
                case .zone(.startOfAuthorityCount), .zone(.noNameServer), .zone(.outsideOfZone):
                    diagnostics.add(
                        "then `\(zone)` would be no zone any more", at: change.position,
                        expected: "one SOA record and an NS record of the zone itself")
                case nil: break
                }
            }
        }
    }

    /// The envelope's sender is an address, or empty (RFC 5321 §4.5.5).
    private mutating func checkSenders(_ node: YAMLNode?) {
        for letter in node?.entries ?? [] {
            guard let sender = letter.value["mailFrom"], let text = sender.text, !text.isEmpty, text != "<>",
                !DomainText.isMailAddress(text)
            else { continue }
            diagnostics.add(
                "`\(text.shortened)` cannot be the sender on an envelope", at: sender.position,
                expected: "a mail address at a domain that ends in .example or .test, or <>")
        }
    }
}
