// POP3 (RFC 1939). Read first: ../Layers/Dissector+TCPPayload.swift, Lines.swift.

private enum POP {
    static let request = FieldID("pop.request"), command = FieldID("pop.request.command"),
        parameter = FieldID("pop.request.parameter")
    static let response = FieldID("pop.response"), indicator = FieldID("pop.response.indicator"),
        description = FieldID("pop.response.description")
    static let data = FieldID("pop.response.data"), part = FieldID("DATA fragment")
    static let noLength = FieldID("pop.response.tot_len.invalid")
    static let letter = LetterFields(
        fragments: FieldID("pop.data.fragments"), fragment: FieldID("pop.data.fragment"),
        count: FieldID("pop.data.fragment.count"), length: FieldID("pop.data.reassembled.length"),
        buffer: "Reassembled DATA")
}

/// What the server's next lines are.
struct POPState: Sendable {
    /// A letter was asked for: after its +OK come its bytes.
    var wantsLetter = false
    var isInLetter = false
    /// How many bytes the +OK announced; 0 when it said nothing.
    var announced = 0
    /// It began in the segment of the +OK.
    var isShared = false
    /// The capture does not have all of it: its dot may be missing.
    var isCut = false
    var letter = LetterPieces()

    /// Whether a letter begins with bytes that hold all that was announced of it.
    func beginsLetter(of count: Int) -> Bool {
        isInLetter && letter.bytes.isEmpty && announced > 0 && count >= announced
    }
}

extension Dissector {
    /// - Returns: how far the bytes could be used.
    mutating func dissectPOP(
        _ bytes: [UInt8], _ start: Int, isClient: Bool, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) -> Int {
        out.protocolName = "POP"
        var i = start
        while i < bytes.count {
            if !isClient && streams.streams[place].pop.isCut && i == start && beginsStatus(bytes, i) {
                // The end of the letter was not captured.
                streams.streams[place].pop.isInLetter = false
                streams.streams[place].pop.isCut = false
            }
            if !isClient && streams.streams[place].pop.isInLetter {
                i = popLetter(bytes, i, isFirst: i == start, place, &out, buffer)
                continue
            }
            guard let line = bytes.line(at: i) else { return i }
            if isClient {
                request(bytes, line, place, &out, buffer)
            } else {
                response(bytes, line, place, &out, buffer)
            }
            i = line.next
        }
        return i
    }

    /// Bytes of a letter, up to its dot. Returns how far they could be used.
    /// - Parameter isFirst: they are the first ones of their segment.
    private mutating func popLetter(
        _ bytes: [UInt8], _ start: Int, isFirst: Bool, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) -> Int {
        // Copies: what holds the whole letter would have the next byte copy it.
        let (tail, count) = (
            Array(streams.streams[place].pop.letter.bytes.suffix(4)), streams.streams[place].pop.letter.bytes.count
        )
        var end: Int?
        if let dot = bytes.dotLine(from: start, isFresh: tail.isEmpty || tail.last == 10) { end = dot + 3 }
        if end == nil { end = bytes.dotLine(after: tail[...], from: start)?.end }
        if !isFirst { dataLines(bytes, start, end ?? bytes.count, &out, buffer) }
        // Some servers send the dot in a segment of its own: then the announced length tells where the letter ends.
        let announced = streams.streams[place].pop.announced
        let isWhole = end == nil && isFirst && announced == count + bytes.count - start && bytes.last == 10
        guard end != nil || isWhole else {
            if isFirst { out.add(POP.part, start, bytes.count - start, buffer: buffer) }
            if !isFirst { streams.streams[place].pop.isShared = true }
            gather(bytes[start...], place, out.number)
            return bytes.count
        }
        streams.streams[place].pop.isInLetter = false
        let stop = end ?? bytes.count
        if count == 0 {
            // All of it is here: it is read where it lies. Wireshark counts the dot to the text.
            dissectIMF(bytes, start, isFirst ? stop : stop - 3, &out, buffer)
        } else {
            gather(bytes[start..<stop], place, out.number)
            letter(place, start, hasDot: end != nil, &out, buffer)
        }
        out.protocolName = "POP"
        return stop
    }

    /// Whether a server's answer begins here (RFC 1939 §3).
    private func beginsStatus(_ bytes: [UInt8], _ i: Int) -> Bool {
        bytes.isWord("+OK", i, i + 3) || bytes.isWord("-ERR", i, i + 4)
    }

    /// The lines of an answer that has several.
    private func dataLines(_ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int) {
        var i = start
        while i < end {
            let next = min(end, bytes.line(at: i)?.next ?? end)
            out.add(POP.data, i, next - i, buffer: buffer)
            i = next
        }
    }

    private mutating func request(
        _ bytes: [UInt8], _ line: LinePlace, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        out.add(POP.request, line.start, line.next - line.start, buffer: buffer)
        let word = bytes.token(line.start, line.end)
        out.open()
        if word.end > line.start { out.add(POP.command, line.start, word.end - line.start, buffer: buffer) }
        let rest = word.end > line.start ? word.next : line.start
        if line.end > rest { out.add(POP.parameter, rest, line.end - rest, buffer: buffer) }
        out.close()
        streams.streams[place].wantsTLS = bytes.isWord("STLS", line.start, word.end)
        streams.streams[place].pop.wantsLetter =
            bytes.isWord("RETR", line.start, word.end) || bytes.isWord("TOP", line.start, word.end)
    }

    private mutating func response(
        _ bytes: [UInt8], _ line: LinePlace, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        // A status begins with its sign; everything else belongs to a reply of several lines (RFC 1939 §3).
        guard bytes[line.start] == UInt8(ascii: "+") || bytes[line.start] == UInt8(ascii: "-") else {
            return out.add(POP.data, line.start, line.next - line.start, buffer: buffer)
        }
        out.add(POP.response, line.start, line.next - line.start, buffer: buffer)
        let word = bytes.token(line.start, line.end)
        out.open()
        out.add(POP.indicator, line.start, word.end - line.start, buffer: buffer)
        if line.end > word.next { out.add(POP.description, word.next, line.end - word.next, buffer: buffer) }
        // Wireshark wants to know how long a letter is.
        let hasLength = line.end > line.start + 4 && bytes[line.start + 4] >= 48 && bytes[line.start + 4] <= 57
        if streams.streams[place].pop.wantsLetter && word.next > word.end && bytes.isWord("+OK", line.start, word.end)
            && !hasLength
        {
            out.add(POP.noLength, 0, 0, generated: true, buffer: buffer)
        }
        out.close()
        let isOK = bytes.isWord("+OK", line.start, word.end)
        if streams.streams[place].wantsTLS { answerTLS(isOK, place) }
        if streams.streams[place].pop.wantsLetter {
            streams.streams[place].pop.wantsLetter = false
            streams.streams[place].pop.isInLetter = isOK
            streams.held -= streams.streams[place].pop.letter.take().bytes.count
            streams.streams[place].pop.isShared = false
            streams.streams[place].pop.isCut = false
            let digits = bytes[word.next..<line.end].prefix(8).prefix { $0 >= 48 && $0 <= 57 }
            streams.streams[place].pop.announced = digits.reduce(0) { $0 * 10 + Int($1) - 48 }
        }
    }

    private mutating func gather(_ bytes: ArraySlice<UInt8>, _ place: Int, _ frame: Int) {
        let taken = streams.streams[place].pop.letter.append(bytes, frame: frame)
        streams.held += taken
        streams.limitHeldBytes()
    }

    private mutating func letter(_ place: Int, _ start: Int, hasDot: Bool, _ out: inout DissectedFrame, _ buffer: Int) {
        let letter = streams.streams[place].pop.letter.take()
        streams.held -= letter.bytes.count
        guard let whole = out.add(letter, POP.letter, at: start, buffer: buffer) else { return }
        // Wireshark counts the dot to the text, where it puts the letter together at all.
        let count = letter.bytes.count
        let isCut = hasDot && streams.streams[place].pop.isShared && count >= 3
        dissectIMF(letter.bytes, 0, isCut ? count - 3 : count, &out, whole)
    }
}
