// A part of a value that is rarely changed, kept apart so that copies of the value share it.
// Read first: nothing. Then ChunkedArray.swift, which does the same for many elements.
//
// A host is copied when it is touched for the first time after a snapshot. What a packet does not change (addresses,
// routes, listening sockets, mailboxes) stands in such a box: then the copy counts one reference instead of dozens.
// Reached by a pointer, because each look at a field of a class is checked for exclusive access while the program runs:
// 5 ns. The checks would find nothing: a box is a value, and the compiler checks the accesses to values.

/// A value in storage of its own, which copies share until one of them changes it.
///
/// `@unchecked Sendable`: the storage is written only while it is uniquely referenced, which is checked before.
public struct Boxed<Value> {
    @usableFromInline var storage: ManagedBuffer<Value, UInt8>

    /// A box with `value` in it.
    @inlinable public init(_ value: Value) { storage = .create(minimumCapacity: 0) { _ in value } }

    /// What is in the box: to read it costs a look, to change it a copy if somebody else holds the box too.
    @inlinable public var value: Value {
        @inline(__always) _read { yield unsafe content.pointee }
        @inline(__always) _modify {
            if !isKnownUniquelyReferenced(&storage) { storage = unsafe Boxed(content.pointee).storage }
            yield unsafe &content.pointee
        }
    }

    /// The same for a box of which its owner knows that nobody else holds it: nothing is looked up. A debug build makes
    /// sure.
    @inlinable public var own: Value {
        @inline(__always) _read { yield unsafe content.pointee }
        @inline(__always) _modify {
            assert(isKnownUniquelyReferenced(&storage), "the box is shared")
            yield unsafe &content.pointee
        }
    }

    /// Where the value is, for as long as the box is held.
    @inlinable @inline(__always) var content: UnsafeMutablePointer<Value> {
        unsafe storage.withUnsafeMutablePointerToHeader { unsafe $0 }
    }
}

extension Boxed: @unchecked Sendable where Value: Sendable {}

extension Boxed: Equatable where Value: Equatable {
    /// Two boxes are equal when it is the same one, or when their contents are.
    @inlinable public static func == (a: Boxed, b: Boxed) -> Bool {
        a.storage === b.storage || a.value == b.value
    }
}
