// How the command ends. Read first: nothing.

/// The exit codes of `yubin` (sysexits.h where there is one).
package enum CommandExit {
    /// All came out as the lesson expects.
    package static let success: Int32 = 0
    /// An expectation of the lesson is not met.
    package static let expectationFailed: Int32 = 1
    /// The command line is wrong (EX_USAGE).
    package static let usage: Int32 = 64
    /// A file to read holds something wrong, is not there or cannot be read (EX_DATAERR): lessons, topologies, letters,
    /// captures, sessions and scripts alike. Whoever gave the name can mend it.
    package static let badInput: Int32 = 65
    /// A file cannot be written, or its reader is gone (EX_IOERR).
    package static let inputOutput: Int32 = 74
}

/// A failure of the command: what it says on standard error, and its exit code.
package struct CommandFailure: Error, Equatable, Sendable {
    package var code: Int32
    package var message: String

    package init(_ code: Int32, _ message: String) {
        self.code = code
        self.message = message
    }
}
