// The conditions of a display filter, and whether they hold. Read first: FilterTerm.swift.

/// A condition on a frame.
indirect enum FilterTest: Equatable, Sendable {
    case exists(FilterTerm)
    /// - Parameter isForAll: all values of the term have to fit, not just one.
    case compares(FilterTerm, Comparison, isForAll: Bool)
    case and(FilterTest, FilterTest)
    case or(FilterTest, FilterTest)
    case xor(FilterTest, FilterTest)
    case not(FilterTest)

    /// What a value is asked for.
    enum Comparison: Equatable, Sendable {
        case equal(Wanted)
        case different(Wanted)
        /// `<`, `<=`, `>`, `>=`.
        case ordered(String, FilterTerm)
        case contains(FilterTerm)
        case matches(FilterPattern)
        case isOne([Wanted])
    }

    /// What a value has to be.
    enum Wanted: Equatable, Sendable {
        case term(FilterTerm)
        case network(AddressPattern)
        case range(FilterValue, FilterValue)

        func fits(_ value: FilterValue, _ frame: DissectedFrame) -> Bool {
            switch self {
            case .term(let term): return term.values(in: frame).contains { value.order($0) == 0 }
            case .network(let pattern):
                if case .address(let address) = value { return pattern.contains(address) }
                return false
            case .range(let first, let last):
                guard let a = value.order(first), let b = value.order(last) else { return false }
                return a >= 0 && b <= 0
            }
        }
    }

    func holds(_ frame: DissectedFrame) -> Bool {
        switch self {
        case .exists(let term): return term.isThere(in: frame)
        case .and(let a, let b): return a.holds(frame) && b.holds(frame)
        case .or(let a, let b): return a.holds(frame) || b.holds(frame)
        case .xor(let a, let b): return a.holds(frame) != b.holds(frame)
        case .not(let a): return !a.holds(frame)
        case .compares(let term, let comparison, let isForAll):
            let values = term.values(in: frame)
            if isForAll { return !values.isEmpty && values.allSatisfy { Self.fits($0, comparison, frame) } }
            return values.contains { Self.fits($0, comparison, frame) }
        }
    }

    private static func fits(_ value: FilterValue, _ comparison: Comparison, _ frame: DissectedFrame) -> Bool {
        switch comparison {
        case .equal(let wanted): return wanted.fits(value, frame)
        case .different(let wanted): return !wanted.fits(value, frame)
        case .ordered(let sign, let term):
            return term.values(in: frame).contains { other in
                guard let order = value.order(other) else { return false }
                switch sign {
                case "<": return order < 0
                case ">": return order > 0
                case "<=": return order <= 0
                default: return order >= 0
                }
            }
        case .contains(let term):
            let content = value.content
            return term.values(in: frame).contains { Self.contains(content, $0.content) }
        case .matches(let pattern): return pattern.isFound(in: value.content)
        case .isOne(let wanted): return wanted.contains { $0.fits(value, frame) }
        }
    }

    private static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
        guard let first = part.first else { return true }
        return bytes.indices.contains { bytes[$0] == first && bytes[$0...].starts(with: part) }
    }
}
