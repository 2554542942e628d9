// The two outputs of the command: data for whoever reads on, messages for the person. Read first: CommandExit.swift.

import Basics
import Capture
import Foundation
import Scenarios

/// Standard output and standard error.
package enum Console {
    /// Writes data to `sink`. What goes wrong is told in `language`.
    package static func write(
        _ bytes: [UInt8], to sink: consuming ByteSink, _ language: Language
    ) throws(CommandFailure) {
        do throws(CaptureError) {
            try sink.write(bytes.span.bytes, of: nil)
            try sink.close()
        } catch {
            throw CommandFailure(CommandExit.inputOutput, error.sentence(in: language))
        }
    }

    /// Writes data to standard output. What goes wrong is told in `language`.
    package static func print(_ text: String, _ language: Language) throws(CommandFailure) {
        try write(Array(text.utf8), to: .standardOutput(), language)
    }

    /// Tells the person something. Nobody to tell is no failure. What it quotes from files does nothing to a terminal.
    package static func tell(_ message: String) {
        for line in message.split(separator: "\n", omittingEmptySubsequences: false) {
            write(Array("\(sign)\(VisibleText.of(String(line)))\n".utf8))
        }
    }

    /// What stands before all that is told, as other programs have it.
    package static let sign = "yubin: "

    /// Writes to standard error as it stands.
    package static func tellAsIs(_ text: String) { write(Array(text.utf8)) }

    private static func write(_ bytes: [UInt8]) {
        var sink = ByteSink.stream(descriptor: 2, path: "standard error")
        try? sink.write(bytes.span.bytes, of: nil)
    }
}
