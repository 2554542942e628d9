// The measurements for regular runs: statistics, baselines, comparisons. Read first: Sources/Workloads of the project,
// which does the work that is measured here. `swift run -c release YubinFigures` prints the same as one table.

import Benchmark
import Workloads

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .throughput, .instructions], scalingFactor: .one, maxDuration: .seconds(5),
        maxIterations: 20)
    let hopsPerSecond = BenchmarkMetric.custom("hops/s", polarity: .prefersLarger, useScalingFactor: false)
    let lettersPerSecond = BenchmarkMetric.custom("letters/s", polarity: .prefersLarger, useScalingFactor: false)

    for pending in [256, 10_000] {
        Benchmark("Trivial events: 1,000,000 with \(pending) pending") { benchmark in
            var storm = SwitchStorm(pending: pending)
            storm.run(events: 10_000)
            benchmark.startMeasurement()
            storm.run(events: 1_000_000)
            benchmark.stopMeasurement()
        }
    }

    for (name, flows, bytes, packet) in [
        ("1 flow, packets of 68 B", 1, 1_000_000, 68), ("1 flow, 1,448 B", 1, 30_000_000, 1500),
        ("100 flows, 1,448 B", 100, 300_000, 1500), ("1,000 flows, 1,448 B", 1000, 30_000, 1500),
    ] {
        Benchmark(
            "Packet hops: \(name)", configuration: .init(metrics: [.wallClock, .instructions, hopsPerSecond])
        ) { benchmark in
            var transfer = BulkTransfer(flows: flows, bytesPerFlow: UInt64(bytes), packetSize: packet)
            benchmark.startMeasurement()
            let start = ContinuousClock.now
            let traffic = try transfer.run()
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            benchmark.stopMeasurement()
            benchmark.measurement(hopsPerSecond, Int(Double(traffic.hops) / seconds))
        }
    }

    Benchmark("pcapng: 100,000 frames of 1,500 B") { benchmark in
        let dump = FrameDump(frameSize: 1500)
        benchmark.startMeasurement()
        try dump.run(frames: 100_000)
        benchmark.stopMeasurement()
    }

    for interval in [nil, 30_000, 2000] as [UInt64?] {
        Benchmark("1,000 flows, snapshots: \(interval.map { "every \($0) events" } ?? "none")") { benchmark in
            var transfer = BulkTransfer(flows: 1000, bytesPerFlow: 30_000)
            benchmark.startMeasurement()
            blackHole(try transfer.run(snapshotEvery: interval))
            benchmark.stopMeasurement()
        }
    }

    for (name, towns) in [("two-towns", nil), ("a ring of 100 towns", 100)] as [(String, Int?)] {
        Benchmark(
            "Letters: 1,000 through \(name)",
            configuration: .init(metrics: [.wallClock, .instructions, lettersPerSecond])
        ) { benchmark in
            var post = try towns.map { try LetterPost.ring(ofTowns: $0) } ?? LetterPost.twoTowns()
            _ = try post.send(towns ?? 1)
            benchmark.startMeasurement()
            let start = ContinuousClock.now
            blackHole(try post.send(1000))
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            benchmark.stopMeasurement()
            benchmark.measurement(lettersPerSecond, Int(1000 / seconds))
        }
    }

    Benchmark("Memory: 10,000 idle hosts", configuration: .init(metrics: [.peakMemoryResident, .wallClock])) { _ in
        blackHole(IdleHosts(count: 10_000))
    }
}
