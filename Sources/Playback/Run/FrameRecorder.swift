// Chooses the frames of a capture and writes them. Read first: Sources/Capture/Viewpoint.swift, CaptureWriter.swift.
//
// A class, because the files that it holds open are not values; it lives beside the world, never in it.

import Basics
import Capture
import Emulation
import Scenarios

/// A capture, or just a count of the frames that it would have.
package final class FrameRecorder {
    /// What is captured, and where it goes.
    package struct Options {
        package var format = CaptureFormat.pcapng
        package var viewpoint = Viewpoint.firstLink
        /// In tcpdump's language, with the names of emulated hosts.
        package var filter: String?
        package var destination: CaptureDestination?

        package init() {}
    }

    /// How many frames have been captured.
    package private(set) var count = 0
    /// Why nothing more is written, if so.
    package private(set) var failure: CaptureError?

    private let viewpoint: LinkSelection
    private let filter: PacketFilterBox?
    private let clockStart: UInt64
    private var writers: [CaptureFile]
    /// The writer and the number of the interface in it, by link.
    private let places: [(writer: Int, interface: Int)]

    /// Opens the files of a capture of `network`.
    ///
    /// Throws `CaptureError` or `FilterError`.
    package init(_ options: Options, of network: EmulatedTopology, comment: String) throws {
        let names = network.names.map { CapturedName($0.address, $0.name) }
        viewpoint = LinkSelection(options.viewpoint, in: network)
        filter = try options.filter.map { try PacketFilterBox($0, names: network.filterNames) }
        clockStart = UInt64(clamping: network.topology.clockStart) &* 1_000_000_000
        let links = network.capturedLinks
        let header = CaptureHeader(comment: comment, links: links, names: names)
        (writers, places) = try CaptureFile.open(options, header: header)
    }

    /// Writes the frame if the capture shows it; `comments` go with it. True when it was captured.
    func record(_ transmission: borrowing FrameTransmission, comments: [String]) -> Bool {
        guard failure == nil, let direction = viewpoint.direction(of: transmission) else { return false }
        if let filter, !filter.filter.matches(transmission.frame.bytes) { return false }
        count += 1
        if writers.isEmpty { return true }
        let place = places[transmission.link]
        let record = FrameRecord(
            time: clockStart &+ transmission.at.nanoseconds, link: place.interface, direction: direction,
            comments: comments)
        do { try writers[place.writer].write(transmission.frame.bytes, record) } catch { failure = error }
        return true
    }

    /// The same with the narration of stages, by their numbers in `lesson`.
    package func record(
        _ transmission: borrowing FrameTransmission, narration stages: [Int], of lesson: Lesson, in language: Language
    ) -> Bool {
        let narration = Narration(lesson: lesson, language: language)
        return record(transmission, comments: stages.map { narration.comment(ofStage: $0) })
    }

    /// Completes all files. Throws what went wrong first, while writing or now.
    package func finish() throws(CaptureError) {
        for writer in writers {
            do { try writer.finish() } catch { failure = failure ?? error }
        }
        writers = []
        if let failure { throw failure }
    }
}
