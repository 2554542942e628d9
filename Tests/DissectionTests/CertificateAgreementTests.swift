// How TLS 1.2 agrees on keys, with certificates, beside Wireshark. Read first: TLSSegmentTests.swift,
// WrittenConversation.swift, Sources/Dissection/Layers/Dissector+Certificates.swift.

import TestSupport
import Testing

@Suite("Keys and certificates of TLS 1.2", WiresharkVersion.followedOnly)
struct CertificateAgreementTests {
    /// A value of ASN.1 (ITU-T X.690 §8.1).
    private static func der(_ tag: UInt8, _ parts: [UInt8]...) -> [UInt8] {
        let content = parts.flatMap(\.self)
        let length: [UInt8] =
            content.count < 128
            ? [UInt8(content.count)]
            : content.count < 256 ? [0x81, UInt8(content.count)] : [0x82] + WrittenCapture.two(content.count)
        return [tag] + length + content
    }

    private static func text(_ tag: UInt8, _ text: String) -> [UInt8] { der(tag, Array(text.utf8)) }
    private static func id(_ bytes: [UInt8]) -> [UInt8] { der(6, bytes) }

    private static func name(_ pairs: [(id: [UInt8], value: [UInt8])]) -> [UInt8] {
        der(0x30, pairs.map { der(0x31, der(0x30, id($0.id), $0.value)) }.flatMap(\.self))
    }

    private static let sha256WithRSA = der(0x30, id([0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 11]), [5, 0])
    private static let rsaKey = der(
        0x30, der(0x30, id([0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 1]), [5, 0]),
        der(3, [0], der(0x30, der(2, [0, 0xC5] + [UInt8](repeating: 0x77, count: 63)), der(2, [1, 0, 1]))))
    private static let curveKey = der(
        0x30, der(0x30, id([0x2A, 0x86, 0x48, 0xCE, 0x3D, 2, 1]), id([0x2A, 0x86, 0x48, 0xCE, 0x3D, 3, 1, 7])),
        der(3, [0, 4] + [UInt8](repeating: 0x31, count: 64)))

    private static func one(_ number: [UInt8], isCritical: Bool = false, _ value: [UInt8]) -> [UInt8] {
        der(0x30, id(number), isCritical ? [1, 1, 255] : [], der(4, value))
    }

    /// Every extension that is read (RFC 5280 §4.2).
    private static let extensions = der(
        0xA3,
        der(
            0x30,
            one(
                [0x55, 0x1D, 17],
                der(
                    0x30, text(0x82, "mail.example"), text(0x81, "a@b.example"), text(0x86, "http://x"),
                    der(0x87, [192, 0, 2, 1]), der(0x87, [0x20, 1] + [UInt8](repeating: 1, count: 14)),
                    der(0x88, [0x2A, 3, 4]), der(0xA4, name([([0x55, 4, 3], text(12, "x"))])))),
            one([0x55, 0x1D, 15], isCritical: true, der(3, [5, 0xA0])),
            one([0x55, 0x1D, 37], der(0x30, id([0x2B, 6, 1, 5, 5, 7, 3, 1]), id([0x2B, 6, 1, 5, 5, 7, 3, 2]))),
            one([0x55, 0x1D, 19], isCritical: true, der(0x30, [1, 1, 255], [2, 1, 3])),
            one([0x55, 0x1D, 14], der(4, [1, 2, 3, 4])),
            one([0x55, 0x1D, 35], der(0x30, der(0x80, [5, 6, 7, 8]))),
            one([0x55, 0x1D, 31], der(0x30, der(0x30, der(0xA0, der(0xA0, text(0x86, "http://crl")))))),
            one(
                [0x2B, 6, 1, 5, 5, 7, 1, 1],
                der(0x30, der(0x30, id([0x2B, 6, 1, 5, 5, 7, 48, 1]), text(0x86, "http://ocsp")))),
            one(
                [0x55, 0x1D, 32],
                der(
                    0x30, der(0x30, id([0x67, 0x81, 0x0C, 1, 2, 1])),
                    der(
                        0x30, id([0x2B, 5, 8]),
                        der(0x30, der(0x30, id([0x2B, 6, 1, 5, 5, 7, 2, 1]), text(22, "http://rules"))))))))

    private static func certificate(_ key: [UInt8], _ notAfter: [UInt8], _ extensions: [UInt8]) -> [UInt8] {
        let owner = name([
            ([0x55, 4, 6], text(19, "JP")), ([0x55, 4, 10], text(12, "みなみ")), ([0x55, 4, 3], text(19, "mail.example")),
            ([0x55, 4, 5], text(19, "55")), ([0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 1], text(22, "a@b.example")),
            ([0x09, 0x92, 0x26, 0x89, 0x93, 0xF2, 0x2C, 0x64, 1, 25], text(22, "example")),
        ])
        let signed = der(
            0x30, der(0xA0, [2, 1, 2]), der(2, [1, 2, 3, 4, 5, 6, 7, 8, 9]), sha256WithRSA,
            name([([0x55, 4, 3], text(12, "Authority"))]), der(0x30, text(23, "261127183744Z"), notAfter), owner, key,
            extensions)
        return der(0x30, signed, sha256WithRSA, der(3, [0] + [UInt8](repeating: 0x99, count: 64)))
    }

    private static func three(_ number: Int) -> [UInt8] { [UInt8(number >> 16)] + WrittenCapture.two(number & 0xFFFF) }
    private static func record(_ type: UInt8, _ content: [UInt8]) -> [UInt8] {
        [type, 3, 3] + WrittenCapture.two(content.count) + content
    }
    private static func message(_ type: UInt8, _ content: [UInt8]) -> [UInt8] {
        record(22, [type] + three(content.count) + content)
    }
    private static func counted(_ width: Int, _ count: Int) -> [UInt8] {
        (width == 1 ? [UInt8(count)] : WrittenCapture.two(count)) + [UInt8](repeating: 0x42, count: count)
    }

    private static let random = (0..<32).map { UInt8(7 * $0 + 1) }
    private static let signature: [UInt8] = [8, 4] + counted(2, 64)

    /// The suite's number, what the server offers, what the client answers.
    private static let exchanges: [(suite: Int, server: [UInt8], client: [UInt8])] = [
        (0xC02F, [3, 0, 29] + counted(1, 32) + signature, counted(1, 32)),
        (0x009E, counted(2, 64) + counted(2, 1) + counted(2, 64) + signature, counted(2, 64)),
        (0x009C, [], counted(2, 64)),
    ]

    private static func turns(_ place: Int) -> [(isServer: Bool, bytes: [UInt8])] {
        let exchange = exchanges[place]
        let chain = [
            certificate(rsaKey, text(23, "991217183744Z"), extensions),
            certificate(curveKey, text(24, "20810830191452Z"), []),
        ]
        let list = chain.flatMap { three($0.count) + $0 }
        let clientHello = [3, 3] + random + [0, 0, 2] + WrittenCapture.two(exchange.suite) + [1, 0]
        let serverHello = [3, 3] + random + [0] + WrittenCapture.two(exchange.suite) + [0]
        let offer = exchange.server.isEmpty ? [] : message(12, exchange.server)
        return [
            (false, message(1, clientHello)),
            (true, message(2, serverHello) + message(11, three(list.count) + list) + offer + message(14, [])),
            (false, message(16, exchange.client) + record(20, [1]) + record(22, [UInt8](repeating: 0x55, count: 40))),
            (true, message(4, [0, 0, 28, 32] + counted(2, 176)) + record(20, [1])),
        ]
    }

    /// One segment for each turn, from port 40000 to `port` or back.
    private static func capture(_ port: Int, _ turns: [(isServer: Bool, bytes: [UInt8])]) -> WrittenCapture {
        var capture = WrittenCapture()
        var sent: [Bool: Int] = [:]
        for (isServer, bytes) in turns {
            let (mine, yours) = (sent[isServer, default: 0], sent[!isServer, default: 0])
            let ports = isServer ? (port, 40_000) : (40_000, port)
            let segment = WrittenCapture.tcp(ports.0, ports.1, 1000 + mine, 1000 + yours, 24, bytes)
            capture.add(isServer: isServer, proto: 6, segment)
            sent[isServer] = mine + bytes.count
        }
        return capture
    }

    @Test(arguments: exchanges.indices) func fieldByField(_ place: Int) throws {
        try Self.capture(993, Self.turns(place)).compare("keys of suite \(Self.exchanges[place].suite)")
    }

    /// Of records that the capture cut off only the header is shown.
    @Test(arguments: [59, 62, 70, 100, 130, 400]) func cutOff(_ snapLength: Int) throws {
        let long = (false, Self.record(23, [UInt8](repeating: 0x61, count: 200)) + [23, 3, 3, 4, 0, 1, 2, 3])
        var capture = Self.capture(465, Self.turns(0) + [long, long])
        capture.snapLength = snapLength
        try capture.compare("\(snapLength) bytes of each frame")
    }
}
