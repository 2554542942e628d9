// What every process that measures does first. Read first: Sources/Basics/MemoryAllocator.swift.

import Basics

/// Work that is measured.
public enum Workload {
    /// Sets the process up as `yubin` does. To be called once, at its beginning.
    public static func prepare() { MemoryAllocator.prepare() }
}
