// Text beyond ASCII in letters, digits and hyphens (RFC 3492). Read first: nothing.
//
//     北          djr
//     bücher      bcher-kva
//
// ASCII characters come first, as they are, with a hyphen behind them; then one number for each other character, in the
// order of their code points: how far to count from the one before to this character at its place. The digits of such
// a number weigh less or more by what the numbers before it were like.

import Basics

enum Punycode {
    /// The code of `label`.
    static func encode(_ label: [Unicode.Scalar]) -> String {
        var result = String(String.UnicodeScalarView(label.filter(\.isASCII)))
        let basicCount = result.utf8.count
        if basicCount > 0 { result += "-" }
        // RFC 3492 §6.3
        var (handled, codePoint, delta, bias) = (basicCount, firstCodePoint, 0, firstBias)
        while let next = label.lazy.map({ Int($0.value) }).filter({ $0 >= codePoint }).min() {
            delta += (next - codePoint) * (handled + 1)
            codePoint = next
            for scalar in label.lazy.map({ Int($0.value) }) {
                if scalar < codePoint { delta += 1 }
                guard scalar == codePoint else { continue }
                append(delta, bias, to: &result)
                bias = adapted(delta, handled + 1, isFirst: handled == basicCount)
                delta = 0
                handled += 1
            }
            delta += 1
            codePoint += 1
        }
        return result
    }

    // RFC 3492 §5: the parameters.
    private static let base = 36
    private static let (lowest, highest) = (1, 26)
    private static let (skew, damp) = (38, 700)
    private static let firstBias = 72
    private static let firstCodePoint = 0x80

    /// RFC 3492 §3.3: a number whose digits have weights of their own; the last is the one below its threshold.
    private static func append(_ number: Int, _ bias: Int, to result: inout String) {
        var rest = number
        var weight = base
        while true {
            let threshold = min(max(weight - bias, lowest), highest)
            if rest < threshold { break }
            result.unicodeScalars.append(digit(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            weight += base
        }
        result.unicodeScalars.append(digit(rest))
    }

    /// `a` to `z` are 0 to 25, `0` to `9` are 26 to 35.
    private static func digit(_ value: Int) -> Unicode.Scalar {
        Unicode.Scalar(UInt8(value < 26 ? 0x61 + value : 0x30 + value - 26))
    }

    /// RFC 3492 §6.1
    private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / damp : delta / 2
        delta += delta / count
        var steps = 0
        while delta > (base - lowest) * highest / 2 {
            delta /= base - lowest
            steps += base
        }
        return steps + (base - lowest + 1) * delta / (delta + skew)
    }
}
