// What can still be wrong when a checked topology is built. Read first: EmulatedTopology.swift.

/// A topology that cannot be built. Files that passed the checker never cause it; topologies made by a program can.
package struct BuildError: Error, Equatable, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}
