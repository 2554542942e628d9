// `yubin dissect`: takes any capture apart. Read first: Sources/Dissection/Dissector.swift,
// Sources/Capture/CaptureReader.swift.

import Basics
import Capture
import Dissection
import Foundation
import Playback
import Scenarios

/// What was asked for.
package struct DissectRequest: Equatable, Sendable {
    /// A file, or `-` for standard input.
    package var file: String
    /// Only the frame with this number; nil for all.
    package var frame: Int?
    package var filter: String?
    package var language = Language.english
    package var color = TerminalStyle.ColorChoice.auto
    package var isJSON = false

    package init(file: String) { self.file = file }
}

/// Reads a capture piece by piece and writes what is in it.
package struct DissectCommandBody {
    private let request: DissectRequest
    private let environment: [String: String]

    package init(_ request: DissectRequest, environment: [String: String] = ProcessInfo.processInfo.environment) {
        self.request = request
        self.environment = environment
    }

    /// Does it. Returns the exit code.
    package func execute() throws(CommandFailure) -> Int32 {
        Interruption.prepare()
        var filter: DisplayFilter?
        if let text = request.filter {
            do { filter = try DisplayFilter(text) } catch {
                throw CommandFailure(CommandExit.usage, "--filter: \(error)")
            }
        }
        let handle = try open()
        let printer = DissectionPrinter(
            language: request.language,
            style: TerminalStyle.of(descriptor: 1, environment: environment, color: request.color),
            explains: request.frame != nil)
        var reader = CaptureReader()
        var dissector = Dissector()
        var sink = ByteSink.standardOutput()
        var foreign: Set<UInt16> = []
        var isFound = false
        var waiting: [UInt8] = []
        func flush() throws(CommandFailure) {
            do { try sink.write(waiting.span.bytes, of: nil) } catch {
                throw CommandFailure(CommandExit.inputOutput, error.sentence(in: request.language))
            }
            waiting.removeAll(keepingCapacity: true)
        }
        do {
            var isAtEnd = false
            while !isAtEnd {
                let data = try read(handle)
                isAtEnd = data.isEmpty
                reader.append([UInt8](data))
                while let frame = try reader.next() {
                    if !Dissector.linkTypes.contains(frame.linkType) && foreign.insert(frame.linkType).inserted {
                        Console.tell(
                            words(
                                "link type \(frame.linkType) is not known: its frames are shown as data",
                                "リンクタイプ\(frame.linkType)には対応していません。そのフレームはデータとして表示します"))
                    }
                    let dissected = dissector.dissect(
                        CapturedFrame(
                            bytes: frame.bytes, length: frame.originalLength, time: frame.time,
                            interface: frame.interface, origin: frame.origin),
                        linkType: frame.linkType)
                    if let wanted = request.frame, dissected.number != wanted { continue }
                    if let filter, !filter.matches(dissected) { continue }
                    isFound = true
                    if request.isJSON {
                        dissected.writeJSON(to: &waiting)
                        waiting.append(UInt8(ascii: "\n"))
                    } else {
                        waiting += printer.text(dissected).utf8
                    }
                    if waiting.count > 1 << 16 { try flush() }
                    if request.frame != nil { return try finish(flush) }
                    if let signal = Interruption.pending { return Interruption.exitCode(of: signal) }
                }
                // Somebody may be watching a pipe.
                try flush()
            }
            try reader.finish()
        } catch let failure as CommandFailure {
            // What could be read comes first.
            try flush()
            throw failure
        } catch {
            try flush()
            let problem = error as? PcapngError
            throw unreadable(
                problem?.sentence(in: .english) ?? "\(error)", problem?.sentence(in: .japanese) ?? "\(error)")
        }
        if let wanted = request.frame, !isFound, dissector.frameCount < wanted {
            throw CommandFailure(
                CommandExit.usage,
                words(
                    "\(request.file) has \(dissector.frameCount) frames; there is no frame \(wanted)",
                    "\(request.file)のフレームは\(dissector.frameCount)個です。フレーム\(wanted)はありません"))
        }
        return try finish(flush)
    }

    private func finish(_ flush: () throws(CommandFailure) -> Void) throws(CommandFailure) -> Int32 {
        try flush()
        return CommandExit.success
    }

    private func open() throws(CommandFailure) -> FileHandle {
        if request.file == "-" { return .standardInput }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: request.file, isDirectory: &isFolder) else {
            throw unreadable("there is no such file", "そのファイルはありません")
        }
        if isFolder.boolValue {
            throw unreadable("this is a folder, not a capture", "フォルダーです。キャプチャを指定してください")
        }
        guard let handle = FileHandle(forReadingAtPath: request.file) else {
            throw unreadable("cannot be opened", "開けません")
        }
        return handle
    }

    /// The next bytes; none at the end.
    private func read(_ handle: FileHandle) throws(CommandFailure) -> Data {
        do { return try handle.read(upToCount: 1 << 18) ?? Data() } catch {
            // Foundation's own text says no more than that; the system's stands in the error below it.
            let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
            let reason = cause.map { ": " + $0.localizedDescription } ?? ""
            throw unreadable("cannot be read" + reason, "読めません" + reason)
        }
    }

    private func unreadable(_ english: String, _ japanese: String) -> CommandFailure {
        CommandFailure(
            CommandExit.badInput, words("\(request.file): \(english)", "\(request.file)：\(japanese)"))
    }

    private func words(_ english: String, _ japanese: String) -> String {
        LocalizedText(en: english, ja: japanese)[request.language]
    }
}
