// What TCP carries, put in order and together. Read first: TCPStreamTable.swift. The protocols are in Mail/ and +DNS.
//
// A protocol is given bytes and says how many of them it could use. What is left waits for the next segment; then the
// message is shown with that one, in a buffer of its own ("Reassembled TCP"), as in Wireshark.

private enum Payload {
    static let payload = FieldID("tcp.payload"), segmentData = FieldID("tcp.segment_data"),
        segments = FieldID("tcp.segments")
    static let error = FieldID("tcp.segment.error"), overlap = FieldID("tcp.segment.overlap"),
        conflict = FieldID("tcp.segment.overlap.conflict")
    static let segment = FieldID("tcp.segment"), count = FieldID("tcp.segment.count"),
        length = FieldID("tcp.reassembled.length")
    static let data = FieldID("tcp.reassembled.data"), isRequest = FieldID("imap.isrequest")
}

extension Dissector {
    /// The most that one message, or what waits for a gap to be filled, may hold.
    private static let pendingLimit = 1 << 20
    private static let earlyLimit = 256
    /// Of so many segments a message may be made.
    private static let segmentLimit = 5000
    /// Or of so many, when it has said how long it is.
    private static let letterSegmentLimit = 20_000

    mutating func dissectTCPPayload(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ sequence: UInt32, _ source: UInt64, _ destination: UInt64,
        _ key: StreamKey, _ place: Int, _ found: TCPFinding.Flags, _ out: inout DissectedFrame, _ buffer: Int,
        cutOff: Int = 0
    ) {
        guard end > start else { return }
        out.add(Payload.payload, start, end - start, buffer: buffer)
        let application = Application(source, destination)
        // RFC 8314 §3.3: on these ports TLS begins at once.
        if [465, 993, 995].contains(source) || [465, 993, 995].contains(destination) {
            streams.streams[place].isEncrypted = true
        }
        if cutOff > 0 {
            return dissectCutPayload(
                application, bytes, start, end, sequence &+ UInt32(end - start + cutOff), cutOff, key, place, found,
                &out, buffer)
        }
        // What was there before is not read again.
        if found.contains(.retransmission) { out.add(Payload.segmentData, start, end - start, buffer: buffer) }
        guard let application else {
            if found.isDisjoint(with: [.retransmission, .spuriousRetransmission, .outOfOrder]) {
                Self.addData(bytes, start, end, &out, buffer: buffer)
            }
            return
        }
        if found.contains(.keepAlive) {
            let behind = sequence &+ UInt32(end - start)
            if !streams.directions[key.sender(at: place)].pending.isEmpty {
                // Wireshark counts such a byte among the segments of the message.
                if streams.directions[key.sender(at: place)].pendingFrames.count <= Self.segmentLimit {
                    streams.directions[key.sender(at: place)].noteRepeated(bytes[start..<end], frame: out.number)
                }
                out.add(Payload.segmentData, start, end - start, buffer: buffer)
            } else if streams.directions[key.sender(at: place)].isBeginning(sequence, behind) {
                out.add(Payload.segmentData, start, end - start, buffer: buffer)
            } else if !streams.directions[key.sender(at: place)].isWithinMessage(sequence, behind) {
                Self.addData(bytes, start, end, &out, buffer: buffer)
            }
            return
        }
        var offset = start
        var skipped: [Early] = []
        if let next = streams.directions[key.sender(at: place)].next {
            var ahead = Int32(bitPattern: sequence &- next)
            if ahead > 0 {
                skipped = skipGap(sequence, key, place)
                ahead = Int32(bitPattern: sequence &- (streams.directions[key.sender(at: place)].next ?? sequence))
            }
            if ahead > 0 {
                // Something in front of it is missing: it waits.
                if found.isDisjoint(with: [.retransmission, .spuriousRetransmission, .outOfOrder]) {
                    out.add(Payload.segmentData, start, end - start, buffer: buffer)
                }
                return keepEarly(sequence, Array(bytes[start..<end]), out.number, key, place)
            }
            // Bytes that came before already, in part or all of them.
            offset += min(-Int(ahead), end - start)
            if offset == end {
                if !found.contains(.retransmission)
                    && streams.directions[key.sender(at: place)].isBeginning(sequence, sequence &+ UInt32(end - start))
                {
                    out.add(Payload.segmentData, start, end - start, buffer: buffer)
                }
                return
            }
        }
        streams.directions[key.sender(at: place)].next = sequence &+ UInt32(end - start)
        let late = takeEarly(key, place)
        let isShown = found.contains(.retransmission)
        if case .imap(isClient: false) = application, skipped.isEmpty, late.isEmpty,
            streams.directions[key.sender(at: place)].pending.count + end - offset < streams.streams[place].imap.needed
        {
            // A letter that has said how long it is: nothing can be told before it is there.
            if !isShown { out.add(Payload.segmentData, offset, end - offset, buffer: buffer) }
            out.add(Payload.isRequest, 0, 0)
            out.protocolName = "IMAP"
            return keepMore(bytes[offset..<end], out.number, key, place)
        }
        let pending = streams.directions[key.sender(at: place)].pending
        if pending.isEmpty && skipped.isEmpty && late.isEmpty {
            let used = hand(application, Array(bytes[..<end]), offset, key, place, &out, buffer)
            if used < end { keep(Array(bytes[used..<end]), key, place, &out, used, buffer) }
            return
        }
        var frames = streams.directions[key.sender(at: place)].pendingFrames
        streams.held -= pending.count
        streams.directions[key.sender(at: place)].pending = []
        streams.directions[key.sender(at: place)].pendingFrames = []
        if skipped.isEmpty, late.isEmpty, let size = messageSize(application, pending, place) {
            // A message with its length in front takes just what it needs; the next one is read where it lies.
            let needed = size - pending.count
            if needed > 0 && needed < end - offset {
                let split = offset + needed
                frames.append(TCPPiece(frame: out.number, count: needed))
                let whole = pending + bytes[offset..<split]
                guard let together = showTogether(whole, frames, &out) else { return }
                out.add(Payload.segmentData, offset, needed, buffer: buffer)
                let behind = sequence &+ UInt32(split - start)
                streams.directions[key.sender(at: place)].noteMessage(behind &- UInt32(size), behind)
                _ = hand(application, whole, 0, key, place, &out, together)
                let used = hand(application, Array(bytes[..<end]), split, key, place, &out, buffer)
                if used < end { keep(Array(bytes[used..<end]), key, place, &out, used, buffer) }
                return
            }
        }
        let here = [Early(out.number, Array(bytes[offset..<end]))]
        let whole = pending + (skipped + here + late).flatMap(\.bytes)
        frames += (skipped + here + late).map { TCPPiece(frame: $0.frame, count: $0.bytes.count) }
        let before = out.fields.count
        guard let together = showTogether(whole, frames, &out) else { return }
        if !isShown && (!pending.isEmpty || !skipped.isEmpty || !late.isEmpty) {
            out.add(Payload.segmentData, offset, end - offset, buffer: buffer)
        }
        let used = hand(application, whole, 0, key, place, &out, together)
        if used > 0, frames.count > 1, let next = streams.directions[key.sender(at: place)].next {
            streams.directions[key.sender(at: place)].noteMessage(next &- UInt32(whole.count), next)
        }
        if used == 0 {
            // Not complete yet: nothing was put together.
            let side = out.fields[before...].first { $0.id == Payload.isRequest }
            out.fields.removeSubrange(before...)
            out.buffers.removeLast()
            if !isShown { out.add(Payload.segmentData, offset, end - offset, buffer: buffer) }
            if let side { out.add(side.id, 0, 0, side.number) }
            streams.directions[key.sender(at: place)].pendingFrames = frames
        } else if used < whole.count {
            // What is left belongs to the next message, with the frames that it came in.
            var rest = whole.count - used
            var left: [TCPPiece] = []
            for frame in frames.reversed() where rest > 0 && frame.repeats == nil {
                left.append(TCPPiece(frame: frame.frame, count: min(rest, frame.count)))
                rest -= min(rest, frame.count)
            }
            streams.directions[key.sender(at: place)].pendingFrames = left.reversed()
            for i in out.fields.indices.dropFirst(before) where out.fields[i].id == Payload.segment {
                let end = Int(out.fields[i].offset) + Int(out.fields[i].length)
                if end > used && Int(out.fields[i].offset) < used { out.fields[i].length -= Int32(end - used) }
            }
        }
        if used < whole.count { keep(Array(whole[used...]), key, place) }
    }

    /// How long the message is of which `bytes` are the beginning; nil when its length is not there, or it has none.
    private func messageSize(_ application: Application, _ bytes: [UInt8], _ place: Int) -> Int? {
        // RFC 8446 §5.1: a record's length stands behind its type and version.
        if streams.streams[place].isEncrypted { return bytes.count >= 5 ? 5 + Int(bytes.u16(3)) : nil }
        // RFC 1035 §4.2.2.
        if case .dns = application, bytes.count >= 2 { return 2 + Int(bytes.u16(0)) }
        return nil
    }

    /// A segment that came too early, without what came before.
    private struct Early {
        var frame: Int
        var bytes: [UInt8]

        init(_ frame: Int, _ bytes: [UInt8]) { (self.frame, self.bytes) = (frame, bytes) }
    }

    /// Adds a message that several frames make up.
    /// - Returns: the number of its buffer.
    private func showTogether(_ whole: [UInt8], _ frames: [TCPPiece], _ out: inout DissectedFrame) -> Int? {
        guard let together = out.addBuffer("Reassembled TCP", whole) else { return nil }
        out.add(Payload.segments, 0, whole.count, generated: true, buffer: together)
        out.open()
        var position = 0
        for frame in frames {
            let id = frame.isContradicting ? Payload.error : Payload.segment
            let place = frame.repeats ?? position
            out.add(id, place, frame.count, UInt64(frame.frame), generated: true, buffer: together)
            guard frame.repeats != nil else {
                position += frame.count
                continue
            }
            out.open()
            out.add(Payload.overlap, place, 0, 1, generated: true, buffer: together)
            if frame.isContradicting { out.add(Payload.conflict, place, 0, 1, generated: true, buffer: together) }
            out.close()
        }
        out.add(Payload.count, 0, 0, UInt64(frames.count), generated: true, buffer: together)
        out.add(Payload.length, 0, 0, UInt64(whole.count), generated: true, buffer: together)
        out.add(Payload.data, 0, whole.count, generated: true, buffer: together)
        out.close()
        return together
    }

    /// A segment that the capture cut off: it is read by itself, and nothing waits for the rest.
    private mutating func dissectCutPayload(
        _ application: Application?, _ bytes: [UInt8], _ start: Int, _ end: Int, _ next: UInt32, _ cutOff: Int,
        _ key: StreamKey, _ place: Int, _ found: TCPFinding.Flags, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        // Only what is known to have come before, or too early, is not read; the rest cannot be put in order.
        if !found.isDisjoint(with: [.retransmission, .outOfOrder]) && !found.contains(.keepAlive) { return }
        guard let application, !found.contains(.keepAlive) else {
            return Self.addData(bytes, start, end, &out, buffer: buffer)
        }
        streams.held -= streams.directions[key.sender(at: place)].pending.count
        streams.directions[key.sender(at: place)].pending = []
        streams.directions[key.sender(at: place)].pendingFrames = []
        let known = streams.directions[key.sender(at: place)].next
        if known.map({ Int32(bitPattern: next &- $0) > 0 }) ?? true {
            streams.directions[key.sender(at: place)].next = next
        }
        let before = out.fields.count
        if case .dns = application {
            _ = dissectDNSStream(Array(bytes[..<end]), start, key, isCut: true, &out, buffer)
        } else {
            let used = hand(
                application, Array(bytes[..<end]), start, key, place, &out, buffer, canWait: false, missing: cutOff)
            streams.streams[place].imap.needed = 0
            if streams.streams[place].isEncrypted {
                cutRecord(bytes, used, end, cutOff: cutOff, place, &out, buffer)
            }
        }
        out.shorten(from: before, to: end, buffer: buffer)
    }

    /// What a quoted segment carries: nothing is remembered of it.
    /// - Parameter smtp: how far its conversation is, if it is one over SMTP.
    func dissectQuotedPayload(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ source: UInt64, _ destination: UInt64, smtp: SMTPState,
        _ out: inout DissectedFrame, _ buffer: Int
    ) {
        out.add(Payload.payload, start, end - start, buffer: buffer)
        guard let application = Application(source, destination) else {
            return Self.addData(bytes, start, end, &out, buffer: buffer)
        }
        let key = StreamKey((0, 1), source, destination)
        var other = Dissector()
        let (place, _) = other.streams.place(of: key, opening: nil)
        other.streams.streams[place].smtp = smtp
        let outer = out.protocolName
        _ = other.hand(application, Array(bytes[..<end]), start, key, place, &out, buffer, canWait: false)
        out.protocolName = outer
    }

    /// The protocols that are known, by their ports.
    private enum Application {
        case smtp(isClient: Bool)
        case pop(isClient: Bool)
        case imap(isClient: Bool)
        case dns

        var layer: DissectedLayer {
            switch self {
            case .smtp: .smtp
            case .pop: .pop
            case .imap: .imap
            case .dns: .dns
            }
        }

        /// Wireshark's title.
        var title: StaticString {
            switch self {
            case .smtp: "Simple Mail Transfer Protocol"
            case .pop: "Post Office Protocol"
            case .imap: "Internet Message Access Protocol"
            case .dns: "Domain Name System"
            }
        }

        init?(_ source: UInt64, _ destination: UInt64) {
            switch (source, destination) {
            case (_, 25), (_, 587), (_, 465): self = .smtp(isClient: true)
            case (25, _), (587, _), (465, _): self = .smtp(isClient: false)
            case (_, 110), (_, 995): self = .pop(isClient: true)
            case (110, _), (995, _): self = .pop(isClient: false)
            case (_, 143), (_, 993): self = .imap(isClient: true)
            case (143, _), (993, _): self = .imap(isClient: false)
            // Multicast DNS has a number for TCP, too.
            case (_, 53), (53, _), (_, 5353), (5353, _): self = .dns
            default: return nil
            }
        }
    }

    /// - Parameters:
    ///   - canWait: further segments can complete a message.
    ///   - missing: how many bytes of the segment were not captured.
    /// - Returns: how far the bytes could be used.
    private mutating func hand(
        _ application: Application, _ bytes: [UInt8], _ start: Int, _ key: StreamKey, _ place: Int,
        _ out: inout DissectedFrame, _ buffer: Int, canWait: Bool = true, missing: Int = 0
    ) -> Int {
        if case .imap = application, streams.streams[place].imap.unseen > 0 {
            // The capture may have begun behind STARTTLS: Wireshark looks at the first two messages.
            streams.streams[place].imap.unseen -= 1
            if bytes.count - start >= 5, !Self.isText(bytes[start..<(start + 5)]) {
                streams.streams[place].imap.unseen = 0
                streams.streams[place].imap.isInDoubt = true
                if !Self.beginsRecord(bytes, start) {
                    // What is neither text nor a record it does not read at all.
                    if Self.isText(bytes[start..<(start + 4)]) {
                        Self.addData(bytes, start, bytes.count, &out, buffer: buffer)
                    }
                    return bytes.count
                }
                streams.streams[place].isEncrypted = true
            }
        } else if case .imap = application, streams.streams[place].imap.isInDoubt {
            // From then on it looks at everything for TLS first.
            if canWait && bytes.count - start < 5 { return start }
            if Self.beginsRecord(bytes, start) {
                streams.streams[place].isEncrypted = true
            } else if !Self.isText(bytes[start..<min(bytes.count, start + 4)]) {
                return bytes.count
            }
        }
        if streams.streams[place].isEncrypted {
            let outerLayer = out.enter(.tls)
            defer { out.leave(to: outerLayer) }
            return dissectTLS(bytes, start, application.title, key, place, &out, buffer)
        }
        let (outerLayer, outerName, before) = (out.enter(application.layer), out.protocolName, out.fields.count)
        let used: Int
        switch application {
        case .smtp(let isClient):
            used = dissectSMTP(
                bytes, start, isClient: isClient, canWait: canWait, missing: missing, place, &out, buffer)
        case .pop(let isClient):
            dissectPOP(bytes, start, isClient: isClient, missing: missing, place, &out, buffer)
            used = bytes.count
        case .imap(let isClient):
            used = dissectIMAP(bytes, start, isClient: isClient, missing: missing, place, &out, buffer)
        case .dns: used = dissectDNSStream(bytes, start, key, &out, buffer)
        }
        if used == start && out.fields.count == before {
            // It waits for more: the segment is none of its frames, in Wireshark.
            out.protocolName = outerName
            out.withdraw(to: outerLayer)
        } else {
            out.leave(to: outerLayer)
        }
        return used
    }

    private static func isText(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.allSatisfy { $0 >= 32 && $0 < 127 } }

    /// Whether a record of TLS may begin here (RFC 8446 §5.1).
    private static func beginsRecord(_ bytes: [UInt8], _ start: Int) -> Bool {
        bytes.count - start >= 2 && (20...23).contains(bytes[start]) && bytes[start + 1] == 3
    }

    /// The server's answer to STARTTLS or STLS (RFC 3207, RFC 2595).
    mutating func answerTLS(_ isYes: Bool, _ place: Int) {
        streams.streams[place].wantsTLS = false
        streams.streams[place].isEncrypted = isYes
    }

    private mutating func keep(
        _ rest: [UInt8], _ key: StreamKey, _ place: Int, _ out: inout DissectedFrame, _ offset: Int, _ buffer: Int
    ) {
        out.add(Payload.segmentData, offset, rest.count, buffer: buffer)
        streams.directions[key.sender(at: place)].pendingFrames = [TCPPiece(frame: out.number, count: rest.count)]
        keep(rest, key, place)
    }

    private mutating func keep(_ rest: [UInt8], _ key: StreamKey, _ place: Int) {
        // A message without an end is not one; each segment reads what waits again, so there must not be too many.
        guard rest.count <= Self.pendingLimit || streams.streams[place].imap.needed > rest.count,
            streams.directions[key.sender(at: place)].pendingFrames.count <= Self.segmentLimit
        else {
            streams.directions[key.sender(at: place)].pendingFrames = []
            return
        }
        streams.directions[key.sender(at: place)].pending = rest
        streams.held += rest.count
        streams.limitHeldBytes()
    }

    /// Keeps bytes behind those that wait already.
    private mutating func keepMore(_ bytes: ArraySlice<UInt8>, _ frame: Int, _ key: StreamKey, _ place: Int) {
        guard streams.directions[key.sender(at: place)].pendingFrames.count <= Self.letterSegmentLimit else {
            streams.held -= streams.directions[key.sender(at: place)].pending.count
            streams.directions[key.sender(at: place)].pending = []
            streams.directions[key.sender(at: place)].pendingFrames = []
            streams.streams[place].imap.needed = 0
            return
        }
        streams.directions[key.sender(at: place)].pending += bytes
        streams.directions[key.sender(at: place)].pendingFrames.append(TCPPiece(frame: frame, count: bytes.count))
        streams.held += bytes.count
        streams.limitHeldBytes()
    }

    private mutating func keepEarly(_ sequence: UInt32, _ bytes: [UInt8], _ frame: Int, _ key: StreamKey, _ place: Int)
    {
        guard streams.directions[key.sender(at: place)].early.count < Self.earlyLimit else { return }
        streams.directions[key.sender(at: place)].early.append((sequence, bytes, frame))
        streams.held += bytes.count
        streams.limitHeldBytes()
    }

    /// Bytes that are missing here and have arrived nevertheless: the capture lost them, not the connection. Goes on
    /// behind them.
    /// - Returns: the early segments between there and `sequence`.
    private mutating func skipGap(_ sequence: UInt32, _ key: StreamKey, _ place: Int) -> [Early] {
        let receiver = key.receiver(at: place)
        guard streams.directions[receiver].flow.firstAckFrame > 0 else { return [] }
        let lastAck = streams.directions[receiver].flow.lastAck
        var result: [Early] = []
        while let next = streams.directions[key.sender(at: place)].next {
            var first = sequence
            for segment in streams.directions[key.sender(at: place)].early
            where Int32(bitPattern: segment.sequence &- first) < 0 { first = segment.sequence }
            guard Int32(bitPattern: first &- next) > 0, Int32(bitPattern: lastAck &- first) >= 0 else { break }
            // What waited for the missing bytes waits no more.
            streams.held -= streams.directions[key.sender(at: place)].pending.count
            streams.directions[key.sender(at: place)].pending = []
            streams.directions[key.sender(at: place)].pendingFrames = []
            streams.directions[key.sender(at: place)].next = first
            if first == sequence { break }
            result += takeEarly(key, place)
        }
        return result
    }

    /// The early segments that follow now.
    private mutating func takeEarly(_ key: StreamKey, _ place: Int) -> [Early] {
        if streams.directions[key.sender(at: place)].early.isEmpty { return [] }
        var result: [Early] = []
        var isFound = true
        while isFound, let next = streams.directions[key.sender(at: place)].next {
            isFound = false
            for (i, segment) in streams.directions[key.sender(at: place)].early.enumerated() {
                let ahead = Int(Int32(bitPattern: segment.sequence &- next))
                guard ahead <= 0 else { continue }
                streams.directions[key.sender(at: place)].early.remove(at: i)
                streams.held -= segment.bytes.count
                let new = segment.bytes.dropFirst(-ahead)
                if !new.isEmpty { result.append(Early(segment.frame, Array(new))) }
                streams.directions[key.sender(at: place)].next = next &+ UInt32(new.count)
                isFound = true
                break
            }
        }
        return result
    }
}
