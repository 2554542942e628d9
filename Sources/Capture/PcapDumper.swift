// libpcap's writer, which writes to a C stream; here that stream is memory. Read first: PcapWriter.swift, its user.

import Basics
import CPcap

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Owns what libpcap needs to write records, and the memory that they are written to.
struct PcapDumper: ~Copyable {
    private let stream: UnsafeMutablePointer<FILE>
    /// `open_memstream` keeps these two up to date: where the bytes are, and how many.
    private let buffer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    private let size: UnsafeMutablePointer<Int>
    private let handle: OpaquePointer
    private let dumper: OpaquePointer

    /// The file's head is in memory afterwards.
    init() throws(CaptureError) {
        unsafe buffer = .allocate(capacity: 1)
        unsafe buffer.initialize(to: nil)
        unsafe size = .allocate(capacity: 1)
        unsafe size.initialize(to: 0)
        guard let stream = unsafe open_memstream(buffer, size),
            let handle = unsafe pcap_open_dead_with_tstamp_precision(
                Int32(Pcapng.ethernet), Int32(Pcapng.snapLength), UInt32(PCAP_TSTAMP_PRECISION_NANO)),
            let dumper = unsafe pcap_dump_fopen(handle, stream)
        else { throw .libpcap("not enough memory") }
        unsafe self.stream = stream
        unsafe self.handle = handle
        unsafe self.dumper = dumper
    }

    deinit {
        // Closes the stream too; only then is the memory ours to free.
        unsafe pcap_dump_close(dumper)
        unsafe pcap_close(handle)
        unsafe free(buffer.pointee)
        unsafe buffer.deallocate()
        unsafe size.deallocate()
    }

    /// Adds a record and returns its length in bytes. `time` is in nanoseconds since 1970.
    func dump(_ frame: RawSpan, at time: UInt64) -> Int {
        let length = min(frame.byteCount, Int(Pcapng.snapLength))
        var header = pcap_pkthdr()
        header.ts.tv_sec = time_t(time / 1_000_000_000)
        // With nanosecond precision libpcap takes nanoseconds where the name says microseconds.
        header.ts.tv_usec = .init(time % 1_000_000_000)
        header.caplen = UInt32(length)
        header.len = UInt32(frame.byteCount)
        let target = unsafe UnsafeMutablePointer<UInt8>(dumper)
        unsafe frame.withUnsafeBytes { bytes in
            unsafe pcap_dump(target, &header, bytes.bindMemory(to: UInt8.self).baseAddress)
        }
        return 16 + length
    }

    /// Hands what was written since the last time to `sink`, and begins again.
    func drain(to sink: inout ByteSink, of format: CaptureFormat?) throws(CaptureError) {
        guard unsafe fflush(stream) == 0, let bytes = unsafe buffer.pointee else { throw .libpcap("not enough memory") }
        let span = unsafe RawSpan(_unsafeStart: UnsafeRawPointer(bytes), byteCount: size.pointee)
        unsafe rewind(stream)
        try sink.write(span, of: format)
    }
}
