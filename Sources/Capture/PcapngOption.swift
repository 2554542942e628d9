// The codes of pcapng options (draft-ietf-opsawg-pcapng §3.5 and §4). Read first: PcapngBlockType.swift.
// Left out: hashes and verdicts of packets; Wireshark 4.0 damages them on saving.

/// The code of an option. Codes above 1 mean something else in every type of block.
package struct PcapngOption: RawRepresentable, Hashable, Sendable {
    package var rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Ends a list of options.
    package static let end = PcapngOption(rawValue: 0)
    /// A comment, UTF-8; in every block, and as often as one likes.
    package static let comment = PcapngOption(rawValue: 1)

    package static let sectionHardware = PcapngOption(rawValue: 2)
    package static let sectionApplication = PcapngOption(rawValue: 4)

    package static let interfaceName = PcapngOption(rawValue: 2)
    package static let interfaceDescription = PcapngOption(rawValue: 3)
    /// Bits in a second, 64 bits.
    package static let interfaceSpeed = PcapngOption(rawValue: 8)
    /// One byte: 9 means that time stamps count nanoseconds (10^-9 s).
    package static let timestampResolution = PcapngOption(rawValue: 9)

    /// Seconds to add to every time stamp, 64 bits.
    package static let timestampOffset = PcapngOption(rawValue: 14)

    package static let packetFlags = PcapngOption(rawValue: 2)
    package static let packetID = PcapngOption(rawValue: 5)

    package static let statisticsStart = PcapngOption(rawValue: 2)
    package static let statisticsEnd = PcapngOption(rawValue: 3)
    package static let statisticsReceived = PcapngOption(rawValue: 4)
    package static let statisticsDropped = PcapngOption(rawValue: 5)
}
