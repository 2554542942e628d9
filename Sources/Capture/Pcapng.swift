// Numbers of pcapng that the writer and the reader share. Read first: PcapngBlockType.swift.

/// Constants of the format.
enum Pcapng {
    /// Told apart from 0x4D3C2B1A, which the other byte order gives.
    static let byteOrderMagic: UInt32 = 0x1A2B_3C4D
    /// LINKTYPE_ETHERNET.
    static let ethernet: UInt16 = 1
    /// The most bytes of a frame that are kept. One value everywhere: libpcap cannot read a mixture.
    static let snapLength: UInt32 = 262_144
}
