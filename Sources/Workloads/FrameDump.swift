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
            for i in 0..<frames { try writer.write(frame.bytes, FrameRecord(time: UInt64(i), link: 0)) }
            try writer.finish()
        } catch {
            throw WorkloadFailure("\(error)")
        }
    }
}
