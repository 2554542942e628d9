// The types of pcapng blocks (draft-ietf-opsawg-pcapng §11.1). Read first: nothing. Then PcapngOption.swift.
// Left out: custom blocks, which editcap refuses.

/// The type of a block.
package struct PcapngBlockType: RawRepresentable, Hashable, Sendable {
    package var rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Reads the same in both byte orders, so that a reader finds it before it knows the order.
    package static let sectionHeader = PcapngBlockType(rawValue: 0x0A0D_0D0A)
    package static let interfaceDescription = PcapngBlockType(rawValue: 1)
    /// Superseded by the enhanced packet block.
    package static let obsoletePacket = PcapngBlockType(rawValue: 2)
    package static let simplePacket = PcapngBlockType(rawValue: 3)
    package static let nameResolution = PcapngBlockType(rawValue: 4)
    package static let interfaceStatistics = PcapngBlockType(rawValue: 5)
    package static let enhancedPacket = PcapngBlockType(rawValue: 6)
}
