// Arithmetic modulo 2^32 (RFC 9293 §3.4).

import Testing
import Wire

@Suite("Sequence numbers") struct SequenceNumberTests {
    let last = SequenceNumber(.max)
    let first = SequenceNumber(0)

    @Test("Zero comes after 4294967295")
    func wrap() {
        #expect(last + 1 == first)
        #expect(first - 1 == last)
        #expect(first - last == 1 && last - first == -1)
        #expect(last.precedes(first) && !first.precedes(last))
        var number = SequenceNumber(0xFFFF_FFF0)
        number += 0x20
        #expect(number == SequenceNumber(0x10))
    }

    @Test("No number precedes itself")
    func same() {
        #expect(!first.precedes(first) && first.precedesOrEquals(first))
        #expect(first - first == 0)
    }

    @Test("Half of the circle lies ahead, half behind")
    func halves() {
        #expect(first.precedes(SequenceNumber(0x7FFF_FFFF)))
        #expect(!first.precedes(SequenceNumber(0x8000_0001)))
        #expect(SequenceNumber(0x8000_0001).precedes(first))
    }

    @Test("The later and the earlier of two, across the end")
    func choice() {
        #expect(SequenceNumber.later(last, first) == first && SequenceNumber.later(first, last) == first)
        #expect(SequenceNumber.earlier(last, first) == last && SequenceNumber.earlier(first, last) == last)
    }
}
