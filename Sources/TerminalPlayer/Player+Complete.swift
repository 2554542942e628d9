// What a word at the prompt can become when the Tab key is pressed. Read first: Player.swift, LineEditor.swift.

import Basics
import Dissection
import Emulation
import Playback
import Scenarios

extension Player {
    /// The words that fit the beginning `word` of the last word in `line`, in the order of the alphabet.
    package func completions(of word: String, in line: String) -> [String] {
        let before = line.dropLast(word.count).split(separator: " ", omittingEmptySubsequences: true).map(String.init)
        return Set(candidates(after: before)).filter { $0.lowercased().hasPrefix(word.lowercased()) }.sorted()
    }

    /// What can stand behind the words that are there.
    private func candidates(after words: [String]) -> [String] {
        guard let first = words.first else { return PlayerCommand.allCases.map(\.rawValue) }
        guard case .success(let command) = PlayerCommand.named(first) else { return [] }
        switch command {
        case .continue: return ["back"]
        case .help: return PlayerCommand.allCases.map(\.rawValue)
        case .zoom: return ["stage", "message", "packet", "byte"]
        case .until, .break: return conditionWords
        case .find: return conditionWords + ["back"]
        case .goto:
            return timeline.branches.map { $0.name + "@" } + timeline.lesson.stages.map(\.id) + ["start", "end"]
        case .branch, .compare: return timeline.branches.map(\.name)
        case .show: return words.count == 1 ? Subject.allCases.map(\.rawValue) : shown(by: words[1])
        case .explain: return FieldCatalogue.names
        case .whatif: return words.count == 1 ? WhatIfParser.verbs + experiments : experimentWords(behind: words[1])
        case .predict: return timeline.lesson.stages.compactMap(\.predict).flatMap { $0.choices.map(\.id) }
        case .hint, .tasks, .check: return timeline.lesson.tasks.map(\.id)
        case .glossary: return timeline.lesson.glossary
        case .compose, .mail: return mailPrograms
        case .lang: return Language.allCases.map(\.rawValue)
        case .step, .back, .next, .prev, .delete, .where, .why, .packet, .bytes, .ladder, .branches,
            .capture, .wireshark, .digest, .save, .quit:
            return []
        }
    }

    private func shown(by subject: String) -> [String] {
        switch Subject(rawValue: subject) {
        case .mailbox: accounts
        case .letter: letters
        case .links: links
        case .zones: hosts + zones
        case .changes: hosts + ChangeKind.allCases.map(\.rawValue)
        case .host, .queue, .cache, .sockets, .arp, .routes, .timers, nil: hosts
        }
    }

    private var conditionWords: [String] {
        PointPredicate.words + ChangeKind.allCases.map(\.rawValue) + hosts + links + letters
            + timeline.lesson.stages.map(\.id)
    }

    /// What an experiment that begins with `verb` can be about.
    private func experimentWords(behind verb: String) -> [String] {
        switch verb.lowercased() {
        case "cut", "restore", "link": links
        case "lose": links + ["nothing"]
        case "off", "on": hosts + timeline.lesson.topology.switches.map(\.name)
        case "stop", "start": MailServiceName.allCases.map(\.rawValue) + hosts
        case "dns": ["set", "remove", "in"] + zones + hosts
        case "poison": hosts
        case "quota": accounts + ["none"]
        case "fill": accounts
        case "send": letters + mailPrograms
        case "fetch", "watch": mailPrograms
        case "setup": mailPrograms + ["imap", "pop3", "keep"]
        case "edit": letters
        case "delete": letters + accounts
        case "move": letters + folders + accounts
        case "mark": letters + MailboxDeed.markWords + accounts
        case "experiment": experiments
        case "compose": mailPrograms + accounts
        default: []
        }
    }

    private var experiments: [String] { timeline.lesson.whatIfs.map(\.id) }
    private var hosts: [String] { timeline.lesson.topology.hosts.map(\.name) }
    private var links: [String] { timeline.lesson.topology.links.map(\.name) }
    private var letters: [String] { timeline.lesson.letters.map(\.id) }
    private var zones: [String] {
        timeline.lesson.topology.zoneNames.map { $0.count > 1 ? String($0.dropLast()) : $0 }
    }
    private var accounts: [String] {
        let world = timeline.world
        return world.hosts.indices.flatMap { world.hosts[$0].core.disk.mailStore.accounts.map(\.address) }
    }
    private var folders: [String] {
        let world = timeline.world
        let accounts = world.hosts.indices.flatMap { world.hosts[$0].core.disk.mailStore.accounts }
        return accounts.flatMap { $0.mailboxes.map(\.name) }
    }
    private var mailPrograms: [String] {
        let world = timeline.world
        return world.hosts.indices.map { world.hosts[$0] }.filter { $0.services.contains { $0.kind == .mailProgram } }
            .map(\.core.name)
    }
}
