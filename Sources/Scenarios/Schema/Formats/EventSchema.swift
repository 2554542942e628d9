// The part of the lesson format that describes events. Read first: EventName.swift, EventPredicate.swift.

import Emulation

/// The schemas of event predicates: which conditions each event has.
enum EventSchema {
    static let name = "event"
    static let reference = Schema.named(name)

    /// An event as the value of `when`.
    static let event = TaggedSchema(key: "event", noun: "an event", variants(besides: []))

    /// An event with more keys beside it, as an expectation has them.
    static func variants(besides more: [SchemaKey]) -> [TaggedSchema.Variant] {
        groups.map { events, conditions in
            TaggedSchema.Variant(
                words: events.map(\.rawValue),
                object: ObjectSchema("this event", "An event of the run.", conditions + [nth, since, before] + more))
        }
    }

    private static let groups: [([EventName], [SchemaKey])] = [
        (
            [.arpRequest, .arpReply, .arpFail],
            [
                host("The host that asks."),
                .optional("address", .scalar(.address), "The IPv4 address that is looked for."),
            ]
        ),
        (
            [.tcpConnect, .tcpEstablished, .tcpConnectFail, .tcpRetransmission, .tcpReset, .tcpClose],
            [client, server, port]
        ),
        ([.dnsQuery], [client, server, dnsName, dnsType]),
        (
            [.dnsResponse],
            [
                client, server, dnsName, dnsType,
                .optional(
                    "rcode",
                    .scalar(.word(["NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED"])),
                    "The response code."),
            ]
        ),
        (
            [.smtpCommand, .pop3Command, .imapCommand],
            [
                client, server, port,
                .optional("command", .scalar(.text(maximum: 40)), "Its first words: `MAIL FROM`, `RETR`, `UID FETCH`."),
            ]
        ),
        (
            [.smtpReply],
            [client, server, port, .optional("code", .scalar(.integer(200...599)), "The code of the reply.")]
        ),
        (
            [.pop3Reply],
            [client, server, .optional("status", .scalar(.word(["+OK", "-ERR"])), "The first word of the reply.")]
        ),
        (
            [.imapReply],
            [
                client, server,
                .optional(
                    "status",
                    .scalar(.word(["OK", "NO", "BAD", "BYE", "EXISTS", "RECENT", "EXPUNGE", "FETCH"])),
                    "The status, or the name of an untagged reply."),
            ]
        ),
        (
            [
                .mailComposed, .mailSubmitted, .mailQueued, .mailRelayed, .mailDeferred, .mailBounced, .mailRejected,
                .mailDelivered, .mailFetched, .mailRemoved,
            ],
            [
                host("Where it happens."),
                .optional("message", .scalar(.reference(.letter)), "The letter."),
                .optional("mailbox", .scalar(.reference(.mailbox)), "The mailbox by its address."),
                .optional(
                    "protocol", .scalar(.word(["smtp", "submission", "pop3", "imap"])), "How the letter went."),
            ]
        ),
        (
            [.checkPTR, .checkSPF],
            [
                host("The server that checks."),
                .optional(
                    "result",
                    .scalar(.word(["pass", "fail", "softfail", "neutral", "none", "temperror", "permerror"])),
                    "The result of the check."),
            ]
        ),
        ([.hostOff, .hostOn], [host("The host.")]),
        ([.linkCut, .linkRestored], [link]),
        (
            [.frameLost],
            [
                link,
                .optional(
                    "kind", .scalar(.word(FramePattern.Kind.allCases.map(\.rawValue))), "What the frame carried."),
            ]
        ),
    ]

    private static func host(_ words: String) -> SchemaKey {
        .optional("host", .scalar(.reference(.hostName)), words)
    }

    private static let link = SchemaKey.optional("link", .scalar(.reference(.link)), "The link.")
    private static let client = SchemaKey.optional(
        "from", .scalar(.reference(.hostName)), "The client: who asks or connects, whoever speaks.")
    private static let server = SchemaKey.optional(
        "to", .scalar(.reference(.hostName)), "The server: who is asked or connected to.")
    private static let port = SchemaKey.optional("port", .scalar(.integer(1...65_535)), "The server's port.")
    private static let dnsName = SchemaKey.optional(
        "name", .scalar(.text(maximum: 254)), "The name in the question, without the final dot.")
    private static let dnsType = SchemaKey.optional(
        "type", .scalar(.word(RecordText.types)), "The type in the question.")
    private static let nth = SchemaKey.optional(
        "nth", .scalar(.integer(1...1_000_000)), "The n-th such event; usually the first.")
    private static let since = SchemaKey.optional(
        "since", .scalar(.duration), "Only events from this moment on, counted from the start.")
    private static let before = SchemaKey.optional(
        "before", .scalar(.duration), "Only events before this moment, counted from the start.")
}
