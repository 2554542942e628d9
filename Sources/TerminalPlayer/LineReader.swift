// Lines from a person, a pipe or a file. Read first: nothing.

import Basics
import Foundation
import Playback

/// Reads lines of bounded length; bytes that are no UTF-8 are replaced.
struct LineReader {
    /// A longer line is cut there, in bytes.
    static let lineLimit = 100_000

    private let handle: FileHandle
    private var buffer: [UInt8] = []
    private var isAtEnd = false

    /// Reads the file at `path`, or standard input.
    init(path: String?) throws(CommandFailure) {
        guard let path else {
            handle = .standardInput
            return
        }
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw CommandFailure(CommandExit.badInput, "\(path): cannot be read")
        }
        handle = file
    }

    /// The next line without its end; nil when there is none.
    mutating func next() throws(CommandFailure) -> String? {
        var start = 0
        while true {
            if let end = buffer[start...].firstIndex(of: 10) {
                let line = buffer[..<end]
                let text = String(decoding: line.prefix(Self.lineLimit), as: UTF8.self)
                buffer.removeSubrange(...end)
                return text.hasSuffix("\r") ? String(text.dropLast()) : text
            }
            if isAtEnd {
                if buffer.isEmpty { return nil }
                let text = String(decoding: buffer.prefix(Self.lineLimit), as: UTF8.self)
                buffer = []
                return text
            }
            start = buffer.count
            // What is beyond the limit is not even kept.
            if buffer.count > 2 * Self.lineLimit { buffer.removeSubrange(Self.lineLimit...) }
            start = min(start, buffer.count)
            let data = handle.availableData
            if data.isEmpty { isAtEnd = true } else { buffer += data }
        }
    }
}
