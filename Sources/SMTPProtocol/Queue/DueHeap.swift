// What is due first: a binary heap of moments. Read first: nothing.

import Basics

/// Queue ids by the moment of their next attempt; ties go by the order of insertion.
struct DueHeap: Equatable, Sendable {
    struct Item: Equatable, Sendable {
        var at: Instant
        var id: QueueID
        var sequence: UInt64 = 0

        init(at: Instant, id: QueueID) {
            self.at = at
            self.id = id
        }
    }

    private var items: [Item] = []
    private var nextSequence: UInt64 = 0

    var first: Item? { items.first }

    mutating func insert(_ item: Item) {
        var item = item
        item.sequence = nextSequence
        nextSequence += 1
        items.append(item)
        var child = items.count - 1
        while child > 0, precedes(child, (child - 1) / 2) {
            items.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func removeFirst() {
        guard let last = items.popLast(), !items.isEmpty else { return }
        items[0] = last
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < items.count && precedes(child, least) {
                least = child
            }
            if least == parent { return }
            items.swapAt(parent, least)
            parent = least
        }
    }

    mutating func removeAll() { items = [] }

    private func precedes(_ a: Int, _ b: Int) -> Bool {
        (items[a].at, items[a].sequence) < (items[b].at, items[b].sequence)
    }
}
