// The glossary, one file for all lessons. Read first: GlossaryWord.swift.

/// Reads `glossary.yaml`.
package enum GlossaryFile {
    /// The description of the format.
    package static let schema = FileSchema(
        name: "glossary",
        root: ObjectSchema(
            "a glossary", "The words that lessons explain.",
            [
                .required("format", .scalar(.integer(1...1)), "The version of this format: 1."),
                .required(
                    "words", .map(MapSchema("word", keys: .identifier, values: .object(word), limit: 10_000)),
                    "The words, by the names that lessons use."),
            ]),
        definitions: [])

    private static let word = ObjectSchema(
        "a word", "A technical word.",
        [
            .required("word", .localizedText, "The word itself."),
            .required("text", .localizedText, "What it means."),
        ])

    /// The words in `node`, in the order of the file.
    package static func words(_ node: YAMLNode) throws(DiagnosticList) -> [GlossaryWord] {
        let diagnostics = SchemaChecker.check(node, against: schema)
        guard diagnostics.isEmpty else { throw diagnostics }
        return (node["words"]?.entries ?? []).compactMap { entry in
            guard let word = entry.value["word"]?.localizedText, let text = entry.value["text"]?.localizedText
            else { return nil }
            return GlossaryWord(id: entry.key, word: word, text: text)
        }
    }
}
