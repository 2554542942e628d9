// Writes pcapng, the capture format of Wireshark (draft-ietf-opsawg-pcapng).
// Read first: PcapngBlockType.swift, CaptureHeader.swift, FrameRecord.swift. libpcap only writes the older format.
//
// A file is a list of blocks; each states its type and its length, the length again at its end, and is a multiple of 4:
//
//     SHB  section header         what this is
//     IDB  interface description  one for each link: name, speed, nanosecond time stamps
//     NRB  name resolution        address -> name; works only before the packets
//     EPB  enhanced packet        one for each frame: link, time, bytes, comments
//     ISB  interface statistics   how many frames were seen on each link
//
// All blocks are little-endian and are built in one buffer that is filled and emptied, never reallocated: a frame of
// 1,500 bytes costs little more than its copy. The buffer holds whole blocks only, so nothing is written by halves.

import Basics
import Wire

/// A pcapng capture in the making. Call `finish` at the end; what was not flushed before that is lost.
package struct PcapngWriter: ~Copyable {
    private var sink: ByteSink
    private var block: PcapngBlockBuilder
    private var statistics: [LinkStatistics]

    private struct LinkStatistics {
        var frames: UInt64 = 0
        var first: UInt64 = 0
        var last: UInt64 = 0

        mutating func saw(_ time: UInt64) {
            if frames == 0 { first = time }
            frames += 1
            last = time
        }
    }

    /// How many frames have been written.
    package private(set) var frameCount: UInt64 = 0

    /// Begins a capture and writes its head out at once, so that a live reader and a full disk show early.
    ///
    /// `bufferSize` is in bytes. Throws what `ByteSink.write` throws.
    package init(
        to sink: consuming ByteSink, header: CaptureHeader, bufferSize: Int = 1 << 18
    ) throws(CaptureError) {
        self.sink = sink
        block = PcapngBlockBuilder(capacity: bufferSize)
        statistics = Array(repeating: LinkStatistics(), count: header.links.count)
        try writeSectionHeader(comment: header.comment)
        for link in header.links { try writeInterface(link) }
        // Blocks of a moderate size, however many hosts there are.
        var rest = header.names[...]
        while !rest.isEmpty {
            try writeNames(rest.prefix(1000))
            rest = rest.dropFirst(1000)
        }
        try flush()
    }

    /// Adds a frame. `record.link` must be one of the header's links.
    package mutating func write(_ frame: RawSpan, _ record: borrowing FrameRecord) throws(CaptureError) {
        precondition(record.link >= 0 && record.link < statistics.count, "a frame on a link that the capture lacks")
        let length = min(frame.byteCount, Int(Pcapng.snapLength))
        if record.comments.isEmpty && record.direction == .unknown && record.packetID == nil {
            if block.count + length + 36 > block.capacity { try reserve(20 + length + 3) }
            block.plainPacket(frame, count: length, link: UInt32(record.link), time: record.time)
        } else {
            try writeCommented(frame, count: length, record)
        }
        frameCount += 1
        statistics[record.link].saw(record.time)
    }

    /// The long form of `write`: a frame with something to say about it.
    private mutating func writeCommented(
        _ frame: RawSpan, count length: Int, _ record: borrowing FrameRecord
    ) throws(CaptureError) {
        let comments = record.comments.reduce(0) { $0 + PcapngBlockBuilder.optionLength(PcapngText.length(of: $1)) }
        // 20 bytes of fields, at most 24 of flags, number and end of options.
        try reserve(20 + length + 3 + comments + 24)
        block.begin(.enhancedPacket)
        block.uint32(UInt32(record.link))
        block.timestamp(record.time)
        block.uint32(UInt32(length))
        block.uint32(UInt32(frame.byteCount))
        block.bytes(frame, count: length)
        for comment in record.comments { block.text(.comment, comment) }
        if record.direction != .unknown { block.option(.packetFlags, uint32: record.direction.rawValue) }
        if let packetID = record.packetID { block.option(.packetID, uint64: packetID) }
        block.endOptions()
        block.end()
    }

    /// Hands everything that is complete to the sink.
    package mutating func flush() throws(CaptureError) {
        if block.count == 0 { return }
        defer { block.removeAll() }
        try block.write(to: &sink)
    }

    /// Adds the statistics, writes everything and closes the sink. What a memory sink holds is returned.
    @discardableResult
    package consuming func finish() throws(CaptureError) -> [UInt8] {
        for link in statistics.indices where statistics[link].frames > 0 { try writeStatistics(of: link) }
        try flush()
        return try sink.closeReturningContents()
    }

    private mutating func reserve(_ contentLength: Int) throws(CaptureError) {
        let needed = contentLength + PcapngBlockBuilder.frameLength
        if block.count + needed > block.capacity {
            try flush()
            block.grow(to: needed)
        }
    }

    private mutating func writeSectionHeader(comment: String) throws(CaptureError) {
        try reserve(64 + PcapngBlockBuilder.optionLength(PcapngText.length(of: comment)))
        block.begin(.sectionHeader)
        block.uint32(Pcapng.byteOrderMagic)
        block.uint16(1)  // Version 1.0.
        block.uint16(0)
        block.uint64(.max)  // The section's length is not known beforehand: -1.
        if !comment.isEmpty { block.text(.comment, comment) }
        block.text(.sectionHardware, "emulated network")
        block.text(.sectionApplication, "yubin")
        block.endOptions()
        block.end()
    }

    private mutating func writeInterface(_ link: CapturedLink) throws(CaptureError) {
        let texts = PcapngText.length(of: link.name) + PcapngText.length(of: link.description)
        try reserve(64 + texts)
        block.begin(.interfaceDescription)
        block.uint16(Pcapng.ethernet)
        block.uint16(0)
        block.uint32(Pcapng.snapLength)
        block.text(.interfaceName, link.name)
        if !link.description.isEmpty { block.text(.interfaceDescription, link.description) }
        if let speed = link.speed { block.option(.interfaceSpeed, uint64: speed) }
        block.option(.timestampResolution, uint8: 9)
        block.endOptions()
        block.end()
    }

    private mutating func writeNames(_ names: ArraySlice<CapturedName>) throws(CaptureError) {
        try reserve(names.reduce(8) { $0 + 4 + 16 + PcapngText.length(of: $1.name) + 1 + 3 })
        block.begin(.nameResolution)
        for entry in names {
            // Record 1 is an IPv4 address, 2 an IPv6 address, each with a name that ends in a zero byte.
            let value = entry.address.bytes + PcapngText.bytes(of: entry.name) + [0]
            block.option(PcapngOption(rawValue: entry.address.isIPv4 ? 1 : 2), value)
        }
        block.endOptions()
        block.end()
    }

    private mutating func writeStatistics(of link: Int) throws(CaptureError) {
        try reserve(96)
        let seen = statistics[link]
        block.begin(.interfaceStatistics)
        block.uint32(UInt32(link))
        block.timestamp(seen.last)
        block.option(.statisticsStart, timestamp: seen.first)
        block.option(.statisticsEnd, timestamp: seen.last)
        block.option(.statisticsReceived, uint64: seen.frames)
        block.option(.statisticsDropped, uint64: 0)
        block.endOptions()
        block.end()
    }
}
