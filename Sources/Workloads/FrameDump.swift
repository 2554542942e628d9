// Frames into a capture and nothing else: what pcapng costs before the system takes the bytes.
// Read first: Sources/Capture/PcapngWriter.swift.

import Basics
import Capture

/// Writes the same frame again and again to a device that throws everything away.
public struct FrameDump: Sendable {
    private let frame: PacketBuffer

    /// - Parameter frameSize: bytes of each frame, 1 to 65,535.
    public init(frameSize: Int) { frame = PacketBuffer([UInt8](repeating: 0x59, count: frameSize)) }

    /// Writes `frames` frames. Throws `WorkloadFailure` when there is no such device.
    public func run(frames: Int) throws(WorkloadFailure) {
        do {
            var writer = try PcapngWriter(
                to: .file("/dev/null", replacing: true), header: CaptureHeader(links: [CapturedLink(name: "cable")]))
            // One record for all of them: to make one takes as long as to write a header.
            var record = FrameRecord(time: 0, link: 0)
            for i in 0..<frames {
                record.time = UInt64(i)
                try writer.write(frame.bytes, record)
            }
            try writer.finish()
        } catch {
            throw WorkloadFailure("\(error)")
        }
    }
}
