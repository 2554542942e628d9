// What a TLS hello offers besides (RFC 8446 §4.2). Read first: Dissector+TLS.swift.

private enum Hello {
    static let length = FieldID("tls.handshake.extensions_length"), one = FieldID("Extension")
    static let type = FieldID("tls.handshake.extension.type"), size = FieldID("tls.handshake.extension.len")
    static let data = FieldID("tls.handshake.extension.data"), part = FieldID("Part of a message")
    static let nameListLength = FieldID("tls.handshake.extensions_server_name_list_len")
    static let nameType = FieldID("tls.handshake.extensions_server_name_type")
    static let nameLength = FieldID("tls.handshake.extensions_server_name_len"),
        name = FieldID("tls.handshake.extensions_server_name")
    static let formatsLength = FieldID("tls.handshake.extensions_ec_point_formats_length")
    static let formats = FieldID("tls.handshake.extensions_ec_point_formats"),
        format = FieldID("tls.handshake.extensions_ec_point_format")
    static let groupsLength = FieldID("tls.handshake.extensions_supported_groups_length")
    static let groups = FieldID("tls.handshake.extensions_supported_groups"),
        group = FieldID("tls.handshake.extensions_supported_group")
    static let signaturesLength = FieldID("tls.handshake.sig_hash_alg_len"),
        signatures = FieldID("tls.handshake.sig_hash_algs")
    static let signature = FieldID("tls.handshake.sig_hash_alg"), hash = FieldID("tls.handshake.sig_hash_hash"),
        sign = FieldID("tls.handshake.sig_hash_sig")
    static let versionsLength = FieldID("tls.handshake.extensions.supported_versions_len")
    static let version = FieldID("tls.handshake.extensions.supported_version")
    static let modesLength = FieldID("tls.extension.psk_ke_modes_length"), mode = FieldID("tls.extension.psk_ke_mode")
    static let sharesLength = FieldID("tls.handshake.extensions_key_share_client_length")
    static let shareGroup = FieldID("tls.handshake.extensions_key_share_group")
    static let keyLength = FieldID("tls.handshake.extensions_key_share_key_exchange_length")
    static let key = FieldID("tls.handshake.extensions_key_share_key_exchange")
    static let padding = FieldID("tls.handshake.extensions_padding_data"),
        renegotiation = FieldID("tls.handshake.extensions_reneg_info_len")
    static let alpnLength = FieldID("tls.handshake.extensions_alpn_len"),
        alpnList = FieldID("tls.handshake.extensions_alpn_list")
    static let alpnSize = FieldID("tls.handshake.extensions_alpn_str_len"),
        alpn = FieldID("tls.handshake.extensions_alpn_str")
}

extension Dissector {
    func tlsExtensions(
        _ bytes: [UInt8], _ start: Int, _ end: Int, isClient: Bool, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        guard start + 2 <= end else { return }
        out.add(Hello.length, start, 2, bytes.u16(start), buffer: buffer)
        var i = start + 2
        while i + 4 <= end {
            let size = Int(bytes.u16(i + 2))
            guard i + 4 + size <= end else { return }
            out.add(Hello.one, i, 4 + size, buffer: buffer)
            out.open()
            out.add(Hello.type, i, 2, bytes.u16(i), buffer: buffer)
            out.add(Hello.size, i + 2, 2, UInt64(size), buffer: buffer)
            oneExtension(bytes.u16(i), bytes, i + 4, i + 4 + size, isClient, &out, buffer)
            out.close()
            i += 4 + size
        }
    }

    private func oneExtension(
        _ type: UInt64, _ bytes: [UInt8], _ i: Int, _ end: Int, _ isClient: Bool, _ out: inout DissectedFrame,
        _ buffer: Int
    ) {
        let size = end - i
        func list(_ length: FieldID, _ heading: FieldID?, _ item: FieldID, _ width: Int, _ prefix: Int) {
            guard size >= prefix else { return }
            let first = i + prefix
            out.add(length, i, prefix, prefix == 1 ? UInt64(bytes[i]) : bytes.u16(i), buffer: buffer)
            if let heading {
                out.add(heading, first, end - first, buffer: buffer)
                out.open()
            }
            var place = first
            while place + width <= end {
                out.add(item, place, width, width == 1 ? UInt64(bytes[place]) : bytes.u16(place), buffer: buffer)
                if item == Hello.signature {
                    out.open()
                    out.add(Hello.hash, place, 1, UInt64(bytes[place]), buffer: buffer)
                    out.add(Hello.sign, place + 1, 1, UInt64(bytes[place + 1]), buffer: buffer)
                    out.close()
                }
                place += width
            }
            if heading != nil { out.close() }
        }
        switch type {
        case 0 where size > 0: serverName(bytes, i, end, &out, buffer)
        case 10: list(Hello.groupsLength, Hello.groups, Hello.group, 2, 2)
        case 11: list(Hello.formatsLength, Hello.formats, Hello.format, 1, 1)
        case 13: list(Hello.signaturesLength, Hello.signatures, Hello.signature, 2, 2)
        case 16 where size >= 2: protocols(bytes, i, end, &out, buffer)
        case 21: out.add(Hello.padding, i, size, buffer: buffer)
        case 35: out.add(Hello.data, i, size, buffer: buffer)
        case 43 where isClient: list(Hello.versionsLength, nil, Hello.version, 2, 1)
        case 43 where size == 2: out.add(Hello.version, i, 2, bytes.u16(i), buffer: buffer)
        case 45: list(Hello.modesLength, nil, Hello.mode, 1, 1)
        case 51: keyShare(bytes, i, end, isClient, &out, buffer)
        case 0xFF01 where size >= 1: out.add(Hello.renegotiation, i, 1, UInt64(bytes[i]), buffer: buffer)
        default: break
        }
    }

    /// RFC 6066 §3.
    private func serverName(_ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int) {
        out.add(Hello.part, start, end - start, buffer: buffer)
        out.open()
        defer { out.close() }
        guard start + 2 <= end else { return }
        out.add(Hello.nameListLength, start, 2, bytes.u16(start), buffer: buffer)
        var i = start + 2
        while i + 3 <= end, i + 3 + Int(bytes.u16(i + 1)) <= end {
            let size = Int(bytes.u16(i + 1))
            out.add(Hello.nameType, i, 1, UInt64(bytes[i]), buffer: buffer)
            out.add(Hello.nameLength, i + 1, 2, UInt64(size), buffer: buffer)
            out.add(Hello.name, i + 3, size, buffer: buffer)
            i += 3 + size
        }
    }

    /// RFC 7301 §3.1.
    private func protocols(_ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int) {
        out.add(Hello.alpnLength, start, 2, bytes.u16(start), buffer: buffer)
        out.add(Hello.alpnList, start + 2, end - start - 2, buffer: buffer)
        out.open()
        var i = start + 2
        while i < end, i + 1 + Int(bytes[i]) <= end {
            out.add(Hello.alpnSize, i, 1, UInt64(bytes[i]), buffer: buffer)
            out.add(Hello.alpn, i + 1, Int(bytes[i]), buffer: buffer)
            i += 1 + Int(bytes[i])
        }
        out.close()
    }

    /// RFC 8446 §4.2.8.
    private func keyShare(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ isClient: Bool, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        out.add(Hello.part, start, end - start, buffer: buffer)
        out.open()
        defer { out.close() }
        var i = start
        if isClient {
            guard start + 2 <= end else { return }
            out.add(Hello.sharesLength, start, 2, bytes.u16(start), buffer: buffer)
            i += 2
        }
        while i + 4 <= end, i + 4 + Int(bytes.u16(i + 2)) <= end {
            let size = Int(bytes.u16(i + 2))
            out.add(Hello.part, i, 4 + size, buffer: buffer)
            out.open()
            out.add(Hello.shareGroup, i, 2, bytes.u16(i), buffer: buffer)
            out.add(Hello.keyLength, i + 2, 2, UInt64(size), buffer: buffer)
            out.add(Hello.key, i + 4, size, buffer: buffer)
            out.close()
            i += 4 + size
        }
    }
}
