// The records of TLS (RFC 8446), as far as they can be read without the keys: hellos, and how long the rest is. Read
// first: Dissector+TCPPayload.swift. What a hello offers is in +TLSExtensions.
//
// How TLS 1.2 agrees on keys is in +TLSKeys, its certificates are in +Certificates. Left out: the fingerprints that
// Wireshark makes of hellos (JA3).

private enum TLS {
    static let record = FieldID("tls.record"), contentType = FieldID("tls.record.content_type"),
        opaqueType = FieldID("tls.record.opaque_type")
    static let version = FieldID("tls.record.version"), length = FieldID("tls.record.length")
    static let appData = FieldID("tls.app_data"), appProtocol = FieldID("tls.app_data_proto")
    static let changeCipher = FieldID("tls.change_cipher_spec"), alert = FieldID("tls.alert_message")
    static let level = FieldID("tls.alert_message.level"), description = FieldID("tls.alert_message.desc")
    static let handshake = FieldID("tls.handshake"), type = FieldID("tls.handshake.type"),
        handshakeLength = FieldID("tls.handshake.length")
    static let helloVersion = FieldID("tls.handshake.version"), random = FieldID("tls.handshake.random")
    static let randomTime = FieldID("tls.handshake.random_time"), randomBytes = FieldID("tls.handshake.random_bytes")
    static let sessionLength = FieldID("tls.handshake.session_id_length"), session = FieldID("tls.handshake.session_id")
    static let suitesLength = FieldID("tls.handshake.cipher_suites_length"),
        suites = FieldID("tls.handshake.ciphersuites")
    static let suite = FieldID("tls.handshake.ciphersuite"),
        methodsLength = FieldID("tls.handshake.comp_methods_length")
    static let methods = FieldID("tls.handshake.comp_methods"), method = FieldID("tls.handshake.comp_method")
    static let unknown = FieldID("tls.ignored_unknown_record"), resumed = FieldID("tls.resumed")
}

/// What is remembered of a connection that has gone over to TLS.
struct TLSState: Sendable {
    /// The version that the server chose; nil before its hello.
    var version: UInt64?
    var hasRecords = false
    /// How the keys are agreed on: the server's choice.
    var suite: UInt64 = 0
    /// The direction of the server while its hello is its only message: an old connection is taken up again.
    var resumedFrom: Bool?
    /// Which sides have said that all that follows is encrypted, in versions before 1.3.
    var isForwardSecret = false
    var isBackwardSecret = false
}

extension Dissector {
    /// - Returns: how far the bytes could be used.
    mutating func dissectTLS(
        _ bytes: [UInt8], _ start: Int, _ proto: StaticString, _ key: StreamKey, _ place: Int,
        _ out: inout DissectedFrame,
        _ buffer: Int
    ) -> Int {
        out.protocolName = "TLS"
        var i = start
        while bytes.count - i >= 5 {
            // RFC 8446 §5.1: no other kinds, and no longer records.
            let length = Int(bytes.u16(i + 3))
            guard (20...24).contains(bytes[i]), bytes[i + 1] == 3, length <= 16_640 else {
                // The middle of a record that did not come whole. In 4.0 Wireshark does not say so of version 1.3, nor
                // before it has seen any record.
                if streams.streams[place].tls.hasRecords && streams.streams[place].tls.version != 0x0304 {
                    out.add(TLS.unknown, 0, 0, generated: true, buffer: buffer)
                }
                return bytes.count
            }
            guard i + 5 + length <= bytes.count else { return i }
            record(bytes, i, length, proto, key, place, &out, buffer)
            i += 5 + length
        }
        return i
    }

    /// A record that the capture cut off: only what it says of itself. Of one that goes on in the next segment nothing
    /// is shown, as in Wireshark, which waits for that.
    /// - Parameter cutOff: how many bytes of the segment were not captured.
    mutating func cutRecord(
        _ bytes: [UInt8], _ i: Int, _ end: Int, cutOff: Int, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        guard end - i >= 5, i + 5 + Int(bytes.u16(i + 3)) <= end + cutOff else { return }
        streams.streams[place].tls.hasRecords = true
        let isOpaque = bytes[i] == 23 && streams.streams[place].tls.version == 0x0304
        out.add(TLS.record, i, end - i, buffer: buffer)
        out.open()
        out.add(isOpaque ? TLS.opaqueType : TLS.contentType, i, 1, UInt64(bytes[i]), buffer: buffer)
        out.add(TLS.version, i + 1, 2, bytes.u16(i + 1), buffer: buffer)
        out.add(TLS.length, i + 3, 2, bytes.u16(i + 3), buffer: buffer)
        out.close()
    }

    private mutating func record(
        _ bytes: [UInt8], _ i: Int, _ length: Int, _ proto: StaticString, _ key: StreamKey, _ place: Int,
        _ out: inout DissectedFrame, _ buffer: Int
    ) {
        let type = bytes[i]
        let state = streams.streams[place].tls
        streams.streams[place].tls.hasRecords = true
        let isModern = state.version == 0x0304
        let isSecret = key.isForward ? state.isForwardSecret : state.isBackwardSecret
        out.add(TLS.record, i, 5 + length, buffer: buffer)
        out.open()
        defer { out.close() }
        // RFC 8446 §5.2: in version 1.3 the type says nothing any more.
        out.add(type == 23 && isModern ? TLS.opaqueType : TLS.contentType, i, 1, UInt64(type), buffer: buffer)
        out.add(TLS.version, i + 1, 2, bytes.u16(i + 1), buffer: buffer)
        out.add(TLS.length, i + 3, 2, UInt64(length), buffer: buffer)
        let (start, end) = (i + 5, i + 5 + length)
        switch type {
        case 20:
            out.add(TLS.changeCipher, start, length, buffer: buffer)
            if state.resumedFrom == key.isForward && !isModern {
                out.open()
                out.add(TLS.resumed, 0, 0, generated: true, buffer: buffer)
                out.close()
            }
            if key.isForward {
                streams.streams[place].tls.isForwardSecret = true
            } else {
                streams.streams[place].tls.isBackwardSecret = true
            }
        case 21:
            out.add(TLS.alert, start, length, buffer: buffer)
            // Two bytes are too few to be encrypted.
            guard length == 2 else { return }
            out.open()
            out.add(TLS.level, start, 1, UInt64(bytes[start]), buffer: buffer)
            out.add(TLS.description, start + 1, 1, UInt64(bytes[start + 1]), buffer: buffer)
            out.close()
        case 22:
            if isSecret {
                out.add(TLS.handshake, start, length, buffer: buffer)
            } else {
                if length > 0 && bytes[start] == 2 { streams.streams[place].tls.resumedFrom = key.isForward }
                handshakes(bytes, start, end, place, &out, buffer)
            }
        case 23:
            out.add(TLS.appData, start, length, buffer: buffer)
            out.add(TLS.appProtocol, i, 0, text: "\(proto)", generated: true, buffer: buffer)
        default: break
        }
    }

    /// RFC 8446 §4: messages with their type and length in front.
    private mutating func handshakes(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ place: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        var i = start
        while end - i >= 4 {
            let type = bytes[i]
            let length = Int(bytes[i + 1]) << 16 | Int(bytes.u16(i + 2))
            let stop = min(end, i + 4 + length)
            out.add(TLS.handshake, i, stop - i, buffer: buffer)
            out.open()
            out.add(TLS.type, i, 1, UInt64(type), buffer: buffer)
            out.add(TLS.handshakeLength, i + 1, 3, UInt64(length), buffer: buffer)
            switch type {
            case 1, 2: hello(bytes, i + 4, stop, isClient: type == 1, place, &out, buffer)
            case 4: tlsTicket(bytes, i + 4, stop, &out, buffer)
            case 11: tlsCertificates(bytes, i + 4, stop, &out, buffer)
            case 12: tlsServerKeys(bytes, i + 4, stop, streams.streams[place].tls, &out, buffer)
            case 14: streams.streams[place].tls.resumedFrom = nil
            case 16: tlsClientKeys(bytes, i + 4, stop, streams.streams[place].tls, &out, buffer)
            default: break
            }
            out.close()
            i = stop
        }
    }

    /// RFC 8446 §4.1.2, §4.1.3.
    private mutating func hello(
        _ bytes: [UInt8], _ start: Int, _ end: Int, isClient: Bool, _ place: Int, _ out: inout DissectedFrame,
        _ buffer: Int
    ) {
        guard end - start >= 35 else { return }
        let session = Int(bytes[start + 34])
        var i = start + 35 + session
        let extensions = isClient ? nil : i + 3
        if !isClient {
            let version = extensions.flatMap { Self.chosenVersion(bytes, $0, end) } ?? bytes.u16(start)
            streams.streams[place].tls.version = version
        }
        out.add(TLS.helloVersion, start, 2, bytes.u16(start), buffer: buffer)
        out.add(TLS.random, start + 2, 32, buffer: buffer)
        if isClient || streams.streams[place].tls.version != 0x0304 {
            // Before version 1.3 the first four bytes were a clock.
            out.open()
            out.add(TLS.randomTime, start + 2, 4, bytes.u32(start + 2), buffer: buffer)
            out.add(TLS.randomBytes, start + 6, 28, buffer: buffer)
            out.close()
        }
        out.add(TLS.sessionLength, start + 34, 1, UInt64(session), buffer: buffer)
        guard i <= end else { return Self.addMalformed(start + 35, end, &out, buffer: buffer) }
        if session > 0 { out.add(TLS.session, start + 35, session, buffer: buffer) }
        if isClient {
            guard i + 2 <= end, i + 2 + Int(bytes.u16(i)) + 1 <= end else { return }
            let size = Int(bytes.u16(i))
            out.add(TLS.suitesLength, i, 2, UInt64(size), buffer: buffer)
            out.add(TLS.suites, i + 2, size, buffer: buffer)
            out.open()
            for place in stride(from: i + 2, to: i + 1 + size, by: 2) {
                out.add(TLS.suite, place, 2, bytes.u16(place), buffer: buffer)
            }
            out.close()
            i += 2 + size
            let count = Int(bytes[i])
            guard i + 1 + count <= end else { return }
            out.add(TLS.methodsLength, i, 1, UInt64(count), buffer: buffer)
            out.add(TLS.methods, i + 1, count, buffer: buffer)
            out.open()
            for place in (i + 1)..<(i + 1 + count) {
                out.add(TLS.method, place, 1, UInt64(bytes[place]), buffer: buffer)
            }
            out.close()
            i += 1 + count
        } else {
            guard i + 3 <= end else { return }
            streams.streams[place].tls.suite = bytes.u16(i)
            out.add(TLS.suite, i, 2, bytes.u16(i), buffer: buffer)
            out.add(TLS.method, i + 2, 1, UInt64(bytes[i + 2]), buffer: buffer)
            i += 3
        }
        tlsExtensions(bytes, i, end, isClient: isClient, &out, buffer)
    }

    /// RFC 8446 §4.2.1: the version that a server's extensions name.
    private static func chosenVersion(_ bytes: [UInt8], _ start: Int, _ end: Int) -> UInt64? {
        var i = start + 2
        while i + 4 <= end {
            if bytes.u16(i) == 43 && bytes.u16(i + 2) == 2 && i + 6 <= end { return bytes.u16(i + 4) }
            i += 4 + Int(bytes.u16(i + 2))
        }
        return nil
    }
}
