// Compares a file with the description of its format and notes every difference. Read first: Schema.swift.

import Basics

/// Walks through a file and its schema side by side.
package struct SchemaChecker {
    private let file: FileSchema
    private let references: ReferenceTable
    private var diagnostics = DiagnosticList()

    private init(_ file: FileSchema, _ references: ReferenceTable) {
        self.file = file
        self.references = references
    }

    /// The mistakes of `node` as a file of the format `schema`; `references` are the names that exist.
    package static func check(
        _ node: YAMLNode, against schema: FileSchema, references: ReferenceTable = ReferenceTable()
    ) -> DiagnosticList {
        var checker = SchemaChecker(schema, references)
        checker.check(node, .object(schema.root), place: "the file")
        return checker.diagnostics
    }

    /// `place` is how a message calls the place: `` `delay` of a link``.
    private mutating func check(_ node: YAMLNode, _ schema: Schema, place: Phrase) {
        switch schema {
        case .scalar(let format): checkScalar(node, format, place: place)
        case .localizedText: checkText(node, place: place)
        case .list(let element, let atLeast): checkList(node, element, atLeast: atLeast, place: place)
        case .map(let map): checkMap(node, map, place: place)
        case .object(let object): checkObject(node, object, place: place)
        case .variants(let variants): checkVariants(node, variants, place: place)
        case .tagged(let tagged): checkTagged(node, tagged, place: place)
        case .either(let format, let long):
            if case .scalar = node.content {
                checkScalar(node, format, place: place)
            } else {
                check(node, long, place: place)
            }
        case .keysOnly(let object): checkObject(node, object, place: place, keysOnly: true)
        case .named(let name):
            if let definition = file.definition(name) { check(node, definition, place: place) }
        }
    }

    private mutating func checkScalar(_ node: YAMLNode, _ format: ScalarFormat, place: Phrase) {
        guard case .scalar(let text, _) = node.content, !node.isNull else {
            diagnostics.add("\(place) is \(node.kind)", at: node.position, expected: format.expectation)
            return
        }
        if case .reference(let kind) = format {
            if !references.contains(text, kind) {
                diagnostics.add(
                    "`\(text.shortened)` is not \(kind.phrase)", at: node.position,
                    suggestion: Suggestion.meant(by: text, in: references.names(kind)))
            }
        } else if !format.accepts(text) {
            diagnostics.add(
                "`\(text.shortened)` cannot be \(place)", at: node.position,
                expected: format.expectation(insteadOf: text), suggestion: format.repaired(text))
        }
    }

    private mutating func checkText(_ node: YAMLNode, place: Phrase) {
        let format = ScalarFormat.text(maximum: 10_000)
        switch node.content {
        case .scalar: checkScalar(node, format, place: place)
        case .list: diagnostics.add("\(place) is a list", at: node.position, expected: "a text, or {en: ..., ja: ...}")
        case .map(let entries):
            // {en: Dear Kenji, how are you} has a key of its own behind the comma.
            func isRest(_ entry: YAMLEntry) -> Bool {
                entry.value.isNull && Self.localizedObject.key(entry.key) == nil
            }
            for entry in entries where isRest(entry) && gluedKey(entry, Self.localizedObject) == nil {
                diagnostics.add("a text with a comma, in {...}, needs quotes", at: entry.position)
            }
            let others = entries.filter { !isRest($0) || gluedKey($0, Self.localizedObject) != nil }
            checkObject(YAMLNode(.map(others), at: node.position), Self.localizedObject, place: place)
        }
    }

    static let localizedObject = ObjectSchema(
        "a text", "A text for people in English and Japanese.",
        [
            .required("en", .scalar(.text(maximum: 10_000)), "The text in English."),
            .optional("ja", .scalar(.text(maximum: 10_000)), "The text in Japanese."),
        ])

    private mutating func checkList(_ node: YAMLNode, _ element: Schema, atLeast: Int, place: Phrase) {
        guard case .list(let elements) = node.content else {
            // One element may be written without its brackets by mistake.
            var suggestion: String?
            if case .scalar(let format) = element, let text = node.text, format.accepts(text) {
                suggestion = "[\(text)]"
            }
            diagnostics.add(
                "\(place) is \(node.kind)", at: node.position, expected: "a list", suggestion: suggestion)
            return
        }
        if elements.count < atLeast {
            diagnostics.add(
                "\(place) has \(elements.count) element\(elements.count == 1 ? "" : "s")", at: node.position,
                expected: "at least \(atLeast)")
        }
        for value in elements { check(value, element, place: "an element of \(place)") }
    }

    private mutating func checkMap(_ node: YAMLNode, _ map: MapSchema, place: Phrase) {
        guard case .map(let entries) = node.content else {
            diagnostics.add(
                "\(place) is \(node.kind)", at: node.position, expected: "a map of each \(map.name) by its name")
            return
        }
        if entries.count > map.limit {
            diagnostics.add(
                "\(place) has \(entries.count) entries", at: node.position, expected: "at most \(map.limit)")
            return
        }
        for entry in entries {
            if case .object(let object) = map.values, object.key(entry.key) != nil, !map.keys.accepts(entry.key) {
                diagnostics.add(
                    "`\(entry.key)` is a key of \(object.noun), but stands where a name is expected",
                    at: entry.position, expected: "more blanks before it, below what it belongs to")
                continue
            }
            let name = YAMLNode(.scalar(entry.key, isPlain: false), at: entry.position)
            checkScalar(name, map.keys, place: "the name of \(map.article) \(map.name)")
            check(entry.value, map.values, place: "the \(map.name) `\(entry.key.shortened)`")
        }
    }

    private mutating func checkObject(
        _ node: YAMLNode, _ object: ObjectSchema, place: Phrase, besides tag: String? = nil, keysOnly: Bool = false
    ) {
        guard case .map(let entries) = node.content else {
            // A thing of which nothing needs to be said may be left empty: `switch.kita.example:`.
            if node.isNull, !object.keys.contains(where: \.isRequired) { return }
            diagnostics.add("\(place) is \(node.kind)", at: node.position, expected: "a map with \(Self.names(object))")
            return
        }
        var meant: [String] = []
        for entry in entries where entry.key != tag {
            if let key = object.key(entry.key) {
                if keysOnly || entry.value.isNull && !key.isRequired { continue }
                check(entry.value, key.schema, place: "`\(key.name)` of \(object.noun)")
            } else {
                meant += unknownKey(entry, object)
            }
        }
        for key in object.keys
        where key.isRequired && !meant.contains(key.name) && !entries.contains(where: { $0.key == key.name }) {
            diagnostics.add("\(object.noun) has no `\(key.name)`", at: node.position)
        }
    }

    /// What is wrong behind the key of `object` with which `{at:1 s}` or `{ja：こんにちは}` begins: no colon with a blank.
    /// Nil when no key has anything behind it.
    private func gluedKey(_ entry: YAMLEntry, _ object: ObjectSchema) -> (key: String, mistake: Diagnostic)? {
        guard entry.value.isNull else { return nil }
        let scalars = entry.key.unicodeScalars
        guard let colon = scalars.firstIndex(where: { $0 == ":" || LookAlike.plain($0) == ":" }) else { return nil }
        let key = String(scalars[..<colon])
        guard object.key(key) != nil else { return nil }
        var place = entry.position
        place.column += Int32(key.unicodeScalars.count)
        let next = scalars[scalars.index(after: colon)...].first
        if scalars[colon] != ":" {
            return (key, Diagnostic("this is \(LookAlike.name(scalars[colon]))", at: place, expected: "`: `"))
        }
        if let next, LookAlike.plain(next) == " " {
            place.column += 1
            return (key, Diagnostic("this is \(LookAlike.name(next))", at: place, expected: "a space"))
        }
        return (key, Diagnostic("there is no blank behind this colon", at: place, expected: "`: `"))
    }

    /// Notes a key that is none; returns the one that was probably meant, if there is one.
    private mutating func unknownKey(_ entry: YAMLEntry, _ object: ObjectSchema) -> [String] {
        if let (key, mistake) = gluedKey(entry, object) {
            diagnostics.add(mistake)
            return [key]
        }
        let names = object.keys.map(\.name)
        let plain = LookAlike.plain(entry.key)
        let suggestion = names.first { $0 == plain } ?? Suggestion.nearest(to: plain, in: names)
        if suggestion == nil, let first = entry.key.unicodeScalars.first, first.value >= 0x80,
            LookAlike.plain(first) == " "
        {
            // The blanks before it belong to the key, so it stands at a level where nobody meant it to be.
            diagnostics.add("this is \(LookAlike.name(first))", at: entry.position, expected: "a space")
        } else {
            let deeper = suggestion == nil ? object.placesFurtherIn(of: plain) : []
            let expected: Phrase? =
                if suggestion != nil {
                    nil
                } else if deeper.isEmpty {
                    Self.names(object)
                } else {
                    "it further in: \(ScalarFormat.list(deeper.map { "`\($0)`" }))"
                }
            diagnostics.add(
                "`\(entry.key.shortened)` is not a key of \(object.noun)", at: entry.position, expected: expected,
                suggestion: suggestion)
        }
        return suggestion.map { [$0] } ?? []
    }

    private mutating func checkVariants(_ node: YAMLNode, _ schema: VariantSchema, place: Phrase) {
        guard case .map(let entries) = node.content else {
            diagnostics.add("\(place) is \(node.kind)", at: node.position, expected: "\(schema.noun) as a map")
            return
        }
        if let variant = schema.variants.first(where: { variant in entries.contains { $0.key == variant.key } }) {
            check(node, variant.schema, place: place)
            return
        }
        let keys = schema.variants.map(\.key)
        let near = entries.lazy.compactMap { entry in
            Suggestion.nearest(to: entry.key, in: keys).map { (entry, $0) }
        }.first
        if let (entry, suggestion) = near {
            diagnostics.add("`\(entry.key)` is not a key of \(schema.noun)", at: entry.position, suggestion: suggestion)
        } else {
            diagnostics.add(
                "this is not \(schema.noun)", at: node.position,
                expected: "a map with one of \(ScalarFormat.list(keys))")
        }
    }

    private mutating func checkTagged(_ node: YAMLNode, _ schema: TaggedSchema, place: Phrase) {
        guard case .map(let entries) = node.content else {
            diagnostics.add("\(place) is \(node.kind)", at: node.position, expected: "\(schema.noun) as a map")
            return
        }
        guard let tag = entries.first(where: { $0.key == schema.key }) else {
            if let near = entries.first(where: {
                Suggestion.nearest(to: LookAlike.plain($0.key), in: [schema.key]) != nil
            }) {
                diagnostics.add(
                    "`\(near.key.shortened)` is not a key of \(schema.noun)", at: near.position, suggestion: schema.key)
            } else {
                diagnostics.add("\(schema.noun) has no `\(schema.key)`", at: node.position)
            }
            return
        }
        let words = schema.variants.flatMap(\.words)
        checkScalar(tag.value, .word(words), place: schema.noun)
        guard let word = tag.value.text, let variant = schema.variants.first(where: { $0.words.contains(word) })
        else { return }
        checkObject(node, variant.object, place: place, besides: schema.key)
    }

    private static func names(_ object: ObjectSchema) -> Phrase {
        ScalarFormat.list(object.keys.map { "`\($0.name)`" })
    }
}
