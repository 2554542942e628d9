// A domain name: labels from the leaf to the root (RFC 1034 §3.1, RFC 1035 §2.3 and §3.1).
// Read first: nothing; this is where reading DNSProtocol starts. Then DNSName+Text.swift and ResourceRecord.swift.
//
//     mail.sender.example   is   4 m a i l 6 s e n d e r 7 e x a m p l e 0
//
// The name is kept as it is on the wire, without compression. Upper and lower case are preserved and ignored in
// comparisons (RFC 4343). A label is any bytes, not only letters, digits and hyphens (RFC 2181 §11).

import Basics

/// A complete domain name: 1 to 255 bytes on the wire, labels of 1 to 63 bytes, the empty root label at its end.
package struct DNSName: Sendable {
    /// The name in the form of RFC 1035 §3.1: each label after a byte with its length, then a zero byte.
    package let wire: [UInt8]

    /// The longest label (RFC 1035 §2.3.4).
    package static let longestLabel = 63
    /// The longest name, with its length bytes and the root (RFC 1035 §2.3.4).
    package static let longestName = 255

    /// The root of all names, written ".".
    package static let root = DNSName(checkedWire: [0])

    /// A name whose bytes were already found to be legal.
    init(checkedWire wire: [UInt8]) { self.wire = wire }

    /// The name made of `labels`, leaf first.
    package init(labels: [[UInt8]]) throws(DNSNameError) {
        var wire: [UInt8] = []
        for label in labels {
            guard !label.isEmpty else { throw .emptyLabel }
            // RFC 1035 §2.3.4: labels are 63 octets or less.
            guard label.count <= Self.longestLabel else { throw .labelTooLong(label.count) }
            wire.append(UInt8(label.count))
            wire += label
        }
        wire.append(0)
        // RFC 1035 §2.3.4: names are 255 octets or less.
        guard wire.count <= Self.longestName else { throw .nameTooLong(wire.count) }
        self.wire = wire
    }

    /// Whether this is the root.
    package var isRoot: Bool { wire.count == 1 }

    /// The labels, leaf first, without the root.
    package var labels: [[UInt8]] {
        var result: [[UInt8]] = []
        var position = 0
        while wire[position] != 0 {
            let end = position + 1 + Int(wire[position])
            result.append(Array(wire[(position + 1)..<end]))
            position = end
        }
        return result
    }

    /// How many labels there are, without the root.
    package var labelCount: Int {
        var (n, position) = (0, 0)
        while wire[position] != 0 {
            position += 1 + Int(wire[position])
            n += 1
        }
        return n
    }

    /// The name without its first label; nil for the root.
    package var parent: DNSName? {
        isRoot ? nil : DNSName(checkedWire: Array(wire[(1 + Int(wire[0]))...]))
    }

    /// The last `count` labels: the name itself when it has no more than that.
    package func suffix(_ count: Int) -> DNSName {
        var (surplus, position) = (labelCount - count, 0)
        while surplus > 0 {
            position += 1 + Int(wire[position])
            surplus -= 1
        }
        return position == 0 ? self : DNSName(checkedWire: Array(wire[position...]))
    }

    /// The name with `label` before its first one.
    package func prepending(_ label: [UInt8]) throws(DNSNameError) -> DNSName {
        guard !label.isEmpty else { throw .emptyLabel }
        guard label.count <= Self.longestLabel else { throw .labelTooLong(label.count) }
        guard wire.count + 1 + label.count <= Self.longestName else { throw .nameTooLong(wire.count + 1 + label.count) }
        return DNSName(checkedWire: [UInt8(label.count)] + label + wire)
    }

    /// Whether the name is `ancestor` or lies under it.
    package func isSubdomain(of ancestor: DNSName) -> Bool {
        let skipped = wire.count - ancestor.wire.count
        guard skipped >= 0 else { return false }
        // The ancestor must begin at a label of this name, not inside of one.
        var position = 0
        while position < skipped { position += 1 + Int(wire[position]) }
        guard position == skipped else { return false }
        return CaseFolding.equal(wire.span.bytes.extracting(skipped..<wire.count), ancestor.wire.span.bytes)
    }
}

extension DNSName: Hashable {
    // RFC 4343 §3: ASCII letters match without regard to case.
    package static func == (a: DNSName, b: DNSName) -> Bool {
        a.wire.count == b.wire.count && CaseFolding.equal(a.wire.span.bytes, b.wire.span.bytes)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(CaseFolding.hash(wire.span.bytes)) }
}
