// What the story says about the capture of a run. Read first: StoryPrinter.swift.

import Scenarios

/// Where the capture of a run went, for the words that end its story.
package enum CaptureMention: Equatable, Sendable {
    /// Nothing was captured.
    case none
    /// Another program has read it from standard output.
    case stream
    /// A file that Wireshark opens.
    case file(String)
    /// A folder with a file for each link, which Wireshark cannot open as a whole.
    case folder(String)

    /// How a reader goes on.
    var advice: LocalizedText {
        switch self {
        case .none: StoryWords.makeCapture
        case .stream: StoryWords.streamedCapture
        case .file: StoryWords.openCapture
        case .folder: StoryWords.openOneCapture
        }
    }

    /// What to type in a shell; nil when there is nothing to open.
    var command: String? {
        switch self {
        case .none: "wireshark FILE.pcapng"
        case .stream: nil
        case .file(let path): "wireshark \(Self.inShell(path))"
        case .folder(let path): "ls \(Self.inShell(path))"
        }
    }

    /// `path` as one word of a shell.
    private static func inShell(_ path: String) -> String {
        let isPlain = path.utf8.allSatisfy {
            switch $0 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-"),
                UInt8(ascii: "_"), 0x80...:
                true
            default: false
            }
        }
        let word = isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
        // A name that begins like an option.
        return path.hasPrefix("-") ? "./" + word : word
    }
}
