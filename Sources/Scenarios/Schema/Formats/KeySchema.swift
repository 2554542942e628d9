// The format of key files: `collect-it.key.yaml` beside `collect-it.yaml`. Read first: Schema.swift, LessonKey.swift.

/// The description of key files.
package enum KeySchema {
    package static let file = FileSchema(name: "key", root: root, definitions: [])

    static let root = ObjectSchema(
        "a key", "The instructor's side of a lesson: answers and solutions.",
        [
            .required("format", .scalar(.integer(1...1)), "The version of this format: 1."),
            .required("key", .scalar(.identifier), "The id of the lesson that it belongs to."),
            .optional(
                "answers",
                .map(MapSchema("answer", keys: .reference(.prediction), values: .object(answer), limit: 1000)),
                "The right answers, by the predictions' names."),
            .optional(
                "letters",
                .map(MapSchema("letter", keys: .identifier, values: .variants(LessonSchema.letter), limit: 1000)),
                "Letters that the solutions send."),
            .optional(
                "solutions",
                .map(MapSchema("solution", keys: .reference(.task), values: .object(solution), limit: 1000)),
                "What has to be done, by the tasks' names."),
        ])

    static let answer = ObjectSchema(
        "an answer", "The right answer to a prediction.",
        [
            .required("choice", .scalar(.identifier), "The name of the right choice."),
            .required("why", .localizedText, "Why it is right."),
        ])

    static let solution = ObjectSchema(
        "a solution", "What has to be done so that the task's goal is met.",
        [
            .required("why", .localizedText, "What is done, and why it helps."),
            .required("do", .list(ActionSchema.timed, atLeast: 1), "The actions."),
        ])
}
