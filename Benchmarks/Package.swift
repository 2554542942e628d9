// swift-tools-version: 6.1
// Measurements of Yubin, in a package of their own so that users never build them. Run from this folder:
//
//     swift run -c release YubinFigures     one table of figures (README.md: with Swift's libraries inside)
//     swift package benchmark               regular runs, with statistics and comparisons
//
// What each benchmark does stands in Sources/Workloads of the project; the figures are in README.md.

import PackageDescription

let package = Package(
    name: "YubinBenchmarks",
    dependencies: [
        .package(name: "yubin", path: ".."),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "YubinBenchmarks",
            dependencies: [
                .product(name: "Workloads", package: "yubin"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/Yubin",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
        // Not beside the other: what lies in a folder called Benchmarks is run by `swift package benchmark`.
        .executableTarget(name: "YubinFigures", dependencies: [.product(name: "Workloads", package: "yubin")]),
    ],
    swiftLanguageModes: [.v6]
)
