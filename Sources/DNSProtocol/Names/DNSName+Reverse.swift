// The names under which an address is looked up (RFC 1035 §3.5, RFC 3596 §2.5). Read first: DNSName.swift.
//
//     192.0.2.25   is   25.2.0.192.in-addr.arpa

import Wire

extension DNSName {
    /// The name whose PTR records name the owner of `address`.
    package init(reverseOf address: IPAddress) {
        var wire: [UInt8] = []
        if address.isIPv4 {
            wire.reserveCapacity(32)
            // RFC 1035 §3.5: the four octets in reverse order, in decimal.
            for shift: UInt32 in stride(from: 0, through: 24, by: 8) {
                let byte = UInt8(truncatingIfNeeded: address.v4 >> shift)
                wire.append(byte >= 100 ? 3 : byte >= 10 ? 2 : 1)
                if byte >= 100 { wire.append(48 + byte / 100) }
                if byte >= 10 { wire.append(48 + byte / 10 % 10) }
                wire.append(48 + byte % 10)
            }
            wire += "\u{7}in-addr\u{4}arpa\0".utf8
        } else {
            // RFC 3596 §2.5: the nibbles in reverse order, in hexadecimal.
            let digits = Array("0123456789abcdef".utf8)
            for byte in address.bytes.reversed() {
                wire += [1, digits[Int(byte & 15)], 1, digits[Int(byte >> 4)]]
            }
            wire += Array("\u{3}ip6\u{4}arpa\0".utf8)
        }
        self.init(checkedWire: wire)
    }
}
