// What a player shows at a stage. Read first: Stage.swift. Then Zoom.swift.

/// How close to look, and at what.
package struct Focus: Equatable, Sendable {
    package var zoom: Zoom?
    /// A letter's id.
    package var message: String?
    /// A host's name.
    package var host: String?
    /// A link's name.
    package var link: String?

    package init(zoom: Zoom? = nil, message: String? = nil, host: String? = nil, link: String? = nil) {
        self.zoom = zoom
        self.message = message
        self.host = host
        self.link = link
    }
}
