// POP3 (RFC 1939). Read first: ../Layers/Dissector+TCPPayload.swift, Lines.swift.

private enum POP {
    static let request = FieldID("pop.request"), command = FieldID("pop.request.command"), parameter = FieldID("pop.request.parameter")
    static let response = FieldID("pop.response"), indicator = FieldID("pop.response.indicator"), description = FieldID("pop.response.description")
    static let data = FieldID("pop.response.data")
}

/// What the server's next lines are.
struct POPState: Sendable {
    /// A letter was asked for: after its +OK come its bytes.
    var wantsLetter = false
    var isInLetter = false
    var message: [UInt8] = []
}

extension Dissector {
    private static let letterLimit = 16 << 20

    /// - Returns: how far the bytes could be used.
    mutating func dissectPOP(
        _ bytes: [UInt8], _ start: Int, isClient: Bool, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) -> Int {
        out.protocolName = "POP"
        var i = start
        while i < bytes.count {
            if !isClient && streams.streams[place].pop.isInLetter {
                i = popLetter(bytes, i, place, &out, buffer)
                continue
            }
            guard let line = bytes.line(at: i) else { return i }
            if isClient { request(bytes, line, place, &out, buffer) } else { response(bytes, line, place, &out, buffer) }
            i = line.next
        }
        return i
    }

    /// Bytes of a letter, up to its dot. Returns how far they could be used.
    private mutating func popLetter(
        _ bytes: [UInt8], _ start: Int, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) -> Int {
        let before = streams.streams[place].pop.message
        if let dot = bytes.dotLine(from: start, isFresh: before.isEmpty || before.last == 10) {
            if before.isEmpty {
                // All of it is here: it is read where it lies.
                dissectIMF(bytes, start, dot, &out, buffer)
            } else {
                gather(bytes[start..<dot], place)
                letter(place, &out)
            }
            streams.streams[place].pop.isInLetter = false
            return dot + 3
        }
        if let mark = bytes.dotLine(after: before.suffix(4), from: start) {
            streams.streams[place].pop.message.removeLast(mark.taken)
            letter(place, &out)
            streams.streams[place].pop.isInLetter = false
            return mark.end
        }
        var i = start
        while i < bytes.count {
            let next = bytes.line(at: i)?.next ?? bytes.count
            out.add(POP.data, i, next - i, buffer: buffer)
            i = next
        }
        gather(bytes[start...], place)
        return bytes.count
    }

    private mutating func request(_ bytes: [UInt8], _ line: LinePlace, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int) {
        out.add(POP.request, line.start, line.next - line.start, buffer: buffer)
        let word = bytes.wordEnd(line.start, line.end)
        if word > line.start {
            out.open()
            out.add(POP.command, line.start, word - line.start, buffer: buffer)
            if line.end > word + 1 { out.add(POP.parameter, word + 1, line.end - word - 1, buffer: buffer) }
            out.close()
        }
        streams.streams[place].wantsTLS = bytes.isWord("STLS", line.start, word)
        streams.streams[place].pop.wantsLetter = bytes.isWord("RETR", line.start, word) || bytes.isWord("TOP", line.start, word)
    }

    private mutating func response(_ bytes: [UInt8], _ line: LinePlace, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int) {
        // A status begins with its sign; everything else belongs to a reply of several lines (RFC 1939 §3).
        guard bytes[line.start] == UInt8(ascii: "+") || bytes[line.start] == UInt8(ascii: "-") else {
            return out.add(POP.data, line.start, line.next - line.start, buffer: buffer)
        }
        out.add(POP.response, line.start, line.next - line.start, buffer: buffer)
        let word = bytes.wordEnd(line.start, line.end)
        out.open()
        out.add(POP.indicator, line.start, word - line.start, buffer: buffer)
        if line.end > word + 1 { out.add(POP.description, word + 1, line.end - word - 1, buffer: buffer) }
        out.close()
        if streams.streams[place].wantsTLS { answerTLS(bytes.isWord("+OK", line.start, word), place) }
        if streams.streams[place].pop.wantsLetter {
            streams.streams[place].pop.wantsLetter = false
            streams.streams[place].pop.isInLetter = bytes.isWord("+OK", line.start, word)
            streams.streams[place].pop.message = []
        }
    }

    private mutating func gather(_ bytes: ArraySlice<UInt8>, _ place: Int) {
        guard streams.streams[place].pop.message.count + bytes.count <= Self.letterLimit else { return }
        streams.streams[place].pop.message += bytes
        streams.held += bytes.count
        streams.limitHeldBytes()
    }

    private mutating func letter(_ place: Int, _ out: inout DissectedFrame) {
        let message = streams.streams[place].pop.message
        streams.streams[place].pop.message = []
        streams.held -= message.count
        guard !message.isEmpty, let whole = out.addBuffer("Reassembled POP", message) else { return }
        dissectIMF(message, 0, message.count, &out, whole)
    }
}
