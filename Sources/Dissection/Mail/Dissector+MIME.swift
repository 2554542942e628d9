// Letters of several parts (RFC 2046 §5.1): bounces for one. Read first: Dissector+IMF.swift.

private enum MIME {
    static let type = FieldID("mime_multipart.type"), preamble = FieldID("mime_multipart.preamble"),
        first = FieldID("mime_multipart.first_boundary")
    static let boundary = FieldID("mime_multipart.boundary"), last = FieldID("mime_multipart.last_boundary"),
        part = FieldID("mime_multipart.part")
    /// Types that Wireshark shows as lines of text.
    static let texts: Set<String> = [
        "text/plain", "text/html", "text/css", "text/richtext", "text/enriched", "text/parameters", "text/javascript",
        "application/x-javascript",
    ]
    /// Those that it takes apart; it has nothing to say of others.
    static let multiparts: Set<String> = [
        "multipart/mixed", "multipart/related", "multipart/alternative", "multipart/form-data", "multipart/report",
        "multipart/signed",
        "multipart/encrypted",
    ]
    static let trailer = FieldID("mime_multipart.trailer"), media = FieldID("media.type"),
        lines = FieldID("data-text-lines")
    static let noBoundary = FieldID("mime_multipart.no_required_parameter")
    static let headers: [String: FieldID] = [
        "content-type": FieldID("mime_multipart.header.content-type"),
        "c": FieldID("mime_multipart.header.content-type"),
        "content-transfer-encoding": FieldID("mime_multipart.header.content-transfer-encoding"),
        "content-description": FieldID("mime_multipart.header.content-description"),
        "content-id": FieldID("mime_multipart.header.content-id"),
        "content-disposition": FieldID("mime_multipart.header.content-disposition"),
        "content-encoding": FieldID("mime_multipart.header.content-encoding"),
        "e": FieldID("mime_multipart.header.content-encoding"),
        "content-language": FieldID("mime_multipart.header.content-language"),
        "content-length": FieldID("mime_multipart.header.content-length"),
        "l": FieldID("mime_multipart.header.content-length"),
        "originalcontent": FieldID("mime_multipart.header.originalcontent"),
    ]
    static let contentType = FieldID("mime_multipart.header.content-type")
}

/// What a letter or a part of one is.
struct MediaType {
    /// `multipart/report`, as it was written.
    var name = "text/plain"
    /// Without a Content-Type field it is plain text (RFC 2045 §5.2).
    var isStated = false
    private var parameters: [(name: String, value: String)] = []

    init() {}

    /// Reads the value of a Content-Type field (RFC 2045 §5.1).
    init(_ text: String) {
        let parts = Self.parts(text)
        name = parts.first?.trimmingBlanks ?? name
        isStated = true
        read(parts.dropFirst())
    }

    /// Another field states the type. The parameters of the one before stay when it has none that end.
    mutating func state(_ name: String, parameters text: String?) {
        self.name = name.trimmingBlanks
        isStated = true
        guard let text else { return }
        parameters = []
        read(Self.parts(text)[...])
    }

    private mutating func read(_ parts: ArraySlice<Substring>) {
        for part in parts {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { continue }
            let value = pair[1].trimmingBlanks
            parameters.append(
                (
                    pair[0].trimmingBlanks.lowercased(),
                    value.hasPrefix("\"") ? Self.unquoted(value) : Self.token(value)
                ))
        }
    }

    /// The name in small letters.
    var lowercased: String { name.lowercased() }

    /// Whether anything stands behind the name.
    var hasParameters: Bool { !parameters.isEmpty }

    /// A parameter; Wireshark takes the last one when none has that name.
    func parameter(_ name: String) -> String? { (parameters.first { $0.name == name } ?? parameters.last)?.value }

    /// What stands between the semicolons that are not in quotes.
    private static func parts(_ text: String) -> [Substring] {
        var parts: [Substring] = []
        var (isQuoted, isEscaped) = (false, false)
        var start = text.startIndex
        for i in text.indices where parts.count < 30 {
            let character = text[i]
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = isQuoted
            } else if character == "\"" {
                isQuoted.toggle()
            } else if character == ";" && !isQuoted {
                parts.append(text[start..<i])
                start = text.index(after: i)
            }
        }
        return parts + [text[start...]]
    }

    /// RFC 2045 §5.1: without quotes a value is a token, and comments may follow.
    private static func token(_ value: String) -> String {
        let end = value.utf8.firstIndex { !isOfToken($0) }
        return end.map { String(value[..<$0]) } ?? value
    }

    private static func isOfToken(_ byte: UInt8) -> Bool {
        switch Unicode.Scalar(byte) {
        case "(", ")", "<", ">", "@", ",", ";", ":", "\\", "\"", "/", "[", "]", "?", "=": false
        default: byte > 32 && byte < 127
        }
    }

    private static func unquoted(_ value: String) -> String {
        var result = ""
        var isEscaped = false
        for character in value.dropFirst() {
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
                continue
            } else if character == "\"" {
                break
            }
            result.append(character)
        }
        return result
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
    /// - Parameter isPart: a part of a letter; of whole letters of most kinds Wireshark shows nothing.
    func dissectBody(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ type: MediaType, _ out: inout DissectedFrame, _ buffer: Int,
        depth: Int,
        isPart: Bool
    ) {
        let name = type.lowercased
        // Of a header alone these two are shown nevertheless.
        guard start < end || name == "message/rfc822" || MIME.multiparts.contains(name) else { return }
        if MIME.multiparts.contains(name) && depth < Self.depthLimit {
            let isEncrypted = name == "multipart/encrypted"
            guard type.hasParameters, let boundary = type.parameter("boundary") else {
                out.add(MIME.noBoundary, 0, 0, generated: true)
                return Self.addData(bytes, start, end, &out, buffer: buffer)
            }
            let frame = Multipart(
                name: isPart ? name : type.name, mark: Array("--\(boundary)".utf8),
                firstType: isEncrypted ? type.parameter("protocol")?.lowercased() : nil)
            if !multipart(bytes, start, end, frame, &out, buffer, depth) {
                Self.addData(bytes, start, end, &out, buffer: buffer)
            }
            return
        }
        if name == "message/rfc822" && depth < Self.depthLimit {
            return dissectIMF(bytes, start, end, &out, buffer, depth: depth + 1)
        }
        if MIME.texts.contains(name) { return dissectText(bytes, start, end, MIME.lines, &out, buffer) }
        if name.hasPrefix("application/octet-stream") { return Self.addData(bytes, start, end, &out, buffer: buffer) }
        guard isPart else { return }
        let outerLayer = out.enter(.media)
        defer { out.leave(to: outerLayer) }
        out.add(MIME.media, start, end - start, buffer: buffer)
    }

    /// How a letter of several parts is put together.
    private struct Multipart {
        /// `multipart/report`.
        var name: String
        /// What boundaries begin with.
        var mark: [UInt8]
        /// Of encrypted letters: the kind of the first part (RFC 1847 §2.2).
        var firstType: String?
    }

    /// - Returns: false when there is no boundary: then it is just data.
    private func multipart(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ frame: Multipart, _ out: inout DissectedFrame, _ buffer: Int,
        _ depth: Int
    ) -> Bool {
        let outerLayer = out.enter(.multipart)
        defer { out.leave(to: outerLayer) }
        out.add(MIME.type, start, 0, text: frame.name, buffer: buffer)
        guard frame.mark.count > 2, let first = firstBoundary(bytes, start, end, frame.mark) else { return false }
        if first.start > start { out.add(MIME.preamble, start, first.start - start, buffer: buffer) }
        out.add(MIME.first, first.start, first.end - first.start, buffer: buffer)
        var begin = first.end
        var isLast = first.isLast
        var number = 0
        while !isLast && number < Self.partLimit {
            let place = out.fields.count
            out.add(MIME.part, begin, 0, buffer: buffer)
            // Wireshark shows nothing of a part that does not end.
            guard let next = nextBoundary(bytes, begin, end, frame.mark),
                part(bytes, begin, next.start, end, number == 0 ? frame.firstType : nil, &out, buffer, depth)
            else { return true }
            out.fields[place].length = Int32(next.start - begin)
            out.add(next.isLast ? MIME.last : MIME.boundary, next.start, next.end - next.start, buffer: buffer)
            begin = next.end
            isLast = next.isLast
            number += 1
        }
        if begin < end { out.add(MIME.trailer, begin, end - begin, buffer: buffer) }
        return true
    }

    private struct Boundary {
        var start: Int
        var end: Int
        var isLast: Bool
    }

    /// The first boundary. The line end in front of it does not belong to it.
    private func firstBoundary(_ bytes: [UInt8], _ start: Int, _ end: Int, _ mark: [UInt8]) -> Boundary? {
        var line = start
        while line + mark.count < end {
            let next = Self.lineEnd(bytes, line, end).next
            if bytes[line...].starts(with: mark) {
                return Boundary(start: line, end: next, isLast: isLast(bytes, line + mark.count, end))
            }
            line = next
        }
        return nil
    }

    /// A further boundary, with the line end in front of it (RFC 2046 §5.1.1). As in Wireshark, more may stand behind
    /// it on its line, and the last one may follow other words on a line.
    private func nextBoundary(_ bytes: [UInt8], _ start: Int, _ end: Int, _ mark: [UInt8]) -> Boundary? {
        var line = start
        while line + mark.count < end {
            let (text, next) = Self.lineEnd(bytes, line, end)
            if next + mark.count <= end, bytes[next...].starts(with: mark) {
                let boundaryEnd = Self.lineEnd(bytes, next, end).next
                return Boundary(start: text, end: boundaryEnd, isLast: isLast(bytes, next + mark.count, end))
            }
            let last = text - mark.count - 2
            if last >= start, bytes[(text - 2)..<text].elementsEqual([45, 45]), bytes[last...].starts(with: mark) {
                return Boundary(start: last, end: next, isLast: true)
            }
            line = next
        }
        return nil
    }

    private func isLast(_ bytes: [UInt8], _ place: Int, _ end: Int) -> Bool {
        place + 2 <= end && bytes[place] == 45 && bytes[place + 1] == 45
    }

    /// Where the text of the line at `start` ends, and where the next one begins: behind CRLF, LF or CR.
    private static func lineEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (text: Int, next: Int) {
        guard let text = bytes[start..<end].firstIndex(where: { $0 == 10 || $0 == 13 }) else { return (end, end) }
        return (text, text + 1 < end && bytes[text] == 13 && bytes[text + 1] == 10 ? text + 2 : text + 1)
    }

    /// A part from `start` to the boundary at `stop`; `end` is where the whole ends.
    /// - Returns: false when Wireshark gives up here.
    private func part(
        _ bytes: [UInt8], _ start: Int, _ stop: Int, _ end: Int, _ onlyType: String?, _ out: inout DissectedFrame,
        _ buffer: Int,
        _ depth: Int
    ) -> Bool {
        out.open()
        defer { out.close() }
        var type = MediaType()
        var i = start
        var isLast = false
        while !isLast && i < stop {
            // A field ends where the boundary begins at the latest; the empty line counts to the last one.
            guard let field = Self.fieldEnd(bytes, i, end) else { return false }
            var next = field.end
            isLast = field.isLast
            if isLast && next + 2 <= stop {
                next += 2
            } else if next - 2 == stop {
                isLast = true
                next = stop
            } else {
                next = min(next, stop)
            }
            let text = bytes[i..<next]
            // What is no field belongs to the text.
            guard let colon = text.firstIndex(of: UInt8(ascii: ":")), colon > i,
                !text[..<colon].contains(where: { $0 == 10 || $0 == 13 })
            else { break }
            let name = String(decoding: bytes[i..<colon], as: UTF8.self).trimmingBlanks.lowercased()
            let value = String(decoding: bytes[(colon + 1)..<next], as: UTF8.self)
            if let id = MIME.headers[name] {
                let compact = Self.compact(value)
                out.add(id, i, next - i, text: compact, buffer: buffer)
                if id == MIME.contentType {
                    type = MediaType(compact)
                    let name = type.lowercased
                    if let onlyType, name.hasPrefix("application/octet-stream") || !name.hasPrefix(onlyType) {
                        return false
                    }
                }
            } else if text.contains(where: { $0 > 126 || $0 < 32 && $0 != 13 && $0 != 10 && $0 != 9 }) {
                break
            }
            i = next
        }
        if type.isStated {
            dissectBody(bytes, i, stop, type, &out, buffer, depth: depth + 1, isPart: true)
        } else {
            Self.addData(bytes, i, stop, &out, buffer: buffer)
        }
        return true
    }

    /// The first line, with those that continue it. White space outside of quotes becomes one blank, and none beside
    /// `;`, `,`, `=` and before a quote.
    private static func compact(_ text: String) -> String {
        var result = ""
        var hasBlank = false
        var isQuoted = false
        for i in text.indices {
            let character = text[i]
            if !isQuoted && ["\n", "\r", "\r\n"].contains(character) {
                // A line that is not continued is the last one (RFC 5322 §2.2.3).
                let next = text.index(after: i)
                guard next < text.endIndex, text[next] == " " || text[next] == "\t" else { break }
            }
            if !isQuoted && character.isWhitespace {
                hasBlank = true
                continue
            }
            if hasBlank, let last = result.last, !";,=".contains(last), !";,=\"".contains(character) {
                result.append(" ")
            }
            hasBlank = false
            if character == "\"" { isQuoted.toggle() }
            result.append(character)
        }
        return result
    }
}
