// The part of the lesson format that describes actions. Read first: ActionPlan.swift.

import Emulation

/// The schemas of what people and fate do.
enum ActionSchema {
    /// The word for no frames at all.
    static let nothing = "nothing"

    /// An action with its moment.
    static let timed = action(besides: [
        .required("at", .scalar(.duration), "How long after the start.")
    ])

    /// An action of an experiment.
    static let untimed = action(besides: [])

    private static func action(besides more: [SchemaKey]) -> Schema {
        func variant(_ key: String, _ words: String, _ keys: [SchemaKey]) -> VariantSchema.Variant {
            VariantSchema.Variant(key: key, schema: .object(ObjectSchema("this action", words, more + keys)))
        }
        let onOff = SchemaKey.required("state", .scalar(.word(["on", "off"])), "on or off.")
        return .variants(
            VariantSchema(
                "an action",
                [
                    variant(
                        "send", "A person sends a letter.",
                        [
                            .required("send", .scalar(.reference(.letter)), "The letter."),
                            .required("from", .scalar(.reference(.mailProgram)), "The host from which it is sent."),
                        ]),
                    variant(
                        "fetch", "A person looks for mail once.",
                        [.required("fetch", .scalar(.reference(.mailProgram)), "The host.")]),
                    variant(
                        "watch", "A mail program keeps the mailbox open and waits for news (IMAP IDLE).",
                        [.required("watch", .scalar(.reference(.mailProgram)), "The host.")]),
                    variant(
                        "power", "A host or a switch is switched on or off.",
                        [.required("power", .scalar(.reference(.node)), "The host or switch."), onOff]),
                    variant(
                        "service", "A program on a server is started or stopped.",
                        [
                            .required(
                                "service", .scalar(.word(MailServiceName.allCases.map(\.rawValue))),
                                "The program; smtp and submission are one."),
                            .required("of", .scalar(.reference(.host)), "The host that it runs on."), onOff,
                        ]),
                    variant(
                        "set", "A link becomes better or worse.",
                        [
                            .required("link", .scalar(.reference(.link)), "The link."),
                            .required(
                                "set",
                                .object(
                                    ObjectSchema(
                                        "a change of a link", "The properties that change.",
                                        TopologySchema.linkProperties)),
                                "The new properties."),
                        ]),
                    variant(
                        "lose", "A link loses frames of one kind, or from now on none that were planned to be lost.",
                        [
                            .required("link", .scalar(.reference(.link)), "The link."),
                            .required(
                                "lose", .scalar(.word([nothing] + FramePattern.Kind.allCases.map(\.rawValue))),
                                "Which frames; nothing takes all planned losses of the link back."),
                            .optional("from", .scalar(.reference(.hostName)), "The host that built the packet."),
                            .optional("to", .scalar(.reference(.hostName)), "The host for which it is."),
                            .optional("port", .scalar(.integer(1...65_535)), "The port at either end."),
                            .optional(
                                "nth", .scalar(.integer(1...1_000_000)),
                                "The first that is lost, counted from now; usually 1."),
                            .optional(
                                "times", .scalar(.integer(1...1_000_000)),
                                "How many are lost from there on; usually 1."),
                        ]),
                    variant(
                        "setup", "A person changes how a mail program reads letters.",
                        [
                            .required("setup", .scalar(.reference(.mailProgram)), "The host."),
                            .required("reads", .scalar(.word(["pop3", "imap"])), "How it reads from now on."),
                            .optional(
                                "leavesOnServer", .scalar(.boolean), "With POP3: whether copies stay; usually no."),
                        ]),
                    variant(
                        "zone", "The records of a zone change, on every server that has the zone.",
                        [
                            .required("zone", .scalar(.reference(.zone)), "The zone, such as kita.example."),
                            .optional(
                                "records", .list(.scalar(.record), atLeast: 1),
                                "New records; they replace those of the same name and type."),
                            .optional(
                                "without", .list(.scalar(.recordSet), atLeast: 1),
                                "Records that go, by name and type: `@ MX`."),
                        ]),
                    variant(
                        "poison", "Records come into the cache of a resolver, as with a forged answer.",
                        [
                            .required("poison", .scalar(.reference(.host)), "The host of the resolver."),
                            .required(
                                "records", .list(.scalar(.record), atLeast: 1),
                                "The records, with full names: `mail.kita.example 300 A 203.0.113.66`."),
                        ]),
                    variant(
                        "quota", "A mailbox may hold more or less from now on.",
                        [
                            .required("mailbox", .scalar(.reference(.mailbox)), "The mailbox."),
                            .required("quota", .scalar(.byteLimit), "The most that it holds."),
                        ]),
                    variant(
                        "link", "A cable is cut or mended.",
                        [
                            .required("link", .scalar(.reference(.link)), "The link."),
                            .required("state", .scalar(.word(["up", "down"])), "up or down."),
                        ]),
                ]))
    }
}
