// Values under small keys, such as the conversations of a service under their sockets. Read first: FlatTable.swift.
//
// Used like a Dictionary where a look-up happens for every frame, and only for look-ups: nobody goes through it in any
// order. What is kept here and changed in several steps is best taken out, changed, and put back: `map[key]` copies.

/// A value for each key.
public struct FlatMap<Key: FlatKey, Value: Sendable>: Sendable {
    @usableFromInline var table = FlatTable<Key>()
    /// Nil at the places in `free`.
    @usableFromInline var values: [Value?] = []
    @usableFromInline var free: [Int] = []

    /// A map without values, which takes no memory yet.
    @inlinable public init() {}

    /// How many values there are.
    @inlinable public var count: Int { table.count }
    /// Whether there is none.
    @inlinable public var isEmpty: Bool { table.count == 0 }

    /// Whether there is a value for `key`.
    @inlinable public func contains(_ key: Key) -> Bool { table.place(of: key) != nil }

    /// The value for `key`, to read, to change in place, to add, or with nil to remove.
    @inlinable public subscript(key: Key) -> Value? {
        get {
            if let place = table.place(of: key) { values[place] } else { nil }
        }
        set {
            if let place = table.place(of: key) {
                values[place] = newValue
                if newValue == nil { forget(key, place) }
            } else if let newValue {
                add(newValue, for: key)
            }
        }
        _modify {
            if let place = table.place(of: key) {
                defer { if values[place] == nil { forget(key, place) } }
                yield &values[place]
            } else {
                var value: Value?
                defer { if let value { add(value, for: key) } }
                yield &value
            }
        }
    }

    /// Takes the value for `key` out; nil when there is none.
    @inlinable @discardableResult
    public mutating func removeValue(forKey key: Key) -> Value? {
        guard let place = table.place(of: key) else { return nil }
        defer { forget(key, place) }
        return values[place].take()
    }

    /// Takes the value for `key` out for a while: the key stays until it is removed, and `giveBack` needs only put the
    /// value where it was. Nil when there is none.
    @inlinable public mutating func borrow(_ key: Key) -> Value? {
        guard let place = table.place(of: key) else { return nil }
        return values[place].take()
    }

    /// Puts a borrowed value back; it is dropped when its key was removed meanwhile.
    @inlinable public mutating func giveBack(_ value: consuming Value, for key: Key) {
        if let place = table.place(of: key) { values[place] = value }
    }

    /// Forgets all values.
    @inlinable public mutating func removeAll() { self = FlatMap() }

    @inlinable mutating func add(_ value: consuming Value, for key: Key) {
        if let place = free.popLast() {
            values[place] = value
            table.insert(key, place: place)
        } else {
            table.insert(key, place: values.count)
            values.append(value)
        }
    }

    @inlinable mutating func forget(_ key: Key, _ place: Int) {
        table.remove(key)
        // What came last usually goes first: then no list of free places is needed.
        if place == values.count - 1 { values.removeLast() } else { free.append(place) }
    }
}

/// Two maps are equal when the same was done to them: places are part of the comparison.
extension FlatMap: Equatable where Value: Equatable {}
