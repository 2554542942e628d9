// Lines from a person, a pipe or a file. Read first: nothing.

import Basics
import Capture
import Foundation
import Playback

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads lines of bounded length; bytes that are no UTF-8 are replaced.
struct LineReader {
    /// A longer line is cut there, in bytes.
    static let lineLimit = 100_000
    private static let chunk = 64 * 1024

    private let path: String
    private let descriptor: Int32
    /// What was read; the bytes before `place` have been given away.
    private var buffer: [UInt8] = []
    private var place = 0
    private var isAtEnd = false

    /// Reads the file at `path`, or standard input. The file stays open as long as the program runs.
    init(path: String?) throws(CommandFailure) {
        self.path = path ?? "standard input"
        descriptor = path.map { open($0, O_RDONLY) } ?? 0
        if descriptor < 0 { throw Self.failure(self.path) }
    }

    /// The next line without its end; nil when there is none, or when somebody asks to stop.
    mutating func next() throws(CommandFailure) -> String? {
        var line: [UInt8] = []
        while true {
            let end = buffer[place...].firstIndex(of: 10)
            // What is beyond the limit is not even kept.
            line += buffer[place..<(end ?? buffer.count)].prefix(Self.lineLimit - line.count)
            if let end {
                place = end + 1
                break
            }
            (buffer, place) = ([], 0)
            if !isAtEnd { try fill() }
            if Interruption.pending != nil { return nil }
            if isAtEnd && buffer.isEmpty {
                if line.isEmpty { return nil }
                break
            }
        }
        if line.last == 13 { line.removeLast() }
        return String(decoding: line, as: UTF8.self)
    }

    private mutating func fill() throws(CommandFailure) {
        buffer = [UInt8](repeating: 0, count: Self.chunk)
        var count = 0
        // A signal that is caught interrupts a read. One that asks to stop ends the line, others do not.
        repeat {
            count = read(descriptor, &buffer, Self.chunk)
            if count < 0 && errno == EINTR && Interruption.pending != nil {
                buffer = []
                return
            }
        } while count < 0 && errno == EINTR
        if count < 0 { throw Self.failure(path) }
        buffer.removeSubrange(count...)
        isAtEnd = count == 0
    }

    private static func failure(_ path: String) -> CommandFailure {
        CommandFailure(
            CommandExit.badInput, "\(VisibleText.of(path)): cannot be read: \(String(cString: strerror(errno)))")
    }
}
