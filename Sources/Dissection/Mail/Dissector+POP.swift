// POP3 (RFC 1939). Read first: ../Layers/Dissector+TCPPayload.swift, Lines.swift.
//
// As Wireshark 4.0 reads it: a segment is looked at by itself. One that begins with a status is an answer, and what
// stands behind its first line are lines of data; any other one from the server is a piece of a letter:
//
//     +OK 23 octets          a segment: an answer that announces a letter
//     From: a@b ... .        a segment: a piece of it, and the last one, for 23 bytes have come
//
// So a letter that begins in the segment of its +OK is not put together; what comes of it in later segments is kept,
// until a later letter brings as many bytes as were announced for that.

private enum POP {
    static let request = FieldID("pop.request"), command = FieldID("pop.request.command"),
        parameter = FieldID("pop.request.parameter"), requestData = FieldID("pop.request.data")
    static let response = FieldID("pop.response"), indicator = FieldID("pop.response.indicator"),
        description = FieldID("pop.response.description"), responseData = FieldID("pop.response.data")
    static let part = FieldID("DATA fragment"), noLength = FieldID("pop.response.tot_len.invalid")
    static let letter = LetterFields(
        fragments: FieldID("pop.data.fragments"), fragment: FieldID("pop.data.fragment"),
        count: FieldID("pop.data.fragment.count"), length: FieldID("pop.data.reassembled.length"),
        buffer: "Reassembled DATA")
}

/// What is remembered of a session.
struct POPState: Sendable {
    /// A letter was asked for: the next answer tells how long it is.
    fileprivate var wantsLetter = false
    /// How many bytes the answer announced, and how many have come; 0 when it said nothing.
    fileprivate var announced: UInt32 = 0
    fileprivate var read: UInt32 = 0
    var letter = LetterPieces()
    /// The capture cut off the first piece of a letter: Wireshark waits for it for ever, and puts no letter together.
    fileprivate var hasLostBeginning = false
    /// It cut off the last piece: of so many pieces Wireshark takes the letter to be made, the next one among them.
    fileprivate var lastPiece: Int?
}

extension Dissector {
    /// - Parameter missing: how many bytes of the segment were not captured.
    mutating func dissectPOP(
        _ bytes: [UInt8], _ start: Int, isClient: Bool, missing: Int, _ place: Int, _ out: inout DissectedFrame,
        _ buffer: Int
    ) {
        out.protocolName = "POP"
        let first = bytes.lineOrRest(at: start)
        // A status begins with its sign (RFC 1939 §3).
        let isStatus =
            bytes[start...].starts(with: Array("+OK".utf8)) || bytes[start...].starts(with: Array("-ERR".utf8))
        if !isClient && !isStatus {
            return popLetter(bytes, start, missing: missing, place, &out, buffer)
        }
        if isClient {
            popRequest(bytes, first, place, &out, buffer)
        } else {
            popResponse(bytes, first, place, &out, buffer)
        }
        var i = first.next
        while i < bytes.count {
            let next = bytes.lineOrRest(at: i).next
            out.add(isClient ? POP.requestData : POP.responseData, i, next - i, buffer: buffer)
            i = next
        }
    }

    /// A piece of a letter, and the letter when it is the last one.
    private mutating func popLetter(
        _ bytes: [UInt8], _ start: Int, missing: Int, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        streams.streams[place].pop.read &+= UInt32(truncatingIfNeeded: bytes.count - start + missing)
        let isLast = streams.streams[place].pop.read >= streams.streams[place].pop.announced
        if isLast {
            streams.streams[place].pop.read = 0
            streams.streams[place].pop.announced = 0
        }
        let before = streams.streams[place].pop
        if isLast && before.letter.bytes.isEmpty && !before.hasLostBeginning {
            // All of it is here: it is read where it lies.
            dissectIMF(bytes, start, bytes.count, &out, buffer)
            out.protocolName = "POP"
            return
        }
        if missing > 0 {
            // A piece that is not all there does not go into the letter.
            if before.letter.bytes.isEmpty {
                streams.streams[place].pop.hasLostBeginning = true
            } else if isLast {
                streams.streams[place].pop.lastPiece = before.letter.count + 1
            }
            return out.add(POP.part, start, bytes.count - start, buffer: buffer)
        }
        if before.hasLostBeginning { return out.add(POP.part, start, bytes.count - start, buffer: buffer) }
        streams.held += streams.streams[place].pop.letter.append(bytes[start...], frame: out.number)
        streams.limitHeldBytes()
        let isWhole = streams.streams[place].pop.letter.count == before.lastPiece ?? -1
        guard isLast || isWhole else { return out.add(POP.part, start, bytes.count - start, buffer: buffer) }
        if isWhole {
            streams.streams[place].pop.read = 0
            streams.streams[place].pop.announced = 0
        }
        streams.streams[place].pop.lastPiece = nil
        let letter = streams.streams[place].pop.letter.take()
        streams.held -= letter.bytes.count
        guard let whole = out.add(letter, POP.letter, at: start, buffer: buffer) else { return }
        dissectIMF(letter.bytes, 0, letter.bytes.count, &out, whole)
        out.protocolName = "POP"
    }

    private mutating func popRequest(
        _ bytes: [UInt8], _ line: LinePlace, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        out.add(POP.request, line.start, line.next - line.start, buffer: buffer)
        let word = bytes.token(line.start, line.end)
        out.open()
        if word.end > line.start { out.add(POP.command, line.start, word.end - line.start, buffer: buffer) }
        let rest = word.end > line.start ? word.next : line.start
        if line.end > rest { out.add(POP.parameter, rest, line.end - rest, buffer: buffer) }
        out.close()
        if bytes.begins(with: "RETR", line.start, line.end) || bytes.begins(with: "TOP", line.start, line.end) {
            streams.streams[place].pop.wantsLetter = true
        }
        if bytes.begins(with: "STLS", line.start, line.end) { streams.streams[place].wantsTLS = true }
    }

    private mutating func popResponse(
        _ bytes: [UInt8], _ line: LinePlace, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        out.add(POP.response, line.start, line.next - line.start, buffer: buffer)
        let word = bytes.token(line.start, line.end)
        // Wireshark wants a blank behind it.
        let isOK = bytes.begins(with: "+OK ", line.start, line.end)
        out.open()
        out.add(POP.indicator, line.start, word.end - line.start, buffer: buffer)
        if streams.streams[place].pop.wantsLetter {
            streams.streams[place].pop.wantsLetter = false
            if isOK && line.end > line.start + 4 {
                let length = Self.number(bytes[word.next..<line.end])
                streams.streams[place].pop.announced = length ?? 0
                streams.streams[place].pop.read = 0
                if length == nil { out.add(POP.noLength, 0, 0, generated: true, buffer: buffer) }
            }
        }
        if line.end > word.next { out.add(POP.description, word.next, line.end - word.next, buffer: buffer) }
        out.close()
        if streams.streams[place].wantsTLS { answerTLS(isOK, place) }
    }

    /// The number that a text begins with, behind white space and a sign; nil when it begins with none. Less than
    /// nothing is very much to Wireshark.
    private static func number(_ text: ArraySlice<UInt8>) -> UInt32? {
        let number = text.drop { $0 == 32 || $0 == 9 }
        let isSigned = number.first == UInt8(ascii: "-") || number.first == UInt8(ascii: "+")
        let digits = number.dropFirst(isSigned ? 1 : 0).prefix { $0 >= 48 && $0 <= 57 }
        if digits.isEmpty { return nil }
        let size = UInt32(truncatingIfNeeded: digits.prefix(18).reduce(0) { $0 * 10 + UInt64($1) - 48 })
        return number.first == UInt8(ascii: "-") ? 0 &- size : size
    }
}
