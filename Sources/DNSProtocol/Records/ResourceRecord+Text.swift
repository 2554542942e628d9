// Records as people write them in master files (RFC 1035 §5.1). Read first: ResourceRecord.swift.
//
//     mail 3600 IN A 192.0.2.25
//     @ MX 10 mail
//     @ TXT "v=spf1 mx -all"
//
// Left out: $ORIGIN, $TTL, $INCLUDE and "the same owner as above". They belong to files of many records, and records
// come here one by one, from topology files.

import Wire

extension ResourceRecord {
    /// Reads one record. Names without a dot at their end are completed with `origin`. TTL and class may be left out
    /// and may come in either order.
    package init(parsing text: String, origin: DNSName, defaultTTL: UInt32 = 3600) throws(PresentationError) {
        var reader = PresentationReader(text)
        let owner = try reader.require("the name of the record's owner")
        let name = try Self.name(owner, origin, "a domain name")
        var ttl: UInt32?
        var recordClass: DNSClass?
        var word = try reader.require("a record type")
        while true {
            if ttl == nil, let seconds = UInt32(word.text) {
                // RFC 2181 §8: a TTL has 31 bits.
                guard seconds <= UInt32(Int32.max) else {
                    throw PresentationError(word.offset, expected: "a TTL of at most 2147483647", found: word.text)
                }
                ttl = seconds
            } else if recordClass == nil, ["IN", "CH"].contains(word.text.uppercased()) {
                recordClass = word.text.uppercased() == "IN" ? .internet : .chaos
            } else {
                break
            }
            word = try reader.require("a record type")
        }
        guard !word.isQuoted, let type = DNSType(word.text) else {
            throw PresentationError(word.offset, expected: "a record type such as A, MX or TXT", found: word.text)
        }
        let data = try RecordData(parsing: type, word, &reader, origin)
        if let surplus = try reader.next() {
            throw PresentationError(surplus.offset, expected: "the end of the record", found: surplus.text)
        }
        self.init(name, class: recordClass ?? .internet, ttl: ttl ?? defaultTTL, data)
    }

    /// A name in a record's text.
    static func name(
        _ token: PresentationReader.Token, _ origin: DNSName, _ expected: String
    ) throws(PresentationError) -> DNSName {
        do throws(DNSNameError) {
            return try DNSName(parsing: token.text, origin: origin)
        } catch {
            throw PresentationError(token.offset, expected: "\(expected) (\(error))", found: token.text)
        }
    }
}

extension ResourceRecord: CustomStringConvertible {
    /// The record as one line of a master file, all names complete.
    package var description: String { "\(name.absolute) \(ttl) \(self.class) \(type) \(data)" }
}

extension RecordData {
    /// Reads the data that comes after the word `type`.
    init(
        parsing type: DNSType, _ word: PresentationReader.Token, _ reader: inout PresentationReader, _ origin: DNSName
    ) throws(PresentationError) {
        func name(_ reader: inout PresentationReader, _ expected: String) throws(PresentationError) -> DNSName {
            try ResourceRecord.name(try reader.require(expected), origin, expected)
        }
        func number<N: FixedWidthInteger>(
            _ reader: inout PresentationReader, _ what: String
        ) throws(PresentationError) -> N {
            let expected = "\(what), 0 to \(N.max)"
            let token = try reader.require(expected)
            guard token.text.utf8.first != UInt8(ascii: "+"), let value = N(token.text) else {
                throw PresentationError(token.offset, expected: expected, found: token.text)
            }
            return value
        }
        switch type {
        case .a, .aaaa:
            let expected = type == .a ? "an IPv4 address" : "an IPv6 address"
            let token = try reader.require(expected)
            let hasColon = token.text.utf8.contains(UInt8(ascii: ":"))
            guard let address = IPAddress(token.text), (type == .a) != hasColon else {
                throw PresentationError(token.offset, expected: expected, found: token.text)
            }
            self = type == .a ? .a(address) : .aaaa(address)
        case .ns: self = .ns(try name(&reader, "the name of a name server"))
        case .cname: self = .cname(try name(&reader, "the name that this is an alias of"))
        case .ptr: self = .ptr(try name(&reader, "the name that belongs to this address"))
        case .mx:
            let preference: UInt16 = try number(&reader, "a preference")
            self = .mx(preference: preference, exchange: try name(&reader, "the name of a mail host"))
        case .soa:
            self = .soa(
                StartOfAuthority(
                    primary: try name(&reader, "the primary name server"),
                    mailbox: try name(&reader, "a mailbox as a name"), serial: try number(&reader, "a serial number"),
                    refresh: try number(&reader, "a refresh time"),
                    retry: try number(&reader, "a retry time"), expire: try number(&reader, "an expiry time"),
                    minimum: try number(&reader, "a negative caching time")))
        case .txt:
            var strings = [try Self.string(try reader.require("a text in quotation marks"))]
            while let token = try reader.next() { strings.append(try Self.string(token)) }
            self = .txt(strings)
        default:
            self = .unknown(type, try Self.unknown(&reader, word))
        }
    }

    /// A character string (RFC 1035 §5.1).
    private static func string(_ token: PresentationReader.Token) throws(PresentationError) -> [UInt8] {
        let source = Array(token.text.utf8)
        var bytes: [UInt8] = []
        var position = 0
        while position < source.count {
            if source[position] == UInt8(ascii: "\\") {
                guard let (value, length) = DNSName.escape(source, at: position + 1) else {
                    throw PresentationError(token.offset, expected: "digits up to 255 after \\", found: token.text)
                }
                bytes.append(value)
                position += 1 + length
            } else {
                bytes.append(source[position])
                position += 1
            }
        }
        // RFC 1035 §3.3: a character string has at most 255 octets.
        guard bytes.count <= 255 else {
            throw PresentationError(token.offset, expected: "a string of at most 255 bytes", found: token.text)
        }
        return bytes
    }

    /// Data of a type that this program has no form for: `\# length hex` (RFC 3597 §5).
    private static func unknown(
        _ reader: inout PresentationReader, _ word: PresentationReader.Token
    ) throws(PresentationError) -> [UInt8] {
        let mark = try reader.require("\\# and the data in hexadecimal")
        guard mark.text == "\\#" else {
            throw PresentationError(word.offset, expected: "a record type whose data is known here", found: word.text)
        }
        let length = try reader.require("the length of the data")
        var digits: [UInt8] = []
        while let token = try reader.next() { digits += token.text.utf8 }
        var bytes: [UInt8] = []
        for i in stride(from: 0, to: digits.count - 1, by: 2) {
            guard let high = hexadecimal(digits[i]), let low = hexadecimal(digits[i + 1]) else { break }
            bytes.append(high << 4 | low)
        }
        guard let count = UInt16(length.text), bytes.count == count, digits.count == 2 * bytes.count else {
            throw PresentationError(length.offset, expected: "as many pairs of hexadecimal digits", found: length.text)
        }
        return bytes
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 48...57: digit - 48
        case 65...70: digit - 55
        case 97...102: digit - 87
        default: nil
        }
    }
}

extension RecordData: CustomStringConvertible {
    /// The data as in a master file, all names complete.
    package var description: String {
        switch self {
        case .a(let address): "\(address)"
        // RFC 5952 §5 leaves v4-mapped addresses readable; the type says that they have 16 bytes.
        case .aaaa(let address): address.isIPv4 ? "::ffff:\(address)" : "\(address)"
        case .ns(let name), .cname(let name), .ptr(let name): name.absolute
        case .mx(let preference, let exchange): "\(preference) \(exchange.absolute)"
        case .soa(let soa):
            "\(soa.primary.absolute) \(soa.mailbox.absolute) \(soa.serial) \(soa.refresh) \(soa.retry) \(soa.expire) "
                + "\(soa.minimum)"
        case .txt(let strings): strings.map(Self.quoted).joined(separator: " ")
        case .unknown(_, let bytes):
            "\\# \(bytes.count)" + (bytes.isEmpty ? "" : " ")
                + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }

    private static func quoted(_ bytes: [UInt8]) -> String {
        var text = "\""
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += "\\" + String(UnicodeScalar(byte))
            case 0x20...0x7E: text.unicodeScalars.append(UnicodeScalar(byte))
            default: text += "\\" + String(1000 + Int(byte)).dropFirst()
            }
        }
        return text + "\""
    }
}
