// The content of one pcapng block, checked. Read first: PcapngReader.swift.

import Wire

/// The bytes of a block between its two lengths.
struct PcapngBody {
    private let bytes: [UInt8]
    private let order: PcapngByteOrder

    init(_ bytes: [UInt8], order: PcapngByteOrder) {
        self.bytes = bytes
        self.order = order
    }

    private struct Option {
        var code: PcapngOption
        var value: [UInt8]
    }

    /// The block that this is the body of.
    func block(of type: PcapngBlockType, interfaceCount: Int, snapLength: UInt32) throws(CaptureProblem) -> PcapngBlock
    {
        switch type {
        case .sectionHeader: try section()
        case .interfaceDescription: .interface(try interface())
        case .nameResolution: .names(try names())
        case .enhancedPacket: .packet(try packet(interfaceCount))
        case .simplePacket: .packet(try simplePacket(interfaceCount, snapLength))
        case .obsoletePacket: .packet(try obsoletePacket(interfaceCount))
        case .interfaceStatistics: try statistics(interfaceCount)
        default: .other(type, body: bytes)  // A registry that grows: unknown types survive.
        }
    }

    private func section() throws(CaptureProblem) -> PcapngBlock {
        try need(16)
        guard order.uint16(bytes, at: 4) == 1 else { throw CaptureProblem.unknownVersion }
        let options = try options(from: 16)
        return .section(
            comments: texts(.comment, options), hardware: texts(.sectionHardware, options).first,
            application: texts(.sectionApplication, options).first)
    }

    private func interface() throws(CaptureProblem) -> PcapngInterface {
        try need(8)
        let options = try options(from: 8)
        var resolution: Int8 = 6
        if let byte = options.first(where: { $0.code == .timestampResolution && $0.value.count == 1 })?.value[0] {
            resolution = byte & 0x80 == 0 ? Int8(byte) : -Int8(byte & 0x7F)
        }
        let link = CapturedLink(
            name: texts(.interfaceName, options).first ?? "",
            description: texts(.interfaceDescription, options).first ?? "",
            speed: number(.interfaceSpeed, options))
        return PcapngInterface(
            linkType: order.uint16(bytes, at: 0), snapLength: order.uint32(bytes, at: 4), link: link,
            resolution: resolution, offset: Int64(bitPattern: number(.timestampOffset, options) ?? 0))
    }

    private func packet(_ interfaceCount: Int) throws(CaptureProblem) -> PcapngPacket {
        try need(20)
        let interface = try interfaceIndex(interfaceCount)
        let length = Int(order.uint32(bytes, at: 12))
        guard length <= bytes.count - 20 else { throw CaptureProblem.frameTooLong }
        let options = try options(from: 20 + (length + 3) & ~3)
        return PcapngPacket(
            interface: interface, time: order.timestamp(bytes, at: 4), bytes: Array(bytes[20..<(20 + length)]),
            originalLength: order.uint32(bytes, at: 16), comments: texts(.comment, options), flags: flags(options),
            packetID: number(.packetID, options))
    }

    /// Of the first interface, without a time.
    private func simplePacket(_ interfaceCount: Int, _ snapLength: UInt32) throws(CaptureProblem) -> PcapngPacket {
        try need(4)
        guard interfaceCount > 0 else { throw CaptureProblem.packetBeforeInterface }
        let original = order.uint32(bytes, at: 0)
        let length = min(Int(original), snapLength == 0 ? .max : Int(snapLength), bytes.count - 4)
        return PcapngPacket(
            interface: 0, time: nil, bytes: Array(bytes[4..<(4 + length)]), originalLength: original)
    }

    /// What writers used before enhanced packet blocks.
    private func obsoletePacket(_ interfaceCount: Int) throws(CaptureProblem) -> PcapngPacket {
        try need(20)
        let interface = Int(order.uint16(bytes, at: 0))
        guard interface < interfaceCount else {
            throw CaptureProblem.unknownInterface(interface)
        }
        let length = Int(order.uint32(bytes, at: 12))
        guard length <= bytes.count - 20 else { throw CaptureProblem.frameTooLong }
        let options = try options(from: 20 + (length + 3) & ~3)
        return PcapngPacket(
            interface: interface, time: order.timestamp(bytes, at: 4), bytes: Array(bytes[20..<(20 + length)]),
            originalLength: order.uint32(bytes, at: 16), comments: texts(.comment, options), flags: flags(options))
    }

    private func names() throws(CaptureProblem) -> [CapturedName] {
        var names: [CapturedName] = []
        // A record has the shape of an option; codes 1 and 2 are IPv4 and IPv6 addresses.
        for record in try options(from: 0) {
            let size = record.code.rawValue == 1 ? 4 : 16
            guard [1, 2].contains(record.code.rawValue), record.value.count > size else { continue }
            let address: IPAddress
            if size == 4 {
                address = IPAddress(v4: PcapngByteOrder.big.uint32(record.value, at: 0))
            } else {
                address = IPAddress(
                    high: PcapngByteOrder.big.uint64(record.value, at: 0),
                    low: PcapngByteOrder.big.uint64(record.value, at: 8))
            }
            for name in record.value[size...].split(separator: 0) {
                names.append(CapturedName(address, String(decoding: name, as: UTF8.self)))
            }
        }
        return names
    }

    private func statistics(_ interfaceCount: Int) throws(CaptureProblem) -> PcapngBlock {
        try need(12)
        let interface = try interfaceIndex(interfaceCount)
        return .statistics(interface: interface, received: number(.statisticsReceived, try options(from: 12)))
    }

    private func need(_ n: Int) throws(CaptureProblem) {
        if bytes.count < n { throw CaptureProblem.blockTooShort }
    }

    private func interfaceIndex(_ count: Int) throws(CaptureProblem) -> Int {
        let index = Int(order.uint32(bytes, at: 0))
        guard index < count else {
            throw CaptureProblem.unknownInterface(index)
        }
        return index
    }

    /// More options of a block are not read, so that a long list of short ones cannot fill the memory.
    private static let optionLimit = 1 << 16

    /// The options from `start` to the end option or to the end of the block.
    private func options(from start: Int) throws(CaptureProblem) -> [Option] {
        var options: [Option] = []
        var offset = start
        while offset < bytes.count && options.count < Self.optionLimit {
            guard bytes.count - offset >= 4 else { throw CaptureProblem.optionCutOff }
            let code = PcapngOption(rawValue: order.uint16(bytes, at: offset))
            let length = Int(order.uint16(bytes, at: offset + 2))
            if code == .end { break }
            guard length <= bytes.count - offset - 4 else {
                throw CaptureProblem.optionTooLong
            }
            options.append(Option(code: code, value: Array(bytes[(offset + 4)..<(offset + 4 + length)])))
            offset += 4 + (length + 3) & ~3
        }
        return options
    }

    private func texts(_ code: PcapngOption, _ options: [Option]) -> [String] {
        options.filter { $0.code == code }.map { String(decoding: $0.value, as: UTF8.self) }
    }

    private func flags(_ options: [Option]) -> UInt32? {
        options.first { $0.code == .packetFlags && $0.value.count == 4 }.map { order.uint32($0.value, at: 0) }
    }

    private func number(_ code: PcapngOption, _ options: [Option]) -> UInt64? {
        guard let value = options.first(where: { $0.code == code && $0.value.count == 8 })?.value else { return nil }
        return order.uint64(value, at: 0)
    }
}
