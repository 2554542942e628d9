// The letter itself (RFC 5322): its header, field by field, and its text. Read first: Dissector+SMTP.swift, Lines.swift.

private enum IMF {
    /// Wireshark's names for the fields that it knows, in small letters.
    static let known: [String: FieldID] = [
        "from": FieldID("imf.from"), "to": FieldID("imf.to"), "cc": FieldID("imf.cc"), "bcc": FieldID("imf.bcc"),
        "sender": FieldID("imf.sender"), "reply-to": FieldID("imf.reply_to"), "subject": FieldID("imf.subject"),
        "date": FieldID("imf.date"), "message-id": FieldID("imf.message_id"), "in-reply-to": FieldID("imf.in_reply_to"),
        "references": FieldID("imf.references"), "received": FieldID("imf.received"), "return-path": FieldID("imf.return_path"),
        "mime-version": FieldID("imf.mime_version"), "content-type": FieldID("imf.content.type"),
        "content-transfer-encoding": FieldID("imf.content.transfer_encoding"), "content-id": FieldID("imf.content.id"),
        "content-description": FieldID("imf.content.description"), "delivered-to": FieldID("imf.delivered_to"),
        "x-original-to": FieldID("imf.ext.original-to"), "user-agent": FieldID("imf.user_agent"), "comments": FieldID("imf.comments"),
        "keywords": FieldID("imf.keywords"), "x-mailer": FieldID("imf.ext.mailer"),
        "content-language": FieldID("imf.content_language"), "importance": FieldID("imf.importance"),
        "priority": FieldID("imf.priority"), "sensitivity": FieldID("imf.sensitivity"), "lines": FieldID("imf.lines"),
        "resent-date": FieldID("imf.resent.date"), "resent-from": FieldID("imf.resent.from"),
        "resent-sender": FieldID("imf.resent.sender"), "resent-to": FieldID("imf.resent.to"),
        "resent-cc": FieldID("imf.resent.cc"), "resent-bcc": FieldID("imf.resent.bcc"),
        "resent-message-id": FieldID("imf.resent.message_id"), "thread-index": FieldID("imf.thread-index"),
        "expires": FieldID("imf.expires"), "expiry-date": FieldID("imf.ext.expiry-date"), "supersedes": FieldID("imf.supersedes"),
        "reply-by": FieldID("imf.reply_by"), "delivery-date": FieldID("imf.delivery_date"), "x-uidl": FieldID("imf.ext.uidl"),
        "x-virus-scanned": FieldID("imf.ext.virus_scanned"), "x-mimeole": FieldID("imf.ext.mimeole"),
        "x-authentication-warning": FieldID("imf.ext.authentication_warning"), "autoforwarded": FieldID("imf.autoforwarded"),
        "autosubmitted": FieldID("imf.autosubmitted"), "message-type": FieldID("imf.message_type"), "precedence": FieldID("imf.precedence"),
    ]
    static let mailboxes: Set<FieldID> = [FieldID("imf.sender"), FieldID("imf.resent.sender"), FieldID("imf.delivered_to")]
    static let mailboxLists: Set<FieldID> = [FieldID("imf.from"), FieldID("imf.resent.from")]
    static let addressLists: Set<FieldID> = [
        FieldID("imf.to"), FieldID("imf.cc"), FieldID("imf.bcc"), FieldID("imf.reply_to"), FieldID("imf.ext.original-to"),
        FieldID("imf.resent.to"), FieldID("imf.resent.cc"), FieldID("imf.resent.bcc"),
    ]
    static let contentType = FieldID("imf.content.type"), mediaType = FieldID("imf.content.type.type"), parameters = FieldID("imf.content.type.parameters")
    static let mailboxItem = FieldID("imf.mailbox_list.item"), addressItem = FieldID("imf.address_list.item")
    static let displayName = FieldID("imf.display_name"), address = FieldID("imf.address")
    static let ext = FieldID("imf.extension"), extType = FieldID("imf.extension.type"), extValue = FieldID("imf.extension.value")
    static let line = FieldID("text line"), text = FieldID("imf.message_text")
}

extension Dissector {
    /// A header has at most so many fields, and a text so many lines, that are shown one by one.
    private static let shownLimit = 2000

    /// - Parameter end: where the letter ends.
    func dissectIMF(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int, depth: Int = 0
    ) {
        out.protocolName = "IMF"
        var type = MediaType()
        var i = start
        var shown = 0
        while true {
            // A header that does not end is none: then all of it is text, as in Wireshark.
            guard shown < Self.shownLimit, let colon = bytes[i..<end].firstIndex(of: UInt8(ascii: ":")),
                let last = fieldEnd(bytes, colon + 1, end)
            else { return dissectText(bytes, start, end, IMF.text, &out, buffer) }
            shown += 1
            // Wireshark pays heed only to a type that has parameters.
            if bytes.isWord("CONTENT-TYPE", i, colon) && bytes[colon..<last.end].contains(UInt8(ascii: ";")) {
                type = MediaType(String(decoding: bytes[(colon + 1)..<last.end], as: UTF8.self))
            }
            field(bytes, i, colon, last, &out, buffer)
            i = last.next
            // An empty line ends the header (RFC 5322 §2.1).
            guard i + 1 < end && bytes[i] == 13 && bytes[i + 1] == 10 else {
                if i < end { continue }
                break
            }
            i += 2
            break
        }
        if type.isStated { return dissectBody(bytes, i, end, type, &out, buffer, depth: depth) }
        dissectText(bytes, i, end, IMF.text, &out, buffer)
    }

    /// Where the field ends whose text begins at `start`: at a CRLF behind which no white space comes (RFC 5322 §2.2.3).
    /// A bare LF or CR ends no line.
    private func fieldEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> LinePlace? {
        var i = start
        while let feed = bytes[i..<end].firstIndex(of: 10) {
            i = feed + 1
            guard feed > start, bytes[feed - 1] == 13 else { continue }
            if i < end && (bytes[i] == 32 || bytes[i] == 9) { continue }
            // Where nothing follows, Wireshark counts the line's end to the field.
            return LinePlace(start: start, end: i == end ? i : feed - 1, next: i)
        }
        return nil
    }

    private func field(_ bytes: [UInt8], _ start: Int, _ colon: Int, _ last: LinePlace, _ out: inout DissectedFrame, _ buffer: Int) {
        // White space behind the colon does not count, unless there is nothing else.
        let value = bytes[(colon + 1)..<last.end].firstIndex { !Self.isBlank($0) } ?? colon + 1
        let length = max(0, last.end - value)
        let name = String(decoding: bytes[start..<colon], as: UTF8.self).lowercased()
        guard let id = IMF.known[name] else {
            out.add(IMF.ext, start, last.end - start, buffer: buffer)
            out.open()
            out.add(IMF.extType, start, colon - start, buffer: buffer)
            out.add(IMF.extValue, value, length, buffer: buffer)
            out.close()
            return
        }
        out.add(id, value, length, buffer: buffer)
        out.open()
        if id == IMF.contentType {
            if let semicolon = bytes[value..<last.end].firstIndex(of: UInt8(ascii: ";")) {
                out.add(IMF.mediaType, value, semicolon - value, buffer: buffer)
                out.add(IMF.parameters, semicolon + 1, last.end - semicolon - 1, buffer: buffer)
            }
        } else if IMF.mailboxes.contains(id) {
            mailbox(bytes, value, last.end, last.next, &out, buffer)
        } else if IMF.mailboxLists.contains(id) {
            addresses(bytes, value, last, IMF.mailboxItem, &out, buffer)
        } else if IMF.addressLists.contains(id) {
            addresses(bytes, value, last, IMF.addressItem, &out, buffer)
        }
        out.close()
    }

    /// The members of a list of addresses (RFC 5322 §3.4), separated by commas outside of quotes and brackets.
    private func addresses(
        _ bytes: [UInt8], _ start: Int, _ last: LinePlace, _ item: FieldID, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        var i = start
        var isQuoted = false
        var depth = 0
        var begin = start
        var count = 0
        while i <= last.end && count < 200 {
            let isEnd = i == last.end
            let byte = isEnd ? UInt8(ascii: ",") : bytes[i]
            if !isEnd && byte == UInt8(ascii: "\\") {
                i += 2
                continue
            }
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted {
                if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "(") { depth += 1 }
                if byte == UInt8(ascii: ">") || byte == UInt8(ascii: ")") { depth -= 1 }
            }
            if isEnd || byte == UInt8(ascii: ",") && !isQuoted && depth <= 0 {
                // Wireshark counts the blanks before a member to it, and the line's end to the last one.
                let end = isEnd ? last.next : i
                out.add(item, begin, end - begin, buffer: buffer)
                out.open()
                member(bytes, begin, i, end, &out, buffer)
                out.close()
                count += 1
                begin = i + 1
            }
            i += 1
        }
    }

    /// A member of a list: a mailbox, or a group with its name in front of the first of its members (RFC 5322 §3.4).
    private func member(
        _ bytes: [UInt8], _ start: Int, _ textEnd: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        let text = bytes[start..<textEnd]
        guard let first = text.firstIndex(where: { !Self.isBlank($0) }), let colon = text.firstIndex(of: UInt8(ascii: ":")), colon > first,
            !text[..<colon].contains(where: { [UInt8(ascii: "<"), UInt8(ascii: "\""), UInt8(ascii: "[")].contains($0) })
        else { return mailbox(bytes, start, textEnd, end, &out, buffer) }
        out.add(IMF.displayName, first, colon - first, buffer: buffer)
        let close = text[colon...].firstIndex(of: UInt8(ascii: ";")) ?? textEnd
        guard let inner = bytes[(colon + 1)..<close].firstIndex(where: { !Self.isBlank($0) }) else { return }
        out.open()
        out.add(IMF.mailboxItem, inner, close - inner, buffer: buffer)
        out.open()
        mailbox(bytes, inner, close, close, &out, buffer)
        out.close()
        out.close()
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 13 || byte == 10 }

    /// One mailbox: a name and an address, or the address alone, which then goes on to `end`.
    private func mailbox(
        _ bytes: [UInt8], _ start: Int, _ textEnd: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        guard let open = bytes[start..<textEnd].firstIndex(of: UInt8(ascii: "<")),
            let close = bytes[open..<textEnd].firstIndex(of: UInt8(ascii: ">"))
        else { return out.add(IMF.address, start, end - start, buffer: buffer) }
        if let first = bytes[start..<open].firstIndex(where: { !Self.isBlank($0) }),
            let last = bytes[first..<open].lastIndex(where: { !Self.isBlank($0) })
        {
            out.add(IMF.displayName, first, last + 1 - first, buffer: buffer)
        }
        out.add(IMF.address, open + 1, close - open - 1, buffer: buffer)
    }

    /// Text, line by line, under `heading`: Wireshark has a name for text that says of itself that it is text, another one
    /// for the rest of a letter that says nothing.
    func dissectText(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ heading: FieldID, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        guard start <= end else { return }
        out.add(heading, start, end - start, buffer: buffer)
        out.open()
        var i = start
        var shown = 0
        while i < end, shown < Self.shownLimit {
            let next = min(end, bytes.line(at: i)?.next ?? end)
            out.add(IMF.line, i, next - i, buffer: buffer)
            shown += 1
            i = next
        }
        out.close()
    }
}
