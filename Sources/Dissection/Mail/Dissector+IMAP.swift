// IMAP4rev1 (RFC 3501), line by line. Read first: ../Layers/Dissector+TCPPayload.swift, Lines.swift.

private enum IMAP {
    static let isRequest = FieldID("imap.isrequest"), line = FieldID("imap.line"), request = FieldID("imap.request")
    static let requestTag = FieldID("imap.request_tag"), tag = FieldID("imap.tag"),
        requestCommand = FieldID("imap.request.command")
    static let command = FieldID("imap.command"), uid = FieldID("imap.request.command.uid"),
        username = FieldID("imap.request.username")
    static let password = FieldID("imap.request.password"), folder = FieldID("imap.request.folder")
    static let response = FieldID("imap.response"), responseTag = FieldID("imap.response_tag"),
        status = FieldID("imap.response.status")
    static let responseCommand = FieldID("imap.response.command"), responseTo = FieldID("imap.response_to"),
        time = FieldID("imap.time")
    static let literal = FieldID("literal")
}

/// What is remembered of a session.
struct IMAPState: Sendable {
    /// A command that waits for its answer. Tags are compared by their sums first: there may be many of them.
    struct Command: Sendable {
        var sum: UInt64
        /// In small letters.
        var tag: [UInt8]
        var frame: Int
        var time: UInt64
    }

    var commands: [Command] = []
    /// So many messages are still looked at for TLS.
    var unseen = 2
    /// So many bytes of a letter follow that APPEND has announced.
    var announced = 0
    static let commandLimit = 100
    /// About how many bytes one of them takes.
    static let commandCost = 140
}

extension Dissector {
    /// - Returns: how far the bytes could be used.
    mutating func dissectIMAP(
        _ bytes: [UInt8], _ start: Int, isClient: Bool, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) -> Int {
        out.protocolName = "IMAP"
        guard bytes.line(at: start) != nil || isClient && streams.streams[place].imap.announced > 0 else {
            return start
        }
        out.add(IMAP.isRequest, start, 0, isClient ? 1 : 0, buffer: buffer)
        var i = start
        while i < bytes.count {
            if isClient && streams.streams[place].imap.announced > 0 {
                // The letter that APPEND has announced (RFC 3501 §6.3.11).
                let size = streams.streams[place].imap.announced
                guard i + size <= bytes.count else { return i }
                streams.streams[place].imap.announced = 0
                dissectIMF(bytes, i, i + size, &out, buffer)
                out.protocolName = "IMAP"
                i += size
                continue
            }
            guard let line = bytes.line(at: i) else { return i }
            let isUntagged = !isClient && bytes[i] == UInt8(ascii: "*")
            let size = isUntagged && isFetch(bytes, line) ? literal(bytes, line) : nil
            if let size {
                // What a line announces stands behind it, with a parenthesis at the end.
                guard line.next + size <= bytes.count, bytes[(line.end - 1 + size)...].contains(UInt8(ascii: ")"))
                else { return i }
            }
            out.add(IMAP.line, i, line.next - i, buffer: buffer)
            if bytes[i] != UInt8(ascii: "*") {
                out.open()
                words(bytes, line, isClient, place, &out, buffer)
                out.close()
            }
            i = line.next
            if let size {
                dissectIMF(bytes, i, i + size, &out, buffer)
                out.protocolName = "IMAP"
                i = parts(bytes, i + size, &out, buffer)
            }
        }
        return i
    }

    /// Further parts of the same letter (RFC 3501 §7.4.2), each announced by a line. Returns where they end.
    private func parts(_ bytes: [UInt8], _ start: Int, _ out: inout DissectedFrame, _ buffer: Int) -> Int {
        var i = start
        while i < bytes.count, bytes[i] == 32, let line = bytes.line(at: i), let size = literal(bytes, line),
            line.next + size <= bytes.count
        {
            out.add(IMAP.line, i, line.next - i, buffer: buffer)
            out.open()
            out.add(IMAP.response, i, line.end - i, buffer: buffer)
            out.close()
            if size > 0 { out.add(IMAP.literal, line.next, size, buffer: buffer) }
            i = line.next + size
        }
        return i
    }

    /// `* 12 FETCH (...`.
    private func isFetch(_ bytes: [UInt8], _ line: LinePlace) -> Bool {
        let number = word(bytes, min(line.start + 2, line.end), line.end)
        return bytes.isWord("FETCH", number.next, bytes.wordEnd(number.next, line.end))
    }

    private static var folderCommands: [StaticString] {
        ["SELECT", "EXAMINE", "CREATE", "DELETE", "RENAME", "SUBSCRIBE", "UNSUBSCRIBE", "STATUS", "APPEND", "SEARCH"]
    }

    /// How many bytes a line announces (RFC 3501 §4.3, RFC 7888): `{310}` or `{310+}` at its end.
    private func literal(_ bytes: [UInt8], _ line: LinePlace) -> Int? {
        guard line.end > line.start, bytes[line.end - 1] == UInt8(ascii: "}"),
            let open = bytes[line.start..<line.end].lastIndex(of: UInt8(ascii: "{"))
        else { return nil }
        let digits = bytes[(open + 1)..<(line.end - 1)].filter { $0 != UInt8(ascii: "+") }
        guard let size = Int(String(decoding: digits, as: UTF8.self)), (0...(1 << 24)).contains(size) else {
            return nil
        }
        return size
    }

    private mutating func words(
        _ bytes: [UInt8], _ line: LinePlace, _ isClient: Bool, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        guard line.end > line.start else { return }
        out.add(isClient ? IMAP.request : IMAP.response, line.start, line.end - line.start, buffer: buffer)
        let tag = word(bytes, line.start, line.end)
        guard tag.end > line.start else { return }
        out.add(isClient ? IMAP.requestTag : IMAP.responseTag, line.start, tag.end - line.start, buffer: buffer)
        out.add(IMAP.tag, line.start, tag.end - line.start, buffer: buffer)
        if tag.next < line.end {
            if isClient {
                request(bytes, tag.next, line, place, &out, buffer)
            } else {
                response(bytes, tag.next, line, place, &out, buffer)
            }
        }
        match(bytes, line.start, tag.end, isClient, place, &out, buffer)
    }

    private mutating func response(
        _ bytes: [UInt8], _ start: Int, _ line: LinePlace, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        let status = word(bytes, start, line.end)
        guard status.end > start else { return }
        out.add(IMAP.status, start, status.end - start, buffer: buffer)
        if streams.streams[place].wantsTLS { answerTLS(bytes.isWord("OK", start, status.end), place) }
        guard status.next < line.end else { return }
        let end = bytes.wordEnd(status.next, line.end)
        guard end > status.next else { return }
        out.add(IMAP.responseCommand, status.next, end - status.next, buffer: buffer)
        out.add(IMAP.command, status.next, end - status.next, buffer: buffer)
    }

    private mutating func request(
        _ bytes: [UInt8], _ start: Int, _ line: LinePlace, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        var i = start
        var command = word(bytes, i, line.end)
        guard command.end > i else { return }
        if bytes.isWord("UID", i, command.end) {
            out.add(IMAP.uid, i, 3, 1, buffer: buffer)
            guard command.next < line.end else { return }
            i = command.next
            command = word(bytes, i, line.end)
            guard command.end > i else { return }
            out.add(IMAP.requestCommand, i, command.end - i, buffer: buffer)
            out.add(IMAP.command, start, 3, buffer: buffer)
        } else {
            out.add(IMAP.requestCommand, i, command.end - i, buffer: buffer)
            out.add(IMAP.command, i, command.end - i, buffer: buffer)
        }
        streams.streams[place].wantsTLS = bytes.isWord("STARTTLS", i, command.end)
        let argument = command.next
        guard argument < line.end else { return }
        let end = word(bytes, argument, line.end)
        if bytes.isWord("LOGIN", i, command.end) {
            let name = string(bytes, argument, line.end)
            out.add(IMAP.username, argument, name.end - argument, buffer: buffer)
            guard name.next < line.end else { return }
            let secret = string(bytes, name.next, line.end)
            guard secret.end > name.next else { return }
            let isQuoted = bytes[name.next] == 34 && secret.end - name.next >= 2
            let inner = isQuoted ? bytes[(name.next + 1)..<(secret.end - 1)] : bytes[name.next..<secret.end]
            let text = String(decoding: inner, as: UTF8.self)
            out.add(IMAP.password, name.next, secret.end - name.next, text: text, buffer: buffer)
        } else if bytes.isWord("COPY", i, command.end) {
            // The mailbox is the second argument.
            let folder = bytes.wordEnd(end.next, line.end)
            if folder > end.next { out.add(IMAP.folder, end.next, folder - end.next, buffer: buffer) }
        } else if Self.folderCommands.contains(where: { bytes.isWord($0, i, command.end) }) {
            if end.end > argument { out.add(IMAP.folder, argument, end.end - argument, buffer: buffer) }
            if bytes.isWord("APPEND", i, command.end) {
                streams.streams[place].imap.announced = literal(bytes, line) ?? 0
            }
        }
    }

    /// The word at `start`, and where the next one begins: behind one blank (RFC 3501 §9).
    private func word(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (end: Int, next: Int) {
        let word = bytes.wordEnd(start, end)
        return (word, min(end, word + 1))
    }

    /// A word, or a string in quotes (RFC 3501 §4.3), and where the next one begins.
    private func string(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (end: Int, next: Int) {
        guard bytes[start] == 34 else { return self.word(bytes, start, end) }
        var i = start + 1
        while i < end, bytes[i] != 34 { i += bytes[i] == 92 ? 2 : 1 }
        let close = min(end, i + 1)
        return (close, min(end, close + 1))
    }

    /// Finds the command that an answer with the same tag belongs to.
    private mutating func match(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ isClient: Bool, _ place: Int, _ out: inout DissectedFrame,
        _ buffer: Int
    ) {
        let tag = bytes[start..<min(end, start + 64)].map { $0 >= 65 && $0 <= 90 ? $0 + 32 : $0 }
        let sum = tag.reduce(0) { $0 &* 31 &+ UInt64($1) }
        let known = streams.streams[place].imap.commands.lastIndex { $0.sum == sum && $0.tag == tag }
        if isClient {
            let before = streams.streams[place].imap.commands.count
            if let known { streams.streams[place].imap.commands.remove(at: known) }
            if streams.streams[place].imap.commands.count >= IMAPState.commandLimit {
                streams.streams[place].imap.commands.removeFirst(IMAPState.commandLimit / 2)
            }
            streams.streams[place].imap.commands.append(
                IMAPState.Command(sum: sum, tag: tag, frame: out.number, time: out.time))
            streams.held += (streams.streams[place].imap.commands.count - before) * IMAPState.commandCost
            return streams.limitHeldBytes()
        }
        guard let known else { return }
        let command = streams.streams[place].imap.commands[known]
        out.add(IMAP.responseTo, start, 0, UInt64(command.frame), generated: true, buffer: buffer)
        out.add(IMAP.time, start, 0, out.time &- command.time, generated: true, buffer: buffer)
    }
}
