// Numbers with units: `20 ms`, `100 Mbit/s`, `5%`, `10 MB`. Read first: nothing.
//
// All are kept as whole numbers of the smallest unit, so that writing one and reading it back gives the same, and no
// machine rounds differently.

/// A unit of a quantity: its names, the first being the one that is written, and its size in the smallest unit.
struct QuantityUnit: Sendable {
    var names: [String]
    var size: UInt64
}

/// A kind of quantity: its units from the largest to the smallest.
struct Quantity: Sendable {
    var units: [QuantityUnit]
    /// The size of a number without a unit; nil when a unit must be there (but for zero).
    var bare: UInt64?
    /// Between number and unit when it is written.
    var separator: String

    /// The value of `text` in the smallest unit; nil when it is no such quantity or too large.
    func parse(_ text: String) -> UInt64? {
        let scalars = text.unicodeScalars
        let end = scalars.firstIndex { !("0"..."9").contains($0) && $0 != "." } ?? scalars.endIndex
        var rest = scalars[end...]
        while let first = rest.first, first == " " { rest = rest.dropFirst() }
        let name = String(rest)
        let number = String(scalars[..<end])
        guard !name.isEmpty else {
            if let bare { return Self.decimal(number, times: bare) }
            return Self.decimal(number, times: 1) == 0 ? 0 : nil
        }
        guard let unit = units.first(where: { $0.names.contains(name) }) else { return nil }
        return Self.decimal(number, times: unit.size)
    }

    /// `value` of the smallest unit, written with the largest unit that makes it whole.
    func text(_ value: UInt64) -> String {
        guard value > 0, let unit = units.first(where: { value % $0.size == 0 }) else {
            return "0" + separator + (units.last?.names.first ?? "")
        }
        return "\(value / unit.size)" + separator + unit.names[0]
    }

    /// The value of `12.5` times `unit`; nil when it is no number, is not whole, or is too large.
    static func decimal(_ text: String, times unit: UInt64) -> UInt64? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = UInt64(parts[0]) else { return nil }
        let (scaled, overflow) = whole.multipliedReportingOverflow(by: unit)
        if overflow { return nil }
        guard parts.count == 2 else { return scaled }
        guard (1...18).contains(parts[1].count), let digits = UInt64(parts[1]) else { return nil }
        var divisor: UInt64 = 1
        for _ in 0..<parts[1].count { divisor *= 10 }
        let product = digits.multipliedFullWidth(by: unit)
        guard product.high < divisor else { return nil }
        let (quotient, remainder) = divisor.dividingFullWidth(product)
        guard remainder == 0 else { return nil }
        let (sum, tooLarge) = scaled.addingReportingOverflow(quotient)
        return tooLarge ? nil : sum
    }
}

extension Quantity {
    /// Lengths of time, in nanoseconds.
    static let duration = Quantity(
        units: [
            QuantityUnit(names: ["d", "days", "day"], size: 86_400_000_000_000),
            QuantityUnit(names: ["h", "hours", "hour"], size: 3_600_000_000_000),
            QuantityUnit(names: ["min", "m", "minutes", "minute"], size: 60_000_000_000),
            QuantityUnit(names: ["s", "sec", "seconds", "second"], size: 1_000_000_000),
            QuantityUnit(names: ["ms"], size: 1_000_000),
            QuantityUnit(names: ["us", "µs", "μs"], size: 1_000),
            QuantityUnit(names: ["ns"], size: 1),
        ], bare: nil, separator: " ")

    /// Speeds, in bits a second.
    static let bandwidth = Quantity(
        units: [
            QuantityUnit(names: ["Gbit/s", "Gbps"], size: 1_000_000_000),
            QuantityUnit(names: ["Mbit/s", "Mbps"], size: 1_000_000),
            QuantityUnit(names: ["kbit/s", "kbps"], size: 1_000),
            QuantityUnit(names: ["bit/s", "bps"], size: 1),
        ], bare: nil, separator: " ")

    /// Chances, in parts per million.
    static let chance = Quantity(
        units: [QuantityUnit(names: ["%"], size: 10_000), QuantityUnit(names: ["ppm"], size: 1)],
        bare: nil, separator: "")

    /// Sizes, in bytes.
    static let byteCount = Quantity(
        units: [
            QuantityUnit(names: ["GB"], size: 1_000_000_000),
            QuantityUnit(names: ["MB"], size: 1_000_000),
            QuantityUnit(names: ["kB", "KB"], size: 1_000),
            QuantityUnit(names: ["B", "bytes"], size: 1),
        ], bare: 1, separator: " ")
}
