// Programs that judge what we write: tshark and those that Debian installs with it. Read first: nothing.
//
// In CI a missing program is a failure. On somebody's own machine such a test is skipped and says what to install.

import Foundation

/// A program of this machine.
package struct ExternalTool: Sendable {
    package let name: String

    package static let tshark = ExternalTool(name: "tshark")
    package static let capinfos = ExternalTool(name: "capinfos")
    package static let mergecap = ExternalTool(name: "mergecap")
    package static let editcap = ExternalTool(name: "editcap")
    package static let sharkd = ExternalTool(name: "sharkd")
    /// Runs a program in a terminal of its own (util-linux).
    package static let script = ExternalTool(name: "script")

    /// For `.enabled(if:)`: true in CI even when they are missing, so that the test runs and fails.
    package static var wiresharkIsThere: Bool {
        ProcessInfo.processInfo.environment["CI"] != nil
            || [tshark, capinfos, mergecap].allSatisfy { $0.path != nil }
    }

    /// The same for the programs that only come with some packages of Wireshark.
    package static var sharkdIsThere: Bool {
        ProcessInfo.processInfo.environment["CI"] != nil || wiresharkIsThere && sharkd.path != nil
    }

    /// What to tell whoever lacks them.
    package static let wiresharkHint = "needs Wireshark's command-line tools: sudo apt-get install -y tshark"

    /// What a run of a program gave.
    package struct Result: Sendable {
        package var status: Int32
        package var output: String
        package var errors: String
    }

    package struct Missing: Error, CustomStringConvertible {
        var name: String
        package var description: String { "\(name) is not installed: sudo apt-get install -y tshark" }
    }

    /// Where it is, by PATH.
    package var path: String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
            .map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs it to its end.
    @discardableResult
    package func run(_ arguments: [String], input: String? = nil) throws -> Result {
        guard let path else { throw Missing(name: name) }
        return try Self.run(path, arguments, input: input)
    }

    /// Runs the program at `path` to its end.
    @discardableResult
    package static func run(
        _ path: String, _ arguments: [String], environment: [String: String] = [:], input: String? = nil
    ) throws -> Result {
        let folder = try TemporaryFolder()
        let (outputPath, errorPath) = (folder.file("output"), folder.file("errors"))
        for path in [outputPath, errorPath] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        process.standardInput = FileHandle.nullDevice
        if let input {
            try Data(input.utf8).write(to: URL(fileURLWithPath: folder.file("input")))
            process.standardInput = FileHandle(forReadingAtPath: folder.file("input"))
        }
        process.standardOutput = FileHandle(forWritingAtPath: outputPath)
        process.standardError = FileHandle(forWritingAtPath: errorPath)
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
            output: try text(of: outputPath), errors: try text(of: errorPath))
    }

    private static func text(of path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    }
}
