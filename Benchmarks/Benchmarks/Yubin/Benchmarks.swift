// The measurements. Read first: Sources/Workloads of the project, which does the work that is measured here.

import Benchmark
import Workloads

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .throughput], scalingFactor: .one, maxDuration: .seconds(5), maxIterations: 20)

    for pending in [256, 10_000] {
        Benchmark("Trivial events: 1,000,000 with \(pending) pending") { benchmark in
            var storm = SwitchStorm(pending: pending)
            storm.run(events: 10_000)
            benchmark.startMeasurement()
            storm.run(events: 1_000_000)
            benchmark.stopMeasurement()
        }
    }

    for (name, flows, bytes, write) in [
        ("1 flow, 1,448 B", 1, 30_000_000, 65_536), ("100 flows, 1,448 B", 100, 300_000, 65_536),
        ("1,000 flows, 1,448 B", 1_000, 30_000, 65_536),
    ] {
        Benchmark("Packet hops: \(name)") { benchmark in
            var transfer = BulkTransfer(flows: flows, bytesPerFlow: UInt64(bytes), writeSize: write)
            benchmark.startMeasurement()
            blackHole(try transfer.run())
            benchmark.stopMeasurement()
        }
    }
}
