// pcapng leaves the byte order to the writer's machine. Read first: nothing. Then PcapngBody.swift.

/// The order of the bytes of a number.
enum PcapngByteOrder: Equatable, Sendable {
    case little, big

    func uint16(_ bytes: [UInt8], at i: Int) -> UInt16 {
        let value = UInt16(bytes[i]) | UInt16(bytes[i + 1]) << 8
        return self == .little ? value : value.byteSwapped
    }

    func uint32(_ bytes: [UInt8], at i: Int) -> UInt32 {
        var value: UInt32 = 0
        for k in 0..<4 { value |= UInt32(bytes[i + k]) << UInt32(8 * k) }
        return self == .little ? value : value.byteSwapped
    }

    func uint64(_ bytes: [UInt8], at i: Int) -> UInt64 {
        let (first, second) = (UInt64(uint32(bytes, at: i)), UInt64(uint32(bytes, at: i + 4)))
        return self == .little ? second << 32 | first : first << 32 | second
    }

    /// A time stamp: its upper half always comes first.
    func timestamp(_ bytes: [UInt8], at i: Int) -> UInt64 {
        UInt64(uint32(bytes, at: i)) << 32 | UInt64(uint32(bytes, at: i + 4))
    }
}
