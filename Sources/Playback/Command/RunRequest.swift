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
    /// Of the capture's comments and the report. The environment has no say in it, so that the same lesson and seed give
    /// the same bytes on every machine.
    package var writtenLanguage = Language.english
    package var color = TerminalStyle.ColorChoice.auto
    /// Without the story.
    package var isQuiet = false
    /// Whether files that are there may be overwritten.
    package var mayReplace = false
    /// Play it with the solution from the lesson's key, and tell answers and goals: for instructors.
    package var isSolved = false

    package init(lesson: String) { self.lesson = lesson }

    /// What is wrong with this combination, if anything.
    package func contradiction() -> LocalizedText? {
        let outputs = [("--capture", capture), ("--report", report)]
        for (option, place) in outputs where place == .file("") {
            return LocalizedText(
                en: "\(option) needs the name of a file, or - for standard output",
                ja: "\(option) にはファイル名か、標準出力を表す - が必要です")
        }
        if capture == .standardOutput && report == .standardOutput {
            return LocalizedText(
                en: "--capture - and --report - both want standard output; give one of them a file",
                ja: "--capture - と --report - は、どちらも標準出力に書こうとしています。一方にはファイルを指定してください")
        }
        if let capture, capture == report {
            return LocalizedText(
                en: "--capture and --report name the same file", ja: "--capture と --report が同じファイルを指しています")
        }
        for (option, place) in outputs {
            if case .file(let path)? = place, path == message {
                return LocalizedText(
                    en: "\(option) would overwrite the letter of --message",
                    ja: "\(option) を実行すると、--message の手紙が上書きされてしまいます")
            }
        }
        if capture == .standardOutput && viewpoint == "all" {
            return LocalizedText(
                en: "--viewpoint all writes a file for each link: --capture must name a folder",
                ja: "--viewpoint all はリンクごとにファイルを書きます。--capture にはフォルダーを指定してください")
        }
        if capture == nil {
            if viewpoint == "all" {
                return LocalizedText(
                    en: "--viewpoint all needs --capture FOLDER", ja: "--viewpoint all には --capture フォルダー が必要です")
            }
            if format != .pcapng {
                return LocalizedText(
                    en: "--capture-format needs --capture", ja: "--capture-format には --capture が必要です")
            }
        }
        return until == .zero ? Self.notInTheFuture("0") : nil
    }

    /// What is wrong with such an end of the story.
    package static func notInTheFuture(_ until: String) -> LocalizedText {
        LocalizedText(
            en: "--until \(until) is not in the future: the story begins at 0 s",
            ja: "--until \(until) は未来の時刻ではありません。物語は 0 s に始まります")
    }
}
