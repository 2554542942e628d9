// Options of the commands that play a lesson to its end. Read first: RunCommand.swift, SolveCommand.swift.

import ArgumentParser
import Capture
import Playback

/// What is chosen, and what is written.
struct PlayOptions: ParsableArguments {
    @Option(help: "Seed of all chance, instead of the lesson's.")
    var seed: UInt64?

    @Option(help: ArgumentHelp("Write the frames to a file, or with - to standard output.", valueName: "FILE|-"))
    var capture: String?

    @Option(
        name: .customLong("capture-format"),
        help: ArgumentHelp(
            "pcapng, or pcap for old tools: it has no room for the narration, names, links and directions.",
            valueName: "pcapng|pcap"))
    var format: CaptureFormat = .pcapng

    @Option(
        help: ArgumentHelp(
            """
            From where to look: first (each packet once, on the first link that it crosses), link:NAME, host:NAME, \
            path (every link in one file), all (a folder with a file for each link).
            """, valueName: "V"))
    var viewpoint: String?

    @Option(help: ArgumentHelp("Capture filter in tcpdump's language; emulated hosts by name.", valueName: "EXPR"))
    var filter: String?

    @Option(help: ArgumentHelp("Write a report in JSON, with - to standard output.", valueName: "FILE|-"))
    var report: String?

    @Flag(help: "Add every word of every conversation.")
    var transcript = false

    @Flag(help: "Do not tell the story.")
    var quiet = false

    @Flag(help: "Existing files may be replaced.")
    var force = false

    @OptionGroup var color: ColorOption

    /// Fills in what they say.
    func apply(to request: inout RunRequest) {
        request.seed = seed
        request.color = color.color
        request.capture = capture.map(OutputPlace.init)
        request.format = format
        request.viewpoint = viewpoint
        request.filter = filter
        request.report = report.map(OutputPlace.init)
        request.wantsTranscript = transcript
        request.isQuiet = quiet
        request.mayReplace = force
    }
}

extension CaptureFormat: ExpressibleByArgument {}
