// Files that exist, folders where files should be, full disks and pipes without a reader.

import Basics
import Capture
import Foundation
import TestSupport
import Testing

@Suite struct ByteSinkTests {
    private let frame = Samples.datagram(payload: 1000)

    @Test func anExistingFileIsLeftAloneUnlessForced() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([1, 2, 3], to: "a.pcapng")
        #expect(throws: CaptureError.exists(path: path)) { _ = try ByteSink.file(path, replacing: false) }
        #expect(try folder.read("a.pcapng") == [1, 2, 3])
        let writer = try PcapngWriter(to: .file(path, replacing: true), header: Samples.header)
        try writer.finish()
        #expect(try PcapngReader.blocks(of: folder.read("a.pcapng")).count == 4)
    }

    @Test(arguments: [false, true])
    func aFolderIsNotAFile(replacing: Bool) throws {
        let folder = try TemporaryFolder()
        #expect(throws: CaptureError.isFolder(path: folder.path)) {
            _ = try ByteSink.file(folder.path, replacing: replacing)
        }
    }

    @Test func aPathThroughNowhereSaysSo() throws {
        let folder = try TemporaryFolder()
        #expect {
            _ = try ByteSink.file(folder.file("no/such/a.pcapng"), replacing: false)
        } throws: { "\($0)".contains("No such file or directory") }
    }

    @Test func reopenedFilesHoldTheSame() throws {
        let folder = try TemporaryFolder()
        var writer = try PcapngWriter(
            to: .file(folder.file("a"), replacing: false, reopening: true), header: Samples.header, bufferSize: 3000)
        for i in 0..<10 { try writer.write(frame.span.bytes, FrameRecord(time: UInt64(i), link: 0)) }
        try writer.finish()
        let same = try Samples.pcapng((0..<10).map { (frame, FrameRecord(time: UInt64($0), link: 0)) })
        #expect(try folder.read("a") == same)
    }

    @Test(arguments: CaptureFormat.allCases)
    func aFullDeviceIsAnError(format: CaptureFormat) throws {
        guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
        #expect(throws: CaptureError.full(path: "/dev/full", keptBytes: 0)) {
            _ = try CaptureWriter(format, to: .file("/dev/full", replacing: false), header: Samples.header)
        }
    }

    /// The ends of a pipe, for reading and for writing. No program gets them that another test starts meanwhile: it
    /// would be a reader.
    private static func pipeOfOurOwn() throws -> [Int32] {
        let folder = try TemporaryFolder()
        let path = folder.path + "/pipe"
        try #require(mkfifo(path, 0o600) == 0)
        // Without O_NONBLOCK, each end would wait for the other.
        let ends = [open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC), open(path, O_WRONLY | O_CLOEXEC)]
        try #require(!ends.contains(-1))
        return ends
    }

    @Test func aPipeWithoutAReaderIsAnError() throws {
        Interruption.prepare()
        let ends = try Self.pipeOfOurOwn()
        close(ends[0])
        defer { close(ends[1]) }
        #expect(throws: CaptureError.readerGone(path: "pipe")) {
            _ = try PcapngWriter(to: .stream(descriptor: ends[1], path: "pipe"), header: Samples.header)
        }
    }

    @Test func afterAFailureNothingMoreIsWritten() throws {
        Interruption.prepare()
        let ends = try Self.pipeOfOurOwn()
        defer { close(ends[1]) }
        var writer = try PcapngWriter(to: .stream(descriptor: ends[1], path: "pipe"), header: Samples.header)
        close(ends[0])
        try writer.write(frame.span.bytes, FrameRecord(time: 0, link: 0))
        do {
            try writer.flush()
            Issue.record("nobody noticed that the reader is gone")
        } catch { #expect(error == .readerGone(path: "pipe")) }
        try writer.write(frame.span.bytes, FrameRecord(time: 0, link: 0))
        try writer.finish()
    }

    /// What a disk leaves when it is full in the middle of a block: the last whole block ends the file.
    @Test(arguments: CaptureFormat.allCases, [0, 1, 15, 27, 1000, 1062, 1500, 4000])
    func aBorderIsFoundForEveryAmount(format: CaptureFormat, limit: Int) throws {
        let start = try CaptureWriter(format, to: .memory(), header: Samples.header).finish().count
        var writer = try CaptureWriter(format, to: .memory(), header: Samples.header)
        for i in 0..<5 { try writer.write(frame.span.bytes, FrameRecord(time: UInt64(i), link: 0)) }
        let frames = Array(try writer.finish().dropFirst(start))
        let length = format == .pcapng ? 32 + (frame.count + 3) & ~3 : 16 + frame.count
        #expect(format.lastBorder(in: frames.span.bytes, notAfter: limit) == limit / length * length)
    }

    /// The same as tshark sees it; YubinTests fills a real file system.
    @Test(.enabled(if: ExternalTool.wiresharkIsThere, Comment(rawValue: ExternalTool.wiresharkHint)))
    func everyCutCaptureIsReadable() throws {
        let folder = try TemporaryFolder()
        let bytes = try Samples.pcapng((0..<10).map { (frame, FrameRecord(time: UInt64($0), link: 0)) })
        for limit in stride(from: 400, to: bytes.count, by: 777) {
            let kept = CaptureFormat.pcapng.lastBorder(in: bytes.span.bytes, notAfter: limit)
            let file = try folder.write(Array(bytes.prefix(kept)), to: "cut-\(limit).pcapng")
            let result = try ExternalTool.tshark.run(["-r", file, "-T", "fields", "-e", "frame.number"])
            #expect(result.status == 0 && result.errors.isEmpty || result.errors.contains("Running as user"))
            #expect(!result.errors.contains("cut short"))
        }
    }
}
