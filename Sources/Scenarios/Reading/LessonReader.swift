// From a lesson file to a lesson. Read first: LessonSchema.swift, Lesson.swift.
//
// First comes the network, patch included; its names are what the rest of the lesson may speak about. Then the checker
// goes through the file, then LessonRules, and what is right becomes a value.
// The parts have files of their own: LessonReader+Events.swift, LessonReader+Actions.swift.

import Basics

/// Reads a lesson.
struct LessonReader {
    let topology: Topology?
    /// A host's name by its name or its name in DNS.
    private let hostNames: [String: String]

    /// The lesson in `node`.
    /// - Throws: every mistake in it, in its topology and in its patch.
    static func lesson(
        _ node: YAMLNode, _ context: LessonContext, noting earlier: DiagnosticList
    ) throws(DiagnosticList) -> Lesson {
        var (diagnostics, ofTopology) = (earlier, DiagnosticList())
        let topology = topology(node, context, noting: &ofTopology)
        let reader = LessonReader(topology)
        // Letters that cannot be read may be called anything.
        let letters = node["letters"].map { $0.isMap ? $0.entries.map(\.key) : nil } ?? []
        let references = reader.references(letters: letters)
        let ofLesson = SchemaChecker.check(node, against: LessonSchema.file, references: references)
        // A wrong key of the patch is wrong in the patched topology as well: once is enough.
        let again = ofTopology.found.filter { mistake in ofLesson.found.contains { $0.position == mistake.position } }
        diagnostics.add(contentsOf: ofTopology.without(again))
        diagnostics.add(contentsOf: ofLesson)
        LessonRules.check(node, topology, glossary: context.glossary, noting: &diagnostics)
        guard diagnostics.isEmpty, let topology else { throw diagnostics }
        return reader.lesson(node, topology, context)
    }

    init(_ topology: Topology?) {
        self.topology = topology
        var names: [String: String] = [:]
        for host in topology?.hosts ?? [] {
            if let name = host.domainName, names[name] == nil { names[name] = host.name }
        }
        for host in topology?.hosts ?? [] { names[host.name] = host.name }
        hostNames = names
    }

    /// The host that the file calls `name`.
    func host(_ name: String) -> String { hostNames[name] ?? name }

    private static func topology(
        _ node: YAMLNode, _ context: LessonContext, noting diagnostics: inout DiagnosticList
    ) -> Topology? {
        guard let base = context.topology else { return nil }
        let patched = node["patch"].map { base.merging($0) } ?? base
        do throws(DiagnosticList) {
            return try TopologyExpander.expand(patched)
        } catch {
            diagnostics.add(contentsOf: error)
            return nil
        }
    }

    /// The names that a lesson with these letters may use; nil when nobody knows which there are.
    func references(letters: [String]?) -> ReferenceTable {
        var table = ReferenceTable()
        if let letters { table.define(.letter, letters) }
        guard let topology else { return table }
        let hosts = topology.hosts.map(\.name)
        table.define(.host, hosts)
        table.define(.node, hosts + topology.switches.map(\.name))
        let known = Set(hosts)
        table.define(.hostName, hosts + topology.hosts.compactMap(\.domainName).filter { !known.contains($0) })
        table.define(.link, topology.links.map(\.name))
        var programs: [String] = []
        var mailboxes: [String] = []
        for host in topology.hosts {
            for service in host.services {
                switch service {
                case .mailProgram: programs.append(host.name)
                case .mailServer(let plan): mailboxes += plan.accounts.map(\.address)
                case .authoritativeDNS, .recursiveResolver: break
                }
            }
        }
        table.define(.mailProgram, programs)
        let zones = topology.zoneNames
        // With the final dot or without it.
        table.define(.zone, zones.filter { $0 != "." }.map { String($0.dropLast()) } + zones)
        table.define(.mailbox, mailboxes)
        return table
    }

    private func lesson(_ node: YAMLNode, _ topology: Topology, _ context: LessonContext) -> Lesson {
        Lesson(
            id: node.text("id") ?? "", number: node["number"]?.integer, level: node["level"]?.integer ?? 0,
            minutes: node["minutes"]?.integer ?? 10, requires: node["requires"]?.texts ?? [],
            title: node["title"]?.localizedText ?? LocalizedText(en: ""),
            objectives: (node["objectives"]?.elements ?? []).compactMap(\.localizedText),
            topologyReference: node.text("topology") ?? "", topology: topology,
            seed: node.text("seed").flatMap { UInt64($0) } ?? 1,
            end: node["end"]?.interval.map { .start + $0 },
            shows: (node["show"]?.elements ?? []).compactMap { node in
                (node.text ?? node.text("layer")).flatMap(ShownLayer.Layer.init(rawValue:)).map {
                    ShownLayer($0, hosts: (node["hosts"]?.texts ?? []).map(host))
                }
            },
            analogies: (node["analogy"]?.entries ?? []).compactMap { entry in
                entry.value.localizedText.map {
                    HostAnalogy(host: host(entry.key), text: $0, breaks: entry.value["breaks"]?.localizedText)
                }
            },
            letters: letters(node["letters"], files: context.letters),
            actions: actions(node["actions"]), stages: (node["stages"]?.elements ?? []).compactMap(stage),
            expectations: (node["expectations"]?.elements ?? []).compactMap(expectation),
            tasks: (node["tasks"]?.elements ?? []).compactMap(task),
            whatIfs: (node["whatifs"]?.elements ?? []).map { node in
                WhatIf(
                    id: node.text("id") ?? "", title: node["title"]?.localizedText ?? LocalizedText(en: ""),
                    actions: (node["do"]?.elements ?? []).compactMap(action))
            },
            glossary: node["glossary"]?.texts ?? [],
            wiresharkFilters: (node["wireshark"]?.elements ?? []).compactMap { node in
                (node.text ?? node.text("filter")).map {
                    WiresharkFilter(filter: $0, text: node["text"]?.localizedText)
                }
            },
            teacher: node["teacher"]?.localizedText)
    }

    /// The letters; `files` has the bytes of those that come from files.
    func letters(_ node: YAMLNode?, files: [String: [UInt8]]) -> [LetterPlan] {
        (node?.entries ?? []).map { letter($0, files) }
    }

    private func letter(_ entry: YAMLEntry, _ files: [String: [UInt8]]) -> LetterPlan {
        let node = entry.value
        let content: LetterContent
        if let path = node.text("eml") {
            content = .file(path: path, bytes: files[path] ?? [])
        } else {
            content = .composed(
                ComposedLetter(
                    from: node.text("from") ?? "", to: node["to"]?.texts ?? [], cc: node["cc"]?.texts ?? [],
                    subject: node.text("subject") ?? "", body: node.text("body") ?? ""))
        }
        let sender = node.entries.first { $0.key == "mailFrom" }.flatMap { entry -> String? in
            guard case .scalar(let text, let isPlain) = entry.value.content, !(isPlain && entry.value.isNull)
            else { return nil }
            return text == "<>" ? "" : text
        }
        return LetterPlan(id: entry.key, content: content, mailFrom: sender, rcptTo: node["rcptTo"]?.texts)
    }

    private func stage(_ node: YAMLNode) -> Stage? {
        guard let id = node.text("id"), let when = node["when"].flatMap(event), let say = node["say"]?.localizedText
        else { return nil }
        return Stage(
            id: id, when: when, after: node.text("after"), focus: node["focus"].map(focus), say: say,
            analogy: node["analogy"]?.localizedText, breaks: node["breaks"]?.localizedText,
            predict: node["predict"].map(prediction), task: node.text("task"))
    }

    private func focus(_ node: YAMLNode) -> Focus {
        Focus(
            zoom: node.text("zoom").flatMap(Zoom.init(rawValue:)), message: node.text("message"),
            host: node.text("host").map(host), link: node.text("link"))
    }

    private func prediction(_ node: YAMLNode) -> Prediction {
        Prediction(
            id: node.text("id") ?? "", ask: node["ask"]?.localizedText ?? LocalizedText(en: ""),
            choices: (node["choices"]?.entries ?? []).compactMap { entry in
                entry.value.localizedText.map { Prediction.Choice(id: entry.key, text: $0) }
            })
    }

    private func task(_ node: YAMLNode) -> LessonTask? {
        guard let id = node.text("id"), let text = node["do"]?.localizedText,
            let goal = node["goal"].flatMap(expectation)
        else { return nil }
        return LessonTask(
            id: id, points: node["points"]?.integer ?? 1, text: text, goal: goal,
            hints: (node["hints"]?.elements ?? []).compactMap(\.localizedText))
    }
}
