// The tree of parts that a letter's body is (RFC 2045, RFC 2046): text, attachments, letters inside of letters.
// Read first: Message.swift, ContentType.swift. Then MIMEPart+Parse.swift, which finds the tree.
//
//     multipart/mixed            the whole body
//     ├── text/plain             part 1
//     └── message/rfc822         part 2: a letter, again with a header and a body
//
// A part holds ranges of the message's bytes, never copies: IMAP quotes them (RFC 3501 §7.4.2 BODYSTRUCTURE).

/// One part of a message's body, or the message itself.
package struct MIMEPart: Equatable, Sendable {
    /// Its header fields, as places in the message.
    package var fields: [HeaderField]
    /// Its header with the empty line.
    package var headerRange: Range<Int>
    /// Its body; the line ending before a boundary is not part of it.
    package var bodyRange: Range<Int>
    /// Content-Type, or what stands for it when it is not said.
    package var contentType: ContentType
    /// Content-Transfer-Encoding in lower case; `7bit` when not said.
    package var transferEncoding: String
    /// Content-ID with its brackets.
    package var contentID: String?
    /// Content-Description.
    package var contentDescription: String?
    /// Content-Disposition.
    package var disposition: ParameterizedValue?
    /// The parts of a multipart; the one letter of a message/rfc822; else none.
    package var children: [MIMEPart]
    /// How many lines its body has.
    package var lineCount: Int

    /// The decoded content of a part of `bytes`.
    package func content(of bytes: [UInt8]) -> [UInt8] {
        switch transferEncoding {
        case "base64": Base64.decode(bytes[bodyRange].span, lenient: true) ?? []
        case "quoted-printable": QuotedPrintable.decode(bytes[bodyRange])
        default: Array(bytes[bodyRange])
        }
    }

    /// Its text for a person: decoded, in the charset that it names, where that is known.
    package func text(of bytes: [UInt8]) -> String {
        let content = content(of: bytes)
        let charset = Octet.lowercased(contentType["charset"] ?? "us-ascii")
        return Octet.text(Charset.utf8(content, charset: charset) ?? content)
    }

    /// The first text/plain part in the order of the tree, or the first text of any kind.
    package var firstText: MIMEPart? {
        firstLeaf { $0.contentType.type == "text" && $0.contentType.subtype == "plain" }
            ?? firstLeaf { $0.contentType.type == "text" }
    }

    private func firstLeaf(_ matches: (MIMEPart) -> Bool) -> MIMEPart? {
        if children.isEmpty { return matches(self) ? self : nil }
        for child in children {
            if let found = child.firstLeaf(matches) { return found }
        }
        return nil
    }
}
