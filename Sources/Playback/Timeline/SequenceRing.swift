// Which frame has which sequence number, for the frames that are usually still under way.
// Read first: Tape.swift, which finds the others, too, but not as fast. A table by hash would take longer than all else
// that is done with a frame. Every branch has a ring of its own, so it is small.

/// The latest sequence numbers and what belongs to them. Sequence numbers only grow; the oldest ones are forgotten.
package struct SequenceRing: Sendable {
    /// How many numbers in a row are remembered: a power of two.
    private static let length = 1 << 12

    private struct Note {
        var sequence: UInt64
        /// Below zero where nothing is noted: any number may be a sequence.
        var frame: Int
    }

    private var notes = [Note](repeating: Note(sequence: 0, frame: -1), count: length)

    /// A ring in which nothing is noted.
    package init() {}

    @inline(__always)
    private static func place(of sequence: UInt64) -> Int { Int(truncatingIfNeeded: sequence) & (length - 1) }

    /// The frame that was noted for `sequence`; nil when there was none, or long ago.
    package subscript(sequence: UInt64) -> Int? {
        @inline(__always) get {
            let note = notes[Self.place(of: sequence)]
            return note.sequence == sequence && note.frame >= 0 ? note.frame : nil
        }
    }

    /// Notes a frame, a number from 0 up.
    @inline(__always)
    package mutating func note(_ frame: Int, for sequence: UInt64) {
        notes[Self.place(of: sequence)] = Note(sequence: sequence, frame: frame)
    }
}
