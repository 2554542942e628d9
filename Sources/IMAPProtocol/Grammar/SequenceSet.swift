// Which messages: `1`, `2:4`, `5:*`, `1,3,7:9`. Numbers of messages, or UIDs, as the command says.
// Read first: RFC 3501 §9 (sequence-set) and §6.4.8.

/// A set of message numbers or UIDs, in which `*` is the largest one in use.
package struct SequenceSet: Equatable, Sendable {
    /// One end of a range; nil is `*`.
    package struct Range: Equatable, Sendable {
        /// One end, included; from 1.
        package var first: UInt32?
        /// The other end, included; it may be the smaller one.
        package var last: UInt32?

        package init(_ first: UInt32?, _ last: UInt32?) {
            self.first = first
            self.last = last
        }
    }

    /// The ranges as they were written, in any order, overlapping or not.
    package var ranges: [Range]

    package init(ranges: [Range]) { self.ranges = ranges }

    /// One message.
    package init(_ number: UInt32) { ranges = [Range(number, number)] }

    /// `1:*`.
    package static let all = SequenceSet(ranges: [Range(1, nil)])

    /// The ranges in ascending order without overlaps, `*` being `largest`. RFC 3501 §9: the ends of a range may stand
    /// in any order, and `*` may be the smaller one.
    package func resolved(largest: UInt32) -> [ClosedRange<UInt32>] {
        let sorted = ranges.map { range in
            let (a, b) = (range.first ?? largest, range.last ?? largest)
            return min(a, b)...max(a, b)
        }.sorted { $0.lowerBound < $1.lowerBound }
        var merged: [ClosedRange<UInt32>] = []
        for range in sorted {
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }
}

extension SequenceSet: CustomStringConvertible {
    /// The set as commands have it.
    package var description: String {
        ranges.map { range in
            let first = range.first.map(String.init) ?? "*"
            let last = range.last.map(String.init) ?? "*"
            return first == last ? first : first + ":" + last
        }.joined(separator: ",")
    }
}

extension IMAPScanner {
    /// RFC 3501 §9, sequence-set.
    mutating func sequenceSet() throws(IMAPSyntaxError) -> SequenceSet {
        func end(_ scanner: inout IMAPScanner) throws(IMAPSyntaxError) -> UInt32? {
            if scanner.take("*") { return nil }
            let number = try scanner.number("a set of messages")
            // RFC 3501 §9, nz-number: there is no message 0.
            if number == 0 { throw IMAPSyntaxError("a set of messages") }
            return number
        }
        var ranges: [SequenceSet.Range] = []
        repeat {
            let first = try end(&self)
            ranges.append(.init(first, take(":") ? try end(&self) : first))
        } while take(",")
        return SequenceSet(ranges: ranges)
    }
}
