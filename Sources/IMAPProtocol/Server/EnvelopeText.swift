// ENVELOPE: the header's essence as a list, so that a client can draw a list of letters without parsing any.
// Read first: RFC 3501 §7.4.2 (ENVELOPE). It has nothing to do with SMTP's envelope but the name.
//
//     ("Mon, 23 Nov 2026 18:00:00 +0000" "Hello" (("Hana" NIL "hana" "tanuki.example")) ... "<1@pc.tanuki.example>")

import MailMessage

enum EnvelopeText {
    static func write(_ fields: [HeaderField], of bytes: [UInt8], _ out: inout IMAPWriter) {
        func value(_ name: String) -> [UInt8]? {
            fields.first { Octet.equalIgnoringCase(bytes[$0.nameRange], name) }
                .map { Array(Folding.unfold(bytes[$0.valueRange])) }
        }
        let from = value("From")
        out.add("(")
        out.nString(value("Date"))
        out.add(" ")
        out.nString(value("Subject"))
        // RFC 3501 §7.4.2: without (or with an empty) Sender or Reply-To the server says From's in their place.
        let lists = [from, value("Sender") ?? from, value("Reply-To") ?? from, value("To"), value("Cc"), value("Bcc")]
        for (index, list) in lists.enumerated() {
            out.add(" ")
            let addresses = AddressList(Octet.text(list ?? []))
            let usesFrom = (index == 1 || index == 2) && addresses.entries.isEmpty
            write(usesFrom ? AddressList(Octet.text(from ?? [])) : addresses, &out)
        }
        out.add(" ")
        out.nString(value("In-Reply-To"))
        out.add(" ")
        out.nString(value("Message-ID"))
        out.add(")")
    }

    /// RFC 3501 §7.4.2: NIL, or a list of (name, source route, mailbox, host).
    private static func write(_ list: AddressList, _ out: inout IMAPWriter) {
        if list.entries.isEmpty { return out.add("NIL") }
        out.add("(")
        for entry in list.entries {
            switch entry {
            case .mailbox(let mailbox): write(mailbox, &out)
            case .group(let name, let members):
                // A group begins with an entry without host and ends with one of nothing but NILs.
                out.add("(NIL NIL ")
                out.string(name)
                out.add(" NIL)")
                for member in members { write(member, &out) }
                out.add("(NIL NIL NIL NIL)")
            }
        }
        out.add(")")
    }

    private static func write(_ mailbox: NamedAddress, _ out: inout IMAPWriter) {
        out.add("(")
        out.nString(mailbox.name)
        out.add(" NIL ")
        out.string(mailbox.address.localPart)
        out.add(" ")
        out.string(mailbox.address.domain)
        out.add(")")
    }
}
