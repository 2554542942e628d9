// Where the report goes. Read first: Report/Report.swift, RunRequest.swift.

import Capture
import Foundation

/// The place of a report: checked before a long run, written after it.
struct ReportFile {
    private let place: OutputPlace?

    init(_ place: OutputPlace?) { self.place = place }

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
        let folder = (path as NSString).deletingLastPathComponent
        if !folder.isEmpty && !FileManager.default.fileExists(atPath: folder) {
            throw failure(.system(action: "create", path: path, reason: "there is no folder \(folder)"))
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
        case .standardOutput: try Console.write(bytes, to: .standardOutput())
        case .file(let path):
            let sink: ByteSink
            do { sink = try ByteSink.file(path, replacing: mayReplace) } catch { throw failure(error) }
            try Console.write(bytes, to: sink)
        }
    }

    private func failure(_ error: CaptureError) -> CommandFailure {
        CommandFailure(CommandExit.inputOutput, "the report: \(error)")
    }
}
