// One letter: as it lies on a machine, and as a mail program shows it to a person. Read first: Player+ShowMail.swift,
// Sources/MailMessage/MIMEPart.swift.

import MailMessage
import Playback
import Scenarios

extension Player {
    /// So many lines of a letter are shown.
    private static let linesShown = 200

    /// A letter's bytes, line by line; then its text for a person, where that looks different.
    func source(of bytes: [UInt8]) -> String {
        let message = Message(bytes)
        var text = ""
        if let subject = message.readableValue("Subject") { text += row(labelled(PlayerWords.subject, subject)) }
        text += barred(String(decoding: bytes, as: UTF8.self))
        if let readable = readableText(message), readable != String(decoding: message.body, as: UTF8.self) {
            text += row(PlayerWords.asItReads[language]) + barred(readable)
        }
        return text
    }

    /// A letter as its reader's mail program shows it: who, when, about what, the text, and what is attached.
    func page(of bytes: [UInt8]) -> String {
        let message = Message(bytes)
        let tree = MIMEPart(message)
        var text = ""
        func field(_ label: LocalizedText, _ value: String?) {
            if let value, !value.isEmpty { text += row(labelled(label, value)) }
        }
        field(PlayerWords.from, message.readableValue("From"))
        field(PlayerWords.to, message.readableValue("To"))
        field(PlayerWords.copyTo, message.readableValue("Cc"))
        field(PlayerWords.date, message.value("Date"))
        field(PlayerWords.subject, message.readableValue("Subject"))
        text += barred(withBlanksForTabs(readableText(message) ?? ""))
        for (part, isAlternative) in tree.parts() where part != tree.firstText {
            let type = "\(part.contentType.type)/\(part.contentType.subtype)"
            let label = isAlternative ? PlayerWords.alternative : PlayerWords.attachment
            let facts = [part.fileName, type, "\(part.content(of: bytes).count) B"]
            text += row(labelled(label, facts.compactMap(\.self).joined(separator: ", ")))
            // What can be read is: a notice's part for programs, the letter that comes back.
            if ["text", "message"].contains(part.contentType.type) {
                text += barred(withBlanksForTabs(part.text(of: bytes)))
            }
        }
        return text
    }

    /// A reader sees no tabs, only that the text goes on at the next of the places that are eight columns apart.
    private func withBlanksForTabs(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\t")) else { return text }
        var result = ""
        var column = 0
        for character in text {
            switch character {
            case "\t":
                let blanks = 8 - column % 8
                result += String(repeating: " ", count: blanks)
                column += blanks
            case "\n", "\r\n":
                result.append(character)
                column = 0
            default:
                result.append(character)
                column += TextWidth.of(String(character))
            }
        }
        return result
    }

    /// The text that a person reads; nil when the letter has none.
    private func readableText(_ message: Message) -> String? { MIMEPart(message).firstText?.text(of: message.bytes) }

    /// Lines with a bar in front. Only what begins a line of the letter stands beside it.
    private func barred(_ text: String) -> String {
        var lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
        // What stands behind the last line's end is no line.
        if lines.last == "" { lines.removeLast() }
        var result = lines.prefix(Self.linesShown).map { line in
            let pieces = wrapped(String(line), indent: "  | ").split(separator: "\n", omittingEmptySubsequences: false)
            return pieces.enumerated().map { $0 == 0 ? $1 : "    " + $1.dropFirst(4) }.joined(separator: "\n") + "\n"
        }.joined()
        if lines.count > Self.linesShown { result += "  | ... \(lines.count - Self.linesShown)\n" }
        return result
    }
}

extension MIMEPart {
    /// What a mail program shows one by one: the parts without parts of their own, and letters inside of the letter; and
    /// whether a part says the same as others (RFC 2046 §5.1.4).
    fileprivate func parts(areAlternatives: Bool = false) -> [(part: MIMEPart, isAlternative: Bool)] {
        guard contentType.isMultipart else { return [(self, areAlternatives)] }
        return children.flatMap { $0.parts(areAlternatives: contentType.subtype == "alternative") }
    }

    /// The name that its sender has given it (RFC 2183 §2.3), also where older programs have it, and as they have it.
    fileprivate var fileName: String? { (disposition?["filename"] ?? contentType["name"]).map(EncodedWord.decode) }
}
