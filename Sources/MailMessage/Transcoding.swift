// Re-encodes the parts of a letter that a road cannot carry as they are: 8-bit bytes where only 7 bits are promised
// (RFC 6152 §3), or lines that are too long for SMTP (RFC 5321 §4.5.3.1.6).
// Read first: MIMEPart.swift, QuotedPrintable.swift.
//
// Only leaves are changed, and only those that need it: a multipart or message/rfc822 may not be encoded as a whole
// (RFC 2045 §6.4), so the tree is followed. A signature over the body breaks, as it does in real life (DKIM,
// RFC 6376 §5.3). Header bytes beyond ASCII are not touched: they need SMTPUTF8, which nothing replaces
// (RFC 6531 §3.2).

/// Makes a letter fit for a narrower road.
package enum Transcoding {
    /// What the road cannot carry.
    package struct Limits: Equatable, Sendable {
        /// Whether bytes beyond ASCII may stay.
        package var allowsEightBit: Bool
        /// Longest line without its CRLF.
        package var longestLine: Int

        /// These limits.
        package init(allowsEightBit: Bool, longestLine: Int = Folding.maximumLineLength) {
            self.allowsEightBit = allowsEightBit
            self.longestLine = longestLine
        }
    }

    /// `message` with every leaf part that breaks `limits` as quoted-printable, or base64 when it is no text; the same
    /// bytes when none does.
    package static func fit(_ message: Message, _ limits: Limits) -> Message {
        let tree = MIMEPart(message)
        guard needsWork(tree, message.bytes, limits) else { return message }
        var result: [UInt8] = []
        result.reserveCapacity(message.bytes.count + message.bytes.count / 4)
        var copied = 0
        rewrite(tree, message.bytes, limits, &result, &copied, isRoot: true)
        result += message.bytes[copied...]
        return Message(result)
    }

    private static func breaks(_ bytes: ArraySlice<UInt8>, _ limits: Limits) -> Bool {
        (!limits.allowsEightBit && bytes.contains { $0 >= 0x80 }) || LineEndings.longestLine(bytes) > limits.longestLine
    }

    private static func needsWork(_ part: MIMEPart, _ bytes: [UInt8], _ limits: Limits) -> Bool {
        part.children.isEmpty
            ? breaks(bytes[part.bodyRange], limits) : part.children.contains { needsWork($0, bytes, limits) }
    }

    private static func rewrite(
        _ part: MIMEPart, _ bytes: [UInt8], _ limits: Limits, _ result: inout [UInt8], _ copied: inout Int, isRoot: Bool
    ) {
        guard needsWork(part, bytes, limits) else { return }
        // RFC 2045 §6.4: what holds parts cannot be encoded itself, and says 7bit once they all are.
        let encoding =
            !part.children.isEmpty
            ? "7bit"
            : part.contentType.type == "text" || isRoot && part.contentType.isMultipart ? "quoted-printable" : "base64"
        result += bytes[copied..<part.headerRange.lowerBound]
        header(of: part, bytes, encoding: encoding, isRoot: isRoot, &result)
        copied = part.bodyRange.lowerBound
        if part.children.isEmpty {
            let body = part.content(of: bytes)
            result += encoding == "base64" ? Base64.encodeLines(body) : QuotedPrintable.encode(body)
            copied = part.bodyRange.upperBound
        }
        for child in part.children { rewrite(child, bytes, limits, &result, &copied, isRoot: false) }
    }

    /// The part's header with `encoding` in place of what it said.
    private static func header(
        of part: MIMEPart, _ bytes: [UInt8], encoding: String, isRoot: Bool, _ result: inout [UInt8]
    ) {
        var isSaid = false
        var hasVersion = false
        for field in part.fields {
            let name = Octet.lowercased(Octet.text(bytes[field.nameRange]))
            if name == "mime-version" { hasVersion = true }
            if name == "content-transfer-encoding" {
                if !isSaid { result += Folding.field("Content-Transfer-Encoding", encoding) }
                isSaid = true
            } else {
                result += bytes[field.range]
            }
        }
        if isRoot && !hasVersion { result += Folding.field("MIME-Version", "1.0") }
        if !isSaid { result += Folding.field("Content-Transfer-Encoding", encoding) }
        result += Octet.crlf
    }
}
