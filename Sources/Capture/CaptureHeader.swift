// What a capture says about itself before its first frame. Read first: CapturedLink.swift, CapturedName.swift.

/// The head of a capture. The same lesson and seed must give the same bytes on every machine, so nothing here names the
/// machine, its clock or its user.
package struct CaptureHeader: Equatable, Sendable {
    /// What the capture shows, for `capinfos` and Wireshark's Capture File Properties.
    package var comment: String
    /// Its interfaces; a frame names one by its index.
    package var links: [CapturedLink]
    /// One name for an address: with several, Wireshark keeps the last.
    package var names: [CapturedName]

    package init(comment: String = "", links: [CapturedLink], names: [CapturedName] = []) {
        self.comment = comment
        self.links = links
        self.names = names
    }
}
