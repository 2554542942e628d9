// Writes the classic pcap format through libpcap, with time stamps in nanoseconds. Read first: PcapngWriter.swift.
//
// libpcap writes to a C stream. Ours is in memory: the records that it makes are handed to the same sink as pcapng's
// blocks, so that a full disk, a closed pipe and a folder full of files are dealt with in one place.
// The format has no place for comments, names, links and directions; they are left out.

import Basics

/// A classic capture in the making. Call `finish` at the end; what was not flushed before that is lost.
package struct PcapWriter: ~Copyable {
    private var sink: ByteSink
    private let dumper: PcapDumper
    private let bufferSize: Int
    private var pending = 0

    /// How many frames have been written.
    package private(set) var frameCount: UInt64 = 0

    /// Begins a capture and writes its head out at once. `bufferSize` is in bytes.
    package static func begin(
        to sink: consuming ByteSink, bufferSize: Int = 1 << 18
    ) throws(CaptureError) -> PcapWriter {
        let dumper = try PcapDumper()
        var sink = sink
        try dumper.drain(to: &sink, of: nil)
        return PcapWriter(sink: sink, dumper: dumper, bufferSize: bufferSize)
    }

    private init(sink: consuming ByteSink, dumper: consuming PcapDumper, bufferSize: Int) {
        self.sink = sink
        self.dumper = dumper
        self.bufferSize = bufferSize
    }

    /// Adds a frame; of `record`, only the time can be kept.
    package mutating func write(_ frame: RawSpan, _ record: borrowing FrameRecord) throws(CaptureError) {
        pending += dumper.dump(frame, at: record.time)
        frameCount += 1
        if pending >= bufferSize { try flush() }
    }

    /// Hands everything that is complete to the sink.
    package mutating func flush() throws(CaptureError) {
        pending = 0
        try dumper.drain(to: &sink, of: .pcap)
    }

    /// Writes everything and closes the sink. What a memory sink holds is returned.
    @discardableResult
    package consuming func finish() throws(CaptureError) -> [UInt8] {
        try flush()
        return try sink.closeReturningContents()
    }
}
