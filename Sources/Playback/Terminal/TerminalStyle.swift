// Colour, where it is wanted. Read first: nothing.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// How text for people looks: its width, and whether it may have colours. Colour never says what words do not say.
package struct TerminalStyle: Equatable, Sendable {
    /// Columns; text is wrapped there.
    package var width: Int
    package var hasColor: Bool

    package init(width: Int = 80, hasColor: Bool = false) {
        self.width = width
        self.hasColor = hasColor
    }

    /// Whether there are colours.
    package enum ColorChoice: String, CaseIterable, Sendable {
        /// On a terminal, unless the environment forbids them: NO_COLOR (https://no-color.org), TERM=dumb.
        case auto
        case always
        case never
    }

    /// What fits the file behind `descriptor`: plain text, 80 columns wide, unless it is a terminal.
    package static func of(
        descriptor: Int32, environment: [String: String], color: ColorChoice = .auto
    ) -> TerminalStyle {
        guard isTerminal(descriptor) else { return TerminalStyle(hasColor: color == .always) }
        var size = winsize()
        let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        // Some terminals do not know how wide they are, but their user does.
        let columns = isKnown ? Int(size.ws_col) : environment["COLUMNS"].flatMap { Int($0) } ?? 80
        let forbidden = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        let isWanted =
            switch color {
            case .auto: !forbidden && environment["TERM"] != "dumb"
            case .always: true
            case .never: false
            }
        return TerminalStyle(width: min(max(columns, 20), 120), hasColor: isWanted)
    }

    package static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// Ways to set text off (ECMA-48 SGR).
    package enum Tone: String, Sendable {
        case title = "1;36"
        case strong = "1"
        case faint = "2"
        case client = "32"
        case server = "34"
        case question = "35"
        case good = "1;32"
        case bad = "1;31"
    }

    /// `text` in that tone.
    package func paint(_ text: String, _ tone: Tone) -> String {
        hasColor ? "\u{1B}[\(tone.rawValue)m\(text)\u{1B}[0m" : text
    }
}
