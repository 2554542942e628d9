// Many deadlines under names, and which of them comes next: the timers of a host's services.
// Read first: Instant.swift, FlatMap.swift.
//
// Most timers are moved again and again (every line of a dialogue renews a five-minute timeout) and nearly none ever
// fires. So moving a timer later only writes down its new time; the old place in the heap is looked at when it comes
// up. Equal deadlines fire in the order in which they were set.

/// Named deadlines; at most one per key.
public struct TimerTable<Key: FlatKey>: Equatable, Sendable {
    @usableFromInline struct Entry: Equatable, Sendable {
        @usableFromInline var deadline: Instant
        @usableFromInline var order: UInt64
        @usableFromInline var key: Key

        @inlinable init(deadline: Instant, order: UInt64, key: Key) {
            self.deadline = deadline
            self.order = order
            self.key = key
        }

        @inlinable func precedes(_ other: Entry) -> Bool {
            deadline == other.deadline ? order < other.order : deadline < other.deadline
        }
    }

    @usableFromInline struct Live: Equatable, Sendable {
        @usableFromInline var deadline: Instant
        @usableFromInline var order: UInt64
        /// The deadline under which the key stands in the heap: never later than `deadline`.
        @usableFromInline var queuedAt: Instant

        @inlinable init(deadline: Instant, order: UInt64, queuedAt: Instant) {
            self.deadline = deadline
            self.order = order
            self.queuedAt = queuedAt
        }
    }

    @usableFromInline var heap: [Entry] = []
    @usableFromInline var live = FlatMap<Key, Live>()
    @usableFromInline var nextOrder: UInt64 = 0

    /// A table without timers.
    @inlinable public init() {}

    /// How many timers are set.
    @inlinable public var count: Int { live.count }

    /// No timer fires before this moment; `never` when none is set. May be early, never late.
    @inlinable public var nextDeadline: Instant { live.isEmpty ? .never : heap.first?.deadline ?? .never }

    /// Sets the timer `key`, or moves it.
    @inlinable
    public mutating func set(_ key: Key, at deadline: Instant) {
        nextOrder += 1
        if let old = live[key], old.queuedAt <= deadline {
            live[key] = Live(deadline: deadline, order: nextOrder, queuedAt: old.queuedAt)
            return
        }
        live[key] = Live(deadline: deadline, order: nextOrder, queuedAt: deadline)
        push(Entry(deadline: deadline, order: nextOrder, key: key))
        if heap.count > 2 * live.count + 64 { compact() }
    }

    /// Takes the timer back; nothing happens when it is not set.
    @inlinable
    public mutating func cancel(_ key: Key) {
        live[key] = nil
        if live.isEmpty { heap.removeAll(keepingCapacity: true) }
    }

    /// The timers that are set, in the order in which they will fire.
    public var pending: [(key: Key, deadline: Instant)] {
        var known: [UInt64: (key: Key, deadline: Instant)] = [:]
        // A key may stand in the heap more than once; the order in which it was set last is its own.
        for entry in heap {
            if let timer = live[entry.key] { known[timer.order] = (entry.key, timer.deadline) }
        }
        return known.sorted { ($0.value.deadline, $0.key) < ($1.value.deadline, $1.key) }.map(\.value)
    }

    /// Forgets all timers.
    @inlinable
    public mutating func removeAll() {
        heap.removeAll()
        live.removeAll()
    }

    /// The next timer that is due at `now`, taken out; nil when none is.
    @inlinable
    public mutating func popDue(at now: Instant) -> Key? {
        while let first = heap.first, first.deadline <= now {
            pop()
            guard let timer = live[first.key], timer.queuedAt == first.deadline else { continue }
            if timer.deadline == first.deadline && timer.order == first.order {
                live[first.key] = nil
                return first.key
            }
            // It was moved since it was put into the heap: now it goes where it belongs.
            live[first.key]?.queuedAt = timer.deadline
            push(Entry(deadline: timer.deadline, order: timer.order, key: first.key))
        }
        return nil
    }

    @inlinable
    mutating func compact() {
        var kept: [Entry] = []
        for entry in heap where live[entry.key]?.queuedAt == entry.deadline { kept.append(entry) }
        heap.removeAll(keepingCapacity: true)
        for entry in kept { push(entry) }
    }

    @inlinable
    mutating func push(_ entry: Entry) {
        heap.append(entry)
        var i = heap.count - 1
        while i > 0 {
            let parent = (i - 1) / 2
            if !heap[i].precedes(heap[parent]) { break }
            heap.swapAt(i, parent)
            i = parent
        }
    }

    @inlinable
    mutating func pop() {
        let last = heap.removeLast()
        if heap.isEmpty { return }
        heap[0] = last
        var i = 0
        while true {
            var least = i
            for child in (2 * i + 1)..<(2 * i + 3) where child < heap.count && heap[child].precedes(heap[least]) {
                least = child
            }
            if least == i { return }
            heap.swapAt(i, least)
            i = least
        }
    }
}
