// Finds the bytes of a section. Read first: Grammar/BodySection.swift; RFC 3501 §6.4.5; MailMessage/MIMEPart.swift.
//
//     1          the first part of a letter (its whole body, if it has no parts)
//     2.MIME     the header of the second part
//     3.HEADER   the header of the letter that is the third part
//     3.1        the first part of that letter

import MailMessage

enum SectionContent {
    /// The bytes of `section`, nil when there is no such part.
    static func find(_ section: BodySection, _ root: MIMEPart, in bytes: [UInt8]) -> [UInt8]? {
        guard let part = part(section.part, root) else { return nil }
        // Without part numbers the letter itself is meant; with them, a letter inside of a message/rfc822 part.
        let letter = section.part.isEmpty ? root : part.contentType.isMessage ? part.children.first : nil
        switch section.text {
        case .all: return section.part.isEmpty ? bytes : Array(bytes[part.bodyRange])
        case .mime: return Array(bytes[part.headerRange])
        case .header: return letter.map { Array(bytes[$0.headerRange]) }
        case .text: return letter.map { Array(bytes[$0.bodyRange]) }
        case .headerFields(let names): return letter.map { fields($0, in: bytes) { isNamed($0, names) } }
        case .headerFieldsNot(let names): return letter.map { fields($0, in: bytes) { !isNamed($0, names) } }
        }
    }

    private static func part(_ path: [UInt32], _ root: MIMEPart) -> MIMEPart? {
        var part = root
        var isLetter = true
        for number in path {
            if !isLetter && part.contentType.isMessage {
                guard let inner = part.children.first else { return nil }
                part = inner
                isLetter = true
            }
            if part.contentType.isMultipart && !part.children.isEmpty {
                guard Int(number) <= part.children.count else { return nil }
                part = part.children[Int(number) - 1]
            } else if !isLetter || number != 1 {
                return nil
            }
            // RFC 3501 §6.4.5: a letter without parts has one, its body.
            isLetter = false
        }
        return part
    }

    /// RFC 3501 §6.4.5: the fields as they stand in the message, in their order, and the blank line.
    private static func fields(
        _ letter: MIMEPart, in bytes: [UInt8], _ isWanted: (ArraySlice<UInt8>) -> Bool
    ) -> [UInt8] {
        var out: [UInt8] = []
        for field in letter.fields where isWanted(bytes[field.nameRange]) { out += bytes[field.range] }
        return out + Octet.crlf
    }

    private static func isNamed(_ name: ArraySlice<UInt8>, _ names: [String]) -> Bool {
        names.contains { Octet.equalIgnoringCase(name, $0) }
    }
}
