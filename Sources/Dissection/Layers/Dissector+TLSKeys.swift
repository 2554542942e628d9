// How the two sides of TLS 1.2 agree on keys, in the clear. Read first: Dissector+TLS.swift.

private enum Keys {
    static let part = FieldID("Part of a message")
    static let curveType = FieldID("tls.handshake.server_curve_type"),
        curve = FieldID("tls.handshake.server_named_curve")
    static let serverPointLength = FieldID("tls.handshake.server_point_len"),
        serverPoint = FieldID("tls.handshake.server_point")
    static let clientPointLength = FieldID("tls.handshake.client_point_len"),
        clientPoint = FieldID("tls.handshake.client_point")
    static let signature = FieldID("tls.handshake.sig_hash_alg"), hash = FieldID("tls.handshake.sig_hash_hash"),
        sign = FieldID("tls.handshake.sig_hash_sig")
    static let signatureLength = FieldID("tls.handshake.sig_len"), signed = FieldID("tls.handshake.sig")
    static let numbers = [
        (FieldID("tls.handshake.p_len"), FieldID("tls.handshake.p")),
        (FieldID("tls.handshake.g_len"), FieldID("tls.handshake.g")),
        (FieldID("tls.handshake.ys_len"), FieldID("tls.handshake.ys")),
    ]
    static let clientNumberLength = FieldID("tls.handshake.yc_len"), clientNumber = FieldID("tls.handshake.yc")
    static let secretLength = FieldID("tls.handshake.epms_len"), secret = FieldID("tls.handshake.epms")
    static let lifetime = FieldID("tls.handshake.session_ticket_lifetime_hint")
    static let ticketLength = FieldID("tls.handshake.session_ticket_length"),
        ticket = FieldID("tls.handshake.session_ticket")
}

extension TLSState {
    enum KeyExchange {
        case ellipticCurve, diffieHellman, encrypted
    }

    /// How keys are agreed on, by the number of the cipher suite (the registry of RFC 8447 §7); nil for those that
    /// nobody meets any more.
    var exchange: KeyExchange? {
        switch suite {
        case 0xC006...0xC014, 0xC023...0xC024, 0xC027...0xC028, 0xC02B...0xC02C, 0xC02F...0xC030, 0xC0AC...0xC0AF,
            0xCCA8, 0xCCA9, 0xC072...0xC073, 0xC076...0xC077, 0xC05C...0xC05D, 0xC060...0xC061:
            .ellipticCurve
        case 0x0011...0x0016, 0x0032, 0x0033, 0x0038, 0x0039, 0x0040, 0x0044, 0x0045, 0x0067, 0x006A, 0x006B, 0x0087,
            0x0088, 0x009E...0x009F, 0x00A2...0x00A3, 0xC09E...0xC09F, 0xC0A2...0xC0A3, 0xCCAA:
            .diffieHellman
        case 0x0001...0x000A, 0x002F, 0x0035, 0x003B...0x003D, 0x0041, 0x0084, 0x009C...0x009D, 0xC09C...0xC09D,
            0xC0A0...0xC0A1:
            .encrypted
        default: nil
        }
    }
}

extension Dissector {
    /// A number with its length in front.
    /// - Parameter width: of the length, in bytes.
    /// - Returns: where it ends; nil when it is not all there.
    private func counted(
        _ bytes: [UInt8], _ i: Int, _ end: Int, width: Int, _ length: FieldID, _ id: FieldID,
        _ out: inout DissectedFrame, _ buffer: Int
    ) -> Int? {
        guard i + width <= end else { return nil }
        let count = width == 1 ? Int(bytes[i]) : Int(bytes.u16(i))
        guard i + width + count <= end else { return nil }
        out.add(length, i, width, UInt64(count), buffer: buffer)
        out.add(id, i + width, count, buffer: buffer)
        return i + width + count
    }

    /// What the server offers (RFC 5246 §7.4.3, RFC 8422 §5.4), and its signature.
    func tlsServerKeys(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ state: TLSState, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        var place: Int? = start
        switch state.exchange {
        case .ellipticCurve:
            guard end - start >= 4 else { return }
            out.add(Keys.part, start, end - start, buffer: buffer)
            out.open()
            out.add(Keys.curveType, start, 1, UInt64(bytes[start]), buffer: buffer)
            // 3: one of those that have a number.
            if bytes[start] == 3 {
                out.add(Keys.curve, start + 1, 2, bytes.u16(start + 1), buffer: buffer)
                place = counted(
                    bytes, start + 3, end, width: 1, Keys.serverPointLength, Keys.serverPoint, &out, buffer)
            } else {
                place = nil
            }
        case .diffieHellman:
            out.add(Keys.part, start, end - start, buffer: buffer)
            out.open()
            for (length, id) in Keys.numbers {
                place = place.flatMap { counted(bytes, $0, end, width: 2, length, id, &out, buffer) }
            }
        case .encrypted, nil: return
        }
        if let i = place, i + 2 <= end, state.version == 0x0303 {
            out.add(Keys.signature, i, 2, bytes.u16(i), buffer: buffer)
            out.open()
            out.add(Keys.hash, i, 1, UInt64(bytes[i]), buffer: buffer)
            out.add(Keys.sign, i + 1, 1, UInt64(bytes[i + 1]), buffer: buffer)
            out.close()
            place = i + 2
        }
        if let i = place, i < end {
            _ = counted(bytes, i, end, width: 2, Keys.signatureLength, Keys.signed, &out, buffer)
        }
        out.close()
    }

    /// What the client answers (RFC 5246 §7.4.7, RFC 8422 §5.7).
    func tlsClientKeys(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ state: TLSState, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        guard let exchange = state.exchange else { return }
        out.add(Keys.part, start, end - start, buffer: buffer)
        out.open()
        switch exchange {
        case .ellipticCurve:
            _ = counted(bytes, start, end, width: 1, Keys.clientPointLength, Keys.clientPoint, &out, buffer)
        case .diffieHellman:
            _ = counted(bytes, start, end, width: 2, Keys.clientNumberLength, Keys.clientNumber, &out, buffer)
        case .encrypted: _ = counted(bytes, start, end, width: 2, Keys.secretLength, Keys.secret, &out, buffer)
        }
        out.close()
    }

    /// RFC 5077 §3.3: with it the connection can be taken up again.
    func tlsTicket(_ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int) {
        guard end - start >= 6 else { return }
        out.add(Keys.part, start, end - start, buffer: buffer)
        out.open()
        out.add(Keys.lifetime, start, 4, bytes.u32(start), buffer: buffer)
        _ = counted(bytes, start + 4, end, width: 2, Keys.ticketLength, Keys.ticket, &out, buffer)
        out.close()
    }
}
