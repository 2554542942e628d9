// How large a file may be. Read first: nothing.
//
// The numbers leave room for a network of 20,000 machines with everything spelt out, and none for a file that was made
// to exhaust the machine that reads it.

/// The limits of a topology or lesson file.
package struct YAMLLimits: Equatable, Sendable {
    /// Bytes in the file.
    package var byteCount = 32 << 20
    /// How deeply lists and maps may be nested.
    package var depth = 50
    /// Values in the file, counting those behind an alias each time.
    package var valueCount = 4_000_000
    /// Values that may come from aliases.
    package var aliasedValueCount = 100_000
    /// Bytes in one text.
    package var scalarByteCount = 1 << 20

    package init() {}

    /// What every file must keep.
    package static let usual = YAMLLimits()
}
