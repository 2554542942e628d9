// Measures everything that README.md ("How fast") tells, and prints it as a table.
// Read first: Sources/Workloads of the project. Words on the command line choose figures: `YubinFigures letters hops`,
// or one piece of work for a profiler: SingleRun.swift.
//
// Each figure is the best of several runs, in time on the core: what the neighbours on the machine do can only make a
// run slower. `yubin run` alone is measured by the clock on the wall.

import Foundation
import Workloads

@main
struct YubinFigures {
    static func main() {
        let groups: [(name: String, measure: () throws -> Void)] = [
            // First, while the process is small: it is measured by how much it grows.
            ("hosts", idleHosts), ("events", events), ("hops", hops), ("capture", capture), ("snapshots", snapshots),
            ("letters", letters), ("scale", scale), ("lesson", lesson),
            ("timeline", timeline), ("dissection", dissection),
        ]
        do {
            var chosen = CommandLine.arguments.dropFirst()
            if chosen.first == "once" { return try SingleRun(chosen.dropFirst()).run() }
            if let wrong = chosen.first(where: { word in !groups.contains { $0.name == word } }) {
                throw UsageError("no figure is called '\(wrong)': \(groups.map(\.name).joined(separator: " "))")
            }
            if chosen.isEmpty { chosen = groups.map(\.name)[...] }
            print("| What | Measured | Goal |")
            print("|---|---|---|")
            for group in groups where chosen.contains(group.name) { try group.measure() }
        } catch {
            FileHandle.standardError.write(Data("YubinFigures: \(error)\n".utf8))
            exit(error is UsageError ? 64 : 1)
        }
    }

    static func show(_ name: String, _ value: String, goal: String) {
        print(Figure(name: name, value: value, goal: goal).row)
        fflush(nil)
    }

    // MARK: The loop and the network

    static func events() {
        for (pending, goal): (Int, Int) in [(256, 70), (10_000, 120)] {
            let seconds = best(of: 5) { () -> SwitchStorm in
                var storm = SwitchStorm(pending: pending)
                storm.run(events: 100_000 as UInt64)
                return storm
            } _: {
                $0.run(events: 1_000_000)
            }
            show("trivial event, \(grouped(Double(pending))) pending", "\(Int(seconds * 1e3)) ns", goal: "≤ \(goal) ns")
        }
    }

    static func hops() throws {
        for (flows, bytes, packet, goal) in [
            (1, 2_000_000, 68, "6 M"), (1, 100_000_000, 1500, "5 M"), (100, 500_000, 1500, "2 M"),
            (1000, 50_000, 1500, "1 M"),
        ] {
            var traffic: Traffic?
            let seconds = try best(of: 5) {
                BulkTransfer(flows: flows, bytesPerFlow: UInt64(bytes), packetSize: packet)
            } _: {
                traffic = try $0.run()
            }
            guard let traffic else { continue }
            let size = packet == 1500 ? "full segments" : "frames of \(traffic.meanFrame) B on average"
            show(
                "packet hops, \(flows == 1 ? "1 TCP flow" : "\(grouped(Double(flows))) TCP flows"), \(size)",
                perSecond(traffic.hops, seconds), goal: "≥ \(goal)/s")
        }
    }

    static func capture() throws {
        let frames = 1_000_000
        let dump = FrameDump(frameSize: 1500)
        let seconds = try best(of: 5) {
            dump
        } _: {
            try $0.run(frames: frames)
        }
        show(
            "pcapng, a frame of 1,500 B before the write", "\(Int(seconds / Double(frames) * 1e9)) ns", goal: "≤ 30 ns")

        let path = "/dev/shm/yubin-figures-\(ProcessInfo.processInfo.processIdentifier).pcapng"
        defer { try? FileManager.default.removeItem(atPath: path) }
        var hops = 0
        let captured = try best(of: 5) {
            BulkTransfer(flows: 1, bytesPerFlow: 50_000_000)
        } _: {
            hops = try $0.run(capturingTo: path).hops
        }
        show("packet hops, full segments, captured to a memory disk", perSecond(hops, captured), goal: "≥ 1.2 M/s")
    }

    // MARK: Snapshots and room

    static func snapshots() throws {
        var touched = 0
        func run(every interval: UInt64?) throws -> Double {
            try time {
                // Long enough for many snapshots: of a few, each would count as much as what the neighbours do.
                BulkTransfer(flows: 1000, bytesPerFlow: 250_000)
            } _: {
                let taken = try $0.run(snapshotEvery: interval)
                if interval == 2000 { touched = taken.touchedHosts }
            }
        }
        let seconds = try best(
            of: 8, inTurns: [{ try run(every: nil) }, { try run(every: 2000) }, { try run(every: 30_000) }])
        let cost = (seconds[1] - seconds[0]) / Double(max(1, touched))
        show(
            "snapshot and what it copies later, each touched host", "\(String(format: "%.2f", cost * 1e6)) µs",
            goal: "≤ 0.15 µs")
        show(
            "snapshot every 30,000 events, 1,000 hosts: share of time",
            "\(oneDigit((seconds[2] / seconds[0] - 1) * 100)) %", goal: "< 5 %")
    }

    static func idleHosts() {
        let count = 10_000
        let before = residentBytes()
        let hosts = IdleHosts(count: count)
        let after = residentBytes()
        show(
            "memory for each idle host, \(grouped(Double(hosts.count))) hosts",
            "\(grouped(Double(after - before) / Double(count))) B", goal: "≤ 4,096 B")
    }

    // MARK: Letters

    static func letters() throws {
        let count = 2000
        let seconds = try best(of: 5) {
            var post = try LetterPost.twoTowns()
            _ = try post.send(10)
            return post
        } _: {
            _ = try $0.send(count)
        }
        show("letters end to end through `two-towns`", "\(grouped(Double(count) / seconds))/s", goal: "≥ 20,000/s")
    }

    static func scale() throws {
        // Each of very many towns writes several letters too: the first of them asks everybody's address anew.
        let count = 20_000
        var hosts: [Int] = []
        func run(towns: Int) throws -> Double {
            try time {
                var post = try LetterPost.ring(ofTowns: towns)
                _ = try post.send(max(towns, 10))
                hosts.append(post.hostCount)
                return post
            } _: {
                _ = try $0.send(count)
            }
        }
        let seconds = try best(of: 4, inTurns: [{ try run(towns: 2) }, { try run(towns: 2500) }])
        show(
            "cost of a letter at \(grouped(Double(hosts[1]))) hosts, by that at \(hosts[0])",
            "\(String(format: "%.2f", seconds[1] / seconds[0])) x", goal: "≤ 1.3 x")
    }

    // MARK: The player

    static func timeline() throws {
        var walk = try LessonWalk()
        _ = walk.record()
        var steps = 0
        let stepping = try best(of: 3) {
            walk
        } _: {
            steps = $0.stepThroughAndBack()
        }
        show(
            "a step or a step back, with the world of that moment",
            "\(String(format: "%.2f", stepping / Double(max(1, steps)) * 1e3)) ms", goal: "≤ 1 ms")

        let letters = 3500
        var events: UInt64 = 0
        // The first run also waits for memory that the system has never handed out, as long as the system likes.
        let seconds = try best(
            of: 5,
            inTurns: [
                {
                    try time {
                        try LongLesson(letters: letters)
                    } _: {
                        $0.play()
                    }
                },
                {
                    try time {
                        try LessonWalk(letters: letters)
                    } _: {
                        events = $0.record()
                    }
                },
                {
                    try time {
                        try LongLesson(letters: letters)
                    } _: {
                        $0.playKeepingSnapshots()
                    }
                },
            ])
        show(
            "recording \(grouped(Double(events))) events: time added",
            "\(oneDigit((seconds[1] / seconds[0] - 1) * 100)) %", goal: "< 15 %")
        show(
            "its snapshots alone: time added", "\(oneDigit((seconds[2] / seconds[0] - 1) * 100)) %", goal: "< 5 %")
        var long = try LessonWalk(letters: letters)
        _ = long.record()
        var slowest = 0.0
        for _ in 0..<200 {
            slowest = max(
                slowest,
                time {
                    ()
                } _: { _ in
                    long.seek()
                })
        }
        show("slowest of 200 seeks in them", "\(oneDigit(slowest * 1e3)) ms", goal: "< 50 ms")

        var crowd = try CrowdedSeeks(towns: 250, letters: letters)
        slowest = 0
        for _ in 0..<200 {
            slowest = max(
                slowest,
                try time {
                    ()
                } _: { _ in
                    try crowd.seek()
                })
        }
        show(
            "slowest of 200 seeks among \(grouped(Double(crowd.eventCount))) events of "
                + "\(grouped(Double(crowd.hostCount))) hosts",
            "\(oneDigit(slowest * 1e3)) ms", goal: "< 10 ms")
    }

    static func dissection() throws {
        let load = try FrameDissection()
        let seconds = try best(of: 5) {
            load
        } _: {
            _ = $0.run()
        }
        show("frames dissected, a mail capture", "\(grouped(Double(load.count) / seconds))/s", goal: "≥ 200,000/s")
    }

    static func lesson() {
        lesson(["run", "first-letter"], "`yubin run first-letter`, start to end", goal: "< 30 ms")
        // Its standard input is empty: it gets ready, finds nothing to do and leaves.
        lesson(["step", "first-letter"], "`yubin step first-letter`, start to the first command", goal: "< 100 ms")
    }

    private static func lesson(_ arguments: [String], _ what: String, goal: String) {
        let program = "../.build/release/yubin"
        guard FileManager.default.isExecutableFile(atPath: program) else {
            return show(what, "not built (`swift build -c release` in the project)", goal: goal)
        }
        var isContent = true
        var seconds = Double.infinity
        for _ in 0..<20 {
            let start = ContinuousClock.now
            isContent = runs(program, arguments) && isContent
            seconds = min(seconds, (ContinuousClock.now - start) / .seconds(1))
        }
        show(what, isContent ? "\(oneDigit(seconds * 1e3)) ms" : "failed", goal: goal)
    }

    private static func perSecond(_ count: Int, _ seconds: Double) -> String {
        String(format: "%.2f M/s", Double(count) / seconds / 1e6)
    }
}
