// Finds the parts of a body by their boundaries (RFC 2046 §5.1). Read first: MIMEPart.swift.
//
// Any bytes have a tree: a multipart without a boundary, or one nested too deep, is a part without children.

extension MIMEPart {
    /// Parts inside of parts are followed this deep; deeper ones are plain bodies.
    package static let maximumDepth = 20
    /// At most this many parts are told apart in one letter.
    package static let maximumParts = 1_000

    /// The tree of `message`.
    package init(_ message: Message) {
        var budget = Self.maximumParts
        self.init(
            message.bytes, message.fields, header: 0..<message.bodyOffset,
            body: message.bodyOffset..<message.bytes.count, implied: .plainASCII, depth: 0, &budget)
    }

    private init(
        _ bytes: [UInt8], _ fields: [HeaderField], header: Range<Int>, body: Range<Int>, implied: ContentType,
        depth: Int,
        _ budget: inout Int
    ) {
        func value(_ name: String) -> String? {
            fields.first { Octet.equalIgnoringCase(bytes[$0.nameRange], name) }
                .map { Octet.text(Folding.unfold(bytes[$0.valueRange])) }
        }
        self.fields = fields
        headerRange = header
        bodyRange = body
        // RFC 2045 §5.2: a type that cannot be read counts as plain text.
        contentType = value("Content-Type").map { ContentType($0) ?? .plainASCII } ?? implied
        transferEncoding = value("Content-Transfer-Encoding").map { ParameterizedValue($0).value } ?? "7bit"
        contentID = value("Content-ID")
        contentDescription = value("Content-Description")
        disposition = value("Content-Disposition").map { ParameterizedValue($0) }
        children = []
        lineCount = bytes[body].reduce(0) { $1 == Octet.lf ? $0 + 1 : $0 }
        if let last = bytes[body].last, last != Octet.lf { lineCount += 1 }
        guard depth < Self.maximumDepth else { return }
        if contentType.isMultipart, let boundary = contentType["boundary"], !boundary.isEmpty {
            // RFC 2046 §5.1.5: what a digest's parts do not say is that they are letters.
            let implied = contentType.subtype == "digest" ? ContentType("message", "rfc822") : .plainASCII
            for range in Self.split(bytes, body, Array(boundary.utf8), limit: budget) {
                children.append(Self.part(bytes, range, implied, depth + 1, &budget))
            }
        } else if contentType.isMessage, budget > 0, !["base64", "quoted-printable"].contains(transferEncoding) {
            children = [Self.part(bytes, body, .plainASCII, depth + 1, &budget)]
        }
    }

    private static func part(
        _ bytes: [UInt8], _ range: Range<Int>, _ implied: ContentType, _ depth: Int, _ budget: inout Int
    ) -> MIMEPart {
        budget -= 1
        let (fields, body) = Message.index(bytes, range)
        return MIMEPart(
            bytes, fields, header: range.lowerBound..<body, body: body..<range.upperBound, implied: implied,
            depth: depth,
            &budget)
    }

    /// The ranges between the boundary lines of `body`, at most `limit`.
    private static func split(_ bytes: [UInt8], _ body: Range<Int>, _ boundary: [UInt8], limit: Int) -> [Range<Int>] {
        let dash = UInt8(ascii: "-")
        let delimiter = [dash, dash] + boundary
        var parts: [Range<Int>] = []
        var start: Int?
        var line = body.lowerBound
        while line < body.upperBound, parts.count < limit {
            let next = Message.endOfLine(bytes, from: line, limit: body.upperBound)
            defer { line = next }
            guard next - line >= delimiter.count, bytes[line..<(line + delimiter.count)].elementsEqual(delimiter)
            else { continue }
            let rest = bytes[(line + delimiter.count)..<next].filter { !Octet.isBlank($0) && $0 != 13 && $0 != 10 }
            let isLast = rest == [dash, dash]
            guard rest.isEmpty || isLast else { continue }
            if let start { parts.append(start..<endOfContent(bytes, start, before: line)) }
            start = next
            // RFC 2046 §5.1.1: behind the closing delimiter is only an epilogue.
            if isLast { return parts }
        }
        // The closing delimiter is missing: the last part goes on to the end.
        if let start, parts.count < limit { parts.append(start..<body.upperBound) }
        return parts
    }

    /// RFC 2046 §5.1.1: the line ending before a delimiter belongs to the delimiter.
    private static func endOfContent(_ bytes: [UInt8], _ start: Int, before line: Int) -> Int {
        var end = line
        if end > start, bytes[end - 1] == Octet.lf { end -= 1 }
        if end > start, bytes[end - 1] == Octet.cr { end -= 1 }
        return end
    }
}
