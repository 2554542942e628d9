// The name of a letter in one server's queue: `2620BFA3D24`, eleven hexadecimal digits. Read first: nothing.
//
// The first five digits are the microseconds of the moment, the rest is a number that counts on a host from a start of
// chance, as a file system numbers its files. Unique among the letters that the queue holds.

import Basics

/// A queue id.
package struct QueueID: Hashable, Sendable {
    /// 44 bits.
    package var value: UInt64

    /// The id of the low 44 bits.
    package init(value: UInt64) { self.value = value & 0xFFF_FFFF_FFFF }
}

extension QueueID: FlatKey {
    package var stirred: UInt64 { value.stirred }
}

extension QueueID: CustomStringConvertible {
    /// Eleven digits.
    package var description: String {
        unsafe String(unsafeUninitializedCapacity: 11) { digits in
            for i in 0..<11 {
                let digit = UInt8(truncatingIfNeeded: value >> UInt64(40 - 4 * i)) & 15
                unsafe digits[i] = digit < 10 ? 48 + digit : 55 + digit
            }
            return 11
        }
    }
}
