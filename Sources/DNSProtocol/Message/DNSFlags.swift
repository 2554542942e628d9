// The second 16 bits of a message (RFC 1035 §4.1.1, RFC 4035 §3). Read first: DNSMessage.swift.
//
//     QR | Opcode (4) | AA | TC | RD | RA | Z | AD | CD | RCODE (4)

/// Flags, opcode and the lower bits of the response code.
package struct DNSFlags: RawRepresentable, Hashable, Sendable {
    package var rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// QR: this is a response.
    package var isResponse: Bool {
        get { self[15] }
        set { self[15] = newValue }
    }
    /// AA: the server owns the zone that the first answer is of.
    package var isAuthoritative: Bool {
        get { self[10] }
        set { self[10] = newValue }
    }
    /// TC: there was more than fits.
    package var isTruncated: Bool {
        get { self[9] }
        set { self[9] = newValue }
    }
    /// RD: please ask others for me.
    package var recursionDesired: Bool {
        get { self[8] }
        set { self[8] = newValue }
    }
    /// RA: this server asks others for its clients.
    package var recursionAvailable: Bool {
        get { self[7] }
        set { self[7] = newValue }
    }
    /// AD: the data was authenticated (RFC 4035 §3.2.3).
    package var authenticData: Bool {
        get { self[5] }
        set { self[5] = newValue }
    }
    /// CD: do not check signatures for me (RFC 4035 §3.2.2).
    package var checkingDisabled: Bool {
        get { self[4] }
        set { self[4] = newValue }
    }

    /// What kind of request it is.
    package var opcode: Opcode {
        get { Opcode(rawValue: UInt8(truncatingIfNeeded: rawValue >> 11)) }
        set { rawValue = rawValue & ~(15 << 11) | UInt16(newValue.rawValue) << 11 }
    }

    /// The lower four bits of the response code; all of it in a message without EDNS.
    package var codeBits: UInt16 {
        get { rawValue & 15 }
        set { rawValue = rawValue & ~15 | newValue & 15 }
    }

    private subscript(bit: UInt16) -> Bool {
        get { rawValue & (1 << bit) != 0 }
        set { rawValue = newValue ? rawValue | (1 << bit) : rawValue & ~(1 << bit) }
    }
}

extension DNSFlags: CustomStringConvertible {
    /// The names of the flags that are set, as `dig` prints them.
    package var description: String {
        let names = [
            (isResponse, "qr"), (isAuthoritative, "aa"), (isTruncated, "tc"), (recursionDesired, "rd"),
            (recursionAvailable, "ra"), (authenticData, "ad"), (checkingDisabled, "cd"),
        ]
        return names.filter(\.0).map(\.1).joined(separator: " ")
    }
}
