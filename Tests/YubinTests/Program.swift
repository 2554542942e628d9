// The built program, as a user runs it.

import Foundation
import Scenarios
import TestSupport

/// The executable beside the tests.
enum Program {
    struct NotBuilt: Error {}

    static func path() throws -> String {
        let folder = ((ResourceFolders.programPath ?? CommandLine.arguments[0]) as NSString).deletingLastPathComponent
        var candidate = folder
        // On Linux the tests lie beside the program; on macOS they are inside of a bundle beside it.
        for _ in 0..<5 {
            if FileManager.default.isExecutableFile(atPath: candidate + "/yubin") { return candidate + "/yubin" }
            candidate = (candidate as NSString).deletingLastPathComponent
        }
        throw NotBuilt()
    }

    /// Runs it to its end.
    static func run(
        _ arguments: [String], environment: [String: String] = ["LC_ALL": "C"]
    ) throws -> ExternalTool.Result {
        try ExternalTool.run(path(), arguments, environment: environment)
    }

    /// Runs a line of shell in which `$YUBIN` is the program. Bash, because it can wait for its children even when it
    /// was started with SIGCHLD blocked, as threads of a test process do.
    static func shell(_ script: String) throws -> ExternalTool.Result {
        try ExternalTool.run("/bin/bash", ["-c", script], environment: ["LC_ALL": "C", "YUBIN": path()])
    }
}
