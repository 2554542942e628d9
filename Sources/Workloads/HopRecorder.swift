// Captures every hop. Read first: HopCounter.swift, Sources/Capture/PcapngWriter.swift.

import Basics
import Capture
import Emulation

/// Writes each frame into a pcapng file as often as it is put on a link.
///
/// A class, because an open file is not a value; it lives beside the world, never in it.
final class HopRecorder: WorldObserver {
    private(set) var hops = 0
    private(set) var bytes = 0
    private var writer: PcapngWriter?
    private var failure: CaptureError?

    /// Opens the file at `path`, replacing it. Throws what `ByteSink.file` throws.
    init(path: String, links: [CapturedLink]) throws(CaptureError) {
        writer = try PcapngWriter(to: .file(path, replacing: true), header: CaptureHeader(links: links))
    }

    var wantsObservations: Bool { false }
    func observed(_ observation: consuming Observation) {}
    func sent(_ transmission: borrowing FrameTransmission) {
        hops += 1
        bytes += transmission.frame.count
        let record = FrameRecord(time: transmission.at.nanoseconds, link: transmission.link)
        do { try writer?.write(transmission.frame.bytes, record) } catch { failure = failure ?? error }
    }
    func lost(_ transmission: borrowing FrameTransmission, because reason: FrameLoss) {}

    /// Completes the file. Throws what went wrong first.
    func finish() throws(CaptureError) {
        if let writer = writer.take() { try writer.finish() }
        if let failure { throw failure }
    }
}
