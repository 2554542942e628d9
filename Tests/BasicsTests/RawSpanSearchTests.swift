// Bytes that are looked for. Read first: Sources/Basics/RawSpan+Search.swift.

import Basics
import Testing

struct RawSpanSearchTests {
    @Test func aByteIsFoundAtEveryPlaceOfEveryPart() {
        for count in 0..<20 {
            for place in 0..<max(1, count) {
                var bytes = [UInt8](repeating: 7, count: count)
                if count > 0 { bytes[place] = 10 }
                for start in 0...count {
                    for limit in 0...count {
                        let expected = (start..<max(start, limit)).first { bytes[$0] == 10 }
                        let found = bytes.span.bytes.firstOffset(of: 10, from: start, limit: limit)
                        #expect(found == expected, "\(count) bytes, one at \(place), \(start)..<\(limit)")
                    }
                }
            }
        }
    }

    @Test func theFirstOfSeveralIsFound() {
        let bytes: [UInt8] = [1, 10, 2, 10]
        let (first, second) = (
            bytes.span.bytes.firstOffset(of: 10, from: 0, limit: 4),
            bytes.span.bytes.firstOffset(of: 10, from: 2, limit: 4)
        )
        #expect(first == 1)
        #expect(second == 3)
    }

    @Test func bytesLieWhereTheyLieAndNowhereElse() {
        let bytes = Array(UInt8(0)...50)
        for start in 0...51 {
            for count in 0...(51 - start) {
                var part = Array(bytes[start..<start + count])
                #expect(lies(part, in: bytes, at: start))
                // Bytes that differ in one place, or go on behind the end.
                if count > 0 {
                    part[count / 2] ^= 1
                    #expect(!lies(part, in: bytes, at: start))
                }
                #expect(!lies(Array(bytes[start...]) + [0], in: bytes, at: start))
            }
        }
    }

    @Test(arguments: [-1, 4, .max, .min])
    func nothingLiesOutside(offset: Int) {
        #expect(!lies([3], in: [1, 2, 3], at: offset))
    }

    // Spans cannot be looked at within an expectation.
    private func lies(_ part: [UInt8], in bytes: [UInt8], at offset: Int) -> Bool {
        bytes.span.bytes.has(part.span.bytes, at: offset)
    }
}
