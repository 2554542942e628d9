// swift-tools-version: 6.1
// The modules and their direction: an arrow only ever points to a module that is listed above it.
// Start reading at Sources/Basics, or at README.md ("The map of Sources/").

import PackageDescription

let settings: [SwiftSetting] = [
    .enableExperimentalFeature("Lifetimes"),
    .enableUpcomingFeature("ExistentialAny"),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil) -> Target {
    .testTarget(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

let package = Package(
    name: "yubin",
    products: [
        .executable(name: "yubin", targets: ["yubin"]),
        .library(name: "Workloads", targets: ["Workloads"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CPcap", pkgConfig: "libpcap",
            providers: [.apt(["libpcap-dev"]), .brew(["libpcap"])]),
        module("Basics"),
        module("Wire", ["Basics"]),
        module("HostStack", ["Basics", "Wire"]),
        module("DNSProtocol", ["Basics", "Wire"]),
        module("MailMessage", ["Basics"]),
        module("MailStore", ["Basics", "MailMessage"]),
        module("SMTPProtocol", ["Basics", "Wire", "MailMessage"]),
        module("POP3Protocol", ["Basics", "MailMessage", "MailStore"]),
        module("IMAPProtocol", ["Basics", "MailMessage", "MailStore"]),
        module("SenderTrust", ["Basics", "Wire", "DNSProtocol"]),
        module(
            "Emulation",
            [
                "Basics", "Wire", "HostStack", "DNSProtocol", "MailMessage", "MailStore", "SMTPProtocol",
                "POP3Protocol", "IMAPProtocol", "SenderTrust",
            ]),
        module(
            "Scenarios",
            [
                "Basics", "Wire", "HostStack", "DNSProtocol", "MailMessage", "MailStore", "SMTPProtocol", "Emulation",
                "Yams",
                .product(name: "OrderedCollections", package: "swift-collections"),
            ]),
        module("Capture", ["Basics", "Wire", "CPcap"]),
        module(
            "Playback",
            [
                "Basics", "Wire", "HostStack", "MailMessage", "MailStore", "SMTPProtocol", "Emulation", "Scenarios",
                "Capture",
            ]),
        module("Dissection", ["Basics", "Wire"]),
        module(
            "TerminalPlayer",
            [
                "Basics", "Dissection", "Wire", "HostStack", "DNSProtocol", "MailMessage", "MailStore", "SMTPProtocol",
                "Emulation",
                "Scenarios", "Capture", "Playback",
            ]),
        module(
            "Workloads",
            [
                "Basics", "Wire", "HostStack", "MailStore", "Emulation", "Scenarios", "Capture", "Dissection",
                "Playback",
            ]),
        .executableTarget(
            name: "yubin",
            dependencies: [
                "Basics", "MailMessage", "Playback", "TerminalPlayer", "Scenarios", "Capture",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),

        .target(
            name: "TestSupport", dependencies: ["Basics", "Wire"], path: "Tests/TestSupport", swiftSettings: settings),
        tests("BasicsTests", ["Basics", "TestSupport"]),
        tests("WireTests", ["Wire", "TestSupport"]),
        tests("HostStackTests", ["HostStack", "TestSupport"]),
        tests("DNSProtocolTests", ["DNSProtocol", "TestSupport"]),
        tests("MailMessageTests", ["MailMessage", "TestSupport"]),
        tests("MailStoreTests", ["MailStore", "TestSupport"]),
        tests("SMTPProtocolTests", ["SMTPProtocol", "MailMessage", "TestSupport"]),
        tests("POP3ProtocolTests", ["POP3Protocol", "MailStore", "TestSupport"]),
        tests("IMAPProtocolTests", ["IMAPProtocol", "MailStore", "TestSupport"]),
        tests("SenderTrustTests", ["SenderTrust", "DNSProtocol", "TestSupport", "Yams"]),
        tests("EmulationTests", ["Emulation", "Workloads", "TestSupport"]),
        tests("WorkloadsTests", ["Workloads"]),
        tests("ScenariosTests", ["Scenarios", "TestSupport"]),
        tests("CaptureTests", ["Capture", "TestSupport"]),
        tests("DissectionTests", ["Dissection", "Capture", "Playback", "Scenarios", "TestSupport"]),
        tests("PlaybackTests", ["Playback", "Emulation", "Scenarios", "Capture", "TestSupport"]),
        tests("TerminalPlayerTests", ["TerminalPlayer", "Playback", "Scenarios", "TestSupport"]),
        tests("YubinTests", ["yubin", "Playback", "Scenarios", "Capture", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)
