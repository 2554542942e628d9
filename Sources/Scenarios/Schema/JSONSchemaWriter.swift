// The description of a file format as JSON Schema (draft 2020-12), for editors that complete and check YAML.
// Read first: Schema.swift.
//
// Whatever the checker accepts, the JSON Schema accepts. It knows less: which hosts exist, whether a route arrives.
// YAML readers turn some words into numbers or truth values before a schema sees them; such values are let through.

/// Writes a `FileSchema` as JSON Schema.
package struct JSONSchemaWriter {
    private let file: FileSchema

    /// The JSON Schema of `file`, ending in a newline.
    package static func text(_ file: FileSchema) -> String {
        let writer = JSONSchemaWriter(file: file)
        var members: [(String, JSONText)] = [
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
            ("title", .string("yubin \(file.name)")),
        ]
        members += writer.object(file.root)
        var definitions: [(String, JSONText)] = file.definitions.map { ($0.name, writer.json($0.schema)) }
        definitions.append(("text", writer.localizedText))
        members.append(("$defs", .object(definitions)))
        return JSONText.object(members).text + "\n"
    }

    private func json(_ schema: Schema) -> JSONText {
        switch schema {
        case .scalar(let format): return .object(scalar(format))
        case .localizedText: return .object([("$ref", .string("#/$defs/text"))])
        case .list(let element, let atLeast):
            return .object([("type", .string("array")), ("minItems", .number(atLeast)), ("items", json(element))])
        case .map(let map):
            return .object([
                ("type", .string("object")), ("maxProperties", .number(map.limit)),
                ("propertyNames", .object(texts(map.keys))),
                ("additionalProperties", nullable(map.values)),
            ])
        case .object(let it): return .object(object(it))
        case .keysOnly(let it):
            return .object([
                ("type", .string("object")), ("description", .string(it.words)),
                ("properties", .object(it.keys.map { ($0.name, .object([("description", .string($0.words))])) })),
                ("additionalProperties", .boolean(false)),
            ])
        case .variants(let schema): return .object([("oneOf", .array(schema.variants.map { json($0.schema) }))])
        case .tagged(let schema):
            return .object([("oneOf", .array(schema.variants.map { .object(tagged($0, key: schema.key)) }))])
        case .either(let format, let long):
            return .object([("anyOf", .array([.object(scalar(format)), json(long)]))])
        case .named(let name): return .object([("$ref", .string("#/$defs/\(name)"))])
        }
    }

    /// A thing of which nothing needs to be said may be left empty.
    private func nullable(_ schema: Schema) -> JSONText {
        guard case .object(let it) = schema, !it.keys.contains(where: \.isRequired) else { return json(schema) }
        var members = object(it)
        members[0] = ("type", .strings(["object", "null"]))
        return .object(members)
    }

    private func object(_ it: ObjectSchema) -> [(String, JSONText)] {
        [
            ("type", .string("object")), ("description", .string(it.words)),
            ("properties", .object(it.keys.map(property))),
            ("required", .strings(it.keys.filter(\.isRequired).map(\.name))),
            ("additionalProperties", .boolean(false)),
        ]
    }

    private func property(_ key: SchemaKey) -> (String, JSONText) {
        let value = json(key.schema)
        let values = key.isRequired ? [value] : [value, .object([("type", .string("null"))])]
        return (key.name, .object([("description", .string(key.words)), ("anyOf", .array(values))]))
    }

    private func tagged(_ variant: TaggedSchema.Variant, key: String) -> [(String, JSONText)] {
        object(
            ObjectSchema(
                variant.object.noun, variant.object.words,
                [.required(key, .scalar(.word(variant.words)), "What happens.")] + variant.object.keys))
    }

    private var localizedText: JSONText {
        .object([
            ("description", .string("A text for people: English, or English and Japanese.")),
            (
                "anyOf",
                .array([.object(scalar(.text(maximum: 10_000))), .object(object(SchemaChecker.localizedObject))])
            ),
        ])
    }

    private func scalar(_ format: ScalarFormat) -> [(String, JSONText)] {
        switch format {
        case .word(let words):
            var values = words.map(JSONText.string)
            if words.contains("on") || words.contains("yes") { values.append(.boolean(true)) }
            if words.contains("off") || words.contains("no") { values.append(.boolean(false)) }
            return [("enum", .array(values))]
        case .boolean:
            let words = ["yes", "no", "on", "off"].map(JSONText.string)
            return [("enum", .array([.boolean(true), .boolean(false)] + words))]
        case .integer(let range):
            var members: [(String, JSONText)] = [("type", .string("integer")), ("minimum", .number(range.lowerBound))]
            if range.upperBound < .max { members.append(("maximum", .number(range.upperBound))) }
            return members
        case .seed: return [("type", .string("integer")), ("minimum", .number(0)), description(of: format)]
        case .duration, .chance:
            // Without a unit only nothing makes sense: a number must be 0.
            let zero: [(String, JSONText)] = [("minimum", .number(0)), ("maximum", .number(0))]
            return [("type", .strings(["string", "integer"]))] + texts(format) + zero
        case .byteCount, .byteLimit:
            return [("type", .strings(["string", "integer"]))] + texts(format) + [("minimum", .number(0))]
        case .bandwidth, .address, .addressWithPrefix, .hostNetwork, .network, .domainName, .mailAddress, .recipient:
            return [("type", .string("string"))] + texts(format)
        case .text, .identifier, .nodeName, .domainPattern, .zoneName, .recordSet, .localPart, .mailTarget, .moment,
            .macAddress, .record, .linkEnd, .reference, .path:
            // Unquoted, `1234` or `no` is a text here, but a number or a truth value for other readers.
            return [("type", .strings(["string", "number", "boolean"]))] + texts(format)
        }
    }

    private func description(of format: ScalarFormat) -> (String, JSONText) {
        ("description", .string("Expected: \(format.expectation.english)."))
    }

    /// What the texts of a format are like. JSON Schema applies this to texts only.
    private func texts(_ format: ScalarFormat) -> [(String, JSONText)] {
        var members = [description(of: format)]
        if let pattern = format.pattern { members.append(("pattern", .string(pattern))) }
        if let longest = format.longest { members.append(("maxLength", .number(longest))) }
        return members
    }
}
