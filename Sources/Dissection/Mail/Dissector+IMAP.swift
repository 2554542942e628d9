// IMAP4rev1 (RFC 3501), line by line. Read first: ../Layers/Dissector+TCPPayload.swift, Lines.swift.

private enum IMAP {
    static let isRequest = FieldID("imap.isrequest"), line = FieldID("imap.line"), request = FieldID("imap.request")
    static let requestTag = FieldID("imap.request_tag"), tag = FieldID("imap.tag"), requestCommand = FieldID("imap.request.command")
    static let command = FieldID("imap.command"), uid = FieldID("imap.request.command.uid"), username = FieldID("imap.request.username")
    static let password = FieldID("imap.request.password"), folder = FieldID("imap.request.folder")
    static let response = FieldID("imap.response"), responseTag = FieldID("imap.response_tag"), status = FieldID("imap.response.status")
    static let responseCommand = FieldID("imap.response.command")
}

extension Dissector {
    /// - Returns: how far the bytes could be used.
    mutating func dissectIMAP(
        _ bytes: [UInt8], _ start: Int, isClient: Bool, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) -> Int {
        out.protocolName = "IMAP"
        out.add(IMAP.isRequest, start, 0, isClient ? 1 : 0, buffer: buffer)
        var i = start
        while sentenceEnd(bytes, i) != nil, let line = bytes.line(at: i) {
            out.add(IMAP.line, i, line.next - i, buffer: buffer)
            if isClient || i == line.end || bytes[i] != UInt8(ascii: "*") {
                out.open()
                words(bytes, line, isClient, place, &out, buffer)
                out.close()
            }
            i = line.next
            // What a line announces stands behind it; of a letter or a part of one, that is the letter.
            if let size = literal(bytes, line), size > 0 {
                dissectIMF(bytes, i, i + size, &out, buffer)
                out.protocolName = "IMAP"
                i += size
            }
        }
        return i
    }

    private static var folderCommands: [StaticString] { ["SELECT", "EXAMINE", "CREATE", "DELETE", "STATUS", "APPEND", "SUBSCRIBE"] }

    /// How many bytes a line announces (RFC 3501 §4.3, RFC 7888): `{310}` or `{310+}` at its end.
    private func literal(_ bytes: [UInt8], _ line: LinePlace) -> Int? {
        guard line.end > line.start, bytes[line.end - 1] == UInt8(ascii: "}"),
            let open = bytes[line.start..<line.end].lastIndex(of: UInt8(ascii: "{"))
        else { return nil }
        let digits = bytes[(open + 1)..<(line.end - 1)].filter { $0 != UInt8(ascii: "+") }
        guard let size = Int(String(decoding: digits, as: UTF8.self)), (0...(1 << 24)).contains(size) else { return nil }
        return size
    }

    /// Where the line at `start` ends together with all that it announces; nil when not all of it is here.
    private func sentenceEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
        guard let line = bytes.line(at: start) else { return nil }
        let end = line.next + (literal(bytes, line) ?? 0)
        return end <= bytes.count ? end : nil
    }

    private mutating func words(
        _ bytes: [UInt8], _ line: LinePlace, _ isClient: Bool, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        guard line.end > line.start else { return }
        out.add(isClient ? IMAP.request : IMAP.response, line.start, line.end - line.start, buffer: buffer)
        let tagEnd = bytes.wordEnd(line.start, line.end)
        out.add(isClient ? IMAP.requestTag : IMAP.responseTag, line.start, tagEnd - line.start, buffer: buffer)
        out.add(IMAP.tag, line.start, tagEnd - line.start, buffer: buffer)
        var i = tagEnd + 1
        guard i < line.end else { return }
        var end = bytes.wordEnd(i, line.end)
        if !isClient {
            out.add(IMAP.status, i, end - i, buffer: buffer)
            if streams.streams[place].wantsTLS { answerTLS(bytes.isWord("OK", i, end), place) }
            i = end + 1
            guard i < line.end else { return }
            end = bytes.wordEnd(i, line.end)
            out.add(IMAP.responseCommand, i, end - i, buffer: buffer)
            return out.add(IMAP.command, i, end - i, buffer: buffer)
        }
        var hasCommand = false
        if bytes.isWord("UID", i, end) {
            out.add(IMAP.uid, i, 3, 1, buffer: buffer)
            out.add(IMAP.command, i, 3, buffer: buffer)
            hasCommand = true
            i = end + 1
            guard i < line.end else { return }
            end = bytes.wordEnd(i, line.end)
        }
        out.add(IMAP.requestCommand, i, end - i, buffer: buffer)
        streams.streams[place].wantsTLS = bytes.isWord("STARTTLS", i, end)
        if !hasCommand { out.add(IMAP.command, i, end - i, buffer: buffer) }
        guard end + 1 < line.end else { return }
        let argument = end + 1
        let argumentEnd = bytes.wordEnd(argument, line.end)
        if bytes.isWord("LOGIN", i, end) {
            out.add(IMAP.username, argument, argumentEnd - argument, buffer: buffer)
            if argumentEnd + 1 < line.end {
                let secret = (argumentEnd + 1, line.end)
                let quoted = bytes[secret.0] == 34 && bytes[secret.1 - 1] == 34 && secret.1 - secret.0 >= 2
                let inner = quoted ? bytes[(secret.0 + 1)..<(secret.1 - 1)] : bytes[secret.0..<secret.1]
                out.add(IMAP.password, secret.0, secret.1 - secret.0, text: String(decoding: inner, as: UTF8.self), buffer: buffer)
            }
        } else if Self.folderCommands.contains(where: { bytes.isWord($0, i, end) }) {
            out.add(IMAP.folder, argument, argumentEnd - argument, buffer: buffer)
        }
    }
}
