// The packets of a branch up to some point, as a capture. Read first: Sources/Playback/Run/FrameRecorder.swift.

import Basics
import Capture
import Emulation
import Playback
import Scenarios

/// Writes captures out of recordings.
enum BranchCapture {
    /// Writes each packet once, with the narration beside it, up to the cursor of `timeline`. When somebody wants to
    /// stop, what is there so far is a whole capture of its own. Errors are told in `language`.
    /// - Returns: how many frames there are.
    static func write(
        _ timeline: Timeline, to path: String, replacing: Bool, narratedIn narrated: Language, language: Language
    ) throws(CommandFailure) -> Int {
        var options = FrameRecorder.Options()
        options.destination = .path(path, replacing: replacing)
        // The whole of the lesson itself is what `yubin run` writes, byte for byte.
        let isWhole = timeline.current == 0 && timeline.branch.isComplete && timeline.position == timeline.branch.count
        // How closely somebody looks at the frame there makes no other capture.
        let place = TimelineAddress(branch: timeline.branch.name, position: timeline.position)
        do {
            let recorder = try FrameRecorder(
                options, of: timeline.network,
                comment: "yubin lesson \(timeline.lesson.id), seed \(timeline.seed)"
                    + (isWhole ? "" : ", \(place)"))
            var untold: [Int] = []
            // With the frame that `wireshark` tells of, which may carry what is just being said.
            let shown = timeline.latestFrame.map { timeline.tape.entry(ofFrame: $0) + 1 } ?? 0
            for entry in timeline.tape.entries[..<max(timeline.position, shown)] {
                if timeline.isAskedToStop() { break }
                switch entry.kind {
                case .stage(let stage): untold.append(stage)
                case .frame(let number):
                    let frame = timeline.tape.frames[number]
                    guard frame.number != nil else { continue }
                    let transmission = FrameTransmission(
                        at: frame.at, lane: frame.lane, origin: .builder,
                        frame: PacketBuffer(timeline.tape.bytes(ofFrame: number)))
                    _ = recorder.record(transmission, narration: untold, of: timeline.lesson, in: narrated)
                    untold = []
                case .loss, .observation: break
                }
            }
            try recorder.finish()
            return recorder.count
        } catch {
            let reason = (error as? CaptureError)?.sentence(in: language) ?? "\(error)"
            throw CommandFailure(CommandExit.inputOutput, reason)
        }
    }
}
