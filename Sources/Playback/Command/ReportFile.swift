// Where the report goes. Read first: Report/Report.swift, RunRequest.swift.

import Capture
import Foundation
import Scenarios

/// The place of a report: checked before a long run, written after it.
struct ReportFile {
    private let place: OutputPlace?
    private let language: Language

    init(_ place: OutputPlace?, language: Language) {
        self.place = place
        self.language = language
    }

    /// Throws when the report could not be written later.
    func check(mayReplace: Bool) throws(CommandFailure) {
        guard case .file(let path)? = place else { return }
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
            if isFolder.boolValue { throw failure(.isFolder(path: path)) }
            let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
            if !mayReplace && type == .typeRegular { throw failure(.exists(path: path)) }
            return
        }
        let folder = FilePath.folder(of: path)
        if !folder.isEmpty && !FileManager.default.fileExists(atPath: folder) {
            throw failure(.noFolder(path: path, folder: folder))
        }
    }

    /// Writes it.
    func write(_ report: Report, mayReplace: Bool) throws(CommandFailure) {
        guard let place else { return }
        let bytes: [UInt8]
        do { bytes = try report.json() } catch {
            throw CommandFailure(CommandExit.inputOutput, "the report cannot be written: \(error)")
        }
        switch place {
        case .standardOutput: try Console.write(bytes, to: .standardOutput(), language)
        case .file(let path):
            let sink: ByteSink
            do { sink = try ByteSink.file(path, replacing: mayReplace) } catch { throw failure(error) }
            try Console.write(bytes, to: sink, language)
        }
    }

    private func failure(_ error: CaptureError) -> CommandFailure {
        let what = LocalizedText(en: "the report: ", ja: "レポート：")
        return CommandFailure(CommandExit.inputOutput, what[language] + error.sentence(in: language))
    }
}
