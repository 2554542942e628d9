// SMTP (RFC 5321), with the letters that it carries. Read first: ../Layers/Dissector+TCPPayload.swift, Lines.swift,
// SMTPState.swift.
//
// As Wireshark 4.0 reads it: what a client sends in one segment is of one kind, which its last line decides.
//
//     C: MAIL FROM:<a@b>  RCPT TO:<c@d>  DATA      commands, each with its parameter
//     C: From: a@b  (empty line)  Hello            text: a piece of a letter, or nothing known
//     C: more text  .  QUIT                        the end of a letter; what stands behind it is not looked at

private enum SMTP {
    static let req = FieldID("smtp.req"), commandLine = FieldID("smtp.command_line"),
        command = FieldID("smtp.req.command")
    static let parameter = FieldID("smtp.req.parameter"), rsp = FieldID("smtp.rsp"), response = FieldID("smtp.response")
    static let code = FieldID("smtp.response.code"), rspParameter = FieldID("smtp.rsp.parameter")
    static let both = FieldID("smtp.auth.username_password"), username = FieldID("smtp.auth.username"),
        password = FieldID("smtp.auth.password"), eom = FieldID("smtp.eom")
    static let lines = FieldID("data-text-lines"), isHere = FieldID("smtp.data.reassembled.in")
    static let unexpected = FieldID("smtp.response.code.unexpected"), undecoded = FieldID("smtp.base64_decode")
    static let dot: [UInt8] = [46, 13, 10]
    static let emptyLineAndDot: [UInt8] = [13, 10, 46, 13, 10]
    static let letter = LetterFields(
        fragments: FieldID("smtp.data.fragments"), fragment: FieldID("smtp.data.fragment"),
        count: FieldID("smtp.data.fragment.count"), length: FieldID("smtp.data.reassembled.length"),
        buffer: "Reassembled SMTP")
}

/// What a client sends in one segment.
private enum SMTPSegment {
    case commands
    case text
    /// A letter ends with this line.
    case end(LinePlace)
}

extension Dissector {
    /// - Parameters:
    ///   - canWait: further segments can complete a line.
    ///   - missing: how many bytes of the segment were not captured.
    /// - Returns: how far the bytes could be used.
    mutating func dissectSMTP(
        _ bytes: [UInt8], _ start: Int, isClient: Bool, canWait: Bool, missing: Int, _ place: Int,
        _ out: inout DissectedFrame, _ buffer: Int
    ) -> Int {
        out.protocolName = "SMTP"
        // Only a segment that begins with half a line waits for the rest.
        if canWait && bytes.line(at: start) == nil { return start }
        var segment = SMTPSegment.commands
        var completesLetter = false
        var i = start
        while i < bytes.count {
            // A CR whose LF is missing counts to the line here, so that `DATA` with it is no command.
            let line = bytes.line(at: i) ?? LinePlace(start: i, end: bytes.count, next: bytes.count)
            var isEnd = false
            if case .letter = streams.streams[place].smtp.phase {
                // RFC 5321 §4.1.1.4: CRLF . CRLF; an empty line in front of the dot counts to the mark.
                isEnd =
                    streams.streams[place].smtp.endsLine && bytes[i...].starts(with: SMTP.dot)
                    || bytes[i...].starts(with: SMTP.emptyLineAndDot)
                streams.streams[place].smtp.endsLine =
                    missing == 0 && bytes.count - start > 1 && bytes.suffix(2).elementsEqual([13, 10])
            }
            if isClient {
                if isEnd {
                    segment = .end(line)
                    streams.streams[place].smtp.phase = .commands
                    break
                }
                if case .letter = streams.streams[place].smtp.phase {
                    segment = .text
                    let isWhole = readChunk(of: bytes.count - i + missing, place, &completesLetter)
                    if isWhole { break }
                    if streams.streams[place].smtp.announced > 0 { i = bytes.count }
                } else {
                    judge(bytes, line, out.number, place, &segment, &completesLetter)
                }
            }
            i = max(i, line.next)
        }
        if isClient {
            show(segment, completesLetter, bytes, start, missing, place, &out, buffer)
        } else {
            smtpServer(bytes, start, place, &out, buffer)
        }
        return bytes.count
    }

    // MARK: What the client sends

    /// Counts bytes of a chunk (RFC 3030 §2).
    /// - Returns: whether that is all of it, so that commands follow.
    private mutating func readChunk(of count: Int, _ place: Int, _ completesLetter: inout Bool) -> Bool {
        let announced = streams.streams[place].smtp.announced
        guard announced > 0 else { return false }
        streams.streams[place].smtp.read &+= UInt32(truncatingIfNeeded: count)
        guard streams.streams[place].smtp.read == announced else { return false }
        streams.streams[place].smtp.phase = .commands
        if streams.streams[place].smtp.isLastChunk { completesLetter = true }
        return true
    }

    /// Finds out what a line outside of letters is, and what it means for those that follow.
    private mutating func judge(
        _ bytes: [UInt8], _ line: LinePlace, _ frame: Int, _ place: Int, _ segment: inout SMTPSegment,
        _ completesLetter: inout Bool
    ) {
        guard Self.isCommand(bytes, line.start, bytes.wordEnd(line.start, line.end)) else {
            switch streams.streams[place].smtp.logIn {
            case .nameAsked:
                streams.streams[place].smtp.logIn = .nameGiven
                streams.streams[place].smtp.nameFrame = frame
            case .passwordAsked:
                streams.streams[place].smtp.logIn = .passwordGiven
                streams.streams[place].smtp.passwordFrame = frame
            case .plainAsked:
                streams.streams[place].smtp.logIn = .plainGiven
                streams.streams[place].smtp.bothFrame = frame
            case .ntlmAsked:
                streams.streams[place].smtp.logIn = .ntlmGiven
                streams.streams[place].smtp.ntlmFrame = frame
            case .none, .nameWanted, .nameGiven, .passwordGiven, .plainWanted, .plainGiven, .ntlmWanted, .ntlmGiven,
                .over:
                // A capture that begins in the middle of a letter, or what comes after one.
                let isStart = if case .start = streams.streams[place].smtp.phase { true } else { false }
                segment = streams.streams[place].smtp.hadLetter || isStart ? .text : .commands
            }
            return
        }
        segment = .commands
        func begins(_ word: StaticString) -> Bool { bytes.begins(with: word, line.start, line.end) }
        let length = line.end - line.start
        if begins("DATA") {
            streams.streams[place].smtp.phase = .letter
            streams.streams[place].smtp.hadLetter = true
        } else if begins("BDAT") {
            announceChunk(bytes, line, place, &completesLetter)
        } else if begins("AUTH LOGIN") {
            beginLogIn(length <= 11 ? .nameWanted : .nameGiven, place)
            if length > 11 { streams.streams[place].smtp.nameCommandFrame = frame }
        } else if begins("AUTH PLAIN") {
            beginLogIn(length <= 11 ? .plainWanted : .plainGiven, place)
            if length > 11 { streams.streams[place].smtp.bothCommandFrame = frame }
        } else if begins("AUTH NTLM") && length > 10 {
            streams.streams[place].smtp.phase = .commands
            streams.streams[place].smtp.logIn = .ntlmWanted
        } else if begins("STARTTLS") {
            streams.streams[place].smtp.phase = .tlsAnswer
        }
    }

    private mutating func beginLogIn(_ step: SMTPState.LogIn, _ place: Int) {
        streams.streams[place].smtp.phase = .commands
        streams.streams[place].smtp.logIn = step
    }

    /// `BDAT 100 LAST` (RFC 3030 §2).
    private mutating func announceChunk(
        _ bytes: [UInt8], _ line: LinePlace, _ place: Int, _ completesLetter: inout Bool
    ) {
        let words = bytes[min(line.end, line.start + 5)..<line.end].drop { $0 == 32 || $0 == 9 }
        let digits = words.prefix { $0 >= 48 && $0 <= 57 }.prefix(18)
        let size = UInt32(truncatingIfNeeded: digits.reduce(0) { $0 * 10 + UInt64($1) - 48 })
        streams.streams[place].smtp.hadLetter = true
        streams.streams[place].smtp.announced &+= size
        streams.streams[place].smtp.phase = size == 0 ? .commands : .letter
        let isLast = bytes.isWord("LAST", max(line.start, line.end - 4), line.end)
        streams.streams[place].smtp.isLastChunk = isLast
        // Nothing more, and that was all.
        if isLast && size == 0 { completesLetter = true }
    }

    /// Whether Wireshark takes the word for a command: those of RFC 5321 have four letters.
    private static func isCommand(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        if end - start == 4 {
            return bytes[start..<end].allSatisfy { $0 >= 65 && $0 <= 90 || $0 >= 97 && $0 <= 122 }
        }
        return bytes.isWord("STARTTLS", start, end) || bytes.isWord("X-EXPS", start, end)
            || bytes.isWord("X-LINK2STATE", start, end) || bytes.isWord("XEXCH50", start, end)
    }

    private mutating func show(
        _ segment: SMTPSegment, _ completesLetter: Bool, _ bytes: [UInt8], _ start: Int, _ missing: Int, _ place: Int,
        _ out: inout DissectedFrame, _ buffer: Int
    ) {
        switch segment {
        case .text:
            // A piece that the capture cut off does not go into the letter, as in Wireshark.
            if missing == 0 { gather(bytes[start...], place, out.number) }
            dissectText(bytes, start, bytes.count, SMTP.lines, &out, buffer)
            guard completesLetter else { return }
            // Wireshark 4.0 has put it together here, and does not show it.
            streams.held -= streams.streams[place].smtp.letter.take().bytes.count
            out.add(SMTP.isHere, start, 0, UInt64(out.number), generated: true, buffer: buffer)
        case .end(let mark):
            out.add(SMTP.eom, start, mark.end - mark.start, buffer: buffer)
            gather(bytes[start..<mark.start], place, out.number)
            finishLetter(place, &out, start, buffer)
        case .commands:
            var i = start
            while i < bytes.count {
                let line = bytes.lineOrRest(at: i)
                out.add(SMTP.req, start, 0, 1, buffer: buffer)
                command(bytes, line, place, &out, buffer)
                i = line.next
            }
            if completesLetter { finishLetter(place, &out, start, buffer) }
        }
    }

    private func command(
        _ bytes: [UInt8], _ line: LinePlace, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        let session = streams.streams[place].smtp
        let length = line.end - line.start
        if out.number == session.nameFrame { return out.add(SMTP.username, line.start, length, buffer: buffer) }
        if out.number == session.passwordFrame { return out.add(SMTP.password, line.start, length, buffer: buffer) }
        if out.number == session.ntlmFrame { return out.add(SMTP.commandLine, line.start, length, buffer: buffer) }
        if out.number == session.bothFrame { return credentials(line.start, length, &out, buffer) }
        out.add(SMTP.commandLine, line.start, line.next - line.start, buffer: buffer)
        out.open()
        // All verbs of RFC 5321 have four letters; Wireshark takes the first four whatever they are.
        out.add(SMTP.command, line.start, min(4, length), buffer: buffer)
        if length > 5 {
            out.add(SMTP.parameter, line.start + 5, length - 5, buffer: buffer)
            if out.number == session.nameCommandFrame && length >= 11 {
                out.add(SMTP.username, line.start + 11, length - 11, buffer: buffer)
            } else if out.number == session.bothCommandFrame && length >= 11 {
                credentials(line.start + 11, length - 11, &out, buffer)
            }
        }
        out.close()
    }

    /// A name with its password; Wireshark says that it leaves Base64 as it is.
    private func credentials(_ start: Int, _ length: Int, _ out: inout DissectedFrame, _ buffer: Int) {
        out.add(SMTP.both, start, length, buffer: buffer)
        out.open()
        out.add(SMTP.undecoded, 0, 0, generated: true)
        out.close()
    }

    private mutating func gather(_ bytes: ArraySlice<UInt8>, _ place: Int, _ frame: Int) {
        if bytes.isEmpty { return }
        streams.held += streams.streams[place].smtp.letter.append(bytes, frame: frame)
        streams.limitHeldBytes()
    }

    private mutating func finishLetter(_ place: Int, _ out: inout DissectedFrame, _ start: Int, _ buffer: Int) {
        let letter = streams.streams[place].smtp.letter.take()
        streams.held -= letter.bytes.count
        guard let whole = out.add(letter, SMTP.letter, at: start, buffer: buffer) else { return }
        dissectIMF(letter.bytes, 0, letter.bytes.count, &out, whole)
    }

    // MARK: What the server answers

    private mutating func smtpServer(
        _ bytes: [UInt8], _ start: Int, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        out.add(SMTP.rsp, start, 0, 1, buffer: buffer)
        var i = start
        // RFC 5321 §4.2.1: a hyphen behind the code says that the next line belongs to the same reply.
        var reply: (code: UInt64, place: Int, isOdd: Bool)?
        while i < bytes.count {
            let line = bytes.lineOrRest(at: i)
            let digits = bytes[i..<min(i + 3, line.end)]
            defer { i = line.next }
            // A line without a code is no reply.
            guard digits.count == 3, digits.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { continue }
            let code = digits.reduce(0) { $0 * 10 + UInt64($1) - 48 }
            answered(code, place)
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
            if line.end == i + 3 || bytes[i + 3] != UInt8(ascii: "-") { reply = nil }
        }
    }

    private mutating func answered(_ code: UInt64, _ place: Int) {
        if case .tlsAnswer = streams.streams[place].smtp.phase {
            answerTLS(code == 220, place)
            streams.streams[place].smtp.phase = .commands
        }
        // RFC 4954 §4: 334 asks for the next answer.
        switch streams.streams[place].smtp.logIn {
        case .nameWanted where code == 334: streams.streams[place].smtp.logIn = .nameAsked
        case .nameGiven where code == 334: streams.streams[place].smtp.logIn = .passwordAsked
        case .plainWanted where code == 334: streams.streams[place].smtp.logIn = .plainAsked
        case .plainAsked where code == 334: streams.streams[place].smtp.logIn = .plainGiven
        case .ntlmWanted where code == 334: streams.streams[place].smtp.logIn = .ntlmAsked
        case .passwordGiven where code != 334, .plainGiven where code != 334, .ntlmGiven where code != 334:
            streams.streams[place].smtp.logIn = .over
        case .none, .nameWanted, .nameGiven, .nameAsked, .passwordAsked, .passwordGiven, .plainWanted, .plainAsked,
            .plainGiven, .ntlmWanted, .ntlmAsked, .ntlmGiven, .over:
            break
        }
    }
}
