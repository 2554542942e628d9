// A value in a display filter: of a field, or written down. Read first: FilterToken.swift.

import Wire

/// What kind of values a term has; only like can be compared with like.
enum FilterKind: Equatable, Sendable {
    case number
    /// 0 or 1.
    case boolean
    /// In nanoseconds; written as seconds.
    case seconds
    /// A moment, in nanoseconds since 1970-01-01 00:00 UTC; written as a date.
    case date
    /// With digits behind the point.
    case real
    case ipv4, ipv6
    case bytes
    case text
    /// A whole protocol: its bytes.
    case proto
    /// A field that has no value.
    case nothing

    init(_ info: FieldInfo) {
        if let kind = info.filterKind {
            self = kind
            return
        }
        switch info.format {
        case .decimal, .hexadecimal: self = .number
        case .boolean: self = .boolean
        case .seconds: self = .seconds
        case .date, .moment: self = .date
        case .ipv4: self = .ipv4
        case .ipv6: self = .ipv6
        case .mac, .bytes: self = .bytes
        case .text, .made: self = .text
        case .none, .heading: self = .nothing
        }
    }

    /// What it can be compared as.
    var comparable: FilterKind { self == .boolean ? .number : self }
    var isNumber: Bool { self == .number || self == .boolean }
    /// Whether it has bytes that can be looked at one by one.
    var hasBytes: Bool { [.bytes, .text, .proto, .ipv4, .ipv6].contains(self) }
}

/// One value.
enum FilterValue: Equatable, Sendable {
    case number(Int)
    case real(Double)
    case address(IPAddress)
    case bytes([UInt8])
    case text(String)

    /// As a number; of bytes the first eight at most.
    var number: Int? {
        switch self {
        case .number(let number): number
        case .bytes(let bytes) where bytes.count <= 8:
            Int(truncatingIfNeeded: bytes.reduce(0) { $0 << 8 | UInt64($1) })
        case .bytes, .address, .real: nil
        case .text(let text): Self.number(text)
        }
    }

    /// As bytes, for slices and `contains`.
    var content: [UInt8] {
        switch self {
        case .number(let number): Array("\(number)".utf8)
        case .real(let number): Array("\(number)".utf8)
        case .address(let address): address.bytes
        case .bytes(let bytes): bytes
        case .text(let text): Array(text.utf8)
        }
    }

    /// Below 0 when it comes before `other`, 0 when they are equal; nil when they cannot be compared.
    func order(_ other: FilterValue) -> Int? {
        func order<T: Comparable>(_ a: T, _ b: T) -> Int { a < b ? -1 : a == b ? 0 : 1 }
        switch (self, other) {
        case (.number(let a), .number(let b)): return order(a, b)
        case (.real(let a), .real(let b)): return order(a, b)
        case (.address(let a), .address(let b)): return order(a, b)
        case (.bytes(let a), .bytes(let b)): return a == b ? 0 : a.lexicographicallyPrecedes(b) ? -1 : 1
        case (.text(let a), .text(let b)): return order(a, b)
        // Texts that are numbers, compared with a number.
        case (.text, .number(let b)): return number.map { order($0, b) }
        default: return nil
        }
    }

    /// Whether it is anything but zeros.
    var isSomething: Bool {
        switch self {
        case .number(let number): number != 0
        case .real(let number): number != 0
        case .address(let address): address.bytes.contains { $0 != 0 }
        case .bytes(let bytes): bytes.contains { $0 != 0 }
        case .text: true
        }
    }

    /// The bits that both have; nil when they are not of one kind.
    func masked(by other: FilterValue) -> FilterValue? {
        switch (self, other) {
        case (.number(let a), .number(let b)): return .number(a & b)
        case (.address(let a), .address(let b)):
            guard a.isIPv4 == b.isIPv4 else { return nil }
            if a.isIPv4 { return .address(IPAddress(v4: a.v4 & b.v4)) }
            return .address(IPAddress(high: a.high & b.high, low: a.low & b.low))
        case (.bytes(let a), .bytes(let b)): return .bytes(zip(a, b).map { $0 & $1 })
        default: return nil
        }
    }

    /// `25`, `0x19`, `031`, true; nil for anything else.
    static func number(_ text: String) -> Int? {
        switch text.lowercased() {
        case "true": return 1
        case "false": return 0
        default: break
        }
        if text.hasPrefix("0x") || text.hasPrefix("0X") { return Int(text.dropFirst(2), radix: 16) }
        if text.hasPrefix("0"), let octal = Int(text, radix: 8) { return octal }
        return Int(text)
    }

    /// `1.5` seconds as nanoseconds; nil for anything else.
    static func seconds(_ text: String) -> Int? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = Int(parts[0].isEmpty ? "0" : parts[0]) else { return nil }
        let digits = parts.count == 2 ? String(parts[1].prefix(9)) : ""
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        let fraction = Int(digits + String(repeating: "0", count: 9 - digits.utf8.count)) ?? 0
        let (product, isTooMuch) = whole.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, overflows) = product.addingReportingOverflow(fraction)
        return isTooMuch || overflows ? nil : sum
    }

    /// `0d:0a`, also with points or hyphens, `0x0d`, one byte alone; nil for anything else.
    static func bytes(_ text: String) -> [UInt8]? {
        let digits = text.hasPrefix("0x") ? String(text.dropFirst(2)) : text
        let parts = digits.split(omittingEmptySubsequences: false) { ":.-".contains($0) }
        if parts.count == 1, digits.utf8.count > 2, digits.utf8.count.isMultiple(of: 2) {
            let letters = Array(digits)
            let bytes = stride(from: 0, to: letters.count, by: 2).map {
                UInt8(String(letters[$0...($0 + 1)]), radix: 16)
            }
            return bytes.contains(nil) ? nil : bytes.compactMap(\.self)
        }
        let bytes = parts.map { $0.utf8.count <= 2 ? UInt8($0, radix: 16) : nil }
        return bytes.contains(nil) ? nil : bytes.compactMap(\.self)
    }
}
