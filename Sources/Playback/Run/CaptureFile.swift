// The files of a capture: one, or one for each link. Read first: Sources/Capture/CaptureWriter.swift.

import Basics
import Capture
import Foundation

/// Where a capture goes.
package enum CaptureDestination: Equatable, Sendable {
    case standardOutput
    /// A file; with the viewpoint `all`, a folder. `replacing` allows to overwrite what is there.
    case path(String, replacing: Bool)
}

/// A writer on the heap.
final class CaptureFile {
    private var writer: CaptureWriter?

    private init(_ writer: consuming CaptureWriter) { self.writer = consume writer }

    func write(_ frame: RawSpan, _ record: borrowing FrameRecord) throws(CaptureError) {
        try writer?.write(frame, record)
    }

    func finish() throws(CaptureError) {
        if let writer = writer.take() { try writer.finish() }
    }

    /// Opens what `options` ask for. `places` says for each link which writer takes its frames, and with which number.
    static func open(
        _ options: FrameRecorder.Options, header: CaptureHeader
    ) throws(CaptureError) -> (files: [CaptureFile], places: [(writer: Int, interface: Int)]) {
        let together = header.links.indices.map { (writer: 0, interface: $0) }
        switch options.destination {
        case nil: return ([], together)
        case .standardOutput:
            return ([CaptureFile(try CaptureWriter(options.format, to: .standardOutput(), header: header))], together)
        case .path(let path, let replacing):
            guard options.viewpoint == .all else {
                let sink = try ByteSink.file(path, replacing: replacing)
                return ([CaptureFile(try CaptureWriter(options.format, to: sink, header: header))], together)
            }
            try makeFolder(path)
            var files: [CaptureFile] = []
            for (link, name) in zip(header.links, fileNames(of: header.links)) {
                let sink = try ByteSink.file(
                    "\(path)/\(name).\(options.format.rawValue)", replacing: replacing, reopening: true)
                let header = CaptureHeader(comment: header.comment, links: [link], names: header.names)
                files.append(
                    CaptureFile(try CaptureWriter(options.format, to: sink, header: header, bufferSize: 1 << 15)))
            }
            return (files, header.links.indices.map { (writer: $0, interface: 0) })
        }
    }

    private static func makeFolder(_ path: String) throws(CaptureError) {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
            if !isFolder.boolValue { throw .isNotFolder(path: path) }
            return
        }
        do { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false) } catch {
            throw .system(action: "create", path: path, reason: error.localizedDescription)
        }
    }

    /// Names of links as names of files: without slashes, and no two the same.
    static func fileNames(of links: [CapturedLink]) -> [String] {
        var used: Set<String> = []
        return links.map { link in
            let plain = String(link.name.map { $0 == "/" || $0 == "\0" || $0.isNewline ? "-" : $0 })
            let base = plain.isEmpty || plain.hasPrefix(".") ? "link-" + plain : plain
            var name = base
            var n = 2
            while !used.insert(name.lowercased()).inserted {
                name = "\(base)-\(n)"
                n += 1
            }
            return name
        }
    }
}
