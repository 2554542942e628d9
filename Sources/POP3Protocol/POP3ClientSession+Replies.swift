// What the client does with each reply. Read first: POP3ClientSession.swift.

import MailMessage

extension POP3ClientSession {
    mutating func handle(_ line: [UInt8], _ out: inout [POP3ClientOutput]) {
        switch state {
        case .retrieving(let index, isOpen: true): receiveContent(line, index, &out)
        case .capabilities(isOpen: true), .list(isOpen: true), .uniqueIDs(isOpen: true):
            let text = String(decoding: line, as: UTF8.self)
            out.append(.heard(text))
            if text == "." { return endList(&out) }
            lineCount += 1
            guard lineCount <= Self.listLimit else { return fail(.protocolError("a list without an end"), &out) }
            if !receiveListLine(text) { fail(.protocolError(String(text.prefix(80))), &out) }
        case .greeting, .capabilities(isOpen: false), .user, .password, .status, .list(isOpen: false),
            .uniqueIDs(isOpen: false), .retrieving(_, isOpen: false), .deleting, .quitting:
            out.append(.heard(String(decoding: line, as: UTF8.self)))
            guard let reply = POP3Reply(line: line) else {
                return fail(.protocolError(String(decoding: line.prefix(80), as: UTF8.self)), &out)
            }
            handle(reply, &out)
        case .finished: break
        }
    }

    private mutating func handle(_ reply: POP3Reply, _ out: inout [POP3ClientOutput]) {
        switch state {
        case .greeting:
            guard reply.isPositive else { return leave(.refused(reply.text), &out) }
            say(.capabilities, .capabilities(isOpen: false), &out)
        case .capabilities:
            if reply.isPositive {
                state = .capabilities(isOpen: true)
                hasUniqueIDs = isSureOfIDs
            } else {
                // RFC 2449 §5: a server without CAPA. UIDL is tried then.
                say(.user(configuration.login), .user, &out)
            }
        case .user:
            guard reply.isPositive else { return leave(.loginRefused(reply.text), &out) }
            say(.password(configuration.password), .password, &out)
        case .password:
            if reply.isPositive { return say(.status, .status, &out) }
            switch reply.code {
            case .inUse?: leave(.inUse(reply.text), &out)
            case .authentication?, nil: leave(.loginRefused(reply.text), &out)
            // RFC 2449 §8.1.1, RFC 3206 §4: it is not the password that is wrong.
            default: leave(.refused(reply.text), &out)
            }
        case .status:
            guard reply.isPositive else { return leave(.refused(reply.text), &out) }
            say(.list(nil), .list(isOpen: false), &out)
        case .list:
            guard reply.isPositive else { return leave(.refused(reply.text), &out) }
            state = .list(isOpen: true)
        case .uniqueIDs:
            if reply.isPositive {
                state = .uniqueIDs(isOpen: true)
            } else if isSureOfIDs {
                // Without identifiers nobody knows which messages are here already.
                leave(.refused(reply.text), &out)
            } else {
                fetch(after: -1, &out)
            }
        case .retrieving(let index, _):
            if reply.isPositive {
                state = .retrieving(index: index, isOpen: true)
            } else {
                // This message cannot be had (another program removed it, say); the others can.
                fetch(after: index, &out)
            }
        case .deleting(let index):
            if reply.isPositive { deleted.append(index) }
            fetch(after: index, &out)
        case .quitting(let outcome):
            if reply.isPositive && !deleted.isEmpty {
                out.append(.removed(ids: deleted.map { messages[$0].id }))
            }
            finish(outcome, &out)
        case .finished: break
        }
    }

    /// Takes a line of the list that is being received; false when it does not belong there.
    private mutating func receiveListLine(_ line: String) -> Bool {
        if case .capabilities = state {
            if line.uppercased() == "UIDL" { (hasUniqueIDs, isSureOfIDs) = (true, true) }
            return true
        }
        let words = line.split(separator: " ")
        guard words.count >= 2, let number = POP3Command.number(words[0]) else { return false }
        if case .uniqueIDs = state {
            if let place = places[number] { messages[place].id = String(words[1]) }
            return true
        }
        guard let size = POP3Command.number(words[1]), places[number] == nil else { return false }
        places[number] = messages.count
        messages.append(Listed(number: number, size: size))
        return true
    }

    /// The dot behind a list.
    private mutating func endList(_ out: inout [POP3ClientOutput]) {
        switch state {
        case .capabilities: say(.user(configuration.login), .user, &out)
        case .list where hasUniqueIDs: say(.uniqueIDs(nil), .uniqueIDs(isOpen: false), &out)
        case .uniqueIDs:
            out.append(.present(ids: Set(messages.compactMap(\.id))))
            fetch(after: -1, &out)
        case .list, .greeting, .user, .password, .status, .retrieving, .deleting, .quitting, .finished:
            fetch(after: -1, &out)
        }
    }

    /// Goes on with the next message that is not known yet, or with QUIT.
    private mutating func fetch(after index: Int, _ out: inout [POP3ClientOutput]) {
        var next = index + 1
        while next < messages.count {
            if let id = messages[next].id, configuration.knownIDs.contains(id) {
                if !configuration.leavesOnServer {
                    // Fetched before, and the connection broke before QUIT: it only has to go.
                    return say(.delete(messages[next].number), .deleting(index: next), &out)
                }
                next += 1
                continue
            }
            return say(.retrieve(messages[next].number), .retrieving(index: next, isOpen: false), &out)
        }
        say(.quit, .quitting(.completed(fetched: fetchedCount)), &out)
    }

    private mutating func receiveContent(
        _ line: [UInt8], _ index: Int, _ out: inout [POP3ClientOutput]
    ) {
        // RFC 1939 §3: a lone dot ends the message; one dot goes away from every other line that begins with one.
        if line == [UInt8(ascii: ".")] {
            fetchedCount += 1
            out.append(.fetched(id: messages[index].id, bytes: content))
            content = []
            if configuration.leavesOnServer { return fetch(after: index, &out) }
            return say(.delete(messages[index].number), .deleting(index: index), &out)
        }
        guard content.count + line.count < Self.messageLimit else {
            return fail(.protocolError("a message without an end"), &out)
        }
        content += DotStuffing.decode(line)
        content += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
    }

    /// Says goodbye after a refusal.
    private mutating func leave(_ outcome: POP3ClientOutcome, _ out: inout [POP3ClientOutput]) {
        say(.quit, .quitting(outcome), &out)
    }

    private mutating func say(_ command: POP3Command, _ next: State, _ out: inout [POP3ClientOutput]) {
        state = next
        lineCount = 0
        patience.ask()
        out.append(.say(Array((command.line + "\r\n").utf8)))
    }

    /// Ends a conversation that cannot go on. When only the farewell is missing, nothing depends on it, unless messages
    /// are to be removed: many servers hang up after a refusal.
    mutating func fail(_ failure: POP3ClientOutcome, _ out: inout [POP3ClientOutput]) {
        switch state {
        case .finished: break
        case .quitting(let outcome) where deleted.isEmpty: finish(outcome, &out)
        case .greeting, .capabilities, .user, .password, .status, .list, .uniqueIDs, .retrieving, .deleting, .quitting:
            finish(failure, &out)
        }
    }

    private mutating func finish(_ outcome: POP3ClientOutcome, _ out: inout [POP3ClientOutput]) {
        state = .finished
        input.removeAll()
        content = []
        out.append(.finished(outcome))
    }
}
