// Extension mechanisms for DNS: what the OPT pseudo-record says about the message it travels in (RFC 6891).
// Read first: DNSMessage.swift.
//
// OPT has the shape of a record and means something else: its class is a size, its TTL holds flags. Therefore it is a
// part of the message here and never one of its records.

/// The extended fields of a message.
package struct EDNS: Hashable, Sendable {
    /// The largest UDP payload that the sender can take, in bytes; values below 512 mean 512 (RFC 6891 §6.2.3).
    package var payloadSize: UInt16
    /// The version; 0 is the only one there is.
    package var version: UInt8
    /// DO: DNSSEC records are welcome (RFC 3225).
    package var dnssecOK: Bool
    /// Options in the order of the message.
    package var options: [Option]

    /// A code and its bytes, for example a cookie (RFC 7873).
    package struct Option: Hashable, Sendable {
        package var code: UInt16
        package var value: [UInt8]

        package init(code: UInt16, value: [UInt8]) {
            self.code = code
            self.value = value
        }
    }

    package init(payloadSize: UInt16 = 1232, version: UInt8 = 0, dnssecOK: Bool = false, options: [Option] = []) {
        self.payloadSize = payloadSize
        self.version = version
        self.dnssecOK = dnssecOK
        self.options = options
    }
}
