// An Internet address: IPv4 today, with room for IPv6. Read first: nothing. Then IPNetwork.swift.
//
// Both kinds live in one 128-bit value, IPv4 as the IPv4-mapped addresses of RFC 4291 §2.5.5.2, so that no table,
// socket or record changes its shape when the stack learns IPv6. DNS already carries both (A and AAAA).

/// An IPv4 or IPv6 address.
public struct IPAddress: Hashable, Comparable, Sendable {
    /// The upper and lower half of the 128 bits.
    public var high, low: UInt64

    @inlinable public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The IPv4 address whose first byte is the most significant of `v4`.
    @inlinable public init(v4: UInt32) {
        high = 0
        low = 0xFFFF_0000_0000 | UInt64(v4)
    }

    /// The IPv4 address `a.b.c.d`.
    public init(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) {
        self.init(v4: UInt32(a) << 24 | UInt32(b) << 16 | UInt32(c) << 8 | UInt32(d))
    }

    /// 0.0.0.0: no address.
    @inlinable public static var unspecified: IPAddress { IPAddress(v4: 0) }
    /// 255.255.255.255: everybody on this link.
    @inlinable public static var broadcast: IPAddress { IPAddress(v4: .max) }

    @inlinable public var isIPv4: Bool { high == 0 && low >> 32 == 0xFFFF }

    /// The 32 bits of an IPv4 address; meaningless for IPv6.
    @inlinable public var v4: UInt32 { UInt32(truncatingIfNeeded: low) }

    /// 4 or 16 bytes in the order of the wire.
    public var bytes: [UInt8] {
        func split(_ word: UInt64, _ n: Int) -> [UInt8] {
            (0..<n).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * (n - 1 - $0))) }
        }
        return isIPv4 ? split(UInt64(v4), 4) : split(high, 8) + split(low, 8)
    }

    @inlinable public static func < (a: IPAddress, b: IPAddress) -> Bool { (a.high, a.low) < (b.high, b.low) }

    /// Reads dotted-quad IPv4 or RFC 4291 IPv6 text. Nil for anything else; leading zeros in a quad are refused,
    /// because programs disagree about whether they mean octal.
    public init?(_ text: String) {
        if let v4 = Self.parseV4(text[...]) {
            self.init(v4: v4)
        } else if text.utf8.contains(UInt8(ascii: ":")), let (high, low) = Self.parseV6(text) {
            self.init(high: high, low: low)
        } else {
            return nil
        }
    }

    private static func parseV4(_ text: Substring) -> UInt32? {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var value: UInt32 = 0
        for part in parts {
            guard (1...3).contains(part.count), part.allSatisfy({ (48...57).contains($0) }),
                part.count == 1 || part.first != UInt8(ascii: "0"), let byte = UInt8(Substring(part))
            else { return nil }
            value = value << 8 | UInt32(byte)
        }
        return value
    }

    private static func parseV6(_ text: String) -> (UInt64, UInt64)? {
        var groups: [UInt16] = []
        var gap: Int?
        var rest = text[...]
        if rest.hasPrefix("::") {
            gap = 0
            rest = rest.dropFirst(2)
        }
        while !rest.isEmpty {
            let piece = rest.prefix { $0 != ":" }
            rest = rest.dropFirst(piece.count)
            if rest.isEmpty, let v4 = parseV4(piece) {
                groups += [UInt16(v4 >> 16), UInt16(truncatingIfNeeded: v4)]
                break
            }
            guard (1...4).contains(piece.utf8.count), piece.first != "+", let group = UInt16(piece, radix: 16)
            else { return nil }
            groups.append(group)
            if groups.count > 8 { return nil }
            if rest.hasPrefix("::") {
                guard gap == nil else { return nil }
                gap = groups.count
                rest = rest.dropFirst(2)
            } else if rest.hasPrefix(":") {
                rest = rest.dropFirst()
                if rest.isEmpty { return nil }
            }
        }
        if let gap {
            guard groups.count < 8 else { return nil }
            groups.insert(contentsOf: repeatElement(0, count: 8 - groups.count), at: gap)
        }
        guard groups.count == 8 else { return nil }
        let words = groups.map(UInt64.init)
        return (
            words[0] << 48 | words[1] << 32 | words[2] << 16 | words[3],
            words[4] << 48 | words[5] << 32 | words[6] << 16 | words[7]
        )
    }
}

extension IPAddress {
    /// `198.51.100.25`: at most fifteen characters, which a String holds without memory of its own.
    private var dottedQuad: String {
        unsafe String(unsafeUninitializedCapacity: 15) { text in
            var count = 0
            func put(_ byte: UInt8) {
                unsafe text[count] = byte
                count += 1
            }
            for shift: UInt32 in stride(from: 24, through: 0, by: -8) {
                let byte = UInt8(truncatingIfNeeded: v4 >> shift)
                if byte >= 100 { put(48 + byte / 100) }
                if byte >= 10 { put(48 + byte / 10 % 10) }
                put(48 + byte % 10)
                if shift > 0 { put(UInt8(ascii: ".")) }
            }
            return count
        }
    }
}

extension IPAddress: CustomStringConvertible {
    /// Dotted quad, or the canonical IPv6 text of RFC 5952.
    public var description: String {
        if isIPv4 { return dottedQuad }
        let groups = (0..<8).map { i -> UInt16 in
            UInt16(truncatingIfNeeded: (i < 4 ? high : low) >> UInt64(48 - 16 * (i & 3)))
        }
        // RFC 5952 §4.2: the longest run of two or more zero groups becomes "::", the first one of equals.
        var best = 0..<0
        var i = 0
        while i < 8 {
            var j = i
            while j < 8 && groups[j] == 0 { j += 1 }
            if j - i >= 2 && j - i > best.count { best = i..<j }
            i = max(j, i + 1)
        }
        func text(_ part: ArraySlice<UInt16>) -> String { part.map { String($0, radix: 16) }.joined(separator: ":") }
        if best.isEmpty { return text(groups[...]) }
        return text(groups[..<best.lowerBound]) + "::" + text(groups[best.upperBound...])
    }
}
