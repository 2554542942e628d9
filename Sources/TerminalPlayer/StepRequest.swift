// What `yubin step` and `yubin play` were asked for. Read first: nothing.

import Playback
import Scenarios

/// The parameters of a session in the terminal.
package struct StepRequest: Equatable, Sendable {
    /// A lesson's id or path; nil for the one of the session.
    package var lesson: String?
    package var lessonFolders: [String] = []
    package var seed: UInt64?
    package var language = Language.english
    /// See `RunRequest.writtenLanguage`.
    package var writtenLanguage = Language.english
    package var color = TerminalStyle.ColorChoice.auto
    /// The session's file: read when it is there, written by `save`.
    package var session: String?
    /// A file with commands; nil for standard input.
    package var commands: String?
    /// How fast `play` plays: 1 is a reader's pace.
    package var speed = 1.0

    package init(lesson: String?) { self.lesson = lesson }
}
