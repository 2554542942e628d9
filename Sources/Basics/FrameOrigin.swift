// Where in a capture a frame comes from. Read first: nothing. The format: draft-ietf-opsawg-pcapng.

/// What pcapng says of a frame beside its bytes and its time.
package struct FrameOrigin: Equatable, Sendable {
    /// Counted from 1.
    package var section: Int
    /// Counted from 0 in each section.
    package var interface: Int
    /// The interface's name, and what it connects; empty when the capture does not tell.
    package var name: String
    package var description: String
    package var comments: [String]
    /// epb_flags: which way it went, and how it was received.
    package var flags: UInt32?
    package var packetID: UInt64?

    package init(
        section: Int, interface: Int, name: String, description: String = "", comments: [String] = [],
        flags: UInt32? = nil, packetID: UInt64? = nil
    ) {
        (self.section, self.interface, self.name) = (section, interface, name)
        (self.description, self.comments, self.flags, self.packetID) = (description, comments, flags, packetID)
    }
}
