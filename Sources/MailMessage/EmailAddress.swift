// Who a letter is for: local-part "@" domain (RFC 5321 §4.1.2, RFC 5322 §3.4.1), UTF-8 allowed (RFC 6531).
// Read first: Octet.swift. Then AddressList.swift for the longer forms of a header.
//
//     hana@tokyo.example    "odd user"@tokyo.example    bob@[198.51.100.25]
//
// What stands before the @ means something only to the domain's own server: nobody else may change its case or guess
// (RFC 5321 §2.4). Left out: comments and folding inside of an address (RFC 5322 §4.4 calls them obsolete); the header
// parser removes them before it comes here.

/// A mailbox address.
package struct EmailAddress: Hashable, Sendable {
    /// What stands before the `@`, without quotes.
    package var localPart: String
    /// What stands behind it: a name, or an address literal in brackets.
    package var domain: String

    /// An address of these parts. `localPart` is not quoted.
    package init(localPart: String, domain: String) {
        self.localPart = localPart
        self.domain = domain
    }

    /// Reads `local@domain`; nil when it is none, or longer than RFC 5321 §4.5.3.1 allows.
    package init?(_ text: some StringProtocol) { self.init(bytes: Array(text.utf8)[...]) }

    /// The same from bytes.
    package init?(bytes: ArraySlice<UInt8>) {
        if let at = Self.placeOfAt(bytes.span) {
            let place = bytes.startIndex + at
            self.init(localPart: Octet.text(bytes[..<place]), domain: Octet.text(bytes[(place + 1)...]))
            return
        }
        var parser = AddressLexer(bytes)
        guard let address = parser.addressSpecification(), parser.isAtEnd else { return nil }
        self = address
    }

    /// Where the `@` is in an address of atoms and a domain, as nearly all are; nil for all others.
    private static func placeOfAt(_ bytes: Span<UInt8>) -> Int? {
        var at = 0
        var previous = Octet.dot
        while at < bytes.count, bytes[at] != Octet.at {
            // RFC 5322 §3.2.3: a dot stands between atoms only.
            guard bytes[at] == Octet.dot ? previous != Octet.dot : Octet.isAtomText(bytes[at]) else { return nil }
            previous = bytes[at]
            at += 1
        }
        guard previous != Octet.dot, at <= maximumLocalPart, at < bytes.count,
            isDomain(bytes.extracting((at + 1)...))
        else { return nil }
        return at
    }

    /// The domain for comparing: lower case (RFC 5321 §2.4: domains are not case-sensitive).
    package var normalizedDomain: String { Octet.lowercased(domain) }

    /// The address for comparing with addresses of one server, which here ignores case in its users' names too.
    package var normalized: String {
        let (local, domain) = (localPart.utf8.span, domain.utf8.span)
        return unsafe String(unsafeUninitializedCapacity: local.count + 1 + domain.count) { buffer in
            for i in local.indices { unsafe buffer[i] = Octet.lowercased(local[i]) }
            unsafe buffer[local.count] = Octet.at
            for i in domain.indices { unsafe buffer[local.count + 1 + i] = Octet.lowercased(domain[i]) }
            return local.count + 1 + domain.count
        }
    }

    /// `kenji@kita.example` of `kenji+shop@kita.example`: whose address it is, without the detail that only helps to
    /// sort (RFC 5233 §1); nil when there is none.
    package var withoutDetail: EmailAddress? {
        let user = localPart.utf8.prefix { $0 != UInt8(ascii: "+") }
        guard !user.isEmpty, user.endIndex != localPart.endIndex else { return nil }
        return EmailAddress(localPart: String(localPart[..<user.endIndex]), domain: domain)
    }

    /// Whether the normalized forms of two addresses are equal.
    package func isSame(as other: EmailAddress) -> Bool {
        Octet.equalIgnoringCase(localPart, other.localPart) && Octet.equalIgnoringCase(domain, other.domain)
    }

    /// The text between the brackets of an address literal, such as `198.51.100.25`; nil for a name.
    package var literal: String? {
        domain.hasPrefix("[") && domain.hasSuffix("]") ? String(domain.dropFirst().dropLast()) : nil
    }

    /// Whether it needs SMTPUTF8 (RFC 6531 §3.2).
    package var isInternationalized: Bool {
        Octet.haveEightBit(localPart.utf8.span) || Octet.haveEightBit(domain.utf8.span)
    }

    /// RFC 5321 §4.5.3.1.1.
    static let maximumLocalPart = 64
    /// RFC 5321 §4.5.3.1.2.
    static let maximumDomain = 255

    /// Whether `text` can be a domain: labels of letters, digits and inner hyphens (RFC 1123 §2.1), or UTF-8.
    package static func isDomain(_ text: ArraySlice<UInt8>) -> Bool { isDomain(text.span) }

    private static func isDomain(_ text: Span<UInt8>) -> Bool {
        let hyphen = UInt8(ascii: "-")
        guard (1...maximumDomain).contains(text.count) else { return false }
        var length = 0
        var previous = Octet.dot
        for i in text.indices {
            let byte = text[i]
            if byte == Octet.dot {
                if length == 0 || previous == hyphen { return false }
                length = 0
            } else {
                guard
                    Octet.isLetter(byte) || Octet.isDigit(byte) || (byte == hyphen && length > 0)
                        || byte == UInt8(ascii: "_") || byte >= 0x80
                else { return false }
                length += 1
                if length > 63 { return false }
            }
            previous = byte
        }
        return length > 0 && previous != hyphen
    }
}

extension EmailAddress: CustomStringConvertible {
    /// The address as it is written, the local part quoted when it must be (RFC 5321 §4.1.2).
    package var description: String { Self.quotedIfNeeded(localPart) + "@" + domain }

    /// Adds the address as it is written.
    package func append(to bytes: inout [UInt8]) {
        bytes.add(Self.quotedIfNeeded(localPart))
        bytes.append(Octet.at)
        bytes.add(domain)
    }

    static func quotedIfNeeded(_ localPart: String) -> String {
        var previous = Octet.dot
        let bytes = localPart.utf8.span
        for i in bytes.indices {
            // RFC 5322 §3.2.3: atoms with single dots between them.
            let byte = bytes[i]
            if byte == Octet.dot ? previous == Octet.dot : !Octet.isAtomText(byte) { return quoted(localPart) }
            previous = byte
        }
        return previous == Octet.dot ? quoted(localPart) : localPart
    }

    /// `text` as a quoted string (RFC 5322 §3.2.4).
    package static func quoted(_ text: some StringProtocol) -> String {
        var result: [UInt8] = [Octet.quote]
        for byte in text.utf8 {
            if byte == Octet.quote || byte == Octet.backslash { result.append(Octet.backslash) }
            result.append(byte)
        }
        return String(decoding: result + [Octet.quote], as: UTF8.self)
    }
}
