// The things that one part of a file calls by name and another part defines. Read first: ScalarFormat.swift.

/// What a name refers to. The raw value is how messages call it.
package enum ReferenceKind: String, CaseIterable, Sendable {
    case host = "a host"
    case node = "a host or a switch"
    case link = "a link"
    case mailProgram = "a host with a mail program"
    case mailServer = "the name of a mail server"
    case letter = "a letter of this lesson"
    case mailbox = "a mailbox"
    case hostName = "the name of a host or its name in DNS"
    case prediction = "a prediction of this lesson"
    case task = "a task of this lesson"
    case zone = "a zone of a name server"

    /// What messages call it.
    var phrase: Phrase { Phrase(rawValue) }
}
