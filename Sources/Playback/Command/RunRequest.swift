// What `yubin run` was asked for, checked. Read first: nothing. Then RunCommandBody.swift, which does it.

import Basics
import Capture
import Scenarios

/// A file to write, or standard output.
package enum OutputPlace: Equatable, Sendable {
    case standardOutput
    case file(String)

    /// `-` is standard output.
    package init(_ text: String) { self = text == "-" ? .standardOutput : .file(text) }
}

/// The parameters of a run.
package struct RunRequest: Equatable, Sendable {
    /// A lesson's id or path.
    package var lesson: String
    /// Folders of one's own, which come before the shipped one.
    package var lessonFolders: [String] = []
    /// Path of a user's letter.
    package var message: String?
    /// The sender on the envelope of the user's letter; nil to take it from the letter.
    package var from: String?
    /// The recipients on its envelope; none to take them from the letter.
    package var recipients: [String] = []
    /// Nil for the lesson's own.
    package var seed: UInt64?
    /// From the start; nil for the lesson's own end.
    package var until: Interval?
    /// Nil for no capture.
    package var capture: OutputPlace?
    package var format = CaptureFormat.pcapng
    /// As typed: its names can only be checked when the lesson is known.
    package var viewpoint: String?
    /// In tcpdump's language; nil for all packets.
    package var filter: String?
    /// Nil for no report.
    package var report: OutputPlace?
    /// Whether all conversations are printed line by line.
    package var wantsTranscript = false
    package var language = Language.english
    package var color = TerminalStyle.ColorChoice.auto
    /// Without the story.
    package var isQuiet = false
    /// Whether files that are there may be overwritten.
    package var mayReplace = false
    /// Play it with the solution from the lesson's key, and tell answers and goals: for instructors.
    package var isSolved = false

    package init(lesson: String) { self.lesson = lesson }

    /// What is wrong with this combination, if anything.
    package func contradiction() -> String? {
        for (option, place) in [("--capture", capture), ("--report", report)] where place == .file("") {
            return "\(option) needs the name of a file, or - for standard output"
        }
        if capture == .standardOutput && report == .standardOutput {
            return "--capture - and --report - both want standard output; give one of them a file"
        }
        if let capture, capture == report { return "--capture and --report name the same file" }
        for (option, place) in [("--capture", capture), ("--report", report)] {
            if case .file(let path)? = place, path == message {
                return "\(option) would overwrite the letter of --message"
            }
        }
        if capture == .standardOutput && viewpoint == "all" {
            return "--viewpoint all writes a file for each link: --capture must name a folder"
        }
        if capture == nil {
            if viewpoint == "all" { return "--viewpoint all needs --capture FOLDER" }
            if format != .pcapng { return "--capture-format needs --capture" }
        }
        if until == .zero { return "--until is not in the future: the story begins at 0 s" }
        return nil
    }
}
