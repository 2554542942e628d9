// A capture in either format. Read first: PcapngWriter.swift, PcapWriter.swift.

import Basics

/// Writes frames in the format that was asked for.
package enum CaptureWriter: ~Copyable {
    case pcapng(PcapngWriter)
    case pcap(PcapWriter)

    /// Begins a capture; pcap leaves `header` out.
    package init(
        _ format: CaptureFormat, to sink: consuming ByteSink, header: CaptureHeader, bufferSize: Int = 1 << 18
    ) throws(CaptureError) {
        switch format {
        case .pcapng: self = .pcapng(try PcapngWriter(to: sink, header: header, bufferSize: bufferSize))
        case .pcap: self = .pcap(try PcapWriter.begin(to: sink, bufferSize: bufferSize))
        }
    }

    /// How many frames have been written.
    package var frameCount: UInt64 {
        switch self {
        case .pcapng(let writer): writer.frameCount
        case .pcap(let writer): writer.frameCount
        }
    }

    /// Adds a frame.
    package mutating func write(_ frame: RawSpan, _ record: borrowing FrameRecord) throws(CaptureError) {
        switch consume self {
        case .pcapng(var writer):
            do { try writer.write(frame, record) } catch {
                self = .pcapng(writer)
                throw error
            }
            self = .pcapng(writer)
        case .pcap(var writer):
            do { try writer.write(frame, record) } catch {
                self = .pcap(writer)
                throw error
            }
            self = .pcap(writer)
        }
    }

    /// Hands everything that is complete to the sink.
    package mutating func flush() throws(CaptureError) {
        switch consume self {
        case .pcapng(var writer):
            do { try writer.flush() } catch {
                self = .pcapng(writer)
                throw error
            }
            self = .pcapng(writer)
        case .pcap(var writer):
            do { try writer.flush() } catch {
                self = .pcap(writer)
                throw error
            }
            self = .pcap(writer)
        }
    }

    /// Writes everything and closes. What a memory sink holds is returned.
    @discardableResult
    package consuming func finish() throws(CaptureError) -> [UInt8] {
        switch consume self {
        case .pcapng(let writer): try writer.finish()
        case .pcap(let writer): try writer.finish()
        }
    }
}
