// Keeps the traces of all letters. Read first: LetterTrace.swift.

import Basics
import Emulation
import Wire

/// Follows letters by their Message-IDs.
package struct LetterLedger: Equatable, Sendable {
    package private(set) var letters: [LetterTrace] = []
    /// The letter that a Message-ID stands for now. For look-up only: never iterated.
    private var numbers: [String: Int] = [:]
    /// The letter that was looked for last: most often the next news is about it.
    private var latest = 0
    /// Letters from a file that was sent again later: the same Message-ID stood for them. For look-up only.
    private var earlier: [String: [Int]] = [:]
    /// What servers found out about each client: a check comes before the letter that it is about. The server that
    /// checked last stands last. For look-up only.
    private var checks: [String: [Checks]] = [:]

    /// What a server found out last about a client.
    private struct Checks: Equatable {
        let server: String
        var ptr: String?
        var spf: String?
    }

    package init() {}

    /// The lesson's name for a message, or its Message-ID; nil for one that was never seen.
    package func name(of messageID: String) -> String? { numbers[messageID].map { letters[$0].id } }

    /// The letter that the lesson calls `id`.
    package func letter(_ id: String) -> LetterTrace? { letters.first { $0.id == id } }

    /// Announces a letter before it is written, with the lesson's name for it.
    package mutating func expect(_ letter: LetterTrace) {
        if numbers[letter.messageID] == nil { add(letter) }
    }

    /// Adds a letter that its Message-ID stands for from now on.
    /// - Returns: its number.
    @discardableResult
    private mutating func add(_ letter: LetterTrace) -> Int {
        latest = letters.count
        numbers[letter.messageID] = latest
        letters.append(letter)
        return latest
    }

    /// The number of the letter that a Message-ID stands for now; a new one where it was never seen.
    private mutating func number(of messageID: String) -> Int {
        if letters.indices.contains(latest), letters[latest].messageID == messageID { return latest }
        guard let known = numbers[messageID] else { return add(LetterTrace(messageID: messageID)) }
        latest = known
        return known
    }

    /// `server` has looked up the name of `client`.
    package mutating func nameChecked(_ client: String, by server: String, result: String) {
        noteCheck(of: client, by: server) { $0.ptr = result }
    }

    /// `server` has evaluated SPF for `client`.
    package mutating func policyChecked(_ client: String, by server: String, result: String) {
        noteCheck(of: client, by: server) { $0.spf = result }
    }

    private mutating func noteCheck(of client: String, by server: String, _ change: (inout Checks) -> Void) {
        func changeLast(_ known: inout [Checks]) {
            if known.last?.server != server {
                let place = known.firstIndex { $0.server == server }
                known.append(place.map { known.remove(at: $0) } ?? Checks(server: server))
            }
            change(&known[known.count - 1])
        }
        changeLast(&checks[client, default: []])
    }

    /// Takes in what an observation says about a letter or about the checks that are made of its sender.
    @inline(__always)
    package mutating func observed(_ observation: borrowing Observation, _ names: NameTable) {
        // Most are lines and states of connections: they are passed over without a call.
        switch observation.kind {
        case .mail, .nameCheck, .senderPolicy: takeIn(observation, names)
        case .stack, .state, .dnsQuery, .dnsResponse, .dnsTimeout, .line, .poweredOff, .poweredOn, .linkCut,
            .linkRestored, .linkChanged, .switchPower, .timePassed:
            break
        }
    }

    private mutating func takeIn(_ observation: borrowing Observation, _ names: NameTable) {
        switch observation.kind {
        case .mail(let event):
            if let host = names.host(observation.host) {
                let client = event.step.client.map { names.host(at: $0) }
                happened(event, at: observation.at, host: host, from: client)
            }
        case .nameCheck(let client, _, let result):
            if let host = names.host(observation.host) { nameChecked(names.host(at: client), by: host, result: result) }
        case .senderPolicy(_, _, let client, let result):
            if let host = names.host(observation.host) {
                policyChecked(names.host(at: client), by: host, result: result)
            }
        case .stack, .state, .dnsQuery, .dnsResponse, .dnsTimeout, .line, .poweredOff, .poweredOn, .linkCut,
            .linkRestored, .linkChanged, .switchPower, .timePassed:
            break
        }
    }

    /// Notes what befell a letter at `host`, which has it from `client` when it was brought.
    package mutating func happened(_ event: MailEvent, at now: Instant, host: String, from client: String? = nil) {
        var number = number(of: event.messageID)
        // What was written before and is written once more is another letter, whatever its Message-ID says.
        if case .composed = event.step, letters[number].isWritten {
            earlier[event.messageID, default: []].append(number)
            number = add(LetterTrace(messageID: event.messageID))
        }
        letters[number].isWritten = true
        switch event.step {
        case .composed(let letter, let from, let recipients, let subject):
            if let letter { letters[number].id = letter }
            letters[number].from = from
            letters[number].recipients = recipients
            letters[number].subject = subject
        case .submitted:
            letters[number].stopWaiting(letters[number].recipients)
            hop(number, host, from: client, now, "submission")
        case .queued: hop(number, host, from: client, now, "smtp")
        case .noticed(_, let recipient, let subject):
            letters[number].recipients = [recipient]
            letters[number].subject = subject
            hop(number, host, from: nil, now, "smtp")
        case .stuck(let recipients, let reason), .deferred(let recipients, let reason):
            letters[number].wait(recipients, reason: reason)
        case .relayed(_, let recipients): letters[number].stopWaiting(recipients)
        case .rejected(let recipients, let reply):
            letters[number].isRefused = true
            letters[number].stopWaiting(recipients)
            // A server that is told no gives the letter up next; a mail program only tells its user.
            if !letters[number].hops.contains(where: { $0.host == host }) {
                letters[number].losses.append(LetterTrace.Trouble(recipients: recipients, reason: reply))
            }
        case .bounced(let recipients, let reason, let notice):
            letters[number].isGivenUp = true
            letters[number].losses.append(LetterTrace.Trouble(recipients: recipients, reason: reason))
            letters[number].stopWaiting(recipients)
            // A server that refused a letter never had it, but what it found out about the sender may be the reason.
            if let server = checks[host]?.last?.server, reason.hasPrefix("host \(server)[") {
                take(number, from: host, server)
            }
            letters[number].isReturned = letters[number].isReturned || notice != nil
        case .delivered(let mailbox):
            letters[number].mailboxes.append(mailbox)
            letters[number].stopWaiting([mailbox])
        case .fetched(let mailbox, let transport):
            // Nobody can tell copies with one Message-ID from each other; a mail program reads all of them.
            for number in numbersInMailbox(mailbox, of: event.messageID, number) {
                read(number, host, mailbox, transport.lowercased())
            }
        case .removed(let mailbox):
            for number in numbersInMailbox(mailbox, of: event.messageID, number) { remove(number, mailbox) }
        }
    }

    /// The letters with this Message-ID that lie in a mailbox; `latest` when none is known to.
    private func numbersInMailbox(_ mailbox: String, of messageID: String, _ latest: Int) -> [Int] {
        guard let earlier = earlier[messageID] else { return [latest] }
        let found = (earlier + [latest]).filter { letters[$0].mailboxes.contains(mailbox) }
        return found.isEmpty ? [latest] : found
    }

    private mutating func read(_ number: Int, _ host: String, _ mailbox: String, _ transport: String) {
        let known = letters[number].readings.contains {
            $0.client == host && $0.mailbox == mailbox && $0.transport == transport
        }
        if known { return }
        letters[number].readings.append(
            LetterTrace.Reading(client: host, mailbox: mailbox, transport: transport, removedFromServer: false))
    }

    private mutating func remove(_ number: Int, _ mailbox: String) {
        // Whoever fetched it last took it away; by IMAP it is only read where it lies.
        let readers = letters[number].readings.indices.filter { letters[number].readings[$0].mailbox == mailbox }
        let fetchers = readers.filter { letters[number].readings[$0].transport == "pop3" }
        if let last = fetchers.last ?? readers.last { letters[number].readings[last].removedFromServer = true }
    }

    /// A server took the letter: from a mail program, or from a server before it, about which it has made its checks.
    private mutating func hop(
        _ number: Int, _ host: String, from client: String?, _ now: Instant, _ transport: String
    ) {
        // What is submitted is queued as well; several parts of a letter may come on the same way.
        if let last = letters[number].hops.last, last.host == host, last.from == client { return }
        if let client, transport == "smtp" { take(number, from: client, host) }
        letters[number].hops.append(LetterTrace.Hop(host: host, from: client, at: now, transport: transport))
    }

    /// What `server` found out about `client` belongs to the letter. Of several servers, those that made no checks say
    /// nothing about it.
    private mutating func take(_ number: Int, from client: String, _ server: String) {
        guard let found = checks[client]?.first(where: { $0.server == server }) else { return }
        letters[number].ptr = found.ptr ?? letters[number].ptr
        letters[number].spf = found.spf ?? letters[number].spf
    }
}
