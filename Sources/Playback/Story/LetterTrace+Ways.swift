// Where a letter to several domains parts: its hops as a tree. Read first: LetterTrace.swift.
//
//     mail.minami.example                      one letter, handed in
//       mail.kita.example                      a copy for each domain
//       mx2.higashi.example, mx1.higashi.example

extension LetterTrace {
    /// A part of the way on which the letter stays together.
    package struct Way: Equatable, Sendable {
        /// How often it has parted before.
        package var depth: Int
        /// The servers, one after the other.
        package var hosts: [String]

        /// A part of the way.
        package init(depth: Int, hosts: [String]) {
            self.depth = depth
            self.hosts = hosts
        }
    }

    /// The whole way, in order: after each part those that begin where it ends. One part for a letter that never
    /// parted.
    package var ways: [Way] {
        var children: [[Int]] = Array(repeating: [], count: hops.count)
        var roots: [Int] = []
        // For look-up only: where each host stands last so far.
        var latest: [String: Int] = [:]
        for (number, hop) in hops.enumerated() {
            if let before = hop.from.flatMap({ latest[$0] }) {
                children[before].append(number)
            } else {
                roots.append(number)
            }
            latest[hop.host] = number
        }
        var result: [Way] = []
        var waiting = roots.reversed().map { (hop: $0, depth: 0) }
        while let (first, depth) = waiting.popLast() {
            var last = first
            var hosts = [hops[first].host]
            while children[last].count == 1 {
                last = children[last][0]
                hosts.append(hops[last].host)
            }
            result.append(Way(depth: depth, hosts: hosts))
            waiting += children[last].reversed().map { (hop: $0, depth: depth + 1) }
        }
        return result
    }
}
