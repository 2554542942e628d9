// Reading a file that a user named. Read first: Diagnostic.swift. This and ResourceFolders.swift touch the file system.

import Basics
import Foundation

/// The bytes of files.
package enum InputFile {
    /// All bytes of the file at `path`, of which there may be `limit`.
    /// - Throws: why it cannot be read, in words.
    package static func read(_ path: String, limit: Int = YAMLLimits.usual.byteCount) throws(Diagnostic) -> [UInt8] {
        let place = SourcePosition.start(of: path)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            let folder = FilePath.folder(of: path)
            let neighbours = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
            throw Diagnostic(
                "there is no such file", at: place,
                suggestion: Suggestion.nearest(to: FilePath.name(of: path), in: neighbours.sorted()))
        }
        if isFolder.boolValue { throw Diagnostic("this is a folder", at: place, expected: "a file") }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw Diagnostic("this file cannot be opened", at: place, expected: "a file that may be read")
        }
        defer { try? handle.close() }
        let data: Data
        do {
            // One more than allowed, so that an endless file (/dev/zero) is noticed without being read.
            data = try handle.read(upToCount: limit + 1) ?? Data()
        } catch {
            // Foundation's own text says no more than that; the system's stands in the error below it.
            let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
            throw Diagnostic(
                cause.map { "this file cannot be read: \($0.localizedDescription)" } ?? "this file cannot be read",
                at: place)
        }
        if data.count > limit {
            throw Diagnostic("the file is too large", at: place, expected: "at most \(limit) bytes")
        }
        return [UInt8](data)
    }

    /// The names in the folder at `path` that end in `.yaml` or `.yml`, sorted; none when there is no such folder. An empty
    /// path is where the user stands.
    static func yamlFiles(in path: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path.isEmpty ? "." : path)) ?? []
        return names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
