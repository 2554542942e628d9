// Where bytes leave the program: a file, a pipe, standard output, or memory for tests.
// Read first: CaptureError.swift, CaptureFormat.swift.
//
// A sink has no buffer of its own. It is given runs of whole pcapng blocks or pcap records, and when the medium refuses
// the rest of such a run, a regular file is cut back to the last piece that is whole: what was written stays a capture
// that every tool can read. From a pipe nothing can be taken back, but its reader is gone anyway.

import Basics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// An open destination of bytes; closed when it goes away.
package struct ByteSink: ~Copyable {
    private enum Destination {
        case file(descriptor: Int32, isRegular: Bool, ownsDescriptor: Bool)
        /// Opened for each write, so that a folder of a thousand captures does not need a thousand open files.
        case reopened
        case memory([UInt8])
        /// Failed or closed: nothing more is written.
        case closed
    }

    private var destination: Destination
    /// What messages call it.
    package let path: String
    /// How many bytes have been written.
    package private(set) var count = 0

    private init(_ destination: Destination, path: String) {
        self.destination = destination
        self.path = path
    }

    deinit {
        if case .file(let descriptor, _, true) = destination { _ = posixClose(descriptor) }
    }

    /// A sink that keeps everything in memory; see `contents`.
    package static func memory() -> ByteSink { ByteSink(.memory([]), path: "memory") }

    /// Standard output.
    package static func standardOutput() -> ByteSink { stream(descriptor: 1, path: "standard output") }

    /// An open descriptor that belongs to somebody else.
    package static func stream(descriptor: Int32, path: String) -> ByteSink {
        ByteSink(
            .file(descriptor: descriptor, isRegular: isRegularFile(descriptor), ownsDescriptor: false), path: path)
    }

    /// The file at `path`. A FIFO or a device may exist; a regular file only with `replacing`.
    ///
    /// Throws `exists`, `isFolder`, `interrupted` (a FIFO that nobody reads makes one wait) or `system`.
    package static func file(
        _ path: String, replacing: Bool, reopening: Bool = false
    ) throws(CaptureError) -> ByteSink {
        let descriptor = try openForWriting(path, replacing: replacing)
        if reopening && isRegularFile(descriptor) {
            _ = posixClose(descriptor)
            return ByteSink(.reopened, path: path)
        }
        return ByteSink(
            .file(descriptor: descriptor, isRegular: isRegularFile(descriptor), ownsDescriptor: true), path: path)
    }

    /// What a memory sink has been given; empty for all others.
    package var contents: [UInt8] {
        if case .memory(let bytes) = destination { return bytes }
        return []
    }

    /// Writes all of `bytes`, which are whole pieces of `format`, or one indivisible piece when that is nil.
    ///
    /// Throws `full`, `readerGone` or `system`, once; a sink that failed swallows everything later.
    package mutating func write(_ bytes: RawSpan, of format: CaptureFormat?) throws(CaptureError) {
        switch destination {
        case .closed: return
        case .memory(var kept):
            destination = .closed
            kept.reserveCapacity(kept.count + bytes.byteCount)
            unsafe bytes.withUnsafeBytes { unsafe kept.append(contentsOf: $0) }
            destination = .memory(kept)
            count += bytes.byteCount
        case .reopened:
            let descriptor = posixOpen(path, O_WRONLY | O_APPEND | O_CLOEXEC)
            if descriptor < 0 { throw failure(errno, action: "write") }
            defer { _ = posixClose(descriptor) }
            try write(bytes, of: format, to: descriptor, isRegular: true)
        case .file(let descriptor, let isRegular, _):
            try write(bytes, of: format, to: descriptor, isRegular: isRegular)
        }
    }

    /// Closes it; the system may report only now that something was not written.
    package mutating func close() throws(CaptureError) {
        defer { destination = .closed }
        if case .file(let descriptor, _, true) = destination, posixClose(descriptor) != 0, errno != EINTR {
            throw failure(errno, action: "write")
        }
    }

    /// Closes it; what a memory sink held is returned.
    mutating func closeReturningContents() throws(CaptureError) -> [UInt8] {
        let kept = contents
        try close()
        return kept
    }

    private mutating func write(
        _ bytes: RawSpan, of format: CaptureFormat?, to descriptor: Int32, isRegular: Bool
    ) throws(CaptureError) {
        var written = 0
        while written < bytes.byteCount {
            let result = unsafe bytes.withUnsafeBytes { unsafe posixWrite(descriptor, $0, from: written) }
            if result >= 0 {
                written += result
            } else if errno != EINTR && errno != EAGAIN {
                let reason = errno
                let whole = format?.lastBorder(in: bytes, notAfter: written) ?? 0
                if isRegular { cutBack(descriptor, by: written - whole) }
                count += isRegular ? whole : written
                if case .file(_, _, true) = destination { _ = posixClose(descriptor) }
                destination = .closed
                throw failure(reason, action: "write")
            } else if errno == EAGAIN {
                var event = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&event, 1, -1)
            }
        }
        count += written
    }

    /// Removes the last `n` bytes that were written, so that the file ends on a border.
    private func cutBack(_ descriptor: Int32, by n: Int) {
        let end = lseek(descriptor, 0, SEEK_CUR)
        guard n > 0, end >= n else { return }
        // When even this fails the file ends in a piece of a block, which readers report and pass over.
        _ = ftruncate(descriptor, end - off_t(n))
    }

    private func failure(_ code: Int32, action: String) -> CaptureError {
        switch code {
        case ENOSPC, EDQUOT, EFBIG: .full(path: path, keptBytes: count)
        case EPIPE: .readerGone(path: path)
        default: .system(action: action, path: path, reason: systemMessage(code))
        }
    }
}

/// Opens `path` for writing, creating it unless it exists. Regular files are emptied only when `replacing`.
private func openForWriting(_ path: String, replacing: Bool) throws(CaptureError) -> Int32 {
    var descriptor = posixOpen(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC)
    if descriptor < 0 && errno == EEXIST {
        var status = stat()
        if stat(path, &status) == 0 {
            switch status.st_mode & S_IFMT {
            case S_IFDIR: throw .isFolder(path: path)
            case S_IFREG where !replacing: throw .exists(path: path)
            default: break
            }
        }
        // O_CREAT stays: the name may be a symbolic link to a file that is not there yet.
        descriptor = posixOpen(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC)
    }
    if descriptor >= 0 { return descriptor }
    switch errno {
    case EINTR: throw .interrupted
    case EISDIR: throw .isFolder(path: path)
    default: throw .system(action: "create", path: path, reason: systemMessage(errno))
    }
}

private func isRegularFile(_ descriptor: Int32) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
}

/// The system's words for an error number.
func systemMessage(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }

// `write`, `open` and `close` are also names of the sink's own methods.
private func posixClose(_ descriptor: Int32) -> Int32 { close(descriptor) }
private func posixOpen(_ path: String, _ flags: Int32) -> Int32 { open(path, flags, 0o666) }
private func posixWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, from offset: Int) -> Int {
    unsafe bytes.baseAddress.map { unsafe write(descriptor, $0 + offset, bytes.count - offset) } ?? 0
}
