// A value of ASN.1 as certificates have them: a kind, a length, a content (ITU-T X.690). Read first:
// Dissector+Certificates.swift.

/// Where one value lies in its bytes.
struct BERElement {
    var tag: UInt8
    /// Where it begins, with its kind; where its content begins; where it ends.
    var start, content, end: Int

    /// Reads the value at `start`; nil when it is not all there, or has no length of its own.
    init?(_ bytes: [UInt8], _ start: Int, _ end: Int) {
        guard start + 2 <= end, bytes[start] & 0x1F != 0x1F else { return nil }
        var length = Int(bytes[start + 1])
        var content = start + 2
        if length >= 0x80 {
            let count = length & 0x7F
            guard (1...4).contains(count), content + count <= end else { return nil }
            length = bytes[content..<(content + count)].reduce(0) { $0 << 8 | Int($1) }
            content += count
        }
        guard content + length <= end else { return nil }
        (tag, self.start, self.content, self.end) = (bytes[start], start, content, content + length)
    }

    var count: Int { end - content }

    /// The values in it, as far as they can be read.
    func parts(_ bytes: [UInt8]) -> [BERElement] {
        var parts: [BERElement] = []
        var place = content
        while parts.count < 200, let part = BERElement(bytes, place, end) {
            parts.append(part)
            place = part.end
        }
        return parts
    }

    /// Of an object identifier: `2.5.4.3`.
    func name(_ bytes: [UInt8]) -> String {
        var numbers: [UInt64] = []
        var number: UInt64 = 0
        for byte in bytes[content..<end] {
            number = number << 7 | UInt64(byte & 0x7F)
            if byte & 0x80 == 0 {
                if numbers.isEmpty {
                    let first = min(2, number / 40)
                    numbers = [first, number - first * 40]
                } else {
                    numbers.append(number)
                }
                number = 0
            }
        }
        return numbers.map { "\($0)" }.joined(separator: ".")
    }
}
