// The parts of a path. Read first: nothing.
//
// Foundation has all of this, but traps at names of a single letter (Swift 6.3 on Linux, when the file is not there).

/// Takes paths apart.
package enum FilePath {
    /// The path of the folder in which `path` is: `a/b` of `a/b/c.yaml`, `/` of `/c.yaml`, empty for `c.yaml`.
    package static func folder(of path: String) -> String {
        let bytes = withoutLastSlashes(path)
        guard let slash = bytes.lastIndex(of: separator) else { return bytes.isEmpty && !path.isEmpty ? "/" : "" }
        // Of `a//b`, both slashes go.
        let end = bytes[..<slash].lastIndex { $0 != separator }
        return end.map { String(decoding: bytes[...$0], as: UTF8.self) } ?? "/"
    }

    /// The last name of `path`: `c.yaml` of `a/b/c.yaml`.
    package static func name(of path: String) -> String {
        let bytes = withoutLastSlashes(path)
        let start = bytes.lastIndex(of: separator).map { $0 + 1 } ?? bytes.startIndex
        return String(decoding: bytes[start...], as: UTF8.self)
    }

    /// What stands before the last dot of the name, with the folder, and what stands behind it; empty without a dot.
    package static func parts(of path: String) -> (stem: String, suffix: String) {
        let name = name(of: path)
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return (path, "") }
        let suffix = String(name[name.utf8.index(after: dot)...])
        return (String(path.dropLast(suffix.count + 1)), suffix)
    }

    private static let separator = UInt8(ascii: "/")

    private static func withoutLastSlashes(_ path: String) -> ArraySlice<UInt8> {
        let bytes = Array(path.utf8)
        let end = bytes.lastIndex { $0 != separator }.map { $0 + 1 } ?? 0
        return bytes[..<end]
    }
}
