// The four distances from which the story can be watched. Read first: Focus.swift.

/// How close the player looks.
package enum Zoom: String, CaseIterable, Sendable {
    /// The map, with letters that travel.
    case postOffice = "post-office"
    /// Who said what to whom.
    case conversation
    /// One packet with its layers.
    case packet
    /// Every byte.
    case bytes
}
