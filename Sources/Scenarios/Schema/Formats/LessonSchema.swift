// The format of lesson files. Read first: Schema.swift, Lesson.swift.
// The larger parts have files of their own: EventSchema.swift, ActionSchema.swift, ExpectationSchema.swift.

/// The description of lesson files.
package enum LessonSchema {
    package static let file = FileSchema(
        name: "lesson", root: root,
        definitions: [
            (EventSchema.name, .tagged(EventSchema.event)), (ExpectationSchema.name, ExpectationSchema.definition),
        ])

    static let root = ObjectSchema(
        "a lesson", "A network, a story that happens in it, and what should be true at the end.",
        [
            .required("format", .scalar(.integer(1...1)), "The version of this format: 1."),
            .required("id", .scalar(.identifier), "The name to run it by."),
            .optional("number", .scalar(.integer(0...999)), "Its place in the curriculum."),
            .optional("level", .scalar(.integer(0...9)), "How hard it is; usually 0."),
            .optional("minutes", .scalar(.integer(1...1000)), "How long it takes in class; usually 10."),
            .optional("requires", .list(.scalar(.identifier), atLeast: 0), "The lessons that should come before."),
            .required("title", .localizedText, "Its title."),
            .optional("objectives", .list(.localizedText, atLeast: 0), "What a student can do afterwards."),
            .required("topology", .scalar(.path), "The network: a topology's id, or a path from this file."),
            .optional(
                "patch", .keysOnly(patch), "Changes to the topology: maps are merged, null takes a key away."),
            .optional("seed", .scalar(.seed), "The seed of all chance; usually 1."),
            .optional("end", .scalar(.duration), "When the story is over at the latest."),
            .optional(
                "show", .list(.either(layer, .object(shown)), atLeast: 0),
                "Layers below the mail that the story tells of as well."),
            .optional(
                "analogy",
                .map(MapSchema("analogy", keys: .reference(.hostName), values: .object(analogy), limit: 1000)),
                "What each host is in the world of letters on paper."),
            .optional(
                "letters", .map(MapSchema("letter", keys: .identifier, values: .variants(letter), limit: 10_000)),
                "The letters, by the names that the rest of the lesson uses."),
            .optional("actions", .list(ActionSchema.timed, atLeast: 0), "What people and fate do, and when."),
            .optional("stages", .list(.object(stage), atLeast: 0), "The moments at which the narrator speaks."),
            .optional(
                "expectations", .list(ExpectationSchema.reference, atLeast: 0), "What should be true at the end."),
            .optional("tasks", .list(.object(task), atLeast: 0), "What the student does."),
            .optional("whatifs", .list(.object(whatIf), atLeast: 0), "Experiments."),
            .optional("glossary", .list(.scalar(.identifier), atLeast: 0), "The words that it explains."),
            .optional(
                "wireshark", .list(.either(.text(maximum: 1000), .object(filter)), atLeast: 0),
                "Display filters worth pasting into Wireshark."),
            .optional("teacher", .localizedText, "A note for the teacher."),
        ])

    /// A patch has a topology's keys, but for its name; the merged topology is checked as a whole.
    static let patch = ObjectSchema(
        "a patch", "Changes to a topology.",
        TopologySchema.root.keys.filter { $0.name != "format" && $0.name != "id" })

    private static let layer = ScalarFormat.word(ShownLayer.Layer.allCases.map(\.rawValue))

    static let shown = ObjectSchema(
        "a layer", "A layer below the mail that the story tells of.",
        [
            .required("layer", .scalar(layer), "The layer."),
            .optional(
                "hosts", .list(.scalar(.reference(.hostName)), atLeast: 1), "Only what these hosts have to do with."),
        ])

    static let analogy = ObjectSchema(
        "an analogy", "A host in the world of letters on paper.",
        [
            .required("en", .scalar(.text(maximum: 10_000)), "The analogy in English."),
            .optional("ja", .scalar(.text(maximum: 10_000)), "The analogy in Japanese."),
            .optional("breaks", .localizedText, "Where the analogy breaks."),
        ])

    private static let envelope: [SchemaKey] = [
        .optional("mailFrom", .scalar(.text(maximum: 320)), "The sender on the envelope, when it differs."),
        .optional(
            "rcptTo", .list(.scalar(.recipient), atLeast: 1), "The recipients on the envelope, when they differ."),
    ]

    static let letter = VariantSchema(
        "a letter",
        [
            VariantSchema.Variant(
                key: "eml",
                schema: .object(
                    ObjectSchema(
                        "this letter", "A letter from a file, byte for byte.",
                        [.required("eml", .scalar(.path), "The file, from this one.")] + envelope))),
            VariantSchema.Variant(
                key: "from",
                schema: .object(
                    ObjectSchema(
                        "this letter", "A letter as a person writes it.",
                        [
                            .required("from", .scalar(.mailAddress), "The author."),
                            .required("to", .list(.scalar(.recipient), atLeast: 1), "The recipients."),
                            .optional("cc", .list(.scalar(.recipient), atLeast: 0), "Those who get a copy."),
                            .required("subject", .scalar(.text(maximum: 900)), "The subject."),
                            .required("body", .scalar(.text(maximum: 1_000_000)), "The text."),
                        ] + envelope))),
        ])

    static let stage = ObjectSchema(
        "a stage", "A moment of the story.",
        [
            .required("id", .scalar(.identifier), "Its name."),
            .required("when", EventSchema.reference, "The event that begins it."),
            .optional("after", .scalar(.identifier), "The stage before, which must have begun."),
            .optional(
                "task", .scalar(.identifier), "The task that leads to it: it happens only when somebody has acted."),
            .optional("focus", .object(focus), "What a player shows."),
            .required("say", .localizedText, "What the narrator says."),
            .optional("analogy", .localizedText, "The same in the world of letters on paper."),
            .optional("breaks", .localizedText, "Where the analogy breaks."),
            .optional("predict", .object(predict), "A question before the event is shown."),
        ])

    static let focus = ObjectSchema(
        "a focus", "What a player shows.",
        [
            .optional("zoom", .scalar(.word(Zoom.allCases.map(\.rawValue))), "How close."),
            .optional("message", .scalar(.reference(.letter)), "A letter."),
            .optional("host", .scalar(.reference(.hostName)), "A host."),
            .optional("link", .scalar(.reference(.link)), "A link."),
        ])

    static let predict = ObjectSchema(
        "a prediction", "A question; its answer is in the key file.",
        [
            .required("id", .scalar(.identifier), "Its name."),
            .required("ask", .localizedText, "The question."),
            .required(
                "choices", .map(MapSchema("choice", keys: .identifier, values: .localizedText, limit: 10)), "Answers."),
        ])

    static let task = ObjectSchema(
        "a task", "Something for the student to do.",
        [
            .required("id", .scalar(.identifier), "Its name."),
            .optional("points", .scalar(.integer(0...1000)), "What it is worth; usually 1."),
            .required("do", .localizedText, "What is to be done."),
            .required("goal", ExpectationSchema.reference, "What is true when it is done."),
            .optional("hints", .list(.localizedText, atLeast: 0), "From a nudge to the answer."),
        ])

    static let whatIf = ObjectSchema(
        "an experiment", "What if this went wrong?",
        [
            .required("id", .scalar(.identifier), "Its name."),
            .required("title", .localizedText, "The question."),
            .required("do", .list(ActionSchema.untimed, atLeast: 1), "What is done, all at once."),
        ])

    static let filter = ObjectSchema(
        "a filter", "A display filter and what it shows.",
        [
            .required("filter", .scalar(.text(maximum: 1000)), "The filter."),
            .optional("text", .localizedText, "What one sees with it."),
        ])
}
