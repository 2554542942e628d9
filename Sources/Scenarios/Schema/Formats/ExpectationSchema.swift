// The part of the lesson format that describes expectations. Read first: ExpectationCondition.swift.

/// The schema of expectations.
enum ExpectationSchema {
    static let name = "expectation"
    static let reference = Schema.named(name)

    static let definition = Schema.variants(
        VariantSchema(
            "an expectation",
            [
                variant("has", "The letter is in the mailbox.", [mailbox, .required("has", letter, "The letter.")]),
                variant(
                    "lacks", "The letter is not in the mailbox.", [mailbox, .required("lacks", letter, "The letter.")]),
                variant(
                    "outcome", "What became of a letter.",
                    [
                        message,
                        .required("outcome", .scalar(.word(LetterOutcome.allCases.map(\.rawValue))), "The outcome."),
                    ]),
                variant(
                    "via", "A letter passed through a host.",
                    [message, .required("via", .scalar(.reference(.hostName)), "The host.")]),
                variant(
                    "readBy", "A mail program has read a letter.",
                    [
                        message, .required("readBy", .scalar(.reference(.mailProgram)), "The host."),
                        .optional("protocol", .scalar(.word(["pop3", "imap"])), "How it was read."),
                        .optional("removed", .scalar(.boolean), "Whether it left the server."),
                    ]),
                variant(
                    "spf", "The receiving server's SPF result.",
                    [
                        message,
                        .required(
                            "spf",
                            .scalar(
                                .word(["pass", "fail", "softfail", "neutral", "none", "temperror", "permerror"])),
                            "The result."),
                    ]),
                variant(
                    "ptr", "The receiving server's PTR result.",
                    [
                        message,
                        .required(
                            "ptr", .scalar(.word(["pass", "fail", "temperror", "permerror"])), "The result."),
                    ]),
                variant(
                    "queue", "Whether a host's mail queue is empty.",
                    [
                        .required("queue", .scalar(.reference(.host)), "The host."),
                        .required("empty", .scalar(.boolean), "yes or no."),
                    ]),
                VariantSchema.Variant(
                    key: "event",
                    schema: .tagged(
                        TaggedSchema(key: "event", noun: "an event", EventSchema.variants(besides: [text])))),
                variant(
                    "none", "No such event happened.",
                    [.required("none", EventSchema.reference, "The event.")]),
                variant("all", "All of these.", [.required("all", .list(reference, atLeast: 1), "Expectations.")]),
                variant(
                    "any", "At least one of these.", [.required("any", .list(reference, atLeast: 1), "Expectations.")]),
                variant("not", "The opposite.", [.required("not", reference, "An expectation.")]),
            ]))

    private static func variant(_ key: String, _ words: String, _ keys: [SchemaKey]) -> VariantSchema.Variant {
        VariantSchema.Variant(key: key, schema: .object(ObjectSchema("this expectation", words, keys + [text])))
    }

    private static let letter = Schema.scalar(.reference(.letter))
    private static let message = SchemaKey.required("message", letter, "The letter.")
    private static let mailbox = SchemaKey.required("mailbox", .scalar(.reference(.mailbox)), "The mailbox.")
    private static let text = SchemaKey.optional("text", .localizedText, "How to say it to people.")
}
