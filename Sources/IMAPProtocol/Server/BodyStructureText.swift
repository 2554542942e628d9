// BODYSTRUCTURE: the tree of a letter's parts as a list, so that a client can ask for the text and leave the picture.
// Read first: RFC 3501 §7.4.2 (BODYSTRUCTURE); MailMessage/MIMEPart.swift.
//
//     ("text" "plain" ("charset" "us-ascii") NIL NIL "7bit" 69 6 NIL NIL NIL NIL)
//
// The depth of the tree is bounded where it is parsed (MIMEPart.maximumDepth).

import MailMessage

enum BodyStructureText {
    /// `isExtended`: with the extension data that BODY leaves out.
    static func write(_ part: MIMEPart, of bytes: [UInt8], isExtended: Bool, _ out: inout IMAPWriter) {
        out.add("(")
        if part.contentType.isMultipart {
            for child in part.children { write(child, of: bytes, isExtended: isExtended, &out) }
            // RFC 3501 §9, body-type-mpart: at least one part, even where a broken letter has none.
            if part.children.isEmpty { out.add("(\"text\" \"plain\" NIL NIL NIL \"7bit\" 0 0)") }
            out.add(" ")
            out.string(part.contentType.subtype)
            if isExtended {
                out.add(" ")
                write(part.contentType.parameters, &out)
                writeDisposition(part, &out)
                out.add(" NIL NIL")
            }
        } else {
            writeSinglePart(part, of: bytes, isExtended: isExtended, &out)
        }
        out.add(")")
    }

    private static func writeSinglePart(
        _ part: MIMEPart, of bytes: [UInt8], isExtended: Bool, _ out: inout IMAPWriter
    ) {
        out.string(part.contentType.type)
        out.add(" ")
        out.string(part.contentType.subtype)
        out.add(" ")
        write(part.contentType.parameters, &out)
        out.add(" ")
        out.nString(part.contentID)
        out.add(" ")
        out.nString(part.contentDescription)
        out.add(" ")
        out.string(part.transferEncoding)
        out.add(" \(part.bodyRange.count)")
        if part.contentType.isMessage, let letter = part.children.first {
            // A letter inside of the letter: its envelope, its structure, its lines.
            out.add(" ")
            EnvelopeText.write(letter.fields, of: bytes, &out)
            out.add(" ")
            write(letter, of: bytes, isExtended: isExtended, &out)
            out.add(" \(part.lineCount)")
        } else if part.contentType.type == "text" {
            out.add(" \(part.lineCount)")
        }
        if isExtended {
            out.add(" NIL")
            writeDisposition(part, &out)
            out.add(" NIL NIL")
        }
    }

    private static func write(_ parameters: [ParameterizedValue.Parameter], _ out: inout IMAPWriter) {
        if parameters.isEmpty { return out.add("NIL") }
        out.add("(")
        for (index, parameter) in parameters.enumerated() {
            if index > 0 { out.add(" ") }
            out.string(parameter.name)
            out.add(" ")
            out.string(parameter.value)
        }
        out.add(")")
    }

    private static func writeDisposition(_ part: MIMEPart, _ out: inout IMAPWriter) {
        guard let disposition = part.disposition else { return out.add(" NIL") }
        out.add(" (")
        out.string(disposition.value)
        out.add(" ")
        write(disposition.parameters, &out)
        out.add(")")
    }
}
