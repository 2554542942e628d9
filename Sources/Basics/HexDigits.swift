// Numbers in hexadecimal, as people compare them: all of the same width. Read first: nothing.

extension FixedWidthInteger where Self: UnsignedInteger {
    /// All digits, also the zeros in front: `0000beef` is a UInt32.
    package var hexDigits: String { hexDigits(uppercase: false) }

    /// The same in capitals: `0000BEEF`.
    package var capitalHexDigits: String { hexDigits(uppercase: true) }

    private func hexDigits(uppercase: Bool) -> String {
        let digits = String(self, radix: 16, uppercase: uppercase)
        return String(repeating: "0", count: Self.bitWidth / 4 - digits.count) + digits
    }
}
