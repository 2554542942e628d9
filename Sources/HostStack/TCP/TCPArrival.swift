// The fields of an arriving segment, taken out of its bytes once. Read first: Sources/Wire/TCPView.swift.

import Basics
import Wire

/// What the long way through a connection needs to know of a segment; its payload travels beside it.
struct TCPArrival {
    /// SEG.SEQ; moves forward when bytes that are here already are cut off.
    var sequence: SequenceNumber
    /// SEG.ACK; meaningful when `flags` has ACK.
    let acknowledgment: SequenceNumber
    /// Loses FIN when the window ends before it.
    var flags: TCPFlags
    /// SEG.WND before scaling.
    let window: UInt16
    let options: TCPOptions

    var timestamps: TCPTimestamps? { options.timestamps }

    /// Nil for bytes that are no segment.
    init?(_ segment: borrowing PacketBuffer) {
        guard let view = try? TCPView(segment.bytes) else { return nil }
        sequence = view.sequence
        acknowledgment = view.acknowledgment
        flags = view.flags
        window = view.window
        options = view.options
    }
}
