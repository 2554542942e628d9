// The Internet checksum (RFC 1071) and its incremental update (RFC 1624).

import Basics
import Testing
import Wire

@Suite("Internet checksum") struct InternetChecksumTests {
    func checksum(_ bytes: [UInt8]) -> UInt16 { InternetChecksum.of(bytes.span.bytes) }

    /// The definition, word by word.
    func plain(_ bytes: [UInt8]) -> UInt16 {
        var sum: UInt32 = 0
        for i in stride(from: 0, to: bytes.count, by: 2) {
            sum += UInt32(bytes[i]) << 8 | (i + 1 < bytes.count ? UInt32(bytes[i + 1]) : 0)
            sum = (sum & 0xFFFF) + (sum >> 16)
        }
        return ~UInt16(sum)
    }

    @Test("The example of RFC 1071 §3")
    func example() {
        #expect(checksum([0x00, 0x01, 0xF2, 0x03, 0xF4, 0xF5, 0xF6, 0xF7]) == ~0xDDF2)
    }

    @Test("Every length, odd ones too, agrees with the definition")
    func lengths() {
        var random = SeededGenerator(seed: 1)
        for length in 0..<200 {
            let bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            #expect(checksum(bytes) == plain(bytes))
        }
        #expect(checksum(Array(repeating: 0xFF, count: 65_535)) == plain(Array(repeating: 0xFF, count: 65_535)))
    }

    @Test("The largest packets, with the largest sums", arguments: [63, 64, 65_472, 65_535, 65_536, 70_001])
    func largest(count: Int) {
        for byte in [0xFF, 0x80, 0x01] as [UInt8] {
            let bytes = [UInt8](repeating: byte, count: count)
            #expect(checksum(bytes) == plain(bytes))
        }
    }

    @Test("Bytes with a correct checksum sum to zero")
    func verifies() {
        var bytes: [UInt8] = [0x45, 0, 0, 20, 1, 2, 0x40, 0, 64, 6, 0, 0, 192, 0, 2, 1, 192, 0, 2, 2]
        let value = checksum(bytes)
        bytes[10] = UInt8(value >> 8)
        bytes[11] = UInt8(value & 255)
        #expect(checksum(bytes) == 0)
    }

    @Test("Changing a word and correcting the sum is the same as summing again")
    func incremental() {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<2000 {
            var bytes = (0..<20).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let before = checksum(bytes)
            let i = 2 * Int(random.next(below: 10))
            let old = UInt16(bytes[i]) << 8 | UInt16(bytes[i + 1])
            let new = UInt16(truncatingIfNeeded: random.next(below: 3) == 0 ? 0xFFFF : random.next())
            bytes[i] = UInt8(new >> 8)
            bytes[i + 1] = UInt8(new & 255)
            #expect(InternetChecksum.update(before, replacing: old, with: new) == checksum(bytes))
        }
    }

    @Test("RFC 1624 §4: the case in which the older formula gives minus zero")
    func minusZero() {
        #expect(InternetChecksum.update(0xDD2F, replacing: 0x5555, with: 0x3285) == 0x0000)
    }

    @Test("The pseudo-header counts both addresses, the protocol and the length")
    func pseudoHeader() {
        let sum = InternetChecksum(
            pseudoHeaderFrom: IPAddress(192, 0, 2, 1), to: IPAddress(198, 51, 100, 7), protocol: .udp, length: 517)
        #expect(sum.value == plain([192, 0, 2, 1, 198, 51, 100, 7, 0, 17, 2, 5]))
    }
}
