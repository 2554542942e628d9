// The certificates of TLS 1.2 (RFC 5280 §4.1). Read first: Dissector+TLS.swift, BERElement.swift.
//
// Left out: extensions that hardly any mail server's certificate has, which are shown by their numbers only.

private enum X509 {
    static let listLength = FieldID("tls.handshake.certificates_length"),
        list = FieldID("tls.handshake.certificates")
    static let length = FieldID("tls.handshake.certificate_length"), certificate = FieldID("tls.handshake.certificate")
    static let signed = FieldID("x509af.signedCertificate_element"), version = FieldID("x509af.version")
    static let serial = FieldID("x509af.serialNumber"), signature = FieldID("x509af.signature_element")
    static let algorithmID = FieldID("x509af.algorithm.id"), issuer = FieldID("x509af.issuer")
    static let subject = FieldID("x509af.subject"), names = FieldID("x509if.rdnSequence"),
        subjectNames = FieldID("x509af.rdnSequence")
    static let item = FieldID("x509if.RDNSequence_item"),
        pair = FieldID("x509if.RelativeDistinguishedName_item_element")
    static let nameID = FieldID("x509if.oid"), country = FieldID("x509sat.CountryName"),
        directory = FieldID("x509sat.DirectoryString")
    static let printable = FieldID("x509sat.PrintableString"), ascii = FieldID("x509sat.IA5String"),
        user = FieldID("x509af.Userid")
    /// By the tag of a text.
    static let texts: [UInt8: (UInt64, FieldID)] = [
        20: (0, FieldID("x509sat.teletexString")), 19: (1, FieldID("x509sat.printableString")),
        28: (2, FieldID("x509sat.universalString")), 30: (3, FieldID("x509sat.bmpString")),
        12: (4, FieldID("x509sat.uTF8String")),
    ]
    static let validity = FieldID("x509af.validity_element"), notBefore = FieldID("x509af.notBefore"),
        notAfter = FieldID("x509af.notAfter")
    static let shortTime = FieldID("x509af.utcTime"), longTime = FieldID("x509af.generalizedTime")
    static let keyInfo = FieldID("x509af.subjectPublicKeyInfo_element"),
        algorithm = FieldID("x509af.algorithm_element")
    static let key = FieldID("x509af.subjectPublicKey"), modulus = FieldID("pkcs1.modulus"),
        exponent = FieldID("pkcs1.publicExponent")
    static let curve = FieldID("pkcs1.ECParameters"), namedCurve = FieldID("pkcs1.namedCurve")
    static let unusedBits = FieldID("ber.bitstring.padding"), extensions = FieldID("x509af.extensions"),
        one = FieldID("x509af.Extension_element")
    static let extensionID = FieldID("x509af.extension.id"), critical = FieldID("x509af.critical")
    static let sealAlgorithm = FieldID("x509af.algorithmIdentifier_element"), seal = FieldID("x509af.encrypted")
    static let generalNames = FieldID("x509ce.GeneralNames"), generalName = FieldID("x509ce.GeneralName")
    static let mail = FieldID("x509ce.rfc822Name"), domain = FieldID("x509ce.dNSName"),
        uri = FieldID("x509ce.uniformResourceIdentifier"), registered = FieldID("x509ce.registeredID")
    static let ipv4 = FieldID("x509ce.IPAddress.ipv4"), ipv6 = FieldID("x509ce.IPAddress.ipv6"),
        directoryName = FieldID("x509ce.directoryName")
    static let usage = FieldID("x509ce.KeyUsage")
    static let usages = [
        FieldID("x509ce.KeyUsage.digitalSignature"), FieldID("x509ce.KeyUsage.contentCommitment"),
        FieldID("x509ce.KeyUsage.keyEncipherment"), FieldID("x509ce.KeyUsage.dataEncipherment"),
        FieldID("x509ce.KeyUsage.keyAgreement"), FieldID("x509ce.KeyUsage.keyCertSign"),
        FieldID("x509ce.KeyUsage.cRLSign"), FieldID("x509ce.KeyUsage.encipherOnly"),
        FieldID("x509ce.KeyUsage.decipherOnly"),
    ]
    static let purposes = FieldID("x509ce.KeyPurposeIDs"), purpose = FieldID("x509ce.KeyPurposeId")
    static let constraints = FieldID("x509ce.BasicConstraintsSyntax_element"), isAuthority = FieldID("x509ce.cA"),
        pathLength = FieldID("x509ce.pathLenConstraint")
    static let subjectKey = FieldID("x509ce.SubjectKeyIdentifier"),
        authorityKey = FieldID("x509ce.AuthorityKeyIdentifier_element"), keyID = FieldID("x509ce.keyIdentifier")
    static let points = FieldID("x509ce.CRLDistPointsSyntax"), point = FieldID("x509ce.DistributionPoint_element")
    static let pointName = FieldID("x509ce.distributionPoint"), fullName = FieldID("x509ce.fullName")
    static let accesses = FieldID("pkix1implicit.AuthorityInfoAccessSyntax"),
        access = FieldID("pkix1implicit.AccessDescription_element")
    static let method = FieldID("pkix1implicit.accessMethod"), location = FieldID("pkix1implicit.accessLocation")
    static let policies = FieldID("x509ce.CertificatePoliciesSyntax"),
        policy = FieldID("x509ce.PolicyInformation_element"), policyID = FieldID("x509ce.policyIdentifier")
    static let qualifiers = FieldID("x509ce.policyQualifiers"),
        qualifier = FieldID("x509ce.PolicyQualifierInfo_element")
    static let qualifierID = FieldID("x509ce.id"), statement = FieldID("pkix1explicit.DirectoryString")
}

extension Dissector {
    /// RFC 5246 §7.4.2: the server's own certificate first, then those that vouch for it.
    func tlsCertificates(_ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int) {
        func length(_ i: Int) -> Int { Int(bytes[i]) << 16 | Int(bytes.u16(i + 1)) }
        guard end - start >= 3 else { return }
        out.add(X509.listLength, start, 3, UInt64(length(start)), buffer: buffer)
        guard length(start) > 0, start + 3 + length(start) <= end else { return }
        out.add(X509.list, start + 3, length(start), buffer: buffer)
        out.open()
        defer { out.close() }
        let end = start + 3 + length(start)
        var i = start + 3
        while i + 3 <= end, i + 3 + length(i) <= end {
            out.add(X509.length, i, 3, UInt64(length(i)), buffer: buffer)
            let next = i + 3 + length(i)
            out.add(X509.certificate, i + 3, next - i - 3, buffer: buffer)
            out.open()
            if let whole = BERElement(bytes, i + 3, next) {
                CertificateFields(bytes: bytes, buffer: buffer).certificate(whole, &out)
            }
            out.close()
            i = next
        }
    }
}

/// Adds the fields of one certificate.
private struct CertificateFields {
    let bytes: [UInt8]
    let buffer: Int

    /// The value with its kind and length.
    private func whole(_ id: FieldID, _ element: BERElement, _ number: UInt64, _ out: inout DissectedFrame) {
        out.add(id, element.start, element.end - element.start, number, buffer: buffer)
    }

    /// Its content alone.
    private func content(_ id: FieldID, _ element: BERElement, _ number: UInt64, _ out: inout DissectedFrame) {
        out.add(id, element.content, element.count, number, buffer: buffer)
    }

    private func named(_ id: FieldID, _ element: BERElement, _ out: inout DissectedFrame) {
        out.add(id, element.content, element.count, text: element.name(bytes), buffer: buffer)
    }

    private func number(_ element: BERElement) -> UInt64 {
        bytes[element.content..<element.end].suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    func certificate(_ element: BERElement, _ out: inout DissectedFrame) {
        let parts = element.parts(bytes)
        guard parts.count == 3 else { return }
        whole(X509.signed, parts[0], &out)
        out.open()
        signed(parts[0].parts(bytes)[...], &out)
        out.close()
        whole(X509.sealAlgorithm, parts[1], &out)
        algorithm(parts[1], &out)
        bits(X509.seal, parts[2], isPadded: true, &out)
    }

    private func whole(_ id: FieldID, _ element: BERElement, _ out: inout DissectedFrame) {
        whole(id, element, 0, &out)
    }

    private func content(_ id: FieldID, _ element: BERElement, _ out: inout DissectedFrame) {
        content(id, element, 0, &out)
    }

    /// A string of bits: how many of the last byte are unused stands in front.
    private func bits(_ id: FieldID, _ element: BERElement, isPadded: Bool, _ out: inout DissectedFrame) {
        guard element.count >= 1 else { return }
        if isPadded { out.add(X509.unusedBits, element.content, 1, UInt64(bytes[element.content]), buffer: buffer) }
        out.add(id, element.content + 1, element.count - 1, buffer: buffer)
    }

    private func algorithm(_ element: BERElement, _ out: inout DissectedFrame) {
        out.open()
        if let id = element.parts(bytes).first { named(X509.algorithmID, id, &out) }
        out.close()
    }

    /// RFC 5280 §4.1: what the signature is about.
    private func signed(_ parts: ArraySlice<BERElement>, _ out: inout DissectedFrame) {
        var parts = parts
        if parts.first?.tag == 0xA0, let version = parts.removeFirst().parts(bytes).first {
            content(X509.version, version, number(version), &out)
        }
        guard parts.count >= 6 else { return }
        let fields = Array(parts)
        content(X509.serial, fields[0], &out)
        whole(X509.signature, fields[1], &out)
        algorithm(fields[1], &out)
        whole(X509.issuer, fields[2], &out)
        name(fields[2], X509.names, &out)
        whole(X509.validity, fields[3], &out)
        out.open()
        for (id, time) in zip([X509.notBefore, X509.notAfter], fields[3].parts(bytes)) { self.time(id, time, &out) }
        out.close()
        whole(X509.subject, fields[4], &out)
        name(fields[4], X509.subjectNames, &out)
        key(fields[5], &out)
        for part in fields.dropFirst(6) where part.tag == 0xA3 {
            guard let list = part.parts(bytes).first else { continue }
            content(X509.extensions, list, UInt64(list.parts(bytes).count), &out)
            out.open()
            for one in list.parts(bytes) { self.one(one, &out) }
            out.close()
        }
    }

    /// Whose it is, below the last field: pairs of what is said and what it says.
    private func name(_ element: BERElement, _ id: FieldID, _ out: inout DissectedFrame) {
        out.open()
        defer { out.close() }
        let items = element.parts(bytes)
        content(id, element, UInt64(items.count), &out)
        out.open()
        for item in items {
            let pairs = item.parts(bytes)
            content(X509.item, item, UInt64(pairs.count), &out)
            out.open()
            for pair in pairs {
                whole(X509.pair, pair, &out)
                let parts = pair.parts(bytes)
                guard parts.count == 2 else { continue }
                out.open()
                named(X509.nameID, parts[0], &out)
                value(parts[0].name(bytes), parts[1], &out)
                out.close()
            }
            out.close()
        }
        out.close()
    }

    private func value(_ name: String, _ element: BERElement, _ out: inout DissectedFrame) {
        let outerLayer = out.enter(.names)
        defer { out.leave(to: outerLayer) }
        switch name {
        case "2.5.4.6": content(X509.country, element, &out)
        case "2.5.4.5", "2.5.4.46": content(X509.printable, element, &out)
        case "1.2.840.113549.1.9.1", "0.9.2342.19200300.100.1.25": content(X509.ascii, element, &out)
        case "0.9.2342.19200300.100.1.1": content(X509.user, element, &out)
        default:
            guard let (choice, id) = X509.texts[element.tag] else { return }
            whole(X509.directory, element, choice, &out)
            out.open()
            content(id, element, &out)
            out.close()
        }
    }

    /// `261127183744Z`, or from 2050 on with four digits for the year.
    private func time(_ id: FieldID, _ element: BERElement, _ out: inout DissectedFrame) {
        let isLong = element.tag == 24
        whole(id, element, isLong ? 1 : 0, &out)
        var text = String(decoding: bytes[element.content..<element.end], as: UTF8.self)
        if !isLong { text = (text < "5" ? "20" : "19") + text }
        let digits = Array(text)
        guard digits.count == 15, digits.dropLast().allSatisfy({ $0.isASCII && $0.isNumber }) else { return }
        func part(_ range: Range<Int>) -> String { String(digits[range]) }
        let clock = "\(part(8..<10)):\(part(10..<12)):\(part(12..<14))"
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard let month = Int(part(4..<6)), (1...12).contains(month) else { return }
        let day = digits[6] == "0" ? " \(digits[7])" : part(6..<8)
        out.open()
        out.add(
            isLong ? X509.longTime : X509.shortTime, element.content, element.count,
            text: isLong
                ? "\(months[month - 1]) \(day), \(part(0..<4)) \(clock).000000000 UTC"
                : "\(part(0..<4))-\(part(4..<6))-\(part(6..<8)) \(clock) (UTC)", buffer: buffer)
        out.close()
    }

    /// RFC 5280 §4.1.2.7.
    private func key(_ element: BERElement, _ out: inout DissectedFrame) {
        whole(X509.keyInfo, element, &out)
        let parts = element.parts(bytes)
        guard parts.count == 2 else { return }
        out.open()
        defer { out.close() }
        whole(X509.algorithm, parts[0], &out)
        algorithm(parts[0], &out)
        let algorithm = parts[0].parts(bytes)
        let name = algorithm.first?.name(bytes)
        if name == "1.2.840.10045.2.1", algorithm.count > 1, algorithm[1].tag == 6 {
            out.open()
            whole(X509.curve, algorithm[1], 1, &out)
            out.open()
            named(X509.namedCurve, algorithm[1], &out)
            out.close()
            out.close()
        }
        let isRSA = name == "1.2.840.113549.1.1.1"
        bits(X509.key, parts[1], isPadded: !isRSA, &out)
        guard isRSA, let numbers = BERElement(bytes, parts[1].content + 1, parts[1].end)?.parts(bytes),
            numbers.count == 2
        else { return }
        out.open()
        content(X509.modulus, numbers[0], &out)
        content(X509.exponent, numbers[1], number(numbers[1]), &out)
        out.close()
    }

    /// RFC 5280 §4.2: an extension.
    private func one(_ element: BERElement, _ out: inout DissectedFrame) {
        whole(X509.one, element, &out)
        out.open()
        defer { out.close() }
        let parts = element.parts(bytes)
        guard let id = parts.first else { return }
        named(X509.extensionID, id, &out)
        if parts.count == 3, parts[1].count == 1 {
            content(X509.critical, parts[1], bytes[parts[1].content] == 0 ? 0 : 1, &out)
        }
        guard let last = parts.last, last.tag == 4, let inner = BERElement(bytes, last.content, last.end) else {
            return
        }
        holds(id.name(bytes), inner, &out)
    }

    private func holds(_ name: String, _ inner: BERElement, _ out: inout DissectedFrame) {
        let outerLayer = out.enter(.extensions)
        defer { out.leave(to: outerLayer) }
        let parts = inner.parts(bytes)
        switch name {
        case "2.5.29.17", "2.5.29.18": names(X509.generalNames, inner, &out)
        case "2.5.29.15": usage(inner, &out)
        case "2.5.29.14": content(X509.subjectKey, inner, &out)
        case "2.5.29.37":
            content(X509.purposes, inner, UInt64(parts.count), &out)
            out.open()
            for part in parts { named(X509.purpose, part, &out) }
            out.close()
        case "2.5.29.19":
            whole(X509.constraints, inner, &out)
            out.open()
            for part in parts where part.count >= 1 {
                if part.tag == 1 { content(X509.isAuthority, part, bytes[part.content] == 0 ? 0 : 1, &out) }
                if part.tag == 2 { content(X509.pathLength, part, number(part), &out) }
            }
            out.close()
        case "2.5.29.35":
            whole(X509.authorityKey, inner, &out)
            out.open()
            for part in parts where part.tag == 0x80 { content(X509.keyID, part, &out) }
            out.close()
        case "2.5.29.31": points(inner, parts, &out)
        case "1.3.6.1.5.5.7.1.1": accesses(inner, parts, &out)
        case "2.5.29.32":
            content(X509.policies, inner, UInt64(parts.count), &out)
            out.open()
            for part in parts {
                whole(X509.policy, part, &out)
                out.open()
                let said = part.parts(bytes)
                if let id = said.first { named(X509.policyID, id, &out) }
                if said.count > 1 { qualifiers(said[1], &out) }
                out.close()
            }
            out.close()
        default: break
        }
    }

    /// RFC 5280 §4.2.1.4: where the rules can be read.
    private func qualifiers(_ element: BERElement, _ out: inout DissectedFrame) {
        let parts = element.parts(bytes)
        content(X509.qualifiers, element, UInt64(parts.count), &out)
        out.open()
        for part in parts {
            whole(X509.qualifier, part, &out)
            let pair = part.parts(bytes)
            guard pair.count == 2 else { continue }
            out.open()
            named(X509.qualifierID, pair[0], &out)
            if pair[1].tag == 22 { content(X509.statement, pair[1], &out) }
            out.close()
        }
        out.close()
    }

    /// RFC 5280 §4.2.1.6.
    private func names(_ id: FieldID, _ element: BERElement, _ out: inout DissectedFrame) {
        let parts = element.parts(bytes)
        content(id, element, UInt64(parts.count), &out)
        out.open()
        for part in parts {
            content(X509.generalName, part, UInt64(part.tag & 0x1F), &out)
            out.open()
            generalName(part, &out)
            out.close()
        }
        out.close()
    }

    private func generalName(_ part: BERElement, _ out: inout DissectedFrame) {
        switch part.tag & 0x1F {
        case 1: content(X509.mail, part, &out)
        case 2: content(X509.domain, part, &out)
        case 4:
            content(X509.directoryName, part, &out)
            if let inner = part.parts(bytes).first { name(inner, X509.names, &out) }
        case 6: content(X509.uri, part, &out)
        case 7 where part.count == 4: content(X509.ipv4, part, &out)
        case 7 where part.count == 16: content(X509.ipv6, part, &out)
        case 8: named(X509.registered, part, &out)
        default: break
        }
    }

    /// RFC 5280 §4.2.1.3: a bit for each thing that the key may be used for.
    private func usage(_ element: BERElement, _ out: inout DissectedFrame) {
        bits(X509.usage, element, isPadded: true, &out)
        guard element.count >= 2 else { return }
        out.open()
        for (i, id) in X509.usages.enumerated() {
            let place = min(element.content + 1 + i / 8, element.end - 1)
            let isThere = element.content + 1 + i / 8 < element.end
            let bit = isThere ? UInt64(bytes[place] >> (7 - UInt8(i % 8)) & 1) : 0
            out.add(id, place, 1, bit, masked: true, buffer: buffer)
        }
        out.close()
    }

    /// RFC 5280 §4.2.1.13: where the list of certificates that hold no more is kept.
    private func points(_ element: BERElement, _ parts: [BERElement], _ out: inout DissectedFrame) {
        content(X509.points, element, UInt64(parts.count), &out)
        out.open()
        for part in parts {
            whole(X509.point, part, &out)
            guard let name = part.parts(bytes).first(where: { $0.tag == 0xA0 })?.parts(bytes).first, name.tag == 0xA0
            else { continue }
            out.open()
            content(X509.pointName, name, &out)
            out.open()
            names(X509.fullName, name, &out)
            out.close()
            out.close()
        }
        out.close()
    }

    /// RFC 5280 §4.2.2.1: whom to ask about it.
    private func accesses(_ element: BERElement, _ parts: [BERElement], _ out: inout DissectedFrame) {
        content(X509.accesses, element, UInt64(parts.count), &out)
        out.open()
        for part in parts {
            whole(X509.access, part, &out)
            let pair = part.parts(bytes)
            guard pair.count == 2 else { continue }
            out.open()
            named(X509.method, pair[0], &out)
            content(X509.location, pair[1], UInt64(pair[1].tag & 0x1F), &out)
            out.open()
            generalName(pair[1], &out)
            out.close()
            out.close()
        }
        out.close()
    }
}
