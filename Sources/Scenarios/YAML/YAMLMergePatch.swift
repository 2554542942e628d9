// A lesson's changes to a topology: merge patches in the manner of RFC 7396, on maps that remember their places.
// Read first: YAMLNode.swift.

extension YAMLNode {
    /// This value with `patch` in it: maps are merged key by key, null takes a key away, everything else replaces.
    /// What comes from the patch keeps its place in the patch's file.
    package func merging(_ patch: YAMLNode) -> YAMLNode {
        // RFC 7396 §2: a patch that is not an object replaces the whole target.
        guard case .map(let changes) = patch.content else { return patch }
        var entries = self.entries
        let places = Dictionary(entries.indices.map { (entries[$0].key, $0) }, uniquingKeysWith: { first, _ in first })
        var removed: Set<String> = []
        for change in changes {
            let index = places[change.key]
            if change.value.isNull {
                removed.insert(change.key)
            } else if let index {
                entries[index].value = entries[index].value.merging(change.value)
                entries[index].position = change.position
            } else {
                let empty = YAMLNode(.map([]), at: change.value.position)
                entries.append(YAMLEntry(key: change.key, at: change.position, value: empty.merging(change.value)))
            }
        }
        if !removed.isEmpty { entries.removeAll { removed.contains($0.key) } }
        return YAMLNode(.map(entries), at: position)
    }
}
