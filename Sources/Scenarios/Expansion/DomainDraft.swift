// A domain of the short form, as the file states it. Read first: TopologySchema.swift.

import Wire

/// A domain and its people.
struct DomainDraft {
    /// Somebody with a mailbox.
    struct Person {
        var localPart: String
        var position: SourcePosition
        var name: String?
        var password: String?
        var quota: UInt64?
        var machines: [Machine]
    }

    /// A machine with a mail program.
    struct Machine {
        var name: String
        var position: SourcePosition
        var title: LocalizedText?
        var reads: IncomingProtocol
        var leavesOnServer: Bool
        var address: IPAddress?
        var addressPosition: SourcePosition
    }

    /// A line of `records`.
    struct Record {
        var line: RecordText.Line
        var position: SourcePosition
    }

    /// Records that `without` names.
    struct RecordSet {
        var name: String
        var type: String
        var position: SourcePosition
    }

    var name: String
    var position: SourcePosition
    var title: LocalizedText?
    var people: [Person]
    var network: IPNetwork?
    /// The first label and the preference of each MX host; never empty.
    var mail: [(label: String, preference: UInt16)]
    var aliases: [AliasPlan]
    var catchAll: String?
    var records: [Record]
    /// Records that shall not be derived.
    var omissions: [RecordSet]
    /// Places of what the mail server gets from here, for `HostDraft.positions`.
    var mailPositions: [String: SourcePosition]
    var checks: SenderCheckPlan

    /// The full name of something in the domain.
    func name(_ label: String) -> String { "\(label).\(name)" }

    /// The name in DNS of something in the domain. A machine may be called `Hana-PC`; DNS knows no capital letters
    /// (RFC 4343 §2), and files have its names in small ones.
    func nameInDNS(_ label: String) -> String { name(label).lowercased() }

    /// The name in DNS of the host that keeps the mailboxes.
    var mainMailServer: String { nameInDNS(mail[0].label) }
}
