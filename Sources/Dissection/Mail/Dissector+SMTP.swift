// SMTP (RFC 5321), with the letters that it carries. Read first: ../Layers/Dissector+TCPPayload.swift, Lines.swift.

private enum SMTP {
    static let req = FieldID("smtp.req"), commandLine = FieldID("smtp.command_line"),
        command = FieldID("smtp.req.command")
    static let parameter = FieldID("smtp.req.parameter"), rsp = FieldID("smtp.rsp"), response = FieldID("smtp.response")
    static let code = FieldID("smtp.response.code"), rspParameter = FieldID("smtp.rsp.parameter")
    static let both = FieldID("smtp.auth.username_password"), username = FieldID("smtp.auth.username"),
        password = FieldID("smtp.auth.password"), eom = FieldID("smtp.eom")
    static let part = FieldID("DATA fragment"), lines = FieldID("data-text-lines"), line = FieldID("text line")
    static let unexpected = FieldID("smtp.response.code.unexpected"), undecoded = FieldID("smtp.base64_decode")
    static let letter = LetterFields(
        fragments: FieldID("smtp.data.fragments"), fragment: FieldID("smtp.data.fragment"),
        count: FieldID("smtp.data.fragment.count"), length: FieldID("smtp.data.reassembled.length"),
        buffer: "Reassembled SMTP")
}

/// How far a conversation is.
struct SMTPState: Sendable {
    enum Phase: Sendable {
        case commands
        /// After DATA: a letter until its dot.
        case letter
        /// After BDAT (RFC 3030): so many bytes of a letter.
        case chunk(left: Int, isLast: Bool)
        /// After AUTH LOGIN: the name, then the password.
        case name, password
        /// After AUTH PLAIN without a first answer.
        case credentials
    }

    var phase = Phase.commands
    var letter = LetterPieces()
}

extension Dissector {
    /// - Returns: how far the bytes could be used.
    mutating func dissectSMTP(
        _ bytes: [UInt8], _ start: Int, isClient: Bool, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) -> Int {
        out.protocolName = "SMTP"
        return isClient ? smtpClient(bytes, start, place, &out, buffer) : smtpServer(bytes, start, place, &out, buffer)
    }

    private mutating func smtpServer(
        _ bytes: [UInt8], _ start: Int, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) -> Int {
        var i = start
        // RFC 5321 §4.2.1: a hyphen behind the code says that the next line belongs to the same reply.
        var reply: (code: UInt64, place: Int, isOdd: Bool)?
        while let line = bytes.line(at: i) {
            if i == start { out.add(SMTP.rsp, start, 0, 1, buffer: buffer) }
            let digits = bytes[i..<min(i + 3, line.end)]
            defer { i = line.next }
            // A line without a code is no reply.
            guard digits.count == 3, digits.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { continue }
            let code = digits.reduce(0) { $0 * 10 + UInt64($1) - 48 }
            if reply == nil { out.add(SMTP.response, i, line.next - i, buffer: buffer) }
            out.open()
            if let first = reply {
                if first.code != code && !first.isOdd {
                    // Wireshark notes with the first code that another one follows.
                    var note = out.fields[first.place]
                    (note.id, note.offset, note.length, note.number) = (SMTP.unexpected, 0, 0, 0)
                    (note.depth, note.isGenerated) = (note.depth + 1, true)
                    out.fields.insert(note, at: first.place + 1)
                    reply?.isOdd = true
                }
            } else {
                reply = (code, out.fields.count, false)
                out.add(SMTP.code, i, 3, code, buffer: buffer)
            }
            if line.end >= i + 4 { out.add(SMTP.rspParameter, i + 4, line.end - i - 4, buffer: buffer) }
            out.close()
            answered(code, place)
            if line.end == i + 3 || bytes[i + 3] != UInt8(ascii: "-") { reply = nil }
        }
        return i
    }

    private mutating func answered(_ code: UInt64, _ place: Int) {
        if streams.streams[place].wantsTLS { answerTLS(code == 220, place) }
        // DATA that was refused: what comes next are commands again (RFC 5321 §4.1.1.4).
        if case .letter = streams.streams[place].smtp.phase, code >= 400,
            streams.streams[place].smtp.letter.bytes.isEmpty
        {
            streams.streams[place].smtp.phase = .commands
        }
        switch streams.streams[place].smtp.phase {
        // An earlier one of several commands was refused, but not DATA (RFC 2920 §3.1).
        case .commands where code == 354: streams.streams[place].smtp.phase = .letter
        case .name where code >= 400, .password where code >= 400, .credentials where code >= 400:
            streams.streams[place].smtp.phase = .commands
        case .commands, .letter, .chunk, .name, .password, .credentials: break
        }
    }

    /// A longer line of a letter is not waited for.
    private static let longestLine = 8192

    private mutating func smtpClient(
        _ bytes: [UInt8], _ start: Int, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) -> Int {
        var i = start
        while i < bytes.count {
            switch streams.streams[place].smtp.phase {
            case .letter:
                // A line without an end waits for it, as in Wireshark.
                guard bytes.count - i > Self.longestLine || bytes[i...].contains(10) else { return i }
                let (used, isComplete) = letter(bytes, i, place, &out, buffer)
                i = used
                if !isComplete { return bytes.count }
            case .chunk(let left, let isLast):
                let count = min(left, bytes.count - i)
                gather(bytes[i..<(i + count)], place, out.number)
                out.add(SMTP.part, i, count, buffer: buffer)
                i += count
                streams.streams[place].smtp.phase =
                    count < left ? .chunk(left: left - count, isLast: isLast) : .commands
                if count == left && isLast { finishLetter(place, &out, start, count, buffer) }
            case .name, .password, .credentials:
                guard let line = bytes.line(at: i) else { return i }
                let isName = if case .name = streams.streams[place].smtp.phase { true } else { false }
                out.add(SMTP.req, start, 0, 1, buffer: buffer)
                let isBoth = if case .credentials = streams.streams[place].smtp.phase { true } else { false }
                out.add(isName ? SMTP.username : isBoth ? SMTP.both : SMTP.password, i, line.end - i, buffer: buffer)
                if isBoth { noteBase64(&out) }
                streams.streams[place].smtp.phase = isName ? .password : .commands
                i = line.next
            case .commands:
                guard let line = bytes.line(at: i) else { return i }
                command(bytes, line, start, place, &out, buffer)
                i = line.next
            }
        }
        return i
    }

    /// Whether the last line looks like a command, whole or not: Wireshark judges a segment by it.
    static func endsInCommand(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        let first = bytes[start..<(end - 1)].lastIndex(of: 10).map { $0 + 1 } ?? start
        let text = bytes[first..<end].firstIndex { $0 == 13 || $0 == 10 } ?? end
        return isCommand(bytes, first, bytes.wordEnd(first, text))
    }

    /// What a client said in a segment that is only quoted, when every line of it is shown as a command.
    func smtpQuoted(_ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int) {
        var i = start
        while i < end {
            let place = bytes.line(at: i)
            let line = place.flatMap { $0.next <= end ? $0 : nil } ?? LinePlace(start: i, end: end, next: end)
            out.add(SMTP.req, start, 0, 1, buffer: buffer)
            out.add(SMTP.commandLine, i, line.next - i, buffer: buffer)
            out.open()
            let length = line.end - i
            out.add(SMTP.command, i, min(4, length), buffer: buffer)
            if length > 5 { out.add(SMTP.parameter, i + 5, length - 5, buffer: buffer) }
            out.close()
            i = line.next
        }
    }

    private mutating func command(
        _ bytes: [UInt8], _ line: LinePlace, _ start: Int, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        let verb = bytes.wordEnd(line.start, line.end)
        guard Self.isCommand(bytes, line.start, verb) else {
            // Wireshark takes nothing for a command but words of four letters, and a few longer ones.
            out.add(SMTP.lines, line.start, line.next - line.start, buffer: buffer)
            out.open()
            out.add(SMTP.line, line.start, line.next - line.start, buffer: buffer)
            return out.close()
        }
        out.add(SMTP.req, start, 0, 1, buffer: buffer)
        out.add(SMTP.commandLine, line.start, line.next - line.start, buffer: buffer)
        let length = line.end - line.start
        out.open()
        // All verbs of RFC 5321 have four letters; Wireshark takes the first four whatever they are.
        out.add(SMTP.command, line.start, min(4, length), buffer: buffer)
        if length > 5 { out.add(SMTP.parameter, line.start + 5, length - 5, buffer: buffer) }
        if length > 11 && bytes.isWord("AUTH PLAIN ", line.start, line.start + 11) {
            out.add(SMTP.both, line.start + 11, length - 11, buffer: buffer)
            noteBase64(&out)
        } else if length > 11 && bytes.isWord("AUTH LOGIN ", line.start, line.start + 11) {
            out.add(SMTP.username, line.start + 11, length - 11, buffer: buffer)
        }
        out.close()
        if bytes.isWord("DATA", line.start, verb) {
            streams.streams[place].smtp.phase = .letter
            streams.held -= streams.streams[place].smtp.letter.take().bytes.count
        } else if bytes.isWord("STARTTLS", line.start, verb) {
            streams.streams[place].wantsTLS = true
        } else if bytes.isWord("AUTH", line.start, verb) {
            let mechanism = bytes.wordEnd(min(verb + 1, line.end), line.end)
            let hasAnswer = mechanism < line.end
            if bytes.isWord("LOGIN", min(verb + 1, line.end), mechanism) {
                streams.streams[place].smtp.phase = hasAnswer ? .password : .name
            } else if bytes.isWord("PLAIN", min(verb + 1, line.end), mechanism) && !hasAnswer {
                streams.streams[place].smtp.phase = .credentials
            }
        } else if bytes.isWord("BDAT", line.start, verb) {
            let words = String(decoding: bytes[verb..<line.end], as: UTF8.self).split(separator: " ")
            if let size = words.first.flatMap({ Int($0) }), size > 0 {
                let isLast = words.count > 1 && words[1].uppercased() == "LAST"
                streams.streams[place].smtp.phase = .chunk(left: size, isLast: isLast)
            } else if words.count > 1 && words[1].uppercased() == "LAST" {
                // RFC 3030 §2: nothing more, and that was all.
                finishLetter(place, &out, start, 0, buffer)
            }
        }
    }

    /// Bytes of a letter, up to its dot.
    private mutating func letter(
        _ bytes: [UInt8], _ start: Int, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) -> (used: Int, isComplete: Bool) {
        // The mark may have begun in the segment before: the last bytes are looked at again.
        // A copy: a slice would hold the whole letter, and the next byte would copy it.
        let tail = Array(streams.streams[place].smtp.letter.bytes.suffix(4))[...]
        let isFresh = tail.isEmpty || tail.last == 10
        if let dot = bytes.dotLine(from: start, isFresh: isFresh) {
            // An empty line in front of the dot counts to the mark, as in Wireshark.
            let isEmptyLine =
                dot >= start + 4 && bytes[(dot - 4)..<dot].elementsEqual([13, 10, 13, 10])
                || dot >= start + 3 && bytes[(dot - 3)..<dot].elementsEqual([10, 13, 10])
                || dot == start + 2 && bytes[start..<dot].elementsEqual([13, 10])
            let end = isEmptyLine ? dot - 2 : dot
            gather(bytes[start..<end], place, out.number)
            out.add(SMTP.eom, start, isEmptyLine ? 0 : 1, buffer: buffer)
            finishLetter(place, &out, start, end - start, buffer)
            streams.streams[place].smtp.phase = .commands
            return (dot + 3, true)
        }
        if let mark = bytes.dotLine(after: tail, from: start) {
            streams.streams[place].smtp.letter.removeLast(mark.taken)
            streams.held -= mark.taken
            out.add(SMTP.eom, start, 1, buffer: buffer)
            finishLetter(place, &out, start, 0, buffer)
            streams.streams[place].smtp.phase = .commands
            return (mark.end, true)
        }
        gather(bytes[start...], place, out.number)
        out.add(SMTP.part, start, bytes.count - start, buffer: buffer)
        return (bytes.count, false)
    }

    /// Whether Wireshark would take the word for a command.
    private static func isCommand(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        if bytes.isWord("STARTTLS", start, end) || bytes.isWord("XEXCH50", start, end) { return true }
        return end - start == 4 && bytes[start..<end].allSatisfy { $0 >= 65 && $0 <= 90 || $0 >= 97 && $0 <= 122 }
    }

    /// Wireshark says that it leaves Base64 as it is.
    private func noteBase64(_ out: inout DissectedFrame) {
        out.open()
        out.add(SMTP.undecoded, 0, 0, generated: true)
        out.close()
    }

    private mutating func gather(_ bytes: ArraySlice<UInt8>, _ place: Int, _ frame: Int) {
        if bytes.isEmpty { return }
        let taken = streams.streams[place].smtp.letter.append(bytes, frame: frame)
        streams.held += taken
        streams.limitHeldBytes()
    }

    private mutating func finishLetter(
        _ place: Int, _ out: inout DissectedFrame, _ start: Int, _ count: Int, _ buffer: Int
    ) {
        let letter = streams.streams[place].smtp.letter.take()
        streams.held -= letter.bytes.count
        guard let whole = out.add(letter, SMTP.letter, at: start, buffer: buffer) else { return }
        dissectIMF(letter.bytes, 0, letter.bytes.count, &out, whole)
    }
}
