// A number that stands for a whole value, the same in every run and on every machine. Read first: nothing.
//
// Two worlds with the same digest are the same for all that anybody can tell. It goes through everything that a value
// holds, in the order of its declaration, and hashes names and contents by FNV-1a with 128 bits
// (draft-eastlake-fnv). Swift's own hashing would not do: it is seeded anew in every process. Dictionaries and sets are
// taken in the order of their members' digests, so that their own order, which is seeded too, does not matter.
//
// Nearly all of the time goes into the mirrors: walking through them without hashing anything takes as long. Listing the
// properties of each type by hand would be quicker, until somebody adds one and forgets the list.

import Basics

/// A digest of 128 bits.
package struct StateDigest: Equatable, Sendable, CustomStringConvertible {
    private var hash: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D

    /// The digest of any value made of structs, enums, collections, numbers and text.
    package init(of value: Any) { add(value, unless: { false }) }

    /// The same, which takes seconds where there are a thousand hosts: nil when `isAskedToStop` says so on the way.
    package init?(of value: Any, unless isAskedToStop: () -> Bool) {
        add(value, unless: isAskedToStop)
        if isAskedToStop() { return nil }
    }

    private init() {}

    /// 32 hexadecimal digits.
    package var description: String { hash.hexDigits }

    private mutating func add(byte: UInt8) {
        hash = (hash ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013B
    }

    private mutating func add(number: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { add(byte: UInt8(truncatingIfNeeded: number >> UInt64(shift))) }
    }

    private mutating func add(text: String) {
        var count: UInt64 = 0
        for byte in text.utf8 {
            add(byte: byte)
            count += 1
        }
        add(number: count)
    }

    private mutating func add(_ value: Any, unless isAskedToStop: () -> Bool) {
        // What can be read at a glance; a mirror would take the value apart byte by byte.
        switch value {
        case let bytes as [UInt8]:
            for byte in bytes { add(byte: byte) }
            return add(number: UInt64(bytes.count))
        case let packet as PacketBuffer: return add(packet.array, unless: isAskedToStop)
        case let text as String: return add(text: text)
        case let flag as Bool: return add(byte: flag ? 1 : 0)
        case let number as UInt128:
            add(number: UInt64(truncatingIfNeeded: number))
            return add(number: UInt64(truncatingIfNeeded: number >> 64))
        case let number as any BinaryInteger: return add(number: UInt64(truncatingIfNeeded: number))
        default: break
        }
        if isAskedToStop() { return }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .dictionary, .set:
            var members = mirror.children.map { child in
                var digest = StateDigest()
                digest.add(child.value, unless: isAskedToStop)
                return digest.hash
            }
            members.sort()
            for member in members {
                add(number: UInt64(truncatingIfNeeded: member))
                add(number: UInt64(truncatingIfNeeded: member >> 64))
            }
            add(number: UInt64(members.count))
        case .enum where mirror.children.isEmpty: add(text: "\(value)")
        case .struct, .class, .enum, .tuple, .optional, .collection, .foreignReference, .none, .some:
            var count: UInt64 = 0
            for child in mirror.children {
                if let label = child.label { add(text: label) }
                add(child.value, unless: isAskedToStop)
                count += 1
            }
            add(number: count)
        }
    }
}
