// A link of the emulation as a capture shows it. Read first: nothing. Then CaptureHeader.swift.

/// A link of the emulation, as an interface of the capture.
package struct CapturedLink: Equatable, Sendable {
    package var name: String
    /// For people: what it connects.
    package var description: String
    /// Bits in a second; nil when unknown.
    package var speed: UInt64?

    package init(name: String, description: String = "", speed: UInt64? = nil) {
        self.name = name
        self.description = description
        self.speed = speed
    }
}
