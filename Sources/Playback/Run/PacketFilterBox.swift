// Lets a class hold a filter that may be missing. Read first: Sources/Capture/PacketFilter.swift.

import Capture

/// A filter on the heap.
final class PacketFilterBox {
    let filter: PacketFilter

    init(_ expression: String, names: [CapturedName]) throws(FilterError) {
        filter = try PacketFilter(expression, names: names)
    }
}
