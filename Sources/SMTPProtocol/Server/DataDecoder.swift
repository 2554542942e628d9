// Finds the end of a message that DATA brings, and takes back the doubled dots (RFC 5321 §4.5.2).
// Read first: nothing. DotStuffing.swift is the mirror image.
//
// Only CR LF "." CR LF ends a message. A server that also took a bare LF would let a stranger put a second letter
// inside of a first one ("SMTP smuggling"); here a bare LF spoils the message, and it is refused as a whole.

import MailMessage

/// Collects the content of a message. At most `limit` bytes are kept, whatever arrives.
struct DataDecoder: Equatable, Sendable {
    /// What is wrong with the message, noticed while it came.
    enum Fault: Equatable, Sendable {
        case tooBig
        case lineTooLong
        case bareLineFeed
    }

    private enum State: Equatable, Sendable {
        case lineStart
        /// A dot at the line's start was taken away.
        case dot
        /// A dot and a CR at the line's start: the end, if LF comes.
        case dotCR
        case line
        case cr
    }

    private(set) var content: [UInt8] = []
    private(set) var fault: Fault?
    private var state = State.lineStart
    private var lineLength = 0
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// RFC 5321 §4.5.3.1.6: a line has at most 1000 bytes with its CRLF, not counting a doubled dot.
    static let maximumLine = 1_000

    /// What is wrong with content that came counted and whole, by BDAT (RFC 3030 §2): the next server gets it by DATA,
    /// so its lines must be lines too.
    static func fault(in content: [UInt8]) -> Fault? {
        let bytes = content.span
        var start = 0
        while start < bytes.count {
            let end = Octet.endOfLine(bytes, from: start, limit: bytes.count)
            if end - start > maximumLine { return .lineTooLong }
            if bytes[end - 1] == Octet.lf, end - start < 2 || bytes[end - 2] != Octet.cr { return .bareLineFeed }
            start = end
        }
        return nil
    }

    /// Takes bytes from `input` at `position` on, and says whether the message has ended there.
    mutating func receive(_ input: [UInt8], _ position: inout Int) -> Bool {
        if content.isEmpty { content.reserveCapacity(min(limit, input.count - position)) }
        let bytes = input.span
        while position < bytes.count {
            let byte = bytes[position]
            // Nearly always a line is here as a whole, and goes in one piece.
            if state == .lineStart, byte != Octet.dot {
                let end = Octet.endOfText(bytes, from: position)
                if end + 1 < bytes.count, bytes[end] == Octet.cr, bytes[end + 1] == Octet.lf {
                    keep(bytes.extracting(position..<(end + 2)))
                    lineLength = 0
                    position = end + 2
                    continue
                }
            }
            // The inner part of a line goes in one piece.
            if state == .line, byte != Octet.cr, byte != Octet.lf {
                let end = Octet.endOfText(bytes, from: position + 1)
                keep(bytes.extracting(position..<end))
                position = end
                continue
            }
            position += 1
            if receive(byte) { return true }
        }
        return false
    }

    private mutating func receive(_ byte: UInt8) -> Bool {
        switch (state, byte) {
        case (.lineStart, Octet.dot):
            // RFC 5321 §4.5.2: a leading dot is taken away when other characters follow.
            state = .dot
        case (.dot, Octet.cr):
            state = .dotCR
        case (.dotCR, Octet.lf):
            return true
        case (.dotCR, _):
            keep(Octet.cr)
            state = .cr
            return receive(byte)
        case (.cr, Octet.lf):
            keep(Octet.lf)
            lineLength = 0
            state = .lineStart
        case (.cr, Octet.cr), (.line, Octet.cr), (.lineStart, Octet.cr):
            keep(Octet.cr)
            state = .cr
        case (_, Octet.lf):
            note(.bareLineFeed)
            keep(Octet.lf)
            lineLength = 0
            state = .line
        case (.lineStart, _), (.dot, _), (.line, _), (.cr, _):
            keep(byte)
            state = .line
        }
        return false
    }

    private mutating func keep(_ byte: UInt8) {
        count(1)
        if fault == nil { content.append(byte) }
    }

    private mutating func keep(_ bytes: Span<UInt8>) {
        count(bytes.count)
        if fault == nil { unsafe bytes.withUnsafeBufferPointer { unsafe content.append(contentsOf: $0) } }
    }

    /// Looks whether `more` bytes fit into the line and the letter.
    private mutating func count(_ more: Int) {
        lineLength += more
        if lineLength > Self.maximumLine { note(.lineTooLong) }
        if content.count + more > limit {
            note(.tooBig)
            // Nobody will read it: the memory goes at once.
            content = []
        }
    }

    private mutating func note(_ fault: Fault) { self.fault = self.fault ?? fault }
}
