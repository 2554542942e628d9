// The pieces of a message that BDAT brings (RFC 3030 §2): counted bytes, no dots. Read first: DataDecoder.swift.

/// Collects chunks. At most `limit` bytes are kept.
struct ChunkCollector: Equatable, Sendable {
    private(set) var content: [UInt8] = []
    /// Why later chunks are only counted.
    private var refusal: SMTPReply?
    private var isRefusalSaid = false
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    mutating func receive(_ bytes: ArraySlice<UInt8>) {
        if content.count + bytes.count > limit { refuse(.messageTooBig) }
        if refusal == nil { content += bytes }
    }

    mutating func refuse(_ reply: SMTPReply) {
        if refusal == nil { refusal = reply }
        content = []
    }

    /// What is to be said after a chunk of `size` bytes if the letter is refused already: the reason once, then that
    /// the bytes were thrown away.
    mutating func takeRefusal(afterChunkOf size: Int) -> SMTPReply? {
        guard let refusal else { return nil }
        defer { isRefusalSaid = true }
        return isRefusalSaid ? .discarded(size) : refusal
    }
}
