// The buffer in which pcapng blocks are put together. Read first: PcapngWriter.swift, the only user.
//
// pcapng lets the writer choose the byte order; ours is little-endian everywhere, so that all machines write the same.

import Basics

/// Whole blocks, one after the other, and at most one that is being built.
struct PcapngBlockBuilder: ~Copyable {
    private var storage: [UInt8]
    /// Where the block that is being built began.
    private var start = 0
    /// Whether that block has an option yet.
    private var hasOptions = false
    /// How many bytes are in use.
    private(set) var count = 0

    /// Bytes around the content of every block: type, length, and the length again.
    static let frameLength = 12

    init(capacity: Int) { storage = Array(repeating: 0, count: capacity) }

    var capacity: Int { storage.count }

    /// Hands the bytes in use to `sink`.
    func write(to sink: inout ByteSink) throws(CaptureError) {
        try sink.write(storage.span.bytes.extracting(0..<count), of: .pcapng)
    }

    mutating func removeAll() { count = 0 }

    /// Makes room for one block of `needed` bytes when the buffer is empty.
    mutating func grow(to needed: Int) {
        if needed > storage.count { storage = Array(repeating: 0, count: needed) }
    }

    /// The bytes that an option with a value of `length` bytes takes.
    static func optionLength(_ length: Int) -> Int { 4 + (length + 3) & ~3 }

    mutating func begin(_ type: PcapngBlockType) {
        start = count
        hasOptions = false
        uint32(type.rawValue)
        uint32(0)
    }

    /// Completes the block: its length goes to its start and its end.
    mutating func end() {
        let length = UInt32(count - start + 4)
        uint32(length)
        store(length, at: start + 4)
    }

    /// A whole enhanced packet block without options, for which there must be room: what nearly all frames are. The
    /// same bytes as `begin` to `end` give, with the buffer taken in hand once.
    mutating func plainPacket(_ frame: RawSpan, count n: Int, link: UInt32, time: UInt64) {
        let padded = (n + 3) & ~3
        let total = 32 + padded
        precondition(n <= frame.byteCount && count + total <= storage.count, "no room was reserved for a block")
        let (offset, originalLength) = (count, UInt32(frame.byteCount))
        unsafe storage.withUnsafeMutableBytes { target in
            guard let block = unsafe target.baseAddress.map({ unsafe $0 + offset }) else { return }
            func store(_ value: UInt32, _ at: Int) {
                unsafe block.storeBytes(of: value.littleEndian, toByteOffset: at, as: UInt32.self)
            }
            store(PcapngBlockType.enhancedPacket.rawValue, 0)
            store(UInt32(total), 4)
            store(link, 8)
            store(UInt32(truncatingIfNeeded: time >> 32), 12)
            store(UInt32(truncatingIfNeeded: time), 16)
            store(UInt32(n), 20)
            store(originalLength, 24)
            // The padding first: the frame's own last bytes come over it.
            if padded > 0 { store(0, 28 + padded - 4) }
            unsafe frame.withUnsafeBytes { source in
                if let from = source.baseAddress { unsafe (block + 28).copyMemory(from: from, byteCount: n) }
            }
            store(UInt32(total), 28 + padded)
        }
        count += total
    }

    mutating func uint16(_ value: UInt16) {
        store(value, at: count)
        count += 2
    }

    mutating func uint32(_ value: UInt32) {
        store(value, at: count)
        count += 4
    }

    mutating func uint64(_ value: UInt64) {
        store(value, at: count)
        count += 8
    }

    /// A time stamp: its upper half comes first, whatever the byte order.
    mutating func timestamp(_ nanoseconds: UInt64) {
        uint32(UInt32(truncatingIfNeeded: nanoseconds >> 32))
        uint32(UInt32(truncatingIfNeeded: nanoseconds))
    }

    /// The first `n` bytes of `source`, and zeros up to a multiple of four.
    mutating func bytes(_ source: RawSpan, count n: Int) {
        precondition(n <= source.byteCount && count + n + 3 <= storage.count, "no room was reserved for a block")
        let offset = count
        unsafe source.withUnsafeBytes { source in
            unsafe storage.withUnsafeMutableBytes { target in
                if let from = source.baseAddress, let to = target.baseAddress {
                    unsafe (to + offset).copyMemory(from: from, byteCount: n)
                }
            }
        }
        count += n
        while count & 3 != 0 {
            storage[count] = 0
            count += 1
        }
    }

    mutating func option(_ code: PcapngOption, _ value: [UInt8]) {
        option(code, length: value.count)
        bytes(value.span.bytes, count: value.count)
    }

    mutating func text(_ code: PcapngOption, _ text: String) { option(code, PcapngText.bytes(of: text)) }

    mutating func option(_ code: PcapngOption, uint8 value: UInt8) {
        option(code, length: 1)
        uint32(UInt32(value))
    }

    mutating func option(_ code: PcapngOption, uint32 value: UInt32) {
        option(code, length: 4)
        uint32(value)
    }

    mutating func option(_ code: PcapngOption, uint64 value: UInt64) {
        option(code, length: 8)
        uint64(value)
    }

    mutating func option(_ code: PcapngOption, timestamp value: UInt64) {
        option(code, length: 8)
        timestamp(value)
    }

    /// Ends the options, if there are any: without, the end is left out too.
    mutating func endOptions() {
        if hasOptions { uint32(0) }
    }

    private mutating func option(_ code: PcapngOption, length: Int) {
        hasOptions = true
        uint16(code.rawValue)
        uint16(UInt16(length))
    }

    private mutating func store<T: FixedWidthInteger & BitwiseCopyable>(_ value: T, at offset: Int) {
        var span = storage.mutableSpan
        var bytes = span.mutableBytes
        bytes.storeBytes(of: value.littleEndian, toByteOffset: offset, as: T.self)
    }
}
