// One end of a link: `hana-pc`, `router:eth1`, `switch:3`. Read first: nothing.

/// Reads where a link is plugged in.
enum LinkEndText {
    /// The node, and the port when one is named; nil for anything else.
    static func parse(_ text: String) -> (node: String, port: String?)? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard (1...2).contains(parts.count), DomainText.isHostName(parts[0]) else { return nil }
        guard parts.count == 2 else { return (parts[0], nil) }
        guard (1...15).contains(parts[1].utf8.count), DomainText.isHostName(parts[1]) else { return nil }
        return (parts[0], parts[1])
    }
}
