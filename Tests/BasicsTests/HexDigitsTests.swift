// Read first: Sources/Basics/HexDigits.swift.

import Basics
import Testing

@Suite struct HexDigitsTests {
    @Test func zerosInFrontAreDigitsToo() {
        #expect(UInt8(0).hexDigits == "00")
        #expect(UInt16(0xABC).hexDigits == "0abc")
        #expect(UInt32.max.hexDigits == "ffffffff")
        #expect(UInt64(0xBEEF).capitalHexDigits == "000000000000BEEF")
        #expect(UInt128(1).hexDigits == String(repeating: "0", count: 31) + "1")
    }
}
