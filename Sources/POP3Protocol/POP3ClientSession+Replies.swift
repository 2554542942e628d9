// What the client does with each reply. Read first: POP3ClientSession.swift.

extension POP3ClientSession {
    mutating func handle(_ line: [UInt8], _ out: inout [POP3ClientOutput]) {
        switch state {
        case .retrieving(let index, isOpen: true): receiveContent(line, index, &out)
        case .capabilities(isOpen: true):
            out.append(.heard(String(decoding: line, as: UTF8.self)))
            if line == [UInt8(ascii: ".")] {
                say(.user(configuration.login), .user, &out)
            } else if String(decoding: line, as: UTF8.self).uppercased() == "UIDL" {
                hasUniqueIDs = true
            }
        case .list(isOpen: true): receiveList(line, &out)
        case .uniqueIDs(isOpen: true): receiveIDs(line, &out)
        case .greeting, .capabilities(isOpen: false), .user, .password, .status, .list(isOpen: false),
            .uniqueIDs(isOpen: false), .retrieving(_, isOpen: false), .deleting, .quitting:
            out.append(.heard(String(decoding: line, as: UTF8.self)))
            guard let reply = POP3Reply(line: line) else {
                return finish(.protocolError(String(decoding: line.prefix(80), as: UTF8.self)), &out)
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
                hasUniqueIDs = false
            } else {
                // RFC 2449 §5: a server without CAPA. UIDL is tried then.
                say(.user(configuration.login), .user, &out)
            }
        case .user:
            guard reply.isPositive else { return leave(.loginRefused(reply.text), &out) }
            say(.password(configuration.password), .password, &out)
        case .password:
            if reply.isPositive { return say(.status, .status, &out) }
            leave(reply.code == .inUse ? .inUse(reply.text) : .loginRefused(reply.text), &out)
        case .status:
            guard reply.isPositive else { return leave(.refused(reply.text), &out) }
            say(.list(nil), .list(isOpen: false), &out)
        case .list:
            guard reply.isPositive else { return leave(.refused(reply.text), &out) }
            state = .list(isOpen: true)
        case .uniqueIDs:
            if reply.isPositive {
                state = .uniqueIDs(isOpen: true)
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

    private mutating func receiveList(_ line: [UInt8], _ out: inout [POP3ClientOutput]) {
        out.append(.heard(String(decoding: line, as: UTF8.self)))
        if line == [UInt8(ascii: ".")] {
            if hasUniqueIDs { return say(.uniqueIDs(nil), .uniqueIDs(isOpen: false), &out) }
            return fetch(after: -1, &out)
        }
        let words = String(decoding: line, as: UTF8.self).split(separator: " ")
        guard words.count >= 2, let number = POP3Command.number(words[0]), let size = POP3Command.number(words[1]),
            messages.count < Self.listLimit
        else { return finish(.protocolError(String(decoding: line.prefix(80), as: UTF8.self)), &out) }
        messages.append(Listed(number: number, size: size))
    }

    private mutating func receiveIDs(_ line: [UInt8], _ out: inout [POP3ClientOutput]) {
        out.append(.heard(String(decoding: line, as: UTF8.self)))
        if line == [UInt8(ascii: ".")] { return fetch(after: -1, &out) }
        let words = String(decoding: line, as: UTF8.self).split(separator: " ")
        guard words.count >= 2, let number = POP3Command.number(words[0]) else {
            return finish(.protocolError(String(decoding: line.prefix(80), as: UTF8.self)), &out)
        }
        if let index = place(of: number) { messages[index].id = String(words[1]) }
    }

    /// RFC 1939 §5: lists are in the order of the numbers, so a number usually stands at its own place.
    private func place(of number: Int) -> Int? {
        if number >= 1 && number <= messages.count && messages[number - 1].number == number { return number - 1 }
        return messages.firstIndex { $0.number == number }
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
            return finish(.protocolError("a message without an end"), &out)
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
        out.append(.say(Array((command.line + "\r\n").utf8)))
    }

    mutating func finish(_ outcome: POP3ClientOutcome, _ out: inout [POP3ClientOutput]) {
        state = .finished
        input.removeAll()
        content = []
        out.append(.finished(outcome))
    }
}
