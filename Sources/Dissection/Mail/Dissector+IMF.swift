// The letter itself (RFC 5322): its header, field by field, and its text. Read first: Dissector+SMTP.swift,
// Lines.swift.

private enum IMF {
    /// Wireshark's names for the fields that it knows, in small letters.
    static let known: [String: FieldID] = [
        "from": FieldID("imf.from"), "to": FieldID("imf.to"), "cc": FieldID("imf.cc"), "bcc": FieldID("imf.bcc"),
        "sender": FieldID("imf.sender"), "reply-to": FieldID("imf.reply_to"), "subject": FieldID("imf.subject"),
        "date": FieldID("imf.date"), "message-id": FieldID("imf.message_id"), "in-reply-to": FieldID("imf.in_reply_to"),
        "references": FieldID("imf.references"), "received": FieldID("imf.received"),
        "return-path": FieldID("imf.return_path"),
        "mime-version": FieldID("imf.mime_version"), "content-type": FieldID("imf.content.type"),
        "content-transfer-encoding": FieldID("imf.content.transfer_encoding"), "content-id": FieldID("imf.content.id"),
        "content-description": FieldID("imf.content.description"), "delivered-to": FieldID("imf.delivered_to"),
        "x-original-to": FieldID("imf.ext.original-to"), "user-agent": FieldID("imf.user_agent"),
        "comments": FieldID("imf.comments"),
        "keywords": FieldID("imf.keywords"), "x-mailer": FieldID("imf.ext.mailer"),
        "content-language": FieldID("imf.content_language"), "importance": FieldID("imf.importance"),
        "priority": FieldID("imf.priority"), "sensitivity": FieldID("imf.sensitivity"), "lines": FieldID("imf.lines"),
        "resent-date": FieldID("imf.resent.date"), "resent-from": FieldID("imf.resent.from"),
        "resent-sender": FieldID("imf.resent.sender"), "resent-to": FieldID("imf.resent.to"),
        "resent-cc": FieldID("imf.resent.cc"), "resent-bcc": FieldID("imf.resent.bcc"),
        "resent-message-id": FieldID("imf.resent.message_id"), "thread-index": FieldID("imf.thread-index"),
        "expires": FieldID("imf.expires"), "expiry-date": FieldID("imf.ext.expiry-date"),
        "supersedes": FieldID("imf.supersedes"),
        "reply-by": FieldID("imf.reply_by"), "delivery-date": FieldID("imf.delivery_date"),
        "x-uidl": FieldID("imf.ext.uidl"),
        "x-virus-scanned": FieldID("imf.ext.virus_scanned"), "x-mimeole": FieldID("imf.ext.mimeole"),
        "x-authentication-warning": FieldID("imf.ext.authentication_warning"),
        "autoforwarded": FieldID("imf.autoforwarded"),
        "autosubmitted": FieldID("imf.autosubmitted"), "message-type": FieldID("imf.message_type"),
        "precedence": FieldID("imf.precedence"),
        "conversion": FieldID("imf.conversion"), "conversion-with-loss": FieldID("imf.conversion_with_loss"),
        "deferred-delivery": FieldID("imf.deferred_delivery"),
        "latest-delivery-time": FieldID("imf.latest_delivery_time"),
        "discarded-x400-ipms-extensions": FieldID("imf.discarded_x400_ipms_extensions"),
        "discarded-x400-mts-extensions": FieldID("imf.discarded_x400_mts_extensions"),
        "dl-expansion-history": FieldID("imf.dl_expansion_history"), "incomplete-copy": FieldID("imf.incomplete_copy"),
        "original-encoded-information-types": FieldID("imf.original_encoded_information_types"),
        "originator-return-address": FieldID("imf.originator_return_address"),
        "x400-content-identifier": FieldID("imf.x400_content_identifier"),
        "x400-content-type": FieldID("imf.x400_content_type"),
        "x400-mts-identifier": FieldID("imf.x400_mts_identifier"), "x400-originator": FieldID("imf.x400_originator"),
        "x400-received": FieldID("imf.x400_received"), "x400-recipients": FieldID("imf.x400_recipients"),
        "x-ms-tnef-correlator": FieldID("imf.ext.tnef-correlator"),
    ]
    static let mailboxes: Set<FieldID> = [
        FieldID("imf.sender"), FieldID("imf.resent.sender"), FieldID("imf.delivered_to"),
    ]
    static let mailboxLists: Set<FieldID> = [FieldID("imf.from"), FieldID("imf.resent.from")]
    static let addressLists: Set<FieldID> = [
        FieldID("imf.to"), FieldID("imf.cc"), FieldID("imf.bcc"), FieldID("imf.reply_to"),
        FieldID("imf.ext.original-to"),
        FieldID("imf.resent.to"), FieldID("imf.resent.cc"), FieldID("imf.resent.bcc"),
    ]
    static let contentType = FieldID("imf.content.type"), mediaType = FieldID("imf.content.type.type"),
        parameters = FieldID("imf.content.type.parameters")
    static let mailboxItem = FieldID("imf.mailbox_list.item"), addressItem = FieldID("imf.address_list.item")
    static let displayName = FieldID("imf.display_name"), address = FieldID("imf.address")
    static let ext = FieldID("imf.extension"), extType = FieldID("imf.extension.type"),
        extValue = FieldID("imf.extension.value")
    static let line = FieldID("text line"), text = FieldID("imf.message_text")
}

extension Dissector {
    /// A header has at most so many fields, and a text so many lines, that are shown one by one.
    private static let shownLimit = 2000
    /// So many members of a list are shown.
    private static let memberLimit = 1000

    /// - Parameter end: where the letter ends.
    func dissectIMF(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int, depth: Int = 0
    ) {
        let outerLayer = out.enter(.imf)
        defer { out.leave(to: outerLayer) }
        out.protocolName = "IMF"
        var type = MediaType()
        var isBase64: String?
        var i = start
        var shown = 0
        while true {
            // A header that does not end is none: then all of it is text, as in Wireshark.
            guard shown < Self.shownLimit, let colon = bytes[i..<end].firstIndex(of: UInt8(ascii: ":")),
                let last = Self.fieldEnd(bytes, colon + 1, end)
            else {
                i = start
                break
            }
            shown += 1
            guard field(bytes, i, colon, last.end, end, &out, buffer) else { return }
            // Wireshark pays heed only to a type that has parameters.
            if bytes.isWord("CONTENT-TYPE", i, colon) {
                if let place = Self.typePlace(bytes, colon, last.end, end) {
                    type.state(
                        String(decoding: bytes[place.name], as: UTF8.self),
                        parameters: place.parameters.map { String(decoding: bytes[$0], as: UTF8.self) })
                }
            } else if bytes.isWord("CONTENT-TRANSFER-ENCODING", i, colon) {
                let encoding = String(decoding: bytes[(colon + 1)..<last.end], as: UTF8.self).trimmingBlanks
                isBase64 = encoding.lowercased().hasPrefix("base64") ? encoding : nil
            }
            i = last.end
            // An empty line ends the header (RFC 5322 §2.1).
            if last.isLast {
                i = min(end, i + 2)
                break
            }
        }
        guard type.isStated else { return dissectText(bytes, i, end, IMF.text, &out, buffer) }
        if let isBase64, i < end {
            // Decoded first (RFC 2045 §6.8); Wireshark names the bytes after the encoding.
            let plain = Self.base64(bytes[i..<end])
            guard let decoded = out.addBuffer(isBase64, plain) else { return }
            return dissectBody(plain, 0, plain.count, type, &out, decoded, depth: depth, isPart: false)
        }
        dissectBody(bytes, i, end, type, &out, buffer, depth: depth, isPart: false)
    }

    /// Base64 without what is none of its letters, as far as the first NUL; an incomplete group at the end does not
    /// count. In a group the third letter and the fourth leave a byte out where they are padding, each by itself.
    private static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var plain: [UInt8] = []
        plain.reserveCapacity(text.count / 4 * 3)
        var (group, count) = (0, 0)
        var last: (third: UInt8, fourth: UInt8) = (0, 0)
        for byte in text.prefix(while: { $0 != 0 }) {
            let number: Int
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): number = Int(byte) - 65
            case UInt8(ascii: "a")...UInt8(ascii: "z"): number = Int(byte) - 71
            case UInt8(ascii: "0")...UInt8(ascii: "9"): number = Int(byte) + 4
            case UInt8(ascii: "+"): number = 62
            case UInt8(ascii: "/"): number = 63
            case UInt8(ascii: "="): number = 0
            default: continue
            }
            group = group << 6 | number
            last = (last.fourth, byte)
            count += 1
            guard count == 4 else { continue }
            plain.append(UInt8(group >> 16 & 255))
            if last.third != UInt8(ascii: "=") { plain.append(UInt8(group >> 8 & 255)) }
            if last.fourth != UInt8(ascii: "=") { plain.append(UInt8(group & 255)) }
            (group, count) = (0, 0)
        }
        return plain
    }

    /// Where the field ends whose text begins at `start`: behind a CRLF after which no white space comes
    /// (RFC 5322 §2.2.3). A bare LF or CR ends no line.
    /// - Returns: also whether it is the last field. When nothing follows, the end is in front of the CRLF, as in
    ///   Wireshark.
    static func fieldEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (end: Int, isLast: Bool)? {
        var i = start
        while i < end, let feed = bytes[i..<end].firstIndex(of: 10) {
            i = feed + 1
            guard feed > start, bytes[feed - 1] == 13 else { continue }
            if i == end { return (feed - 1, true) }
            if bytes[i] == 32 || bytes[i] == 9 { continue }
            return (i, i + 1 < end && bytes[i] == 13 && bytes[i + 1] == 10)
        }
        return nil
    }

    /// A field of the header, whose name ends at `colon`, and which ends at `last`.
    /// - Parameter end: where the letter ends.
    /// - Returns: false when Wireshark gives up here.
    private func field(
        _ bytes: [UInt8], _ start: Int, _ colon: Int, _ last: Int, _ end: Int, _ out: inout DissectedFrame,
        _ buffer: Int
    ) -> Bool {
        // White space behind the colon does not count, unless there is nothing else.
        let value = bytes[(colon + 1)..<last].firstIndex { !Self.isBlank($0) } ?? colon + 1
        // Two bytes are left out as the end of the line, also where the line's end does not count: one byte less than
        // none is all that follows for Wireshark, and two less are an error.
        let length = last - value - 2 == -1 ? end - value : last - value - 2
        let name = String(decoding: bytes[start..<colon], as: UTF8.self).lowercased()
        guard let id = IMF.known[name] else {
            out.add(IMF.ext, start, max(0, last - start - 2), buffer: buffer)
            out.open()
            out.add(IMF.extType, start, colon - start, buffer: buffer)
            if length >= 0 { out.add(IMF.extValue, value, length, buffer: buffer) }
            out.close()
            return length >= 0
        }
        guard length >= 0 else { return false }
        out.add(id, value, length, buffer: buffer)
        out.open()
        if id == IMF.contentType {
            if let place = Self.typePlace(bytes, colon, last, end) {
                out.add(IMF.mediaType, place.name.lowerBound, place.name.count, buffer: buffer)
                if let parameters = place.parameters {
                    out.add(IMF.parameters, parameters.lowerBound, parameters.count, buffer: buffer)
                }
            }
        } else if IMF.mailboxes.contains(id) {
            mailbox(bytes, value, last, &out, buffer)
        } else if IMF.mailboxLists.contains(id) {
            addresses(bytes, value, last, IMF.mailboxItem, &out, buffer)
        } else if IMF.addressLists.contains(id) {
            addresses(bytes, value, last, IMF.addressItem, &out, buffer)
        }
        out.close()
        return true
    }

    /// Where the type stands in a Content-Type field (RFC 2045 §5.1) that ends at `last`, and where its parameters
    /// do; nil without a semicolon.
    ///
    /// Wireshark looks as many bytes far as the field has behind its colon, but from where the value begins. So two
    /// letters are missing at the end where no blank stands behind the colon, and with several blanks it looks into
    /// what follows.
    /// - Parameter end: where the letter ends.
    private static func typePlace(_ bytes: [UInt8], _ colon: Int, _ last: Int, _ end: Int)
        -> (name: Range<Int>, parameters: Range<Int>?)?
    {
        let value = bytes[(colon + 1)..<last].firstIndex { !isBlank($0) } ?? colon + 1
        let limit = min(end, value + last - colon - 1)
        guard let semicolon = bytes[value..<limit].firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let parameters = fieldEnd(bytes, semicolon + 1, limit).map { found in
            (semicolon + 1)..<max(semicolon + 1, found.end - 2)
        }
        return (value..<semicolon, parameters)
    }

    /// The members of a list of addresses (RFC 5322 §3.4). As in Wireshark, each comma separates two of them, one in
    /// quotes too; the blanks before a member belong to it, and the line's end to the last one.
    private func addresses(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ item: FieldID, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        var begin = start
        for _ in 0..<Self.memberLimit {
            let comma = bytes[begin..<end].firstIndex(of: UInt8(ascii: ","))
            out.add(item, begin, (comma ?? end) - begin, buffer: buffer)
            out.open()
            if item == IMF.addressItem {
                member(bytes, begin, comma ?? end, &out, buffer)
            } else {
                mailbox(bytes, begin, comma ?? end, &out, buffer)
            }
            out.close()
            guard let comma else { return }
            begin = comma + 1
        }
    }

    /// A member of a list: a mailbox, or a group (RFC 5322 §3.4), which Wireshark sees wherever there is a colon. It
    /// takes the last letter off the group's name.
    private func member(_ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int) {
        guard let colon = bytes[start..<end].firstIndex(of: UInt8(ascii: ":")) else {
            return mailbox(bytes, start, end, &out, buffer)
        }
        // A group without a name, with a letter less, is all that follows.
        out.add(IMF.displayName, start, colon > start ? colon - start - 1 : bytes.count - start, buffer: buffer)
        let inner = bytes[(colon + 1)..<end].firstIndex { !Self.isBlank($0) } ?? end
        guard inner < bytes.count, bytes[inner] != UInt8(ascii: ";") else { return }
        out.open()
        addresses(bytes, inner, end, IMF.mailboxItem, &out, buffer)
        out.close()
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 13 || byte == 10 }

    /// One mailbox: a name and an address, or the address alone. Wireshark takes the last byte off the name, mostly a
    /// blank.
    private func mailbox(_ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int) {
        guard let open = bytes[start..<end].firstIndex(of: UInt8(ascii: "<")) else {
            return out.add(IMF.address, start, end - start, buffer: buffer)
        }
        let name = bytes[start..<open].firstIndex { !Self.isBlank($0) } ?? open
        if name < open { out.add(IMF.displayName, name, open - name - 1, buffer: buffer) }
        // The blanks in front of the name do not count to the length in which it looks for the end.
        let last = min(bytes.count, end + name - start)
        guard let close = bytes[(open + 1)..<last].firstIndex(of: UInt8(ascii: ">")) else { return }
        out.add(IMF.address, open + 1, close - open - 1, buffer: buffer)
    }

    /// Text, line by line, under `heading`: Wireshark has a name for text that says of itself that it is text, another
    /// one for the rest of a letter that says nothing.
    func dissectText(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ heading: FieldID, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        guard start <= end else { return }
        let outerLayer = heading == IMF.text ? nil : out.enter(.lines)
        defer { if let outerLayer { out.leave(to: outerLayer) } }
        out.add(heading, start, end - start, buffer: buffer)
        out.open()
        var i = start
        var shown = 0
        while i < end, shown < Self.shownLimit {
            let next = min(end, bytes.lineOrRest(at: i).next)
            out.add(IMF.line, i, next - i, buffer: buffer)
            shown += 1
            i = next
        }
        out.close()
    }
}
