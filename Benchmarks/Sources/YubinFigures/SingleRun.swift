// One piece of work, done once: for a profiler, or to count its instructions, which no neighbour on the machine changes.
// Read first: YubinFigures.swift. Beside/count-instructions.sh runs it.

import Workloads

/// `YubinFigures once letters 1000`.
struct SingleRun {
    private enum Work: String, CaseIterable {
        /// Letters through `two-towns`, as in the table.
        case letters
        /// Letters among 10,004 hosts, as in the table.
        case ring
        /// The first lesson with so many letters, while nobody looks on.
        case play
        /// The same with the snapshots that a recording takes.
        case snapshots
        /// The same, recorded.
        case recording
        /// So many bytes from each of 1,000 hosts to one.
        case bulk
        /// The same with a snapshot every 30,000 events, as in the table.
        case bulkSnapshots
    }

    private let work: Work
    private let count: Int

    /// - Parameter words: the name of the work, and how many letters or bytes there are.
    init(_ words: ArraySlice<String>) throws(UsageError) {
        guard words.count == 2, let work = words.first.flatMap(Work.init), let count = words.last.flatMap({ Int($0) }),
            count > 0
        else {
            let names = Work.allCases.map(\.rawValue).joined(separator: "|")
            throw UsageError("expected `once \(names) NUMBER`, such as `once letters 1000`")
        }
        (self.work, self.count) = (work, count)
    }

    func run() throws {
        switch work {
        case .letters:
            var post = try LetterPost.twoTowns()
            _ = try post.send(count)
        case .ring:
            var post = try LetterPost.ring(ofTowns: 2500)
            _ = try post.send(count)
        case .play:
            var lesson = try LongLesson(letters: count)
            lesson.play()
        case .snapshots:
            var lesson = try LongLesson(letters: count)
            lesson.playKeepingSnapshots()
        case .recording:
            var walk = try LessonWalk(letters: count)
            _ = walk.record()
        case .bulk, .bulkSnapshots:
            var transfer = BulkTransfer(flows: 1000, bytesPerFlow: UInt64(count))
            _ = try transfer.run(snapshotEvery: work == .bulkSnapshots ? 30_000 : nil)
        }
    }
}
