// What the client does with each response. Read first: IMAPClientSession.swift.

import Basics

extension IMAPClientSession {
    mutating func handle(_ sentence: IMAPSentence, at now: Instant, _ out: inout [IMAPClientOutput]) {
        for piece in sentence.pieces {
            switch piece {
            case .line(let text): out.append(.heard(text))
            case .literal(let bytes): out.append(.heardLiteral(bytes))
            }
        }
        let response: IMAPResponse
        do throws(IMAPSyntaxError) {
            response = try IMAPResponse(sentence)
        } catch {
            return fail(.protocolError(String(decoding: sentence.text.prefix(80), as: UTF8.self)), &out)
        }
        switch response {
        case .tagged(let ended, let condition):
            guard ended == tag else { return fail(.protocolError("an answer to nothing: \(ended)"), &out) }
            commandEnded(condition, at: now, &out)
        case .condition(let condition): handle(condition, &out)
        case .continuation:
            guard case .idleBeginning = state else { return fail(.protocolError("a continuation"), &out) }
            state = .idling(since: now)
            out.append(.idling)
            // What arrived between the last listing and IDLE must not wait for the next letter.
            if isStopping || hasNews { endIdling(&out) }
        case .capability(let words): learn(capabilities: words)
        case .list(let attributes, let name):
            if !attributes.contains(where: { $0.lowercased() == "\\noselect" }) && mailboxes.count < 1_000 {
                mailboxes.append(name)
            }
        case .exists(let count):
            // RFC 3501 §7.3.1: the number only grows here; it shrinks by EXPUNGE.
            if uids.count < count { uids += [UInt32](repeating: Self.unknown, count: Int(count) - uids.count) }
            if case .idling = state, hasNews { endIdling(&out) }
        case .expunge(let number):
            guard number >= 1 && number <= uids.count else { return }
            let uid = uids.remove(at: Int(number) - 1)
            unread.removeAll { $0.uid == uid }
            if case .listing(let count) = state, number <= count { state = .listing(count: count - 1) }
            if uid != Self.unknown && uid != Self.withheld { out.append(.expunged(uid: uid)) }
        case .fetch(let number, let items): handle(number, items, &out)
        case .recent, .search, .flags, .other: break
        }
    }

    /// Whether the server has told of messages that were not listed yet.
    var hasNews: Bool { uids.last == Self.unknown }

    private mutating func learn(capabilities words: [String]) {
        canIdle = words.contains("IDLE")
        refusesLogin = words.contains("LOGINDISABLED")
    }

    /// The code of a condition may tell what the server can do.
    private mutating func learn(from condition: IMAPCondition) {
        guard let words = condition.argument(of: "CAPABILITY") else { return }
        learn(capabilities: words.split(separator: " ").map { $0.uppercased() })
    }

    /// Untagged OK, NO, BAD, BYE, PREAUTH.
    private mutating func handle(_ condition: IMAPCondition, _ out: inout [IMAPClientOutput]) {
        if let value = condition.argument(of: "UIDVALIDITY").flatMap({ UInt32($0) }) { uidValidity = value }
        learn(from: condition)
        switch condition.status {
        case .bye:
            // RFC 3501 §7.1.5: BYE is expected after LOGOUT; at any other time the server hangs up.
            if case .loggingOut = state { return }
            finish(.refused(condition.text), &out)
        case .ok:
            if state == .greeting { say("CAPABILITY", .capability, &out) }
        case .preauthenticated:
            if state == .greeting { say("LIST \"\" \"*\"", .list, &out) }
        case .no, .bad:
            // Warnings, but for the greeting.
            if state == .greeting { finish(.refused(condition.text), &out) }
        }
    }

    /// Untagged FETCH.
    private mutating func handle(
        _ number: UInt32, _ items: [IMAPResponse.FetchedItem], _ out: inout [IMAPClientOutput]
    ) {
        guard number >= 1 && number <= uids.count else { return }
        let place = Int(number) - 1
        var told: UInt32?
        var flags: [String]?
        var text: [UInt8]?
        for item in items {
            switch item.name {
            case "UID": told = item.value.number
            case "FLAGS": flags = item.value.elements?.compactMap(\.text)
            case "BODY[]": text = item.value.bytes
            default: break
            }
        }
        if uids[place] == Self.unknown || uids[place] == Self.withheld {
            // What a server tells unasked of a message that is not listed is told again when it is; so all that come
            // behind those asked for stay unknown until they are asked for together.
            guard case .listing(let count) = state, place < count, let told,
                told != Self.unknown && told != Self.withheld
            else { return }
            uids[place] = told
            // RFC 3501 §7.4.2: in any order, so that what was listed before is no measure.
            if told >= uidNext { unread.append(Unread(uid: told, flags: [])) }
        }
        let uid = uids[place]
        if let text, case .reading(let message, _) = state, message.uid == uid { state = .reading(message, text) }
        guard let flags else { return }
        if let waiting = unread.lastIndex(where: { $0.uid == uid }) {
            unread[waiting].flags = flags
        } else {
            out.append(.flags(uid: uid, flags))
        }
    }

    /// The command that is under way has ended.
    private mutating func commandEnded(
        _ condition: IMAPCondition, at now: Instant, _ out: inout [IMAPClientOutput]
    ) {
        let isOK = condition.status == .ok
        learn(from: condition)
        switch state {
        case .capability:
            guard !refusesLogin else {
                return leave(.refused("the server takes no passwords on this connection"), &out)
            }
            say("LOGIN \(Self.quoted(configuration.login)) \(Self.quoted(configuration.password))", .login, &out)
        case .login:
            guard isOK else {
                // RFC 5530 §3: then it is not the password that is wrong.
                let isPassing = ["UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG"].contains {
                    condition.argument(of: $0) != nil
                }
                return leave(isPassing ? .refused(condition.text) : .loginRefused(condition.text), &out)
            }
            say("LIST \"\" \"*\"", .list, &out)
        case .list:
            guard isOK else { return leave(.refused(condition.text), &out) }
            out.append(.mailboxes(mailboxes))
            say("SELECT INBOX", .select, &out)
        case .select:
            guard isOK else { return leave(.refused(condition.text), &out) }
            // RFC 3501 §2.3.1.1: under another UIDVALIDITY old UIDs mean nothing.
            if let known = configuration.knownUIDValidity, known != uidValidity { uidNext = 1 }
            goOn(&out)
        case .listing(let count):
            guard isOK else { return leave(.refused(condition.text), &out) }
            for place in 0..<count {
                // A message without an answer would be asked for again and again.
                if uids[place] == Self.unknown { uids[place] = Self.withheld }
                if uids[place] != Self.withheld { uidNext = max(uidNext, uids[place] + 1) }
            }
            if !isListed { tellPresent(&out) }
            unread.sort { $0.uid > $1.uid }
            goOn(&out)
        case .reading(let message, let text):
            // RFC 2180 §4.1.2, RFC 5530 §3: NO may mean that the message was removed in the meantime. Otherwise it must
            // not be passed over: whoever remembers the UID after the last one would never ask for it again.
            if !isOK, uids.contains(message.uid), condition.argument(of: "EXPUNGEISSUED") == nil {
                return leave(.refused(condition.text), &out)
            }
            // So does an answer without text.
            guard let text else { return goOn(&out) }
            fetchedCount += 1
            out.append(.fetched(FetchedMessage(uid: message.uid, flags: message.flags, bytes: text)))
            if message.isSeen { return goOn(&out) }
            say("UID STORE \(message.uid) +FLAGS (\\Seen)", .marking, &out)
        case .marking, .idleEnding: goOn(&out)
        case .idleBeginning, .idling: leave(.refused(condition.text), &out)
        case .loggingOut(let outcome): finish(outcome, &out)
        case .greeting: finish(.protocolError("an answer before the greeting"), &out)
        case .finished: break
        }
    }

    /// The next thing to do with INBOX open.
    private mutating func goOn(_ out: inout [IMAPClientOutput]) {
        if let message = unread.popLast() {
            return say("UID FETCH \(message.uid) (BODY.PEEK[])", .reading(message, nil), &out)
        }
        if hasNews {
            // The first listing is of everything, so that what is gone and what flags changed becomes known.
            let first = isListed ? uidNext : 1
            return say(
                "UID FETCH \(first):* (FLAGS INTERNALDATE RFC822.SIZE ENVELOPE)", .listing(count: uids.count), &out)
        }
        if !isListed { tellPresent(&out) }
        if configuration.watches && canIdle && !isStopping { return say("IDLE", .idleBeginning, &out) }
        leave(.completed(fetched: fetchedCount), &out)
    }

    private mutating func tellPresent(_ out: inout [IMAPClientOutput]) {
        isListed = true
        out.append(.present(uidValidity: uidValidity, uids: uids.filter { $0 != Self.unknown && $0 != Self.withheld }))
    }

    private mutating func leave(_ outcome: IMAPClientOutcome, _ out: inout [IMAPClientOutput]) {
        say("LOGOUT", .loggingOut(outcome), &out)
    }
}
