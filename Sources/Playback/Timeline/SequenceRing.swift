// Which entry shows the frame with which sequence number, for the frames that are usually still under way.
// Read first: Tape.swift, which finds the others, too, but not as fast. A table by hash would take longer than all else
// that is done with a frame. Every branch has a ring of its own, so it is small.

/// The latest sequence numbers and what belongs to them. Sequence numbers only grow; the oldest ones are forgotten.
package struct SequenceRing: Sendable {
    /// How many numbers in a row are remembered: a power of two.
    private static let length = 1 << 12

    private var sequences = [UInt64](repeating: 0, count: length)
    /// Below zero where nothing is noted: any number may be a sequence.
    private var entries = [Int](repeating: -1, count: length)

    /// A ring in which nothing is noted.
    package init() {}

    /// The entry of `sequence`; nil when it was not noted, or long ago.
    package subscript(sequence: UInt64) -> Int? {
        get {
            let place = Int(truncatingIfNeeded: sequence) & (Self.length - 1)
            return sequences[place] == sequence && entries[place] >= 0 ? entries[place] : nil
        }
        set {
            let place = Int(truncatingIfNeeded: sequence) & (Self.length - 1)
            if let newValue {
                sequences[place] = sequence
                entries[place] = newValue
            } else if sequences[place] == sequence {
                entries[place] = -1
            }
        }
    }
}
