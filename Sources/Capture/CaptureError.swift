// What can go wrong between the emulation and a file. Read first: nothing; then ByteSink.swift, where most happens.
//
// Every case carries what a person needs to mend it: the path and the system's own words. The texts are those that the
// command prints; the command adds only its own name in front. The same in Japanese is
// Sources/Playback/Command/CaptureSentence.swift.

/// A capture or report could not be opened, written or read.
package enum CaptureError: Error, Equatable, Sendable {
    /// There is a file of that name and nobody said that it may be replaced.
    case exists(path: String)
    /// A folder stands where the file should go.
    case isFolder(path: String)
    /// A file stands where the folder should go.
    case isNotFolder(path: String)
    /// The folder that the file should go into is not there.
    case noFolder(path: String, folder: String)
    /// The medium is full, or a quota or size limit is reached. What was kept is whole.
    case full(path: String, keptBytes: Int)
    /// Whoever read from the other end has gone.
    case readerGone(path: String)
    /// Ctrl-C or a polite request to stop arrived while waiting.
    case interrupted
    /// Any other failure of the system; `reason` is its text.
    case system(action: String, path: String, reason: String)
    /// libpcap could not do it.
    case libpcap(String)
}

extension CaptureError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .exists(let path): "\(path) exists already; --force replaces it"
        case .isFolder(let path): "\(path) is a folder, and a file is needed here"
        case .isNotFolder(let path): "\(path) is a file, and a folder is needed here"
        case .noFolder(let path, let folder): "cannot create \(path): there is no folder \(folder)"
        case .full(let path, let keptBytes):
            "no room left for \(path): the first \(keptBytes) bytes are written and readable, the rest is missing"
        case .readerGone(let path): "whoever was reading \(path) stopped before the end"
        case .interrupted: "interrupted"
        case .system(let action, let path, let reason): "cannot \(action) \(path): \(reason)"
        case .libpcap(let reason): "libpcap: \(reason)"
        }
    }
}
