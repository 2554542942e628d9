// A map with fixed keys. Read first: Schema.swift. Then SchemaKey.swift.

/// A thing with properties.
package struct ObjectSchema: Sendable {
    /// What it is called in messages: `a link`.
    package var noun: Phrase
    /// What it is for, in a sentence.
    package var words: String
    package var keys: [SchemaKey]

    package init(_ noun: Phrase, _ words: String, _ keys: [SchemaKey]) {
        self.noun = noun
        self.words = words
        self.keys = keys
    }

    /// The key called `name`.
    func key(_ name: String) -> SchemaKey? { keys.first { $0.name == name } }

    /// Where else `key` stands, in the things that this one is made of: `services: {mailServer: {retry: ...}}`.
    func placesFurtherIn(of key: String) -> [String] {
        keys.flatMap { part -> [String] in
            guard case .object(let inner) = part.schema else { return [] }
            let places = inner.key(key) == nil ? [] : ["\(key): ..."]
            return (places + inner.placesFurtherIn(of: key)).map { "\(part.name): {\($0)}" }
        }
    }

    /// The same with more keys.
    func adding(_ more: [SchemaKey]) -> ObjectSchema {
        var copy = self
        copy.keys += more
        return copy
    }
}
