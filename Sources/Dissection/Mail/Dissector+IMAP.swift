// IMAP4rev1 (RFC 3501), line by line. Read first: ../Layers/Dissector+TCPPayload.swift, Lines.swift.
//
// As Wireshark 4.0 reads it: the letter that a FETCH brings is taken apart, but the lines of other literals (a letter
// that APPEND stores, a second part of a FETCH) look to it like commands and answers.

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
}

/// What is remembered of a session.
struct IMAPState: Sendable {
    /// The latest command with a tag.
    struct Command: Sendable {
        var frame: Int
        var time: UInt64
    }

    /// By tags in small letters.
    fileprivate var commands: [[UInt8]: Command] = [:]
    /// So many messages are still looked at for TLS.
    var unseen = 2
    /// One of those was neither text nor a record of TLS.
    var isInDoubt = false
    /// So many bytes from the server have to wait together before there is something to tell.
    var needed = 0
    /// A longer letter is not waited for, in bytes.
    fileprivate static let letterLimit = 16 << 20
    /// About how many bytes a command takes besides its tag.
    fileprivate static let commandCost = 60

    mutating func forgetCommands() { commands = [:] }
}

extension Dissector {
    /// - Parameter missing: how many bytes of the segment were not captured.
    /// - Returns: how far the bytes could be used.
    mutating func dissectIMAP(
        _ bytes: [UInt8], _ start: Int, isClient: Bool, missing: Int, _ place: Int, _ out: inout DissectedFrame,
        _ buffer: Int
    ) -> Int {
        out.protocolName = "IMAP"
        if !isClient { streams.streams[place].imap.needed = 0 }
        guard bytes.line(at: start) != nil else { return start }
        out.add(IMAP.isRequest, start, 0, isClient ? 1 : 0, buffer: buffer)
        var i = start
        // A line without a tag counts to the one before, in Wireshark.
        var tag: Range<Int>?
        while let line = bytes.line(at: i) {
            if bytes[i] != UInt8(ascii: "*") {
                out.add(IMAP.line, i, line.next - i, buffer: buffer)
                out.open()
                let isRead = words(bytes, line, &tag, isClient, place, &out, buffer)
                out.close()
                // Wireshark gives up on all that follows.
                guard isRead else { return bytes.count }
                i = line.next
            } else if let open = fetched(bytes, line) {
                switch fetch(bytes, line, open, missing) {
                case .wait(let size):
                    if !isClient && size <= IMAPState.letterLimit { streams.streams[place].imap.needed = size - i }
                    return i
                case .line(let end):
                    out.add(IMAP.line, i, end - i, buffer: buffer)
                    i = end
                case .letter(let letter):
                    out.add(IMAP.line, i, line.next - i, buffer: buffer)
                    dissectIMF(bytes, letter.lowerBound, min(letter.upperBound, bytes.count), &out, buffer)
                    out.protocolName = "IMAP"
                    i = letter.upperBound
                }
            } else {
                out.add(IMAP.line, i, line.next - i, buffer: buffer)
                i = line.next
            }
        }
        return min(i, bytes.count)
    }

    /// Where the word FETCH ends in an untagged answer (RFC 3501 §7.4.2); nil when it is about something else.
    private func fetched(_ bytes: [UInt8], _ line: LinePlace) -> Int? {
        // Wireshark looks at the first three words, and one that FETCH begins with will do; one word is too few.
        let words = bytes[(line.start + 1)..<line.next].split(maxSplits: 3) { [32, 9, 13, 10].contains($0) }.prefix(3)
        guard words.count >= 2 else { return nil }
        return words.first { bytes.isBeginning(of: "FETCH", $0.startIndex, $0.endIndex) }?.endIndex
    }

    /// What an answer with data brings.
    private enum Fetched {
        /// A line that ends here.
        case line(end: Int)
        /// A letter, behind a line.
        case letter(Range<Int>)
        /// More has to come, up to here at least.
        case wait(until: Int)
    }

    /// What belongs to an answer with data: all that stands in its parentheses, of which Wireshark looks for the first
    /// length, `{310}` (RFC 3501 §4.3), and for a parenthesis that closes behind that many bytes.
    /// - Parameter start: behind the word FETCH.
    private func fetch(_ bytes: [UInt8], _ line: LinePlace, _ start: Int, _ missing: Int) -> Fetched {
        guard let open = bytes[start...].firstIndex(of: UInt8(ascii: "(")), open + 1 < bytes.count else {
            return .wait(until: 0)
        }
        guard let brace = bytes[open...].firstIndex(of: UInt8(ascii: "{")) else {
            return bytes.line(at: open).map { .line(end: $0.next) } ?? .wait(until: 0)
        }
        guard let close = bytes[brace...].firstIndex(of: UInt8(ascii: "}")), close - brace <= 11,
            let size = UInt32(String(decoding: bytes[(brace + 1)..<close], as: UTF8.self))
        else { return .wait(until: 0) }
        let end = line.next + Int(size)
        guard close + Int(size) < bytes.count, bytes[(close + Int(size))...].contains(UInt8(ascii: ")")),
            end <= bytes.count + missing
        else { return .wait(until: close + Int(size) + 1) }
        return .letter(line.next..<end)
    }

    /// The commands whose first argument is a mailbox. Wireshark takes any first letters of a command for it.
    private static let folderCommands: [StaticString] = [
        "SELECT", "EXAMINE", "CREATE", "DELETE", "RENAME", "SUBSCRIBE", "UNSUBSCRIBE", "STATUS", "APPEND", "SEARCH",
    ]

    /// - Returns: false when Wireshark gives up here.
    private mutating func words(
        _ bytes: [UInt8], _ line: LinePlace, _ tag: inout Range<Int>?, _ isClient: Bool, _ place: Int,
        _ out: inout DissectedFrame, _ buffer: Int
    ) -> Bool {
        if line.end > line.start {
            out.add(isClient ? IMAP.request : IMAP.response, line.start, line.end - line.start, buffer: buffer)
        }
        let first = word(bytes, line.start, line.end)
        // A line that begins with a blank has no words.
        if first.end > line.start {
            tag = line.start..<first.end
            out.add(isClient ? IMAP.requestTag : IMAP.responseTag, line.start, first.end - line.start, buffer: buffer)
            out.add(IMAP.tag, line.start, first.end - line.start, buffer: buffer)
            if first.next < line.end {
                if isClient {
                    guard request(bytes, first.next, line, place, &out, buffer) else { return false }
                } else {
                    response(bytes, first.next, line, place, &out, buffer)
                }
            }
        }
        if let tag { match(bytes[tag], line.start, isClient, place, &out, buffer) }
        return true
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

    /// - Returns: false when Wireshark gives up here.
    private mutating func request(
        _ bytes: [UInt8], _ start: Int, _ line: LinePlace, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) -> Bool {
        var i = start
        var command = word(bytes, i, line.end)
        guard command.end > i else { return true }
        if bytes.isBeginning(of: "UID", i, command.end) {
            out.add(IMAP.uid, i, command.end - i, 1, buffer: buffer)
            let verb = command
            i = command.next
            command = word(bytes, i, line.end)
            guard command.end > i else { return true }
            out.add(IMAP.requestCommand, i, command.end - i, buffer: buffer)
            out.add(IMAP.command, start, verb.end - start, buffer: buffer)
        } else {
            out.add(IMAP.requestCommand, i, command.end - i, buffer: buffer)
            out.add(IMAP.command, i, command.end - i, buffer: buffer)
        }
        func isCommand(_ name: StaticString) -> Bool { bytes.isBeginning(of: name, i, command.end) }
        let argument = word(bytes, command.next, line.end)
        if Self.folderCommands.contains(where: isCommand) {
            if argument.end > command.next {
                out.add(IMAP.folder, command.next, argument.end - command.next, buffer: buffer)
            }
        } else if isCommand("COPY") {
            // The mailbox is the second argument.
            let folder = word(bytes, argument.next, line.end)
            if folder.end > argument.next {
                out.add(IMAP.folder, argument.next, folder.end - argument.next, buffer: buffer)
            }
        } else if isCommand("STARTTLS") {
            streams.streams[place].wantsTLS = true
            return true
        } else if isCommand("LOGIN") {
            out.add(IMAP.username, command.next, argument.end - command.next, buffer: buffer)
            let secret = word(bytes, argument.next, line.end)
            // It takes the first and the last letter off, as if they were quotes.
            guard secret.end - argument.next >= 2 else { return false }
            let isQuoted = bytes[argument.next] == 34 && bytes[secret.end - 1] == 34
            let inner = isQuoted ? (argument.next + 1)..<(secret.end - 1) : argument.next..<secret.end
            out.add(
                IMAP.password, argument.next, secret.end - argument.next,
                text: String(decoding: bytes[inner], as: UTF8.self), buffer: buffer)
        }
        streams.streams[place].wantsTLS = false
        return true
    }

    /// The word at `start`, and where the next one begins: behind one blank (RFC 3501 §9).
    private func word(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (end: Int, next: Int) {
        let word = bytes.wordEnd(min(start, end), end)
        return (word, min(end, word + 1))
    }

    /// Finds the command that an answer with the same tag belongs to; `start` is where its line begins.
    private mutating func match(
        _ word: ArraySlice<UInt8>, _ start: Int, _ isClient: Bool, _ place: Int, _ out: inout DissectedFrame,
        _ buffer: Int
    ) {
        let tag = word.map { $0 >= 65 && $0 <= 90 ? $0 + 32 : $0 }
        if isClient {
            let command = IMAPState.Command(frame: out.number, time: out.time)
            if streams.streams[place].imap.commands.updateValue(command, forKey: tag) == nil {
                streams.held += tag.count + IMAPState.commandCost
            }
            return streams.limitHeldBytes()
        }
        guard let command = streams.streams[place].imap.commands[tag] else { return }
        out.add(IMAP.responseTo, start, 0, UInt64(command.frame), generated: true, buffer: buffer)
        out.add(IMAP.time, start, 0, out.time &- command.time, generated: true, buffer: buffer)
    }
}
