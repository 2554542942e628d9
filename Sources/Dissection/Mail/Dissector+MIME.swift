// Letters of several parts (RFC 2046 §5.1): bounces for one. Read first: Dissector+IMF.swift.

private enum MIME {
    static let type = FieldID("mime_multipart.type"), preamble = FieldID("mime_multipart.preamble"), first = FieldID("mime_multipart.first_boundary")
    static let boundary = FieldID("mime_multipart.boundary"), last = FieldID("mime_multipart.last_boundary"), part = FieldID("mime_multipart.part")
    /// Types that Wireshark shows as lines of text.
    static let texts: Set<String> = [
        "text/plain", "text/html", "text/css", "text/richtext", "text/enriched", "text/parameters", "text/javascript",
    ]
    static let trailer = FieldID("mime_multipart.trailer"), media = FieldID("media.type"), lines = FieldID("data-text-lines")
    static let headers: [String: FieldID] = [
        "content-type": FieldID("mime_multipart.header.content-type"),
        "content-transfer-encoding": FieldID("mime_multipart.header.content-transfer-encoding"),
        "content-description": FieldID("mime_multipart.header.content-description"),
        "content-id": FieldID("mime_multipart.header.content-id"),
        "content-disposition": FieldID("mime_multipart.header.content-disposition"),
    ]
}

/// What a letter or a part of one is.
struct MediaType {
    /// `multipart/report`, in small letters.
    var name = "text/plain"
    /// Without a Content-Type field it is plain text (RFC 2045 §5.2).
    var isStated = false
    /// The parameter of multipart types.
    var boundary: String?

    init() {}

    /// Reads the value of a Content-Type field (RFC 2045 §5.1).
    init(_ text: String) {
        isStated = true
        let parts = text.split(separator: ";", maxSplits: 30)
        name = parts.first.map { $0.trimmingBlanks.lowercased() } ?? name
        for part in parts.dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].trimmingBlanks.lowercased() == "boundary" else { continue }
            let value = pair[1].trimmingBlanks
            boundary = value.hasPrefix("\"") ? String(value.dropFirst().prefix { $0 != "\"" }) : value
        }
    }
}

extension StringProtocol {
    /// Without white space at both ends.
    var trimmingBlanks: String {
        var text = Substring(self)
        while let first = text.first, first.isWhitespace { text = text.dropFirst() }
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return String(text)
    }
}

extension Dissector {
    /// Parts in parts, and letters in letters, are taken apart so deep.
    private static let depthLimit = 8
    private static let partLimit = 500

    /// The text behind a header.
    func dissectBody(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ type: MediaType, _ out: inout DissectedFrame, _ buffer: Int, depth: Int
    ) {
        guard start < end else { return }
        if type.name.hasPrefix("multipart/"), let boundary = type.boundary, depth < Self.depthLimit {
            if !multipart(bytes, start, end, type.name, Array("--\(boundary)".utf8), &out, buffer, depth) {
                Self.addData(bytes, start, end, &out, buffer: buffer)
            }
            return
        }
        if type.name == "message/rfc822" && depth < Self.depthLimit {
            return dissectIMF(bytes, start, end, &out, buffer, depth: depth + 1)
        }
        if MIME.texts.contains(type.name) || type.name.hasPrefix("multipart/") { return dissectText(bytes, start, end, MIME.lines, &out, buffer) }
        if type.name == "application/octet-stream" { return Self.addData(bytes, start, end, &out, buffer: buffer) }
        out.add(MIME.media, start, end - start, buffer: buffer)
    }

    /// - Returns: false when there is no boundary: then it is just data.
    private func multipart(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ name: String, _ mark: [UInt8], _ out: inout DissectedFrame, _ buffer: Int,
        _ depth: Int
    ) -> Bool {
        out.add(MIME.type, start, 0, text: name, buffer: buffer)
        guard let first = boundary(bytes, start, end, mark), !first.isLast else { return false }
        // The line end in front of a boundary belongs to it (RFC 2046 §5.1.1); the first one is shown without.
        let line = first.line
        if line > start { out.add(MIME.preamble, start, line - start, buffer: buffer) }
        out.add(MIME.first, line, first.end - line, buffer: buffer)
        var begin = first.end
        for _ in 0..<Self.partLimit {
            guard let next = boundary(bytes, begin, end, mark) else {
                part(bytes, begin, end, &out, buffer, depth)
                return true
            }
            part(bytes, begin, next.start, &out, buffer, depth)
            out.add(next.isLast ? MIME.last : MIME.boundary, next.start, next.end - next.start, buffer: buffer)
            begin = next.end
            if next.isLast { break }
        }
        if begin < end { out.add(MIME.trailer, begin, end - begin, buffer: buffer) }
        return true
    }

    private struct Boundary {
        /// With the line end before it.
        var start: Int
        /// Where its line begins.
        var line: Int
        var end: Int
        var isLast: Bool
    }

    private func boundary(_ bytes: [UInt8], _ start: Int, _ end: Int, _ mark: [UInt8]) -> Boundary? {
        var line = start
        while line < end {
            let place = bytes.line(at: line)
            let next = min(end, place?.next ?? end)
            let textEnd = min(end, place?.end ?? end)
            if textEnd - line >= mark.count, bytes[line..<(line + mark.count)].elementsEqual(mark) {
                let rest = bytes[(line + mark.count)..<textEnd]
                let isLast = rest.starts(with: [45, 45])
                let isBlank = rest.dropFirst(isLast ? 2 : 0).allSatisfy { $0 == 32 || $0 == 9 }
                if isBlank {
                    let hasLineEnd = line >= start + 2 && bytes[line - 2] == 13 && bytes[line - 1] == 10
                    return Boundary(start: hasLineEnd ? line - 2 : line, line: line, end: next, isLast: isLast)
                }
            }
            line = next
        }
        return nil
    }

    private func part(_ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int, _ depth: Int) {
        out.add(MIME.part, start, max(0, end - start), buffer: buffer)
        guard start < end else { return }
        out.open()
        defer { out.close() }
        var type = MediaType()
        var i = start
        var lastHeader: Int?
        var hasHeader = false
        while i < end {
            let first = line(bytes, i, end)
            if first.end == i && first.next > i {
                // Without any field the part is shown whole.
                guard hasHeader else { break }
                // The empty line counts to the last field, as in Wireshark.
                if let lastHeader { out.fields[lastHeader].length += Int32(first.next - i) }
                i = first.next
                break
            }
            var last = first
            while last.next < end, bytes[last.next] == 32 || bytes[last.next] == 9 { last = line(bytes, last.next, end) }
            guard let colon = bytes[i..<first.end].firstIndex(of: UInt8(ascii: ":")) else { break }
            let name = String(decoding: bytes[i..<colon], as: UTF8.self).lowercased()
            let value = String(decoding: bytes[(colon + 1)..<last.end], as: UTF8.self)
            if name == "content-type" { type = MediaType(value) }
            hasHeader = true
            lastHeader = nil
            if let id = MIME.headers[name] {
                lastHeader = out.fields.count
                out.add(id, i, last.next - i, text: Self.compact(value), buffer: buffer)
            }
            i = last.next
        }
        if type.isStated {
            dissectBody(bytes, i, end, type, &out, buffer, depth: depth + 1)
        } else {
            Self.addData(bytes, i, end, &out, buffer: buffer)
        }
    }

    /// The line at `start`, or what is left of it before `end`.
    private func line(_ bytes: [UInt8], _ start: Int, _ end: Int) -> LinePlace {
        if let line = bytes.line(at: start), line.next <= end { return line }
        return LinePlace(start: start, end: end, next: end)
    }

    /// White space outside of quotes becomes one blank, and none beside `;`, `,`, `=` and before a quote.
    private static func compact(_ text: String) -> String {
        var result = ""
        var hasBlank = false
        var isQuoted = false
        for character in text {
            if !isQuoted && character.isWhitespace {
                hasBlank = true
                continue
            }
            if hasBlank, let last = result.last, !";,=".contains(last), !";,=\"".contains(character) { result.append(" ") }
            hasBlank = false
            if character == "\"" { isQuoted.toggle() }
            result.append(character)
        }
        return result
    }
}
