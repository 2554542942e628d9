// Where the lessons and topologies are that come with the program. Read first: LessonLibrary.swift.
//
// The working directory plays no part. Looked at, in this order:
//
//     <program's folder>                       the program was copied together with Lessons/ and Topologies/
//     <program's folder>/../share/yubin        it was installed
//     <program's folder>/yubin_yubin.resources it was built with its resources
//     the folders above the program            it runs where it was built: .build/debug/yubin in the project

import Foundation

/// Finds the folders `Lessons` and `Topologies`.
package enum ResourceFolders {
    /// The folder that has both; nil when they are nowhere.
    package static func find(fromProgram program: String? = programPath) -> String? {
        guard let program else { return nil }
        let folder = FilePath.folder(of: program)
        var candidates = [folder, folder + "/../share/yubin", folder + "/yubin_yubin.resources"]
        var above = folder
        while above != "/", !above.isEmpty, candidates.count < 20 {
            above = FilePath.folder(of: above)
            candidates.append(above)
        }
        return candidates.map { ($0 as NSString).standardizingPath }.first { hasBoth($0) }
    }

    /// The file that this process runs, links followed.
    package static var programPath: String? {
        let link = "/proc/self/exe"
        if let path = try? FileManager.default.destinationOfSymbolicLink(atPath: link) { return path }
        return Bundle.main.executableURL?.resolvingSymlinksInPath().path
    }

    private static func hasBoth(_ folder: String) -> Bool {
        ["Lessons", "Topologies"].allSatisfy { name in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder)
                && isFolder.boolValue
        }
    }
}
